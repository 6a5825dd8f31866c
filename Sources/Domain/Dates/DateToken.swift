/// A number, a word or a mark of a text in which dates are looked for.
struct DateToken: Hashable {
  enum Content: Hashable {
    /// The value, at most 999 999 999, and how many digits it is written with.
    case number(Int, digits: Int)
    /// Folded.
    case word(String)
    /// A single ASCII mark; dashes of all kinds are `-`.
    case mark(UInt8)
  }

  let content: Content
  /// UTF-8 offsets in the text.
  let range: Range<Int>
  /// The word with its accents, in small letters, for the few that folding makes alike (før, for).
  let exact: String

  /// Whether nothing stands between the token and `next`.
  func touches(_ next: DateToken) -> Bool {
    range.upperBound == next.range.lowerBound
  }

  static func tokens(of text: String) -> [DateToken] {
    let bytes = Array(text.utf8)
    var tokens: [DateToken] = []
    var offset = 0
    while offset < bytes.count {
      let start = offset
      let content: Content?
      if isDigit(bytes[offset]) {
        while offset < bytes.count, isDigit(bytes[offset]) { offset += 1 }
        content = number(bytes[start..<offset])
      } else if let dash = dashLength(bytes, at: offset) {
        offset += dash
        content = .mark(UInt8(ascii: "-"))
      } else if let blank = blankLength(bytes, at: offset) {
        offset += blank
        content = nil
      } else if isLetter(bytes[offset]) {
        while offset < bytes.count, isLetter(bytes[offset]), dashLength(bytes, at: offset) == nil,
          blankLength(bytes, at: offset) == nil
        {
          offset += 1
        }
        content = .word(SearchText.fold(String(decoding: bytes[start..<offset], as: UTF8.self)))
      } else {
        offset += 1
        content = .mark(bytes[start])
      }
      guard let content else { continue }
      let exact = String(decoding: bytes[start..<offset], as: UTF8.self).lowercased()
      tokens.append(DateToken(content: content, range: start..<offset, exact: exact))
    }
    return tokens
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Content {
    let value = digits.prefix(9).reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return .number(value, digits: digits.count)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte | 0x20) &- 0x61 < 26
  }

  /// The length of an en dash, em dash or minus sign.
  private static func dashLength(_ bytes: [UInt8], at offset: Int) -> Int? {
    if bytes[offset] == 0x2d { return 1 }
    guard bytes[offset] == 0xe2, offset + 2 < bytes.count else { return nil }
    let rest = (bytes[offset + 1], bytes[offset + 2])
    let isDash = rest.0 == 0x80 && (0x90...0x95).contains(rest.1) || rest == (0x88, 0x92)
    return isDash ? 3 : nil
  }

  /// The length of a blank, the no-break ones included.
  private static func blankLength(_ bytes: [UInt8], at offset: Int) -> Int? {
    switch bytes[offset] {
    case 0x09, 0x0a, 0x0d, 0x20: 1
    case 0xc2 where offset + 1 < bytes.count && bytes[offset + 1] == 0xa0: 2
    case 0xe2
    where offset + 2 < bytes.count && bytes[offset + 1] == 0x80
      && bytes[offset + 2] == 0xaf:
      3
    default: nil
    }
  }
}
