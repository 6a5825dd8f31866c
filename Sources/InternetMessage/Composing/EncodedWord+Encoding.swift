extension EncodedWord {
  /// Whether text has to be encoded to travel in a header field.
  ///
  /// So has ASCII that could make a line of more than 998 characters, RFC 5322 §2.1.1.
  static func isNeeded(for text: String) -> Bool {
    let bytes = Array(text.utf8)
    if bytes.count > 900 { return true }
    if bytes.contains(where: { $0 >= 0x7F || $0 < 0x20 }) { return true }
    return zip(bytes, bytes.dropFirst()).contains { $0 == .equals && $1 == .question }
  }

  /// The text as encoded words of at most 75 characters, none of which splits a character.
  ///
  /// All of the text is encoded, since blanks between encoded and plain words are easily lost.
  /// Letters outside of ASCII as in Norwegian leave the Q encoding readable; it is taken while it
  /// is the shorter one.
  ///
  /// - Parameters:
  ///   - text: any text.
  ///   - columnsTaken: how much of the first line is used already.
  /// - Returns: the words, to be written with blanks or folds between them.
  package static func encode(_ text: String, columnsTaken: Int = 0) -> [String] {
    let escapedCount = text.utf8.count { !isPlain($0) && $0 != .space }
    let usesBase64 = escapedCount * 6 > text.utf8.count * 2
    var words: [String] = []
    var word = PendingWord(usesBase64: usesBase64, limit: max(40, 75 - columnsTaken))
    for scalar in text.unicodeScalars {
      let bytes = Array(String(scalar).utf8)
      if !word.takes(bytes) {
        words.append(word.text)
        word = PendingWord(usesBase64: usesBase64, limit: 75)
        _ = word.takes(bytes)
      }
    }
    return words + [word.text]
  }

  /// What stands for itself in the Q encoding even in a phrase, RFC 2047 §5 (3).
  fileprivate static func isPlain(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || "!*+-/".utf8.contains(byte)
  }

  private struct PendingWord {
    let usesBase64: Bool
    let limit: Int
    private var payload: [UInt8] = []
    private var length = "=?utf-8?q??=".utf8.count

    init(usesBase64: Bool, limit: Int) {
      (self.usesBase64, self.limit) = (usesBase64, limit)
    }

    /// Adds a character if there is room for it.
    mutating func takes(_ bytes: [UInt8]) -> Bool {
      let added = bytes.reduce(0) { $0 + (isPlain($1) || $1 == .space ? 1 : 3) }
      let newLength =
        usesBase64
        ? "=?utf-8?b??=".utf8.count + (payload.count + bytes.count + 2) / 3 * 4 : length + added
      guard newLength <= limit else { return false }
      payload += bytes
      length += added
      return true
    }

    var text: String {
      let encoded =
        usesBase64
        ? TransferEncoding.encodeBase64(payload)
        : payload.flatMap { byte -> [UInt8] in
          if byte == .space { return [UInt8(ascii: "_")] }
          return isPlain(byte) ? [byte] : TransferEncoding.escape(byte)
        }
      return "=?utf-8?\(usesBase64 ? "b" : "q")?\(encoded.text)?="
    }
  }
}
