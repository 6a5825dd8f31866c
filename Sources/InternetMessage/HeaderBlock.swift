/// The header of a message or of one of its parts: fields in order, every byte kept.
package struct HeaderBlock: Hashable, Sendable {
  /// The message that the header is part of.
  let bytes: [UInt8]
  /// From the first byte up to and with the empty line that ends the header.
  package let range: Range<Int>
  package let fields: [HeaderField]

  /// The name as written, without the colon.
  package func name(of field: HeaderField) -> String {
    bytes[field.nameRange].text
  }

  /// The bytes after the colon, unfolded: line ends gone, blanks kept, RFC 5322 §2.2.3.
  package func value(of field: HeaderField) -> [UInt8] {
    let raw = bytes[field.valueRange]
    guard raw.contains(where: { $0 == .lineFeed || $0 == .carriageReturn }) else {
      return Array(raw.trimmed)
    }
    return Array(raw.filter { $0 != .lineFeed && $0 != .carriageReturn }.trimmed)
  }

  /// The first field of that name in any case, or `nil`.
  package func first(_ name: StaticString) -> HeaderField? {
    fields.first { bytes[$0.nameRange].spells(name) }
  }

  /// The unfolded value of the first field of that name, or `nil`.
  package func value(_ name: StaticString) -> [UInt8]? {
    first(name).map(value(of:))
  }

  /// The unfolded values of all fields of that name, in order.
  package func values(_ name: StaticString) -> [[UInt8]] {
    fields.filter { bytes[$0.nameRange].spells(name) }.map(value(of:))
  }

  /// The value of the first field of that name as text, encoded words decoded.
  package func text(_ name: StaticString) -> String? {
    value(name).map { EncodedWord.decode($0) }
  }
}
