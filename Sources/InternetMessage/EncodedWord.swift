/// Text in header fields that is not ASCII, RFC 2047: `=?utf-8?q?=C3=98rland?=`.
package enum EncodedWord {
  /// Decodes an unstructured field value or a phrase.
  ///
  /// More is understood than RFC 2047 §5 allows to write: words without blanks around them, with
  /// blanks inside, in quoted strings, and characters that are split across words of the same
  /// charset. What is no encoded word is read as UTF-8 (RFC 6532) or, failing that, Windows-1252.
  /// Linear in the length of the value.
  package static func decode(_ value: some Collection<UInt8>) -> String {
    value.withContiguousStorageIfAvailable { decode($0) } ?? decode(Array(value))
  }

  static func decode(_ value: UnsafeBufferPointer<UInt8>) -> String {
    guard value.has(.equals) else { return Charset.decodeGuessing(value) }
    var decoder = Decoder(bytes: value)
    return decoder.run()
  }

  /// The charsets that encoded words in the value name and that nobody knows.
  static func unknownCharsets(in value: UnsafeBufferPointer<UInt8>) -> [String] {
    var names: [String] = []
    var finder = Finder()
    var index = 0
    while let start = value.firstIndex(of: .equals, from: index, to: value.count) {
      index = start + 1
      guard let match = finder.match(in: value, at: start) else { continue }
      index = match.range.upperBound
      let name = value.part(match.charset).lowercasedText
      if Charset(named: name) == nil, !names.contains(name), names.count < 8 { names.append(name) }
    }
    return names
  }

  /// One encoded word in a longer value.
  struct Match {
    var range: Range<Int>
    /// Where the charset is named, without the language of RFC 2231 §5.
    var charset: Range<Int>
    var encoding: TransferEncoding
    /// Where the encoded text stands.
    var payload: Range<Int>
  }

  /// Finds encoded words one after another; never looks at a byte more than a few times.
  struct Finder {
    /// The first `?=` not before the place last asked for; `nil` if there is none.
    private var terminator: Int? = 0

    /// The encoded word that starts at `start`, or `nil`; the bytes are the same at each call.
    mutating func match(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Match? {
      guard start + 7 < bytes.count, bytes[start] == .equals, bytes[start + 1] == .question,
        let charsetEnd = Self.endOfCharset(in: bytes, from: start + 2),
        charsetEnd + 2 < bytes.count, bytes[charsetEnd + 2] == .question,
        let encoding = Self.encoding(for: bytes[charsetEnd + 1]),
        let end = nextTerminator(in: bytes, from: charsetEnd + 3)
      else { return nil }
      let nameEnd = bytes.firstIndex(of: UInt8(ascii: "*"), from: start + 2, to: charsetEnd)
      return Match(
        range: start..<(end + 2), charset: (start + 2)..<(nameEnd ?? charsetEnd),
        encoding: encoding, payload: (charsetEnd + 3)..<end)
    }

    private static func endOfCharset(
      in bytes: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> Int? {
      let limit = min(start + 80, bytes.count)
      let end = bytes[start..<limit].firstIndex { $0 == .question || $0.isWhitespace }
      guard let end, end > start, bytes[end] == .question else { return nil }
      return end
    }

    private mutating func nextTerminator(
      in bytes: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> Int? {
      guard let known = terminator else { return nil }
      var index = max(known, start)
      while let found = bytes.firstIndex(of: .question, from: index, to: bytes.count - 1) {
        if bytes[found + 1] == .equals {
          terminator = found
          return found
        }
        index = found + 1
      }
      terminator = nil
      return nil
    }

    private static func encoding(for letter: UInt8) -> TransferEncoding? {
      switch letter.lowercased {
      case UInt8(ascii: "b"): .base64
      case UInt8(ascii: "q"): .quotedPrintable
      default: nil
      }
    }
  }

  private struct Decoder {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var finder = Finder()
    /// The text in UTF-8, and behind it the octets of encoded words that are none yet.
    private var output: [UInt8] = []
    private var pending: (label: UnsafeBufferPointer<UInt8>, charset: Charset?, start: Int)?

    init(bytes: UnsafeBufferPointer<UInt8>) {
      self.bytes = bytes
      output.reserveCapacity(bytes.count)
    }

    mutating func run() -> String {
      var plainStart = 0
      var index = 0
      while let start = bytes.firstIndex(of: .equals, from: index, to: bytes.count) {
        guard let match = finder.match(in: bytes, at: start) else {
          index = start + 1
          continue
        }
        let between = bytes.part(plainStart..<start)
        if pending == nil || !between.allSatisfy(\.isWhitespace) {
          flush()
          append(between)
        }
        append(match)
        index = match.range.upperBound
        plainStart = index
      }
      flush()
      append(bytes.part(plainStart..<bytes.count))
      return output.text
    }

    private mutating func append(_ plain: UnsafeBufferPointer<UInt8>) {
      if plain.isASCII {
        output += plain
      } else {
        let plain = Array(plain)
        output += Charset.guessedUTF8(plain[...]) ?? plain
      }
    }

    private mutating func append(_ match: Match) {
      let label = bytes.part(match.charset)
      if pending?.label.spells(label) != true || pending?.charset?.hasByteOrderMark == true {
        flush()
        pending = (label, Charset(named: label.lowercasedText), output.count)
      }
      let payload = bytes.part(match.payload)
      if match.encoding == .base64 {
        match.encoding.withDecoded(payload) { output += $0 }
      } else {
        EncodedWord.decodeQ(payload, into: &output)
      }
    }

    /// Makes text of the octets of the last encoded words.
    private mutating func flush() {
      guard let (_, charset, start) = pending else { return }
      pending = nil
      // UTF-8 stays as it is, also where it is broken: that is mended at the end. Only what begins
      // within a character must not be taken for the end of one that was left open before it.
      if let charset, charset.isUTF8, start < output.count, !UTF8.isContinuation(output[start]),
        !output[start...].starts(with: Charset.utf8Mark)
      {
        return
      }
      let octets = Array(output[start...])
      output.removeSubrange(start...)
      output += (charset?.decode(octets).text ?? Charset.decodeGuessing(octets)).utf8
    }
  }

  /// Undoes RFC 2047 §4.2: `=C3` is a byte, `_` a space; what is neither stays as it stands.
  private static func decodeQ(_ text: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.count) { decoded in
      var (index, count) = (0, 0)
      while index < text.count {
        let byte = text[index]
        if byte == .equals, index + 2 < text.count, let high = text[index + 1].hexadecimalValue,
          let low = text[index + 2].hexadecimalValue
        {
          decoded[count] = high << 4 | low
          index += 3
        } else {
          decoded[count] = byte == UInt8(ascii: "_") ? .space : byte
          index += 1
        }
        count += 1
      }
      output.append(contentsOf: UnsafeBufferPointer(rebasing: decoded[..<count]))
    }
  }
}
