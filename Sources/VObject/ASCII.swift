/// The bytes that content lines are made of.
enum ASCII {
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let quote = UInt8(ascii: "\"")
  static let comma = UInt8(ascii: ",")
  static let period = UInt8(ascii: ".")
  static let colon = UInt8(ascii: ":")
  static let semicolon = UInt8(ascii: ";")
  static let equals = UInt8(ascii: "=")
  static let backslash = UInt8(ascii: "\\")
  static let caret = UInt8(ascii: "^")
  static let apostrophe = UInt8(ascii: "'")
}

extension UInt8 {
  var isLineBreak: Bool { self == ASCII.lineFeed || self == ASCII.carriageReturn }

  var isBlank: Bool { self == ASCII.space || self == ASCII.tab }

  /// Whether the byte may stand in a name: a letter, a digit or a hyphen, RFC 5545 §3.1.
  ///
  /// The underscore is no such byte, but so common in the wild that it passes.
  var isNameByte: Bool {
    switch self {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  var uppercased: UInt8 {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) ? self & 0xdf : self
  }

  var lowercased: UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self
  }
}

extension Collection<UInt8> {
  /// Whether these bytes are `other`, letters A–Z compared without regard to case.
  func equalsIgnoringCase(_ other: some Collection<UInt8>) -> Bool {
    elementsEqual(other) { $0.uppercased == $1.uppercased }
  }

  /// The bytes as text with a–z in upper case; what is not UTF-8 becomes U+FFFD.
  var uppercasedText: String {
    guard allSatisfy({ $0 < 0x80 }) else {
      return String(decoding: map(\.uppercased), as: UTF8.self)
    }
    return String(unsafeUninitializedCapacity: count) { text in
      for (index, byte) in enumerated() { text[index] = byte.uppercased }
      return count
    }
  }
}

extension ArraySlice<UInt8> {
  /// The bytes as text; `nil` if they are not UTF-8.
  var validText: String? {
    guard let utf8 = try? UTF8Span(validating: span) else { return nil }
    return String(copying: utf8)
  }
}

extension BidirectionalCollection<UInt8> {
  /// The bytes without spaces and tabs at either end.
  var trimmed: SubSequence {
    guard let first = firstIndex(where: { !$0.isBlank }),
      let last = lastIndex(where: { !$0.isBlank })
    else { return self[startIndex..<startIndex] }
    return self[first...last]
  }
}

extension Span<UInt8> {
  /// What stands in `range` without spaces and tabs at either end.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, self[start].isBlank { start += 1 }
    while end > start, self[end - 1].isBlank { end -= 1 }
    return start..<end
  }

  /// A copy of what stands in `range`.
  func slice(_ range: Range<Int>) -> ArraySlice<UInt8> {
    range.map { self[$0] }[...]
  }
}

/// `text` with a–z in upper case and all else as it is.
func asciiUppercased(_ text: String) -> String {
  text.utf8.contains { $0 != $0.uppercased } ? text.utf8.map { $0 }.uppercasedText : text
}
