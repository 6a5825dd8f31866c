/// Text in header fields that is not ASCII, RFC 2047: `=?utf-8?q?=C3=98rland?=`.
package enum EncodedWord {
  /// Decodes an unstructured field value or a phrase.
  ///
  /// More is understood than RFC 2047 §5 allows to write: words without blanks around them, with
  /// blanks inside, in quoted strings, and characters that are split across words of the same
  /// charset. What is no encoded word is read as UTF-8 (RFC 6532) or, failing that, Windows-1252.
  /// Linear in the length of the value.
  package static func decode(_ value: some Collection<UInt8>) -> String {
    let bytes = Array(value)
    guard bytes.firstIndex(of: .equals, from: 0, to: bytes.count) != nil else {
      return Charset.decodeGuessing(bytes)
    }
    var decoder = Decoder(bytes: bytes)
    return decoder.run()
  }

  /// The charsets that encoded words in the value name and that nobody knows.
  static func unknownCharsets(in value: [UInt8]) -> [String] {
    var names: [String] = []
    var finder = Finder(value)
    var index = 0
    while let start = value.firstIndex(of: .equals, from: index, to: value.count) {
      index = start + 1
      guard let match = finder.match(at: start) else { continue }
      index = match.range.upperBound
      if Charset(named: match.charset) == nil, !names.contains(match.charset), names.count < 8 {
        names.append(match.charset)
      }
    }
    return names
  }

  /// One encoded word in a longer value.
  struct Match {
    var range: Range<Int>
    /// Lower case, without the language of RFC 2231 §5.
    var charset: String
    var payload: [UInt8]
  }

  /// Finds encoded words one after another; never looks at a byte more than a few times.
  struct Finder {
    let bytes: [UInt8]
    /// The first `?=` not before the place last asked for; `nil` if there is none.
    private var terminator: Int?

    init(_ bytes: [UInt8]) {
      self.bytes = bytes
      terminator = 0
    }

    /// The encoded word that starts at `start`, or `nil`.
    mutating func match(at start: Int) -> Match? {
      guard start + 7 < bytes.count, bytes[start] == .equals, bytes[start + 1] == .question,
        let charsetEnd = endOfCharset(from: start + 2),
        charsetEnd + 2 < bytes.count, bytes[charsetEnd + 2] == .question,
        let decode = Self.decoding(for: bytes[charsetEnd + 1]),
        let end = nextTerminator(from: charsetEnd + 3)
      else { return nil }
      let name = bytes[(start + 2)..<charsetEnd].prefix { $0 != UInt8(ascii: "*") }
      return Match(
        range: start..<(end + 2), charset: name.lowercasedText,
        payload: decode(bytes[(charsetEnd + 3)..<end]))
    }

    private func endOfCharset(from start: Int) -> Int? {
      let limit = min(start + 80, bytes.count)
      let end = bytes[start..<limit].firstIndex { $0 == .question || $0.isWhitespace }
      guard let end, end > start, bytes[end] == .question else { return nil }
      return end
    }

    private mutating func nextTerminator(from start: Int) -> Int? {
      guard var index = terminator else { return nil }
      index = max(index, start)
      while index + 1 < bytes.count {
        if bytes[index] == .question, bytes[index + 1] == .equals {
          terminator = index
          return index
        }
        index += 1
      }
      terminator = nil
      return nil
    }

    private static func decoding(for letter: UInt8) -> ((ArraySlice<UInt8>) -> [UInt8])? {
      switch letter.lowercased {
      case UInt8(ascii: "b"): { TransferEncoding.decodeBase64($0).bytes }
      case UInt8(ascii: "q"): decodeQ
      default: nil
      }
    }

    /// Undoes RFC 2047 §4.2: `=C3` is a byte, `_` a space; what is neither stays as it stands.
    private static func decodeQ(_ text: ArraySlice<UInt8>) -> [UInt8] {
      var output: [UInt8] = []
      output.reserveCapacity(text.count)
      var index = text.startIndex
      while index < text.endIndex {
        let byte = text[index]
        if byte == .equals, index + 2 < text.endIndex, let high = text[index + 1].hexadecimalValue,
          let low = text[index + 2].hexadecimalValue
        {
          output.append(high << 4 | low)
          index += 3
        } else {
          output.append(byte == UInt8(ascii: "_") ? .space : byte)
          index += 1
        }
      }
      return output
    }
  }

  private struct Decoder {
    private var finder: Finder
    private let bytes: [UInt8]
    private var output = ""
    /// Octets of encoded words not yet turned into text, and their charset.
    private var pending: [UInt8] = []
    private var pendingCharset: (label: String, charset: Charset?)?

    init(bytes: [UInt8]) {
      self.bytes = bytes
      finder = Finder(bytes)
    }

    mutating func run() -> String {
      var plainStart = 0
      var index = 0
      while let start = bytes.firstIndex(of: .equals, from: index, to: bytes.count) {
        guard let match = finder.match(at: start) else {
          index = start + 1
          continue
        }
        let between = bytes[plainStart..<start]
        if pendingCharset == nil || !between.allSatisfy(\.isWhitespace) {
          flush()
          output += Charset.decodeGuessing(between)
        }
        append(match)
        index = match.range.upperBound
        plainStart = index
      }
      flush()
      output += Charset.decodeGuessing(bytes[plainStart...])
      return output
    }

    private mutating func append(_ match: Match) {
      if match.charset != pendingCharset?.label || pendingCharset?.charset?.hasByteOrderMark == true
      {
        flush()
        pendingCharset = (match.charset, Charset(named: match.charset))
      }
      pending += match.payload
    }

    private mutating func flush() {
      guard let named = pendingCharset else { return }
      output += named.charset?.decode(pending).text ?? Charset.decodeGuessing(pending)
      pending = []
      pendingCharset = nil
    }
  }
}
