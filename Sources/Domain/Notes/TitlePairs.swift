/// Which titles of two lists mean the same thing.
///
/// Equal ones first, folded, in order; then those that share at least half of their words, the most
/// alike first.
struct TitlePairs {
  /// For an index of the left list, the index in the right one.
  private(set) var partner: [Int: Int] = [:]
  /// The indices of the left list whose partner has the same title.
  private(set) var equals: Set<Int> = []

  init(_ left: [String], _ right: [String]) {
    let leftWords = left.map(Self.words)
    let rightWords = right.map(Self.words)
    pairEquals(leftWords, rightWords)
    equals = Set(partner.keys)
    pairAlikes(leftWords.map(Set.init), rightWords.map(Set.init))
  }

  /// Whether a line with that text may have the title: all of its words stand there.
  static func mayBeTitle(_ title: String, of text: String) -> Bool {
    let words = Set(words(text))
    return Self.words(title).allSatisfy(words.contains)
  }

  private mutating func pairEquals(_ left: [[Substring]], _ right: [[Substring]]) {
    var places: [[Substring]: [Int]] = [:]
    for index in right.indices.reversed() { places[right[index], default: []].append(index) }
    for index in left.indices {
      if let place = places[left[index]]?.popLast() { partner[index] = place }
    }
  }

  private mutating func pairAlikes(_ left: [Set<Substring>], _ right: [Set<Substring>]) {
    let taken = Set(partner.values)
    let rest = right.indices.filter { !taken.contains($0) }
    var candidates: [(likeness: Double, left: Int, right: Int)] = []
    for index in left.indices where partner[index] == nil {
      for other in rest {
        let likeness = Self.likeness(left[index], right[other])
        if likeness >= 0.5 { candidates.append((likeness, index, other)) }
      }
    }
    candidates.sort { ($1.likeness, $0.left, $0.right) < ($0.likeness, $1.left, $1.right) }
    var used: Set<Int> = []
    for candidate in candidates where partner[candidate.left] == nil {
      if used.insert(candidate.right).inserted { partner[candidate.left] = candidate.right }
    }
  }

  /// Shared words among all words, 0 to 1.
  private static func likeness(_ left: Set<Substring>, _ right: Set<Substring>) -> Double {
    let all = left.union(right).count
    return all == 0 ? 0 : Double(left.intersection(right).count) / Double(all)
  }

  private static func words(_ title: String) -> [Substring] {
    SearchText.fold(title).split { !$0.isLetter && !$0.isNumber }
  }
}
