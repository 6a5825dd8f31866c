/// The bytes that the mail grammars name.
extension UInt8 {
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let quote = UInt8(ascii: "\"")
  static let backslash = UInt8(ascii: "\\")
  static let colon = UInt8(ascii: ":")
  static let semicolon = UInt8(ascii: ";")
  static let comma = UInt8(ascii: ",")
  static let equals = UInt8(ascii: "=")
  static let question = UInt8(ascii: "?")
  static let hyphen = UInt8(ascii: "-")
  static let dot = UInt8(ascii: ".")
  static let at = UInt8(ascii: "@")
  static let less = UInt8(ascii: "<")
  static let greater = UInt8(ascii: ">")
  static let openParenthesis = UInt8(ascii: "(")
  static let closeParenthesis = UInt8(ascii: ")")
  static let openBracket = UInt8(ascii: "[")
  static let closeBracket = UInt8(ascii: "]")

  var isDigit: Bool { self >= 0x30 && self <= 0x39 }

  var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }

  /// Space and tab, RFC 5234 `WSP`.
  var isBlank: Bool { self == .space || self == .tab }

  /// Blanks and what is left of line ends.
  var isWhitespace: Bool {
    self <= .space && (isBlank || self == .lineFeed || self == .carriageReturn)
  }

  /// A byte that a field name is made of: printable ASCII but the colon, RFC 5322 §3.6.8.
  var isFieldName: Bool { self > 0x20 && self < 0x7F && self != .colon }

  var lowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }

  /// 0 to 15 for a hexadecimal digit of either case.
  var hexadecimalValue: UInt8? {
    if isDigit { return self - 0x30 }
    let letter = self | 0x20
    return letter >= 0x61 && letter <= 0x66 ? letter - 0x61 + 10 : nil
  }
}

extension StaticString {
  /// Its bytes, where they lie.
  var utf8Bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
  }
}

extension UInt64 {
  /// Of eight bytes the top bits of those that are `byte`; behind the first of them perhaps others too.
  func places(of byte: UInt8) -> UInt64 {
    let difference = self ^ 0x0101_0101_0101_0101 &* UInt64(byte)
    return difference.places(below: 1)
  }

  /// The same of those that are less than `limit`, which is ASCII.
  func places(below limit: UInt8) -> UInt64 {
    (self &- 0x0101_0101_0101_0101 &* UInt64(limit)) & ~self & 0x8080_8080_8080_8080
  }
}

extension Collection where Element == UInt8 {
  /// Whether these bytes spell `text`, ASCII letters compared without case.
  func spells(_ text: StaticString) -> Bool {
    guard count == text.utf8CodeUnitCount else { return false }
    return text.withUTF8Buffer { expected in
      zip(self, expected).allSatisfy { $0.lowercased == $1.lowercased }
    }
  }

  /// The bytes as text; what is not UTF-8 becomes U+FFFD.
  var text: String {
    withContiguousStorageIfAvailable(\.text) ?? String(decoding: self, as: UTF8.self)
  }

  /// The bytes as text with ASCII letters in lower case.
  var lowercasedText: String {
    String(unsafeUninitializedCapacity: count) { buffer in
      for (index, byte) in enumerated() { buffer[index] = byte.lowercased }
      return count
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Some of the bytes, counted from 0 again.
  func part(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: self[range])
  }

  /// Without the whitespace at both ends.
  var trimmed: UnsafeBufferPointer<UInt8> {
    var (lower, upper) = (0, count)
    while lower < upper, self[lower].isWhitespace { lower += 1 }
    while lower < upper, self[upper - 1].isWhitespace { upper -= 1 }
    return part(lower..<upper)
  }

  /// Whether these bytes spell `text`, ASCII letters compared without case.
  func spells(_ text: StaticString) -> Bool { spells(text.utf8Bytes) }

  /// Whether these bytes are the others, ASCII letters compared without case.
  func spells(_ expected: UnsafeBufferPointer<UInt8>) -> Bool {
    guard count == expected.count else { return false }
    // Nearly all is written just so, or differs in its first letter.
    return begins(with: expected)
      || indices.allSatisfy { self[$0].lowercased == expected[$0].lowercased }
  }

  /// Whether nothing but ASCII is among the bytes.
  var isASCII: Bool { allSatisfy(inEight: { $0 & 0x8080_8080_8080_8080 == 0 }, { $0 < 0x80 }) }

  /// Whether a blank or a control character is among the bytes.
  var hasBlanks: Bool {
    let limit = UInt8.space + 1
    return !allSatisfy(inEight: { $0.places(below: limit) == 0 }, { $0 >= limit })
  }

  /// How far the bytes of a range go on being such as a field name is made of.
  func endOfFieldName(_ range: Range<Int>) -> Int {
    let bytes = UnsafeRawBufferPointer(self)
    var index = range.lowerBound
    while index + 8 <= range.upperBound {
      let word = UInt64(
        littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let others = word.places(below: .space + 1) | word.places(of: .colon) | word.places(of: 0x7F)
      let ends = others | word & 0x8080_8080_8080_8080
      guard ends == 0 else { return index + ends.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < range.upperBound, self[index].isFieldName { index += 1 }
    return index
  }

  /// Whether all bytes are of a kind, which can be asked of eight of them at a time too.
  private func allSatisfy(inEight areSo: (UInt64) -> Bool, _ isSo: (UInt8) -> Bool) -> Bool {
    let bytes = UnsafeRawBufferPointer(self)
    var offset = 0
    while offset + 8 <= count {
      guard areSo(bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) else {
        return false
      }
      offset += 8
    }
    // The last ones are asked of once more together with some before them.
    if offset > 0 {
      return areSo(bytes.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self))
    }
    return allSatisfy(isSo)
  }
}

extension BidirectionalCollection where Element == UInt8 {
  /// Without the whitespace at both ends.
  var trimmed: SubSequence {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return self[startIndex..<startIndex] }
    return self[first...last]
  }
}
