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
    (self | 0x20) &- UInt8(ascii: "a") < 26 || isDigit || self == UInt8(ascii: "-")
      || self == UInt8(ascii: "_")
  }

  /// Whether it is a control character, line breaks and the tab aside, which text must not have.
  var isControl: Bool { self < ASCII.space && !isLineBreak && self != ASCII.tab }

  var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }

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

extension StaticString {
  /// Its letters, where they lie.
  var utf8Bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
  }
}

extension ArraySlice<UInt8> {
  /// The bytes as text; `nil` if they are not UTF-8.
  var validText: String? {
    let bytes = span
    return bytes.text(in: 0..<bytes.count)
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
  /// Where from `offset` on the first byte is that is neither printable ASCII nor DEL, or else the end.
  func endOfPrintable(from offset: Int) -> Int {
    var offset = offset
    while offset + 8 <= count {
      let eight = eightBytes(at: offset)
      // A byte below 0x20 borrows from its own highest bit; one from 0x80 on has that bit set.
      let odd = (eight | (eight &- 0x2020_2020_2020_2020)) & 0x8080_8080_8080_8080
      offset += odd.trailingZeroBitCount / 8
      if odd != 0 { return offset }
    }
    while offset < count, self[offset] &- 0x20 < 0x60 { offset += 1 }
    return offset
  }

  /// Where in `range` the first of some bytes is, or `nil`.
  func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
    let pattern = UInt64(repeating: byte)
    return firstIndex(in: range, marking: { ($0 ^ pattern).zeros }, where: { $0 == byte })
  }

  /// Where in `range` the first byte is that may tell where the head of a line ends or how its value is
  /// written: a colon, a semicolon, a quote or a Q; `nil` if there is none.
  @inline(__always)
  func firstHeadMark(in range: Range<Int>) -> Int? {
    let semicolons = UInt64(repeating: ASCII.semicolon)
    let quotes = UInt64(repeating: ASCII.quote)
    let smallQs = UInt64(repeating: UInt8(ascii: "q"))
    // A colon has one bit less than a semicolon, and a capital one less than a small letter.
    let (colonBit, smallBit) = (UInt64(repeating: 1), UInt64(repeating: 0x20))
    return firstIndex(in: range) { eight in
      ((eight | colonBit) ^ semicolons).zeros | (eight ^ quotes).zeros
        | ((eight | smallBit) ^ smallQs).zeros
    } where: {
      $0 | 1 == ASCII.semicolon || $0 == ASCII.quote || $0 | 0x20 == UInt8(ascii: "q")
    }
  }

  /// Where in `range` the first byte is that is `wanted`, or `nil`.
  ///
  /// - Parameters:
  ///   - range: Where to look.
  ///   - mark: Sets of eight bytes the highest bit of each that is wanted, and perhaps of some behind it.
  ///   - isWanted: The same of one byte.
  /// - Returns: Its place.
  @inline(__always)
  private func firstIndex(
    in range: Range<Int>, marking mark: (UInt64) -> UInt64, where isWanted: (UInt8) -> Bool
  ) -> Int? {
    var index = range.lowerBound
    while index < range.upperBound, index + 8 <= count {
      let marks = mark(eightBytes(at: index))
      index += marks.trailingZeroBitCount / 8
      if marks != 0 { return index < range.upperBound ? index : nil }
    }
    while index < range.upperBound {
      if isWanted(self[index]) { return index }
      index += 1
    }
    return nil
  }

  /// Where in `range` the first byte is that may not stand in a name, or its end if there is none.
  @inline(__always)
  func endOfName(in range: Range<Int>) -> Int {
    var index = range.lowerBound
    while index < range.upperBound {
      if index + 8 <= count {
        // Letters are by far the most.
        let odd = ~eightBytes(at: index).letters & 0x8080_8080_8080_8080
        index += odd.trailingZeroBitCount / 8
        if odd == 0 { continue }
        if index >= range.upperBound { return range.upperBound }
      }
      guard self[index].isNameByte else { return index }
      index += 1
    }
    return range.upperBound
  }

  /// Where in `range` the first line break is, or its end if there is none.
  func lineBreak(in range: Range<Int>) -> Int {
    var index = range.lowerBound
    while index < range.upperBound {
      index = endOfPrintable(from: index)
      if index >= range.upperBound { return range.upperBound }
      if self[index].isLineBreak { return index }
      index += 1
    }
    return index
  }

  /// The first eight bytes, or fewer, of what stands in `range` as a number, letters in upper case.
  @inline(__always)
  func beginning(of range: Range<Int>) -> UInt64 {
    let length = Swift.min(range.count, 8)
    var word: UInt64 = 0
    if length > 0, range.lowerBound + 8 <= count {
      word = eightBytes(at: range.lowerBound).byteSwapped &>> UInt64(64 &- 8 &* length)
    } else {
      for index in range.lowerBound..<range.lowerBound + length {
        word = word << 8 | UInt64(self[index])
      }
    }
    return word & ~(word.letters >> 2)
  }

  /// What stands in `range` as text; `nil` if it is not UTF-8.
  func text(in range: Range<Int>) -> String? {
    guard let utf8 = try? UTF8Span(validating: extracting(range)) else { return nil }
    return String(copying: utf8)
  }

  /// The same of bytes that are known to be UTF-8.
  func utf8Text(in range: Range<Int>, isASCII: Bool) -> String {
    String(copying: UTF8Span(unchecked: extracting(range), isKnownASCII: isASCII))
  }

  /// Eight bytes as a number, the first being its lowest.
  private func eightBytes(at offset: Int) -> UInt64 {
    UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

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

extension UInt64 {
  /// Eight times that byte.
  fileprivate init(repeating byte: UInt8) {
    self = UInt64(byte) &* 0x0101_0101_0101_0101
  }

  /// The highest bit of each of eight bytes that is zero, and perhaps of some behind one that is.
  fileprivate var zeros: UInt64 {
    (self &- 0x0101_0101_0101_0101) & ~self & 0x8080_8080_8080_8080
  }

  /// The highest bit of each of eight bytes that is a letter of ASCII.
  fileprivate var letters: UInt64 {
    let low = (self | 0x2020_2020_2020_2020) & 0x7f7f_7f7f_7f7f_7f7f
    return (low + 0x1f1f_1f1f_1f1f_1f1f) & ~(low + 0x0505_0505_0505_0505) & ~self
      & 0x8080_8080_8080_8080
  }
}

/// `text` with a–z in upper case and all else as it is.
func asciiUppercased(_ text: String) -> String {
  text.utf8.contains { $0 != $0.uppercased } ? text.utf8.map { $0 }.uppercasedText : text
}
