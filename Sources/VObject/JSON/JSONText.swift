extension [UInt8] {
  /// Writes `text` as a JSON string, and U+FFFD for what in it is not UTF-8.
  ///
  /// Control and formatting characters are escaped, also those beyond ASCII that RFC 8259 allows
  /// to stand, so that a terminal can show the line.
  mutating func appendJSON(_ text: ArraySlice<UInt8>) {
    appendJSON(text.span, 0..<text.count)
  }

  /// Writes what stands in `range` of `text` so.
  mutating func appendJSON(_ text: Span<UInt8>, _ range: Range<Int>) {
    append(ASCII.quote)
    var start = range.lowerBound
    var index = start
    while index < range.upperBound {
      if text[index].isPlainInJSON {
        index += 1
      } else {
        append(copying: text, start..<index)
        index = appendEscaped(text, at: index, before: range.upperBound)
        start = index
      }
    }
    append(copying: text, start..<index)
    append(ASCII.quote)
  }

  /// Writes what stands in `range` of `text` as it is.
  mutating func append(copying text: Span<UInt8>, _ range: Range<Int>) {
    if range.count < 12 {
      for index in range { append(text[index]) }
    } else {
      text.extracting(range).withUnsafeBufferPointer { append(contentsOf: $0) }
    }
  }

  /// Writes the text that stands in `range` of `bytes` with the escapes of TEXT values.
  mutating func appendJSON(unescaping bytes: Span<UInt8>, _ range: Range<Int>) {
    if range.contains(where: { bytes[$0] == ASCII.backslash }) {
      appendJSON(TextEscaping.unescapedBytes(bytes.slice(range)))
    } else {
      appendJSON(bytes, range)
    }
  }

  /// Writes a name with A–Z in lower case, as jCal and jCard have names.
  mutating func appendJSON(lowercasing name: Span<UInt8>, _ range: Range<Int>) {
    for index in range where !name[index].isPlainInJSON {
      return appendJSON(Array(name.lowercasedText(range).utf8)[...])
    }
    append(ASCII.quote)
    for index in range { append(name[index].lowercased) }
    append(ASCII.quote)
  }

  /// Writes the one character at `index`, and tells where the next one is.
  private mutating func appendEscaped(
    _ text: Span<UInt8>, at index: Int, before end: Int
  ) -> Int {
    switch text[index] {
    case ASCII.quote: append(literally: "\\\"")
    case ASCII.backslash: append(literally: "\\\\")
    case ASCII.lineFeed: append(literally: "\\n")
    case ASCII.tab: append(literally: "\\t")
    case 0x80...: return appendBeyondASCII(text, at: index, before: end)
    default: appendEscape(of: UInt16(text[index]))
    }
    return index + 1
  }

  private mutating func appendBeyondASCII(
    _ text: Span<UInt8>, at index: Int, before end: Int
  ) -> Int {
    var bytes = NextBytes(of: text, index..<Swift.min(index + 4, end))
    var parser = Unicode.UTF8.ForwardParser()
    switch parser.parseScalar(from: &bytes) {
    case .valid(let encoded):
      let scalar = UTF8.decode(encoded)
      if scalar.isUnsafeOnScreen {
        for unit in scalar.utf16 { appendEscape(of: unit) }
      } else {
        self += encoded
      }
      return index + encoded.count
    case .error(let length):
      append(literally: "\u{fffd}")
      return index + length
    case .emptyInput: return end
    }
  }

  private mutating func appendEscape(of unit: UInt16) {
    append(literally: "\\u")
    for shift in [12, 8, 4, 0] as [UInt16] {
      let digit = UInt8(truncatingIfNeeded: unit >> shift & 15)
      append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit)
    }
  }

  /// Writes what the source says.
  mutating func append(literally text: StaticString) {
    for offset in 0..<text.utf8CodeUnitCount { append(text.utf8Start[offset]) }
  }
}

extension Span<UInt8> {
  /// What stands in `range` in lower case; what is not UTF-8 becomes U+FFFD.
  func lowercasedText(_ range: Range<Int>) -> String {
    String(decoding: range.map { self[$0] }, as: UTF8.self).lowercased()
  }
}

extension UInt8 {
  /// Whether the byte stands for itself in a JSON string.
  fileprivate var isPlainInJSON: Bool {
    self >= 0x20 && self < 0x7f && self != ASCII.quote && self != ASCII.backslash
  }
}

/// Up to four bytes, one after the other.
private struct NextBytes: IteratorProtocol {
  private var bytes: UInt32 = 0
  private var count: Int

  init(of text: Span<UInt8>, _ range: Range<Int>) {
    count = range.count
    for index in range.reversed() { bytes = bytes << 8 | UInt32(text[index]) }
  }

  mutating func next() -> UInt8? {
    guard count > 0 else { return nil }
    defer { (bytes, count) = (bytes >> 8, count - 1) }
    return UInt8(truncatingIfNeeded: bytes)
  }
}

extension Unicode.Scalar {
  /// Whether a terminal might obey the character instead of showing it: controls of both sets, and
  /// what changes the direction of text or ends a line.
  package var isUnsafeOnScreen: Bool {
    switch value {
    case 0..<0x20, 0x7f..<0xa0, 0x061c, 0x200e, 0x200f, 0x2028...0x202e, 0x2066...0x2069, 0xfeff:
      true
    default: false
    }
  }
}
