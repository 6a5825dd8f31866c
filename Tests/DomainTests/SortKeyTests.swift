import CivilTime
import TestSupport
import Testing

@testable import Domain

struct SortKeyTests {
  @Test(arguments: [["a", "b", "ab", ""], ["a", "e", "\u{301}", "\u{e9}", "b", "\u{0}", "z"]])
  func `the first letters never tell another order than the whole texts`(letters: [String]) {
    for seed in 0..<2000 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let keys = (0..<2).map { index in
        let count = Int.random(in: 0...20, using: &generator)
        let text = (0..<count).compactMap { _ in letters.randomElement(using: &generator) }
        return SortKey(
          number: Int.random(in: 0...1, using: &generator), text: text.joined(),
          id: RecordID("\(index)"))
      }
      let places = keys.map { SortPlace($0) }
      let told = places[0].comes(
        before: places[1], readingLetters: places.allSatisfy(\.tells))
      #expect(told == nil || told == (keys[0] < keys[1]), "seed \(seed): \(keys)")
      if keys[0].number != keys[1].number { #expect(told != nil, "seed \(seed)") }
    }
  }

  @Test func `records are shown in the order of their keys, however alike their titles`() {
    for seed in 0..<100 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      // Some lists are of ASCII alone, in which letters are compared as bytes.
      let letters = seed % 2 == 0 ? ["a", "b", "B"] : ["a", "e", "\u{301}", "\u{e9}", "z"]
      func text(of count: Int) -> String {
        (0..<count).compactMap { _ in letters.randomElement(using: &generator) }.joined()
      }
      let followUps = (0..<60).map { index in
        let title = String(repeating: "a", count: index % 3 * 10) + text(of: index % 2)
        return FollowUp(
          id: RecordID("\(text(of: 3))\(index)"), title: title,
          due: CivilDate(dayNumber: Int.random(in: 0...1, using: &generator)))
      }
      let catalog = Sample.catalog(followUps.map(Record.followUp))
      let expected = followUps.sorted { SortKey.followUp($0) < SortKey.followUp($1) }
      #expect(Array(catalog.followUps) == expected, "seed \(seed)")
    }
  }
}
