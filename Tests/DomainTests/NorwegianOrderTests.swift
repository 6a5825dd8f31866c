import Domain
import Foundation
import TestSupport
import Testing

private func sorted(_ names: [String], isPersonName: Bool = true) -> [String] {
  names.sorted {
    NorwegianOrder.key(for: $0, isPersonName: isPersonName)
      < NorwegianOrder.key(for: $1, isPersonName: isPersonName)
  }
}

@Test(
  arguments: [
    ["Haugen", "Hås", "Haase"],
    ["Rana", "Rennebu", "Rindal", "Rosse", "Røros", "Røyrvik", "Raarvihke"],
    ["Stientje", "Stïentje", "Stjørdal"],
    ["Zetlitz", "Ærø", "Äspö", "Ö-name", "Ørland", "Østby", "Åfjord", "Aarborte", "Aasen"],
    ["a", "A", "á", "Á", "b", "tue", "tye", "tüe", "z", "æ", "ä", "ø", "ö", "å", "aa", "Aa", "AA"],
    ["d", "D", "đ", "Đ", "ð", "e"], ["thor", "Þor", "tia"],
    ["Snasa", "Snåase", "Tranaby", "Tråante"],
    ["Anne Lise", "Anne-Lise", "Annelise"], ["v", "V", "w", "W"], ["2", "a", "я", "\u{ffff}"],
  ])
func `names stand in Norwegian order`(expected: [String]) {
  #expect(sorted(expected.reversed()) == expected)
}

@Test func `a place name keeps its a's`() {
  let places = ["Raarvihke", "Rana", "Røros", "Røyrvik"]
  #expect(sorted(places.reversed(), isPersonName: false) == places)
}

@Test func `a decomposed letter sorts as the whole one`() {
  for (whole, parts) in [
    ("Åse", "A\u{30a}se"), ("Öst", "O\u{308}st"), ("Åäöü", "Åa\u{308}o\u{308}u\u{308}"),
  ] {
    #expect(
      NorwegianOrder.key(for: whole, isPersonName: true)
        == NorwegianOrder.key(for: parts, isPersonName: true))
  }
}

@Test func `personal names sort as the system's nb_NO does`() {
  let locale = Locale(identifier: "nb_NO")
  let syllables = [
    "A", "a", "aa", "Aa", "å", "Å", "æ", "Æ", "ø", "ö", "ä", "e", "é", "è", "n", "r", "s", "t", "l",
    "o", "ü", "y", "d", "đ", " ", "-", "v", "w", "z", "H", "K", "i", "ï", "th", "þ", ".", "ô",
  ]
  var generator = SeededGenerator(seed: 1)
  func name() -> String {
    (0..<Int.random(in: 1...6, using: &generator))
      .map { _ in syllables.randomElement(using: &generator) ?? "" }.joined()
  }
  for _ in 0..<4000 {
    let (left, right) = (name(), name())
    // ICU takes a + å and a + ä apart and reads the two a's as one å, and loses count of three a's
    // where texts begin alike; no name has them.
    guard ![left, right].contains(where: { $0.contains(/[aA][åäÅÄ]|[aA]{3}/) }) else { continue }
    let expected = left.compare(right, options: [], range: nil, locale: locale)
    let keys = (
      NorwegianOrder.key(for: left, isPersonName: true),
      NorwegianOrder.key(for: right, isPersonName: true)
    )
    let found: ComparisonResult =
      keys.0 < keys.1 ? .orderedAscending : keys.0 == keys.1 ? .orderedSame : .orderedDescending
    #expect(found == expected, "\(left) | \(right)")
  }
}
