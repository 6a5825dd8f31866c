/// Walks over the parameters that follow a property's name, `;A=b,"c:d";E=f`, without copying them.
///
/// Tolerant: `NAME = value` is `NAME=value`; a parameter without `=` is an `ENCODING` or a `TYPE`, as
/// in vCard 2.1; a quote opens a quoted value only where a value starts; text after a closing quote
/// joins the value.
struct ParameterScanner {
  /// Where the next parameter or value begins.
  private(set) var index: Int
  /// What the parameter is whose values come next.
  private var state = State.outside

  private enum State {
    case outside
    case values(spacedOut: Bool)
    case bare(Range<Int>)
  }

  /// For a head, or the end of one that begins with a semicolon.
  init(in head: Span<UInt8>) {
    index = Self.endOfRun(in: head, from: 0, orAt: ASCII.semicolon)
  }

  /// For one whose next parameter begins with the semicolon at `index`.
  init(from index: Int) {
    self.index = index
  }

  /// The name of the next parameter of the head; `nil` behind the last one.
  mutating func nextName(in head: Span<UInt8>) -> ParameterName? {
    while nextValue(in: head) != nil {}
    while index < head.count {
      let start = index + 1  // behind the semicolon
      index = Self.endOfRun(in: head, from: start, orAt: ASCII.equals)
      let name = head.trimmed(start..<index)
      if index < head.count, head[index] == ASCII.equals {
        state = .values(spacedOut: head[index - 1].isBlank)
        return .written(name)
      }
      guard !name.isEmpty else { continue }
      state = .bare(start..<index)
      return Self.encodings.index(of: head, in: name) != nil ? .encoding : .type
    }
    return nil
  }

  /// The next value of the parameter whose name was the last; `nil` behind its last one.
  mutating func nextValue(in head: Span<UInt8>) -> ParameterValue? {
    switch state {
    case .outside: return nil
    case .bare(let range):
      state = .outside
      return ParameterValue(bare: range)
    case .values(let isSpacedOut):
      guard index < head.count, head[index] != ASCII.semicolon else {
        state = .outside
        return nil
      }
      return readValue(in: head, isSpacedOut: isSpacedOut)
    }
  }

  private mutating func readValue(in head: Span<UInt8>, isSpacedOut: Bool) -> ParameterValue {
    index += 1  // the equals sign or comma
    if isSpacedOut { while index < head.count, head[index].isBlank { index += 1 } }
    var quoted = index..<index
    if index < head.count, head[index] == ASCII.quote {
      let start = index + 1
      index = start
      while index < head.count, head[index] != ASCII.quote { index += 1 }
      quoted = start..<index
      index = min(index + 1, head.count)
    }
    let start = index
    index = Self.endOfRun(in: head, from: start, orAt: ASCII.comma)
    return ParameterValue(quoted: quoted, rest: start..<index)
  }

  /// Where the next semicolon or `separator` is.
  private static func endOfRun(
    in head: Span<UInt8>, from start: Int, orAt separator: UInt8
  ) -> Int {
    var index = start
    while index < head.count, head[index] != separator, head[index] != ASCII.semicolon {
      index += 1
    }
    return index
  }

  /// What vCard 2.1 §2.4.3 calls encodings; their names say enough without `ENCODING=`.
  private static let encodings = NameTable(["BASE64", "QUOTED-PRINTABLE", "7BIT", "8BIT"])
}

extension Span<UInt8> {
  /// Whether what stands in `range`, folded or not, begins with CH, as CHARSET does.
  func mayBeginCharset(_ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    for letter in "CH".utf8 {
      while index < range.upperBound, self[index].isBlank || self[index].isLineBreak { index += 1 }
      guard index < range.upperBound, self[index].uppercased == letter else { return false }
      index += 1
    }
    return true
  }
}

/// The name of a parameter: where it stands in a head, in any case, or what it is without a name.
enum ParameterName {
  case written(Range<Int>)
  case encoding
  case type

  /// Whether it is `name`, whatever the case.
  func isNamed(_ name: StaticString, in head: Span<UInt8>) -> Bool {
    let name = name.utf8Bytes
    switch self {
    case .written(let range):
      var index = range.lowerBound
      guard name.count == range.count else { return false }
      for byte in name {
        if head[index].uppercased != byte.uppercased { return false }
        index += 1
      }
      return true
    case .encoding: return name.equalsIgnoringCase("ENCODING".utf8)
    case .type: return name.equalsIgnoringCase("TYPE".utf8)
    }
  }

