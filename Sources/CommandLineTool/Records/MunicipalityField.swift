import CivilTime
import Domain
import Wording

extension Field where Row == Organization {
  /// The facts of a municipality, with the sources of its figures for people.
  static var municipality: Field {
    .derived(
      "municipality", Phrases.facts, .nullable(Municipality.schema),
      shown: { value, perspective in
        StyledText(value.municipality.map { perspective.text($0) } ?? "")
      },
      { value, _ in value.municipality?.json ?? .null })
  }
}

extension Municipality {
  fileprivate static let schema = Schema.object([
    Schema.Member(name: "number", schema: .pattern("^[0-9]{4}$")),
    Schema.Member(name: "code", schema: .text),
    Schema.Member(name: "officialName", schema: .text),
    Schema.Member(name: "samiName", schema: .text),
    Schema.Member(name: "centre", schema: .text),
    Schema.Member(name: "regions", schema: .strings),
    Schema.Member(name: "population", schema: .nullable(Population.schema), about: "Source: SSB"),
    Schema.Member(
      name: "areaSquareKilometres", schema: .nullable(.number), about: "© Kartverket"),
    Schema.Member(name: "languageForm", schema: .text),
  ])

  fileprivate var json: JSONValue {
    [
      "number": .string(number.description), "code": .text(code),
      "officialName": .text(officialName), "samiName": .text(samiName), "centre": .text(centre),
      "regions": .strings(regions), "population": population?.json ?? .null,
      "areaSquareKilometres": areaSquareKilometres.map(JSONValue.number) ?? .null,
      "languageForm": .text(languageForm),
    ]
  }
}

extension Municipality.Population {
  fileprivate static let schema = Schema.object([
    Schema.Member(name: "total", schema: .count),
    Schema.Member(name: "over65", schema: .nullable(.count)),
    Schema.Member(name: "over80", schema: .nullable(.count)),
    Schema.Member(name: "date", schema: .day),
  ])

  fileprivate var json: JSONValue {
    [
      "total": .integer(total), "over65": .optional(over65), "over80": .optional(over80),
      "date": .optional(date),
    ]
  }
}

extension Perspective {
  /// `2 609 innbyggere 1. januar 2021 (SSB), 594 over 65, 170 over 80`, and the rest, a line each.
  fileprivate func text(_ facts: Municipality) -> String {
    let numbers = NumberWords(language)
    var lines: [String] = []
    if facts.officialName != facts.centre, !facts.samiName.isEmpty {
      lines.append(facts.officialName)
    }
    if !facts.regions.isEmpty { lines.append(facts.regions.joined(separator: ", ")) }
    if let population = facts.population { lines.append(text(population, numbers)) }
    if let area = facts.areaSquareKilometres {
      lines.append("\(numbers.decimal(area, fractionDigits: 0)) km² (© Kartverket)")
    }
    if !facts.languageForm.isEmpty {
      let form = Phrase(no: "målform", en: "language form")(language)
      lines.append("\(form): \(facts.languageForm)")
    }
    return lines.joined(separator: "\n")
  }

  private func text(_ population: Municipality.Population, _ numbers: NumberWords) -> String {
    let day = population.date.map { " " + dates.dayAndYear($0) } ?? ""
    var parts = [
      numbers.whole(population.total) + " "
        + Phrase(nb: "innbyggere", nn: "innbyggjarar", en: "inhabitants")(language) + day
    ]
    if let count = population.over65 { parts.append("65+: \(numbers.whole(count))") }
    if let count = population.over80 { parts.append("80+: \(numbers.whole(count))") }
    return parts.joined(separator: ", ") + " "
      + Phrase(nb: "(kilde: SSB)", nn: "(kjelde: SSB)", en: "(source: SSB)")(language)
  }
}
