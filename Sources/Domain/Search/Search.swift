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
  ///   - index: The catalog's index, if there is one; it changes the time, not the result.
  /// - Returns: At most `limit` hits.
  package static func run(
    _ query: Query, in catalog: Catalog, today: CivilDate, limit: Int = 200,
    index: SearchIndex? = nil
  ) -> [SearchHit] {
    guard !query.isEmpty, limit > 0 else { return [] }
    let matcher = QueryMatcher(query, in: catalog, today: today)
    let candidates = self.candidates(matcher, in: catalog, index: index)
    // Only those that can come into the limit are worth a look at their original spelling.
    let finalists = best(candidates, count: max(4 * limit, 400)).map { candidate in
      var finalist = candidate
      if let record = catalog.record(candidate.key) {
        finalist.exactness = exactness(of: query.terms, in: record)
      }
      return finalist
    }
    return best(finalists, count: limit).compactMap { candidate in
      catalog.record(candidate.key).map {
        SearchHit(
          $0, date: candidate.day, score: query.terms.isEmpty ? 0 : candidate.score, query: query)
      }
    }
  }

  /// A record that fits, before anything is made of it for people.
  private struct Candidate {
    var key: RecordKey
    var score: Int
    var day: CivilDate?
    var exactness = 0

    static func isBetter(_ left: Candidate, _ right: Candidate) -> Bool {
      let (leftDay, rightDay) = (left.day?.dayNumber ?? .min, right.day?.dayNumber ?? .min)
      return (left.score, left.exactness, leftDay, right.key.id)
        > (right.score, right.exactness, rightDay, left.key.id)
    }
  }

  private static func candidates(
    _ matcher: QueryMatcher, in catalog: Catalog, index: SearchIndex?
  ) -> [Candidate] {
    var candidates: [Candidate] = []
    var scratch = FoldedText()
    catalog.forEachRecord(of: matcher.kinds) { record in
      guard matcher.allows(record) else { return }
      let key = record.key
      let score: Int
      if let text = index?.text(of: key) {
        score = matcher.score(of: text)
      } else {
        scratch.replace(with: record)
        score = matcher.score(of: scratch)
      }
      if score > 0 { candidates.append(Candidate(key: key, score: score, day: record.span?.first)) }
    }
    return candidates
  }

  private static func best(_ candidates: [Candidate], count: Int) -> ArraySlice<Candidate> {
    candidates.sorted(by: Candidate.isBetter).prefix(count)
  }

  /// How many of the terms stand in the record just as they were typed, capitals aside.
  private static func exactness(of terms: [SearchTerm], in record: Record) -> Int {
    var found: Set<SearchTerm> = []
    record.visitSearchFields { _, text in
      let small = Array(text.lowercased().utf8)
      small.withUnsafeBufferPointer { bytes in
        for term in terms where ByteSearch.firstOffset(of: Array(term.exact.utf8), in: bytes) != nil
        {
          found.insert(term)
        }
      }
    }
    return found.count
  }
}
