/// The backslash escapes of TEXT values, RFC 5545 §3.3.11 and RFC 6350 §3.4.
enum TextEscaping {
  /// Decodes `\n`, `\\`, `\,`, `\;`, `\:` and `\"`; any other backslash stands for itself.
  static func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
    let bytes = unescapedBytes(bytes)
    return bytes.validText ?? String(decoding: bytes, as: UTF8.self)
  }

  /// The same in UTF-8, and without a copy if there is no backslash.
  static func unescapedBytes(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    decoding(bytes, escape: ASCII.backslash) { byte in
      switch byte {
      case UInt8(ascii: "n"), UInt8(ascii: "N"): ASCII.lineFeed
      case ASCII.backslash, ASCII.comma, ASCII.semicolon, ASCII.colon, ASCII.quote: byte
      default: nil
      }
    }
  }

  /// Decodes pairs of `escape` and a byte that means another; with any other byte, or at the end, the
  /// escape stands for itself.
  static func decoding(
    _ bytes: ArraySlice<UInt8>, escape: UInt8, _ meaning: (UInt8) -> UInt8?
  ) -> ArraySlice<UInt8> {
    let all = bytes.span
    guard var next = all.firstIndex(of: escape, in: 0..<all.count) else { return bytes }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var start = 0
    while next + 1 < all.count {
      text += bytes[bytes.startIndex + start..<bytes.startIndex + next]
      start = next + 1
      let meant = meaning(all[start])
      text.append(meant ?? escape)
      if meant != nil { start += 1 }
      guard let another = all.firstIndex(of: escape, in: start..<all.count) else { break }
      next = another
    }
    text += bytes[(bytes.startIndex + start)...]
    return text[...]
  }

  /// Decodes `\,`, `\;` and `\:`, which cards have in URIs; no URI has a backslash of its own.
  static func unescapedAddress(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard bytes.contains(ASCII.backslash) else { return bytes }
    var text: [UInt8] = []
    for index in bytes.indices {
      let next = index + 1 < bytes.endIndex ? bytes[index + 1] : 0
      let isEscape =
        bytes[index] == ASCII.backslash
        && (next == ASCII.comma || next == ASCII.semicolon || next == ASCII.colon)
      if !isEscape { text.append(bytes[index]) }
    }
    return text[...]
  }

  /// Escapes `text` for a TEXT value, a list element or a field.
  static func escaped(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for byte in withoutControls(text).utf8 {
      switch byte {
      case ASCII.lineFeed: bytes += [ASCII.backslash, UInt8(ascii: "n")]
      case ASCII.backslash, ASCII.comma, ASCII.semicolon: bytes += [ASCII.backslash, byte]
      default: bytes.append(byte)
      }
    }
    return bytes
  }

  /// `text` as a value may hold it: every line break a line feed, no other control character.
  ///
  /// RFC 5545 §3.1: a value has no control characters but the tab.
  static func withoutControls(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 && $0 != ASCII.tab || $0 == 0x7f }) else {
      return text
    }
    var bytes: [UInt8] = []
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if byte == ASCII.carriageReturn || byte == ASCII.lineFeed && previous != ASCII.carriageReturn
      {
        bytes.append(ASCII.lineFeed)
      } else if byte >= 0x20 && byte != 0x7f || byte == ASCII.tab {
        bytes.append(byte)
      }
      previous = byte
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Splits at every `separator` that no backslash escapes.
  static func split(
    _ bytes: ArraySlice<UInt8>, at separator: UInt8
  ) -> [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    var rest = bytes
    while true {
      let end = end(ofPartOf: rest, before: separator)
      parts.append(rest[..<end])
      guard end < rest.endIndex else { return parts }
      rest = rest[(end + 1)...]
    }
  }

  /// Where the first of the parts that ``split(_:at:)`` makes ends.
  static func end(ofPartOf bytes: ArraySlice<UInt8>, before separator: UInt8) -> Int {
    bytes.startIndex + end(ofPartOf: bytes.span, 0..<bytes.count, before: separator)
  }

  /// The same of what stands in `range`.
  static func end(
    ofPartOf bytes: Span<UInt8>, _ range: Range<Int>, before separator: UInt8
  ) -> Int {
    var index = range.lowerBound
    while index < range.upperBound, bytes[index] != separator {
      index += bytes[index] == ASCII.backslash ? 2 : 1
    }
    return min(index, range.upperBound)
  }
}
