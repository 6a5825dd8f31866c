package import CivilTime

extension JSONValue {
  /// How deep arrays and objects may lie in each other.
  private static let depthLimit = 512

  /// Reads a whole JSON text, RFC 8259; an unpaired surrogate becomes U+FFFD, and a byte order mark in
  /// front is ignored (§8.1).
  ///
  /// - Throws: ``CivilTime/ValueError`` at the first byte that does not fit the grammar.
  package init(parsing bytes: ArraySlice<UInt8>) throws(ValueError) {
    var reader = JSONReader(bytes)
    self = try reader.value(depth: Self.depthLimit)
    reader.skipSpace()
    guard reader.next == nil else { throw reader.error("the end") }
  }
}

/// Reads JSON from front to back.
private struct JSONReader {
  let bytes: ArraySlice<UInt8>
  var index: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    index = bytes.startIndex + (bytes.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0)
  }

  var next: UInt8? { index < bytes.endIndex ? bytes[index] : nil }

  func error(_ expected: String) -> ValueError {
    ValueError(at: index - bytes.startIndex, expected: expected)
  }

  mutating func skipSpace() {
    while let byte = next, byte.isBlank || byte.isLineBreak { index += 1 }
  }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard next == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  mutating func value(depth: Int) throws(ValueError) -> JSONValue {
    guard depth > 0 else { throw error("fewer levels") }
    if skip("[") { return .array(try elements(depth: depth)) }
    if skip("{") { return .object(try members(depth: depth)) }
    switch next {
    case ASCII.quote: return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func elements(depth: Int) throws(ValueError) -> [JSONValue] {
    var elements: [JSONValue] = []
    if skip("]") { return elements }
    repeat { elements.append(try value(depth: depth - 1)) } while skip(",")
    guard skip("]") else { throw error("a comma or ]") }
    return elements
  }

  private mutating func members(depth: Int) throws(ValueError) -> [JSONValue.Member] {
    var members: [JSONValue.Member] = []
    if skip("}") { return members }
    repeat {
      skipSpace()
      let name = try string()
      guard skip(":") else { throw error("a colon") }
      members.append(JSONValue.Member(name, try value(depth: depth - 1)))
    } while skip(",")
    guard skip("}") else { throw error("a comma or }") }
    return members
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(ValueError) -> JSONValue {
    guard bytes[index...].starts(with: word.utf8) else { throw error(word) }
    index += word.utf8.count
    return value
  }

  private mutating func number() throws(ValueError) -> JSONValue {
    let start = index
    if next == UInt8(ascii: "-") { index += 1 }
    try digits()
    if next == ASCII.period {
      index += 1
      try digits()
    }
    if next?.uppercased == UInt8(ascii: "E") {
      index += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { index += 1 }
      try digits()
    }
    return .number(String(decoding: bytes[start..<index], as: UTF8.self))
  }

  private mutating func digits() throws(ValueError) {
    guard next?.isDigit == true else { throw error("a value") }
    while next?.isDigit == true { index += 1 }
  }

  private mutating func string() throws(ValueError) -> String {
    guard next == ASCII.quote else { throw error("a string") }
    index += 1
    var text: [UInt8] = []
    while true {
      let start = index
      while let byte = next, byte != ASCII.quote, byte != ASCII.backslash { index += 1 }
      text += bytes[start..<index]
      guard next == ASCII.backslash else { break }
      text += UTF8.encode(try escapedCharacter()) ?? UTF8.encodedReplacementCharacter
    }
    guard next == ASCII.quote else { throw error("a closing quote") }
    index += 1
    return String(decoding: text, as: UTF8.self)
  }

  /// The character that a backslash and what follows stand for; two of them for one beyond the sixteen
  /// bits of an escape.
  private mutating func escapedCharacter() throws(ValueError) -> Unicode.Scalar {
    index += 1
    let unit = try escape()
    guard UTF16.isLeadSurrogate(unit), next == ASCII.backslash else {
      return Unicode.Scalar(unit) ?? Self.replacement
    }
    let end = index
    index += 1
    let second = try escape()
    guard UTF16.isTrailSurrogate(second) else {
      index = end
      return Self.replacement
    }
    return UTF16.decode(UTF16.EncodedScalar([unit, second]))
  }

  private static let replacement: Unicode.Scalar = "\u{FFFD}"

  /// The UTF-16 unit that the characters after a backslash stand for.
  private mutating func escape() throws(ValueError) -> UInt16 {
    defer { index = min(index + 1, bytes.endIndex) }
    switch next {
    case UInt8(ascii: "n"): return 0x0a
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "r"): return 0x0d
    case UInt8(ascii: "b"): return 0x08
    case UInt8(ascii: "f"): return 0x0c
    case ASCII.quote, ASCII.backslash, UInt8(ascii: "/"): return UInt16(next ?? 0)
    case UInt8(ascii: "u"):
      let digits = bytes[index...].dropFirst().prefix(4)
      guard digits.count == 4, digits.allSatisfy(\.isHexDigit),
        let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
      else { throw error("four hexadecimal digits") }
      index += 4
      return unit
    default: throw error("an escape")
    }
  }
}

extension UInt8 {
  fileprivate var isHexDigit: Bool {
    isDigit || (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(uppercased)
  }
}
