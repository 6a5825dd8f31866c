import Testing
import Wording

@Test(
  arguments: [
    ("nb_NO.UTF-8", Language.nb), ("no", .nb), ("no_NO", .nb), ("nn_NO", .nn), ("nn-NO", .nn),
    ("en_GB.UTF-8", .en), ("en", .en), ("C", .nb), ("", .nb), ("POSIX", .nb), ("se_NO", .nb),
    ("nno", .nn), ("EN_us", .en), ("enx", .nb), ("🙂", .nb),
  ])
func `a locale chooses the language, and bokmål is the default`(
  locale: String, language: Language
) {
  #expect(Language(localeIdentifier: locale) == language)
}

@Test func `a plural goes with its number`() {
  #expect(Plural.day(1, .nb) == "1 dag")
  #expect(Plural.day(0, .nn) == "0 dagar")
  #expect(Plural.month(2, .en) == "2 months")
  #expect(Plural.week(1249, .nb) == "1\u{a0}249 uker")
}

@Test(
  arguments: [
    (471_124, "471 124", "471,124"), (0, "0", "0"), (-1000, "\u{2212}1 000", "\u{2212}1,000"),
    (999, "999", "999"), (2609, "2 609", "2,609"),
  ])
func `whole numbers are grouped`(number: Int, norwegian: String, english: String) {
  let expected = norwegian.replacing(" ", with: "\u{a0}")
  #expect(NumberWords(.nb).whole(number) == expected)
  #expect(NumberWords(.nn).whole(number) == expected)
  #expect(NumberWords(.en).whole(number) == english)
}

@Test func `numbers with decimals and percentages`() {
  let words = NumberWords(.nn)
  #expect(words.decimal(2122.06) == "2\u{a0}122,1")
  #expect(words.decimal(-0.25, fractionDigits: 2) == "\u{2212}0,25")
  #expect(words.decimal(12, fractionDigits: 0) == "12")
  #expect(words.decimal(0.05, fractionDigits: 3) == "0,050")
  #expect(words.decimal(.nan) == "–")
  #expect(words.percent(0.15) == "15\u{a0}%")
  #expect(words.percent(0.0652, fractionDigits: 1) == "6,5\u{a0}%")
  #expect(NumberWords(.en).percent(0.0652, fractionDigits: 1) == "6.5%")
  #expect(!words.decimal(1e300).isEmpty)
}
