/// The identifier of a message, RFC 5322 §3.6.4, without its angle brackets.
package struct MessageID: Hashable, Sendable, CustomStringConvertible {
  /// As it is written, blanks left out.
  package let description: String

  /// Takes `text` but for blanks and the brackets around it.
  package init(_ text: String) {
    var text = text
    self = text.withUTF8 { bytes in
      let bytes = bytes.trimmed
      let isBracketed = bytes.count > 1 && bytes.first == .less && bytes.last == .greater
      return MessageID(bytes: isBracketed ? bytes.part(1..<bytes.count - 1) : bytes)
    }
  }

  /// Takes what ``description`` was.
  package init(described description: String) {
    self.description = description
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) {
    description = bytes.hasBlanks ? bytes.filter { !$0.isWhitespace }.text : bytes.text
  }

  /// The identifiers in the value of Message-ID, In-Reply-To or References.
  ///
  /// Everything between `<` and `>` counts and nothing else, so that the phrases which old
  /// programs wrote between them (RFC 5322 §4.5.4) do no harm.
  package static func list(in value: [UInt8]) -> [MessageID] {
    value.withUnsafeBufferPointer { list(in: $0) }
  }

  static func list(in value: UnsafeBufferPointer<UInt8>) -> [MessageID] {
    var list: [MessageID] = []
    // Few identifiers are shorter.
    list.reserveCapacity(value.count / 32 + 1)
    var end = 0
    while let id = next(in: value, from: &end) { list.append(id) }
    return list
  }

  /// The first of ``list(in:)``, or `nil`.
  static func first(in value: UnsafeBufferPointer<UInt8>) -> MessageID? {
    var end = 0
    return next(in: value, from: &end)
  }

  private static func next(
    in value: UnsafeBufferPointer<UInt8>, from index: inout Int
  ) -> MessageID? {
    guard var start = value.firstIndex(of: .less, from: index, to: value.count),
      let end = value.firstIndex(of: .greater, from: start, to: value.count)
    else { return nil }
    while let next = value.firstIndex(of: .less, from: start + 1, to: end) { start = next }
    index = end + 1
    return MessageID(bytes: value.part((start + 1)..<end))
  }

  /// Whether it has a left and a right side, as every identifier that can be unique does.
  package var isValid: Bool {
    var text = description
    return text.withUTF8 { Self.isValid($0) }
  }

  private static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.lastIndex(of: .at).map { $0 > 0 && $0 < bytes.count - 1 } ?? false
  }

  /// What ``TextNumbers`` has for ``canonical``; `nil` for an identifier that is not valid.
  var threadHash: UInt64? {
    var text = description
    return text.withUTF8 { bytes in
      guard Self.isValid(bytes) else { return nil }
      let isCanonical = bytes.first != .quote
      return isCanonical ? TextNumbers.hash(of: bytes) : TextNumbers.hash(of: canonical)
    }
  }

  /// The spelling to compare by: `"left"@right` is `left@right`, RFC 5256 §3.
  package var canonical: String {
    guard description.utf8.first == .quote else { return description }
    let bytes = Array(description.utf8)
    guard let at = bytes.lastIndex(of: .at), at > 1, bytes[at - 1] == .quote
    else { return description }
    var output: [UInt8] = []
    var isEscaped = false
    for byte in bytes[1..<(at - 1)] {
      if byte == .backslash, !isEscaped {
        isEscaped = true
      } else {
        output.append(byte)
        isEscaped = false
      }
    }
    return (output + bytes[at...]).text
  }
}
