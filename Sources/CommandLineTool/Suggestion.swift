/// What the user may have meant.
enum Suggestion {
  /// The first word of a verb that is most like `word`, if any is at all.
  static func closest(to word: String) -> String? {
    closest(to: word, among: VerbGroup.allCases.map(\.rawValue) + ["file"])
  }

  /// The one of `names` that is most like `word`, if any is at all.
  static func closest(to word: String, among names: [String]) -> String? {
    let best = names.map { ($0, editDistance($0, word)) }.min { $0.1 < $1.1 }
    guard let best, best.1 <= max(1, word.count / 3) else { return nil }
    return best.0
  }

  /// The least number of letters put in, left out or changed between two words (Levenshtein).
  private static func editDistance(_ left: String, _ right: String) -> Int {
    let letters = Array(right.prefix(100))
    var row = Array(0...letters.count)
    for (index, letter) in left.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for (column, other) in letters.enumerated() {
        let above = row[column + 1]
        row[column + 1] = min(above + 1, row[column] + 1, diagonal + (letter == other ? 0 : 1))
        diagonal = above
      }
    }
    return row.last ?? 0
  }
}
