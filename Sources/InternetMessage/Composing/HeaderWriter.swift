/// Writes header fields, folded before column 78 where they can be.
struct HeaderWriter {
  private(set) var bytes: [UInt8] = []

  /// A field whose value needs no encoding.
  mutating func append(_ name: String, raw value: String) {
    append(name, pieces: [value])
  }

  /// An unstructured field; left out if there is no text.
  mutating func append(_ name: String, text: String) {
    let clean = Self.withoutControls(text)
    guard !clean.isEmpty else { return }
    if EncodedWord.isNeeded(for: clean) {
      append(name, pieces: EncodedWord.encode(clean, columnsTaken: name.utf8.count + 2))
    } else {
      append(name, pieces: Self.piecesAtBlanks(clean))
    }
  }

  /// An address field; left out if there are none.
  mutating func append(_ name: String, _ mailboxes: [Mailbox]) {
    var pieces: [String] = []
    for (index, mailbox) in mailboxes.enumerated() {
      var words = Self.pieces(of: mailbox)
      if index < mailboxes.count - 1, let last = words.popLast() { words.append(last + ",") }
      pieces += words
    }
    append(name, pieces: pieces)
  }

  /// A field of identifiers; left out if there are none.
  mutating func append(_ name: String, _ ids: [MessageID]) {
    append(name, pieces: ids.map { "<\(Self.withoutBrackets($0.description))>" })
  }

  /// Writes pieces with blanks between them, a new line where the next would not fit.
  private mutating func append(_ name: String, pieces: [String]) {
    guard !pieces.isEmpty else { return }
    bytes += "\(name):".utf8
    var column = name.utf8.count + 1
    for (index, piece) in pieces.enumerated() {
      if index > 0, column + 1 + piece.utf8.count > 76 {
        bytes.append(.lineFeed)
        column = 0
      }
      bytes += " \(piece)".utf8
      column += 1 + piece.utf8.count
    }
    bytes.append(.lineFeed)
  }

  /// Splits at single blanks; of several, the others stay with the word before them.
  private static func piecesAtBlanks(_ text: String) -> [String] {
    var pieces: [[UInt8]] = [[]]
    let all = Array(text.utf8)
    for (index, byte) in all.enumerated() {
      let next = index + 1 < all.count ? all[index + 1] : .space
      if byte == .space, next != .space, pieces.last?.isEmpty == false {
        pieces.append([])
      } else {
        pieces[pieces.count - 1].append(byte)
      }
    }
    return pieces.map(\.text)
  }

  private static func pieces(of mailbox: Mailbox) -> [String] {
    let address = withoutBrackets(mailbox.address)
    let name = withoutControls(mailbox.name ?? "")
    guard !name.isEmpty else { return [address] }
    return phrase(name) + ["<\(address)>"]
  }

  private static func phrase(_ name: String) -> [String] {
    if EncodedWord.isNeeded(for: name) { return EncodedWord.encode(name, columnsTaken: 8) }
    if name.utf8.allSatisfy({ isAtomText($0) || $0 == .space }) { return piecesAtBlanks(name) }
    let escaped = name.utf8.flatMap { byte -> [UInt8] in
      byte == .quote || byte == .backslash ? [.backslash, byte] : [byte]
    }
    return [([.quote] + escaped + [.quote]).text]
  }

  /// RFC 5322 §3.2.3 `atext`.
  private static func isAtomText(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
  }

  /// On one line, without control characters and blanks at the ends.
  private static func withoutControls(_ text: String) -> String {
    text.utf8.map { $0 < 0x20 || $0 == 0x7F ? .space : $0 }.trimmed.text
  }

  /// Without what would end an address or identifier early.
  private static func withoutBrackets(_ text: String) -> String {
    text.utf8.filter { $0 >= 0x20 && $0 != 0x7F && $0 != .less && $0 != .greater }.text
  }
}