  /// Its place in the table; `nil` if it is not there.
  func index(in table: NameTable, of head: Span<UInt8>) -> Int? {
    switch self {
    case .written(let range): table.index(of: head, in: range)
    case .encoding: table.index(of: "ENCODING")
    case .type: table.index(of: "TYPE")
    }
  }

  /// In upper case.
  func text(in head: ArraySlice<UInt8>) -> String {
    switch self {
    case .written(let range):
      head[head.startIndex + range.lowerBound..<head.startIndex + range.upperBound].uppercasedText
    case .encoding: "ENCODING"
    case .type: "TYPE"
    }
  }
}

/// One value of a parameter as it stands in a head.
struct ParameterValue {
  private let quoted: Range<Int>
  private let rest: Range<Int>
  /// Whether it is a parameter without `=`, in which carets mean nothing.
  private let isBare: Bool

  init(quoted: Range<Int>, rest: Range<Int>) {
    (self.quoted, self.rest, isBare) = (quoted, rest, false)
  }

  init(bare text: Range<Int>) {
    (quoted, rest, isBare) = (text.lowerBound..<text.lowerBound, text, true)
  }

  /// What it says, with the carets of RFC 6868 decoded; not UTF-8 is taken for Windows-1252.
  func text(in head: ArraySlice<UInt8>) -> String {
    if !isBare, rest.isEmpty || quoted.isEmpty {
      // Most often it is UTF-8 without a caret, as making a text of it tells.
      let (bytes, range) = (head.span, rest.isEmpty ? quoted : rest)
      if bytes.firstIndex(of: ASCII.caret, in: range) == nil, let text = bytes.text(in: range) {
        return text
      }
    }
    return String(decoding: bytes(in: head), as: UTF8.self)
  }

  /// The UTF-8 of what it says, which is a part of the head unless something had to be decoded.
  func bytes(in head: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let start = head.startIndex
    let rest = head[start + self.rest.lowerBound..<start + self.rest.upperBound]
    guard !isBare else { return Self.repaired(rest) }
    let quoted = head[start + self.quoted.lowerBound..<start + self.quoted.upperBound]
    let written = rest.isEmpty ? quoted : quoted.isEmpty ? rest : quoted + rest
    return Self.decodingCarets(ContentLine.utf8(written))
  }

  /// With U+FFFD for what is not UTF-8.
  private static func repaired(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let isASCII = bytes.allSatisfy { $0 < 0x80 }
    return isASCII ? bytes : Array(String(decoding: bytes, as: UTF8.self).utf8)[...]
  }

  /// Where it stands in the head if nothing of it has to be decoded.
  func plainRange(in head: Span<UInt8>) -> Range<Int>? {
    guard let range = onlyRange else { return nil }
    for index in range where head[index] >= 0x80 || head[index] == ASCII.caret { return nil }
    return range
  }

  /// Where all of it stands that is to be decoded, unless it is in two pieces.
  var onlyRange: Range<Int>? {
    rest.isEmpty ? quoted : quoted.isEmpty ? rest : nil
  }

  /// Whether it says `word`, which has no caret, in any case.
  func isSaying(_ word: StaticString, in head: ArraySlice<UInt8>) -> Bool {
    quoted.count + rest.count == word.utf8CodeUnitCount
      && word.withUTF8Buffer { bytes(in: head).equalsIgnoringCase($0) }
  }

  /// Decodes `^n`, `^'` and `^^`; any other caret stands for itself, RFC 6868 §3.2.
  private static func decodingCarets(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    TextEscaping.decoding(bytes, escape: ASCII.caret) { byte in
      switch byte {
      case UInt8(ascii: "n"), UInt8(ascii: "N"): ASCII.lineFeed
      case ASCII.apostrophe: ASCII.quote
      case ASCII.caret: ASCII.caret
      default: nil
      }
    }
  }
}

/// What a parameter says, of which a text is made only when one is wanted.
package struct ParameterText {
  let head: ArraySlice<UInt8>
  let value: ParameterValue

  package var text: String { value.text(in: head) }

  /// The place in the table of the word that it says, in any case; `nil` if it is none of them.
  package func index(in words: NameTable) -> Int? {
    // No word has a caret in it, nor other letters than those of ASCII.
    if let range = value.onlyRange { return words.index(of: head.span, in: range) }
    let decoded = value.bytes(in: head).span
    return words.index(of: decoded, in: 0..<decoded.count)
  }
}
