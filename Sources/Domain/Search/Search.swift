package import CivilTime

/// Looking for a query in everything the catalog holds.
package enum Search {
  /// The records that fit `query`, best first.
  ///
  /// A hit in a title counts most, then other names, people, details and running text; a whole word
  /// more than the start of one, that more than its inside; among equals the spelling that was typed
  /// comes first, then the newest. With conditions alone, the newest come first.
  ///
  /// - Parameters:
  ///   - query: An empty one finds nothing.
  ///   - catalog: What to look in.
  ///   - today: The day that decides what is overdue.
  ///   - limit: How many hits are wanted; snippets are made for these only.
  /// - Returns: At most `limit` hits.
  package static func run(
    _ query: Query, in catalog: Catalog, today: CivilDate, limit: Int = 200
  ) -> [SearchHit] {
    guard !query.isEmpty, limit > 0 else { return [] }
    // Only those that can come into the limit are worth a look at their day and spelling.
    let finalists = Ranking.best(
      max(2 * limit, 100), for: QueryMatcher(query, in: catalog, today: today), in: catalog
    ).map { candidate in
      Finalist(candidate, catalog.shelves[candidate.kind].record(at: candidate.position), query)
    }
    return finalists.sorted(by: Finalist.isBetter).prefix(limit).map { finalist in
      SearchHit(
        finalist.record, date: finalist.day, score: query.terms.isEmpty ? 0 : finalist.score,
        query: query)
    }
  }

  /// The records that fit `query`, for lists that keep an order of their own; none for an empty one.
  package static func keys(
    matching query: Query, in catalog: Catalog, today: CivilDate
  ) -> Set<RecordKey> {
    guard !query.isEmpty else { return [] }
    let matcher = QueryMatcher(query, in: catalog, today: today)
    var keys: Set<RecordKey> = []
    matcher.withScorer { scorer in
      for kind in RecordKind.allCases where matcher.kinds.contains(kind) {
        let shelf = catalog.shelves[kind]
        shelf.visitFolded(0..<shelf.count) { position, _, text in
          guard scorer.score(of: text) > 0, matcher.allows(kind, at: position) else { return }
          keys.insert(RecordKey(kind, shelf.id(at: position)))
        }
      }
    }
    return keys
  }

  /// A candidate looked at closely.
  private struct Finalist {
    var record: Record
    var score: Int
    var exactness: Int
    var day: CivilDate?

    init(_ candidate: Ranking.Candidate, _ record: Record, _ query: Query) {
      self.record = record
      score = candidate.score
      exactness = Search.exactness(of: query.terms, in: record)
      day = record.span?.first
    }

    static func isBetter(_ left: Finalist, _ right: Finalist) -> Bool {
      let (leftDay, rightDay) = (left.day?.dayNumber ?? .min, right.day?.dayNumber ?? .min)
      return (left.score, left.exactness, leftDay, right.record.key.id)
        > (right.score, right.exactness, rightDay, left.record.key.id)
    }
  }

  /// How many of the terms stand in the record just as they were typed, capitals aside.
  private static func exactness(of terms: [SearchTerm], in record: Record) -> Int {
    var found: Set<SearchTerm> = []
    var small: [UInt8] = []
    record.visitSearchFields { _, text in
      guard found.count < terms.count else { return }
      small.removeAll(keepingCapacity: true)
      SearchText.appendSmall(text, to: &small)
      small.withUnsafeBufferPointer { bytes in
        for term in terms where ByteSearch.firstOffset(of: term.exact, in: bytes) != nil {
          found.insert(term)
        }
      }
    }
    return found.count
  }
}
