/// The header of a message or of one of its parts: fields in order, every byte kept.
package struct HeaderBlock: Hashable, Sendable {
  /// The message that the header is part of.
  let bytes: [UInt8]
  /// From the first byte up to and with the empty line that ends the header.
  package let range: Range<Int>
  package let fields: [HeaderField]

  /// As much of a field's value, or of all fields of one name, is read: two million bytes hold
  /// more addresses than anybody writes to.
  static let valueLimit = 2 << 20
  /// As many fields are read.
  static let fieldLimit = 100_000

  /// The name as written, without the colon.
  package func name(of field: HeaderField) -> String {
    bytes[field.nameRange].text
  }

  /// The bytes after the colon, unfolded: line ends gone, blanks kept, RFC 5322 §2.2.3.
  ///
  /// A CR that ends no line becomes a space.
  package func value(of field: HeaderField) -> [UInt8] {
    let raw = bytes[field.valueRange].prefix(Self.valueLimit)
    guard bytes.has(.lineFeed, in: raw.indices) || bytes.has(.carriageReturn, in: raw.indices)
    else { return Array(raw.trimmed) }
    var output: [UInt8] = []
    output.reserveCapacity(raw.count)
    for (index, byte) in zip(raw.indices, raw) where byte != .lineFeed {
      if byte != .carriageReturn {
        output.append(byte)
      } else if hasBareReturn(at: index, before: raw.endIndex) {
        output.append(.space)
      }
    }
    return Array(output.trimmed)
  }

  /// Whether the value has a CR within a line.
  func hasBareReturn(in field: HeaderField) -> Bool {
    field.valueRange.contains {
      bytes[$0] == .carriageReturn && hasBareReturn(at: $0, before: field.valueRange.upperBound)
    }
  }

  private func hasBareReturn(at index: Int, before end: Int) -> Bool {
    guard index + 1 < end else { return false }
    let next = bytes[index + 1]
    return next != .lineFeed && next != .carriageReturn && !next.isBlank
  }

  /// The first field of that name in any case, or `nil`.
  package func first(_ name: StaticString) -> HeaderField? {
    bytes.withUnsafeBufferPointer { bytes in fields.first { bytes[$0.nameRange].spells(name) } }
  }

  /// The unfolded value of the first field of that name, or `nil`.
  package func value(_ name: StaticString) -> [UInt8]? {
    first(name).map(value(of:))
  }

  /// The unfolded values of all fields of that name, in order.
  package func values(_ name: StaticString) -> [[UInt8]] {
    var room = Self.valueLimit
    let found = bytes.withUnsafeBufferPointer { bytes in
      fields.filter { bytes[$0.nameRange].spells(name) }
    }
    return found.map(value(of:)).prefix { value in
      defer { room -= value.count }
      return room > 0
    }
  }

  /// The value of the first field of that name as text, encoded words decoded.
  package func text(_ name: StaticString) -> String? {
    value(name).map { EncodedWord.decode($0) }
  }
}
