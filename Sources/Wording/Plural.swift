/// A noun phrase that goes with a number: `1 notat`, `2 notater`.
package struct Plural: Hashable, Sendable {
  package let one: Phrase
  package let other: Phrase

  package init(one: Phrase, other: Phrase) {
    (self.one, self.other) = (one, other)
  }

  /// The form that goes with `count`, without the number; 0 takes the plural.
  package func form(for count: Int) -> Phrase {
    count == 1 || count == -1 ? one : other
  }

  /// The number and the form that goes with it: `2 meldinger`.
  package func callAsFunction(_ count: Int, _ language: Language) -> String {
    NumberWords(language).whole(count) + " " + form(for: count)(language)
  }
}

extension Plural {
  package static let day = Plural(
    one: Phrase(no: "dag", en: "day"), other: Phrase(nb: "dager", nn: "dagar", en: "days"))
  package static let week = Plural(
    one: Phrase(nb: "uke", nn: "veke", en: "week"),
    other: Phrase(nb: "uker", nn: "veker", en: "weeks"))
  package static let month = Plural(
    one: Phrase(nb: "måned", nn: "månad", en: "month"),
    other: Phrase(nb: "måneder", nn: "månader", en: "months"))
  package static let year = Plural(
    one: Phrase(no: "år", en: "year"), other: Phrase(no: "år", en: "years"))
}
