import CivilTime
import TestSupport
import Testing

@testable import Domain

/// What a search lets go unseen is no better than what it keeps.
@Suite struct RankingTests {
  private static let words = [
    "besøk", "besøksvenn", "på besøk", "venn", "demo", "møte", "952 65 512",
  ]

  /// More records than are looked at in one go, with a few words each in fields of all kinds.
  private static let catalog: Catalog = {
    var generator = DemoGenerator(seed: 3)
    func text(_ count: Int) -> String {
      (0..<generator.below(count + 1)).map { _ in generator.pick(words) }.joined(separator: " ")
    }
    let first = CivilDate(dayNumber: 18_000)
    let notes = (0..<4500).map { number in
      Record.note(
        Note(
          id: RecordID("note-\(number)"), title: text(1),
          date: first.adding(days: generator.below(300)), text: text(3),
          categories: [text(1)], participants: [Participant(Sample.kari)]))
    }
    let contacts = (0..<300).map { number in
      Record.contact(Contact(id: RecordID("contact-\(number)"), name: text(2), note: text(2)))
    }
    return Sample.catalog(notes + contacts)
  }()

  @Test(
    arguments: [
      "b", "besøk", "venn", "besøk venn", "venn -møte", "952", "95265512 demo", "type:notat",
      "type:notat besøk", "etter:2019-08", "kari besøksvenn demo", "finnes-ikke",
    ], [1, 7, 100, 3000])
  func `the best are those of all`(text: String, limit: Int) throws {
    let today = try day("2021-09-01")
    let matcher = QueryMatcher(Query(text, today: today), in: Self.catalog, today: today)
    let all = Ranking.best(100_000, for: matcher, in: Self.catalog)
    let expected = all.sorted(by: Ranking.Candidate.isBetter).prefix(limit)
    let best = Ranking.best(limit, for: matcher, in: Self.catalog)
    #expect(best.sorted(by: Ranking.Candidate.isBetter) == Array(expected))
    #expect(all.isEmpty == (text == "finnes-ikke"))
  }
}
