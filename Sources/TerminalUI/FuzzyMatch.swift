/// How well a few typed letters fit a text: they must occur in it in order, the closer the better.
package struct FuzzyMatch: Hashable, Sendable {
  /// Higher is better; only to be compared between matches of the same query.
  package let score: Int
  /// The characters of the text that were hit, counted from 0, ascending.
  package let hits: [Int]

  /// Matches without regard to case and to marks on letters, so that `o` finds `ø`.
  ///
  /// Spaces in the query are skipped. Returns `nil` if a letter is missing; an empty query matches
  /// everything.
  package init?(_ query: String, in text: String) {
    self.init(Self.folded(query.filter { $0 != " " }), in: Self.folded(text))
  }

  /// The same for what has been ``folded(_:)`` already; `wanted` must be without spaces.
  init?(_ wanted: [Character], in letters: [Character]) {
    let whole = Self.contiguous(wanted, in: letters)
    guard let hits = whole ?? Self.scattered(wanted, in: letters) else { return nil }
    self.hits = hits
    var score = -letters.count
    for (index, hit) in hits.enumerated() {
      if hit == 0 || !letters[hit - 1].isLetter { score += 20 }
      if index > 0, hits[index - 1] + 1 == hit { score += 15 }
      score -= index == 0 ? min(hit, 10) : 0
    }
    self.score = score
  }

  /// The query in one piece, at the beginning of a word if it occurs there.
  private static func contiguous(_ wanted: [Character], in letters: [Character]) -> [Int]? {
    guard !wanted.isEmpty, wanted.count <= letters.count else { return nil }
    let starts = (0...letters.count - wanted.count).filter { start in
      letters[start..<start + wanted.count].elementsEqual(wanted)
    }
    let best = starts.first { $0 == 0 || !letters[$0 - 1].isLetter } ?? starts.first
    return best.map { Array($0..<$0 + wanted.count) }
  }

  /// The letters one after another; the beginning of a word is preferred to what comes earlier.
  private static func scattered(_ wanted: [Character], in letters: [Character]) -> [Int]? {
    var hits: [Int] = []
    for (index, letter) in wanted.enumerated() {
      let start = hits.last.map { $0 + 1 } ?? 0
      let left = wanted[(index + 1)...]
      let places = (start..<max(start, letters.count)).filter { letters[$0] == letter }
      let initial = places.first { place in
        (place == 0 || !letters[place - 1].isLetter)
          && isSubsequence(left, of: letters[(place + 1)...])
      }
      let adjacent = places.first { $0 == start && index > 0 }
      guard let hit = adjacent ?? initial ?? places.first else { return nil }
      hits.append(hit)
    }
    return hits
  }

  private static func isSubsequence(
    _ wanted: ArraySlice<Character>, of letters: ArraySlice<Character>
  ) -> Bool {
    var rest = letters
    for letter in wanted {
      guard let place = rest.firstIndex(of: letter) else { return false }
      rest = rest[(place + 1)...]
    }
    return true
  }

  /// Letters as they are compared.
  static func folded(_ text: String) -> [Character] {
    text.map(folded)
  }

  private static func folded(_ character: Character) -> Character {
    guard let scalar = character.unicodeScalars.first, scalar.properties.isAlphabetic else {
      return character
    }
    let letter = Transliteration.ascii(scalar)
    guard letter != UInt8(ascii: "?") else { return Character(character.lowercased()) }
    return Character(Unicode.Scalar(letter | 0x20))
  }
}

extension StyledText {
  /// Text with some of its characters in another style.
  package init(_ text: String, style: Style, hits: [Int], hitStyle: Style) {
    self.init()
    var rest = hits[...]
    for (index, character) in text.enumerated() {
      let isHit = rest.first == index
      if isHit { rest = rest.dropFirst() }
      append(String(character), style: isHit ? hitStyle : style)
    }
  }
}
