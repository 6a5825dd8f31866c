import TestSupport
import Testing

@testable import Domain

@Test(
  arguments: [
    ["Køhler", "kohler", "koehler", "KØHLER", "Ko\u{308}hler", "köhler"],
    ["Møyfrid", "moyfrid", "Moeyfrid"], ["Ørland", "orland", "Oerland", "ørland"],
    ["Åfjord", "afjord", "Aafjord", "A\u{30a}fjord"], ["Nærøysund", "naeroysund", "naroysund"],
    ["Stïentje", "Stientje"], ["Snåase", "snase", "Snaase"], ["Inderøy", "inderoey"],
    ["Kjær", "kjaer", "kjar", "KJÄR"], ["poesi", "Poesi", "POESI"], ["André", "andre"],
    ["Müller", "muller"], ["Þór", "thor"], ["Straße", "strasse"],
    ["«sitat»", "\"sitat\"", "“sitat”"],
    ["uke\u{a0}37", "uke 37"], ["ÄÖÜ", "äöü"], ["Čáhput", "cahput"], ["Ωmega", "ωmega"],
  ])
func `all spellings of a name fold to the same`(spellings: [String]) {
  let folded = Set(spellings.map(SearchText.fold))
  #expect(folded.count == 1, "\(folded)")
}

@Test func `different words stay different`() {
  for (left, right) in [("Hitra", "Heim"), ("Frosta", "Frøya"), ("å", "ø"), ("ti", "tj")] {
    #expect(SearchText.fold(left) != SearchText.fold(right))
  }
}

@Test func `small letters are made and long vowels shortened wherever in a text they stand`() {
  let letters = Array("aAeEoOzZ@[`{ é").map(String.init)
  for seed in 0..<2000 as Range<UInt64> {
    var generator = SeededGenerator(seed: seed)
    let text = (0..<Int.random(in: 0...40, using: &generator))
      .map { _ in letters.randomElement(using: &generator) ?? "" }.joined()
    var expected = ""
    for letter in text.lowercased().map({ $0 == "é" ? "e" : $0 }) {
      let goesOn = letter == "a" && expected.last == "a"
      let shortens = letter == "e" && (expected.last == "a" || expected.last == "o")
      if !goesOn && !shortens { expected.append(letter) }
    }
    #expect(SearchText.fold(text) == expected, "\(text)")
    guard seed < 300 else { continue }
    let traced = SearchText.Traced(folding: text)
    #expect(traced.bytes == Array(expected.utf8), "\(text)")
    let utf8 = Array(text.utf8)
    let letters: [[UInt8]] = traced.origins.map { origin in
      let letter = utf8[origin...].prefix(utf8[origin] < 0x80 ? 1 : 2)
      return SearchText.foldedBytes(String(decoding: letter, as: UTF8.self))
    }
    #expect(letters == traced.bytes.map { [$0] }, "\(text)")
  }
}

@Test(
  arguments: [
    ("дaaдoeдae", "дaдoдa"), ("aдaдeoдe", "aдaдeoдe"), ("€aa", "€a"), ("Дaaaaaaaaae", "дa"),
  ])
func `a vowel behind a letter of another script goes on like any other`(
  text: String, folded: String
) {
  #expect(SearchText.fold(text) == folded)
}

@Test func `folding twice changes nothing, and no text grows or breaks`() {
  let letters = Array("aAeEoOøØæÆåÅäöéïüxyz -1ßþĳŒŠİДé😀\u{301}\u{a0}«»\u{200b}").map(String.init)
  for seed in 0..<400 as Range<UInt64> {
    var generator = SeededGenerator(seed: seed)
    let text = (0..<Int.random(in: 0...20, using: &generator))
      .map { _ in letters.randomElement(using: &generator) ?? "" }.joined()
    let folded = SearchText.fold(text)
    #expect(SearchText.fold(folded) == folded, "\(text)")
    #expect(folded.utf8.count <= text.utf8.count, "\(text)")
    #expect(SearchText.fold(text.uppercased()) == folded || text.contains(where: "ßİ".contains))
    #expect(Array(folded.utf8) == SearchText.foldedBytes(text))
  }
}
