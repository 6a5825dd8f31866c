import CivilTime
import Domain
import VObject

/// What a municipality's card says beyond that of any organisation: the X-SAMSPILL properties.
enum MunicipalityLines {
  static func read(_ card: PropertyIndex) -> Municipality? {
    guard let number = card.text(of: "X-SAMSPILL-UNIT").flatMap({ Municipality.Number($0) })
    else { return nil }
    return Municipality(
      number: number, code: card.text(of: "X-SAMSPILL-CODE") ?? "",
      officialName: card.text(of: "X-SAMSPILL-OFFICIAL-NAME") ?? "",
      samiName: card.text(of: "X-SAMSPILL-SAMI-NAME") ?? "",
      centre: card.field(3, of: "ADR"),
      regions: card.texts(of: "CATEGORIES").filter { $0 != category },
      population: population(of: card),
      areaSquareKilometres: card.text(of: "X-SAMSPILL-AREA-KM2").flatMap(decimal),
      languageForm: card.text(of: "X-SAMSPILL-LANGUAGE-FORM") ?? "", tile: tile(of: card))
  }

  static func write(
    _ new: Municipality?, replacing old: Municipality?, into card: inout Component
  ) {
    guard let new else {
      for name in names { card.removeProperties(named: name) }
      return
    }
    writeTexts(new, old, &card)
    if new.centre != old?.centre ?? "" {
      OrganizationCodec.setLocality(new.centre, of: &card)
    }
    if new.regions != old?.regions ?? [] {
      card.setOrderedTexts([category] + new.regions, of: "CATEGORIES")
    }
    if new.population != old?.population { setPopulation(new.population, of: &card) }
    if new.areaSquareKilometres != old?.areaSquareKilometres {
      card.setText(new.areaSquareKilometres.map { "\($0)" }, of: "X-SAMSPILL-AREA-KM2")
    }
    if new.tile != old?.tile {
      let fields = new.tile.map { [["\($0.row)"], ["\($0.column)"]] } ?? []
      card.setFields(fields, of: "X-SAMSPILL-TILE")
    }
  }

  /// The category that every municipality has; the others are its regions.
  private static let category = "Kommune"

  private static let names = [
    "X-SAMSPILL-UNIT", "X-SAMSPILL-CODE", "X-SAMSPILL-OFFICIAL-NAME", "X-SAMSPILL-SAMI-NAME",
    "X-SAMSPILL-POPULATION", "X-SAMSPILL-POPULATION-65", "X-SAMSPILL-POPULATION-80",
    "X-SAMSPILL-AREA-KM2", "X-SAMSPILL-LANGUAGE-FORM", "X-SAMSPILL-TILE",
  ]

  private static func writeTexts(
    _ new: Municipality, _ old: Municipality?, _ card: inout Component
  ) {
    let texts = [
      ("X-SAMSPILL-UNIT", new.number.description, old?.number.description),
      ("X-SAMSPILL-CODE", new.code, old?.code),
      ("X-SAMSPILL-OFFICIAL-NAME", new.officialName, old?.officialName),
      ("X-SAMSPILL-SAMI-NAME", new.samiName, old?.samiName),
      ("X-SAMSPILL-LANGUAGE-FORM", new.languageForm, old?.languageForm),
    ]
    for (name, text, before) in texts where text != before ?? "" {
      card.setOnlyText(text, of: name)
    }
  }

  private static func population(of card: PropertyIndex) -> Municipality.Population? {
    guard let total = card.number(of: "X-SAMSPILL-POPULATION") else { return nil }
    let date = card.property(named: "X-SAMSPILL-POPULATION")?.parameter("X-DATE")
    return Municipality.Population(
      total: total, over65: card.number(of: "X-SAMSPILL-POPULATION-65"),
      over80: card.number(of: "X-SAMSPILL-POPULATION-80"),
      date: date.flatMap { CivilDate(iso: $0) })
  }

  private static func setPopulation(
    _ population: Municipality.Population?, of card: inout Component
  ) {
    let counts = [
      ("X-SAMSPILL-POPULATION", population?.total),
      ("X-SAMSPILL-POPULATION-65", population?.over65),
      ("X-SAMSPILL-POPULATION-80", population?.over80),
    ]
    let parameters = population?.date.map { [Parameter("X-DATE", $0.description)] } ?? []
    for (name, count) in counts {
      let lines = count.map { [ContentLine(name, parameters: parameters, value: "\($0)")] } ?? []
      card.setProperties(named: name, to: lines, comparing: ["X-DATE"])
    }
  }

  private static func tile(of card: PropertyIndex) -> Municipality.Tile? {
    let numbers = card.fields(of: "X-SAMSPILL-TILE").compactMap { $0.first.flatMap { Int($0) } }
    guard numbers.count == 2 else { return nil }
    return Municipality.Tile(row: numbers[0], column: numbers[1])
  }

  private static func decimal(_ text: String) -> Double? {
    Double(text).flatMap { $0.isFinite ? $0 : nil }
  }
}
