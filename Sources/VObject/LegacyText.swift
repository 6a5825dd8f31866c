import InternetMessage

extension ContentLine {
  /// The value in UTF-8 by the charset that the CHARSET parameter of a vCard 2.1 names; `nil` if that
  /// is UTF-8 or unknown.
  ///
  /// What is said to be ASCII is left to ``utf8(_:)``: it often is not.
  func inLegacyCharset(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard mayHaveParameter("CHARSET"), let name = parameter("CHARSET"),
      !["UTF-8", "UTF8", "US-ASCII", "ASCII"].contains(asciiUppercased(name)),
      let charset = Charset(named: name)
    else { return nil }
    return Array(charset.decode(Array(value)).text.utf8)[...]
  }

  /// Whether a CHARSET parameter that cannot be followed must be kept.
  var hasUnknownCharset: Bool {
    guard mayHaveParameter("CHARSET"), let name = parameter("CHARSET") else { return false }
    return Charset(named: name) == nil
  }

  /// Bytes that should be UTF-8 as UTF-8: Windows-1252 where they are none, as old programs on
  /// Windows write them without a word.
  static func utf8(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard bytes.contains(where: { $0 >= 0x80 }), let text = Charset.guessedUTF8(bytes) else {
      return bytes
    }
    return text[...]
  }
}
