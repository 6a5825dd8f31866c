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
    withValue(of: field) { Array($0) }
  }

  /// Calls `read` with what ``value(of:)`` would be, which is in memory only meanwhile.
  func withValue<Result>(
    of field: HeaderField, _ read: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    withRawValue(of: field) { raw in
      guard raw.has(.lineFeed) || raw.has(.carriageReturn) else { return read(raw.trimmed) }
      return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: raw.count) { output in
        let count = Self.unfold(raw, into: output)
        return read(UnsafeBufferPointer(rebasing: output[..<count]).trimmed)
      }
    }
  }

  /// Calls `read` with the value as it is written, folded and with the blanks around it.
  func withRawValue<Result>(
    of field: HeaderField, _ read: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    bytes.withUnsafeBufferPointer { read($0.part(field.valueRange.prefix(Self.valueLimit))) }
  }

  /// Copies a value without its line ends, and tells how long that is.
  private static func unfold(
    _ raw: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    var (count, start, feed) = (0, 0, -1)
    while start < raw.count {
      if feed < start {
        feed = raw.firstIndex(of: .lineFeed, from: start, to: raw.count) ?? raw.count
      }
      let end = raw.firstIndex(of: .carriageReturn, from: start, to: feed) ?? feed
      let line = UnsafeMutableBufferPointer(rebasing: output[count...])
      count += line.update(fromContentsOf: raw.part(start..<end))
      if end < feed, hasBareReturn(in: raw, at: end) {
        output[count] = .space
        count += 1
      }
      start = end + 1
    }
    return count
  }

  /// Whether the value has a CR within a line.
  func hasBareReturn(in field: HeaderField) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      let raw = bytes.part(field.valueRange)
      return raw.indices.contains {
        raw[$0] == .carriageReturn && Self.hasBareReturn(in: raw, at: $0)
      }
    }
  }

  private static func hasBareReturn(in raw: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard index + 1 < raw.count else { return false }
    let next = raw[index + 1]
    return next != .lineFeed && next != .carriageReturn && !next.isBlank
  }

  /// The first field of that name in any case, or `nil`.
  package func first(_ name: StaticString) -> HeaderField? {
    bytes.withUnsafeBufferPointer { bytes in
      let key = FieldKey(of: name)
      for index in fields.indices where fields[index].key == key {
        if bytes.part(fields[index].nameRange).spells(name) { return fields[index] }
      }
      return nil
    }
  }

  /// The unfolded value of the first field of that name, or `nil`.
  package func value(_ name: StaticString) -> [UInt8]? {
    first(name).map(value(of:))
  }

  /// The unfolded values of all fields of that name, in order.
  package func values(_ name: StaticString) -> [[UInt8]] {
    var values: [[UInt8]] = []
    visitValues(name) { values.append(Array($0)) }
    return values
  }

  /// Calls `read` with each of ``values(_:)``, which are in memory only meanwhile.
  func visitValues(_ name: StaticString, _ read: (UnsafeBufferPointer<UInt8>) -> Void) {
    bytes.withUnsafeBufferPointer { bytes in
      var room = Self.valueLimit
      let key = FieldKey(of: name)
      for index in fields.indices where fields[index].key == key && room > 0 {
        guard bytes.part(fields[index].nameRange).spells(name) else { continue }
        withValue(of: fields[index]) { value in
          read(value)
          room -= value.count
        }
      }
    }
  }

  /// The value of the first field of that name as text, encoded words decoded.
  package func text(_ name: StaticString) -> String? {
    first(name).map { field in withValue(of: field) { EncodedWord.decode($0) } }
  }
}
