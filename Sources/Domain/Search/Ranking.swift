import Synchronization

/// The best of the records that fit a query, while more and more of them are looked at.
struct Ranking: Sendable {
  /// A record that fits, before anything is made of it.
  struct Candidate: Hashable, Sendable {
    var kind: RecordKind
    var position: Int
    var score: Int
    /// Among equals, the day by which the newest come first.
    var dayNumber: Int

    static func isBetter(_ left: Candidate, _ right: Candidate) -> Bool {
      (left.score, left.dayNumber, right.kind.place, right.position)
        > (right.score, right.dayNumber, left.kind.place, left.position)
    }
  }

  private let limit: Int
  private var candidates: [Candidate] = []
  /// What is no better than this is not among the best.
  private var bar: Candidate?

  private init(_ limit: Int, above bar: Candidate? = nil) {
    (self.limit, self.bar) = (limit, bar)
  }

  /// The `limit` best of a catalog by score and day, in the order of the catalog.
  ///
  /// Goes through the records on several cores, a portion at a time.
  static func best(_ limit: Int, for matcher: QueryMatcher, in catalog: Catalog) -> [Candidate] {
    let ranking = Mutex(Ranking(limit))
    let portions = RecordKind.allCases.filter(matcher.kinds.contains).flatMap { kind in
      let shelf = catalog.shelves[kind]
      // The newest come last on most shelves; what is found first sets a high bar for the others.
      return stride(from: shelf.count, to: 0, by: -portionSize).map { end in
        (shelf: shelf, positions: max(0, end - portionSize)..<end)
      }
    }
    let rank: @Sendable ((shelf: Shelf, positions: Range<Int>)) -> Void = { portion in
      var part = Ranking(limit, above: ranking.withLock(\.bar))
      part.take(portion.positions, of: portion.shelf, for: matcher)
      ranking.withLock { ranking in
        for candidate in part.candidates { ranking.insert(candidate) }
      }
    }
    if portions.reduce(0, { $0 + $1.positions.count }) > portionSize {
      Parallel.forEach(portions, onThreads: threadCount, rank) { _ in }
    } else {
      portions.forEach(rank)
    }
    return ranking.withLock { ranking in
      ranking.cut()
      return ranking.candidates.sorted {
        ($0.kind.place, $0.position) < ($1.kind.place, $1.position)
      }
    }
  }

  /// How many records are worth a thread's while.
  private static let portionSize = 4096
  /// With more at work they would wait for the memory.
  private static let threadCount = 4

  private mutating func take(
    _ positions: Range<Int>, of shelf: Shelf, for matcher: QueryMatcher
  ) {
    let hasConditions = matcher.hasConditions
    matcher.withScorer { scorer in
      shelf.visitFolded(positions) { position, facts, text in
        if hasConditions, !matcher.allows(shelf.kind, at: position) { return }
        let day = facts.sortDay(of: shelf.kind)
        let least = bar.map { day < $0.dayNumber ? $0.score + 1 : $0.score } ?? 1
        let score = scorer.score(of: text, atLeast: least)
        guard score > 0 else { return }
        insert(Candidate(kind: shelf.kind, position: position, score: score, dayNumber: day))
      }
    }
  }

  private mutating func insert(_ candidate: Candidate) {
    if let bar, !Candidate.isBetter(candidate, bar) { return }
    candidates.append(candidate)
    if candidates.count >= 2 * limit { cut() }
  }

  /// Lets go what is not among the best.
  private mutating func cut() {
    guard candidates.count >= limit else { return }
    candidates.sort(by: Candidate.isBetter)
    candidates.removeLast(candidates.count - limit)
    bar = candidates.last
  }
}

extension RecordFacts {
  /// The day by which the newest of a kind come first, or the least number if it is about none.
  fileprivate func sortDay(of kind: RecordKind) -> Int {
    switch kind {
    case .contact, .organization, .method: .min
    case .event, .note, .message: Int(first)
    case .followUp: Int(last != Self.none ? last : first)
    case .project: Int(first != Self.none ? first : last)
    }
  }
}
