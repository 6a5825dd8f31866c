/// What is left of a line when names and the date are taken from its ends.
struct LineTitle {
  let text: String

  /// - Parameters:
  ///   - line: What stands behind the box.
  ///   - mentions: At the ends they are left out, in the middle they stay without their signs; those
  ///     not known stay as written.
  ///   - date: The UTF-8 range of the date that was taken; it is left out.
  init(_ line: String, mentions: [Mention], date: Range<Int>?) {
    let pieces = Self.pieces(of: line, mentions: mentions, date: date)
    var body = pieces[...]
    while let last = body.last, Self.isRemovable(last, after: body.dropLast()) { body.removeLast() }
    while let first = body.first, Self.isRemovable(first, after: []) { body.removeFirst() }
    let kept = body.map { $0.kind == .date ? "" : $0.text }.joined()
    let title = Self.tidy(kept)
    if !title.isEmpty {
      text = title
    } else {
      let whole = Self.tidy(pieces.map(\.text).joined())
      text = whole.isEmpty ? line : whole
    }
  }

  private enum Kind {
    case words
    case mention
    case date
  }

  private struct Piece {
    var kind: Kind
    var text: String
  }

  private static func pieces(of line: String, mentions: [Mention], date: Range<Int>?) -> [Piece] {
    let bytes = Array(line.utf8)
    var parts = mentions.filter(\.isKnown).map { (range: $0.range, kind: Kind.mention) }
    if let date { parts.append((date, .date)) }
    parts.sort { $0.range.lowerBound < $1.range.lowerBound }
    var pieces: [Piece] = []
    var offset = 0
    func add(_ range: Range<Int>, _ kind: Kind) {
      guard !range.isEmpty else { return }
      pieces.append(Piece(kind: kind, text: String(decoding: bytes[range], as: UTF8.self)))
    }
    for part in parts {
      add(offset..<part.range.lowerBound, .words)
      add(part.kind == .mention ? part.range.dropFirst() : part.range, part.kind)
      offset = part.range.upperBound
    }
    add(offset..<bytes.count, .words)
    return pieces
  }

  /// Whether a piece at an end says nothing about what is to be done.
  private static func isRemovable(_ piece: Piece, after others: ArraySlice<Piece>) -> Bool {
    switch piece.kind {
    case .date: return true
    case .words: return tidy(piece.text).isEmpty
    case .mention:
      let before = others.last { $0.kind == .mention || !tidy($0.text).isEmpty }
      guard let before, before.kind == .words else { return true }
      // "Sende veilederen til #Rindal" needs its Rindal.
      let lastWord = before.text.split(whereSeparator: \.isWhitespace).last.map(String.init) ?? ""
      return !linkingWords.contains(lastWord.lowercased())
    }
  }

  private static let linkingWords: Set<String> = [
    "til", "for", "med", "i", "hos", "hjå", "fra", "frå", "av", "på", "om", "og", "mot", "ved",
    "to", "with", "at", "from", "and", "in", "of", "about", "by", "on", "eller", "or",
  ]

  /// Single blanks, and no punctuation left over at the ends.
  private static func tidy(_ text: String) -> String {
    var words = text.unicodeScalars.split { isBlank($0) }
    while let last = words.last {
      let end = last.lastIndex { $0 == "." || !isLeftover($0) }
      let trimmed = end.map { last[...$0] } ?? last.prefix(0)
      if !trimmed.isEmpty && !trimmed.elementsEqual(["."]) {
        words[words.count - 1] = trimmed
        break
      }
      words.removeLast()
    }
    let first = words.firstIndex { !$0.allSatisfy(isLeftover) }
    return words[(first ?? words.endIndex)...].map { String($0) }.joined(separator: " ")
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      ? scalar == " " || (9...13).contains(scalar.value) : scalar.properties.isWhitespace
  }

  private static func isLeftover(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ",", ";", ":", "–", "—", "-", "(", ")", "·", ".": true
    default: false
    }
  }
}
