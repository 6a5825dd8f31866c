import Domain
import Wording

extension RecordType where Value == Organization {
  static var organizations: RecordType {
    RecordType(
      word: "organizations", kind: .organization, all: \.organizations,
      record: Record.organization,
      value: { if case .organization(let value) = $0 { value } else { nil } },
      blank: { id, _ in Organization(id: id, name: "") },
      fields: organizationFields,
      columns: ["name", "number", "locality", "categories", "website"], required: ["name"],
      filters: [
        RecordFilter(option: OptionDefinition("category", "TEXT", Phrases.filterCategory)) {
          text, _ in
          let folded = SearchText.fold(text)
          return { value, _ in
            value.categories.contains { SearchText.fold($0).contains(folded) }
          }
        }
      ])
  }

  private static var organizationFields: [RecordField<Organization>] {
    [
      .text("name", Phrases.name, \.name, placeholder: "NAME"),
      .texts("alternateNames", Phrases.alternateNames, \.alternateNames, option: "alternate-name"),
      .derived("number", Phrases.number) { value, _ in .optional(value.municipality?.number) },
      .derived("municipality", Phrases.facts) { value, _ in
        value.municipality.map(facts) ?? .null
      },
      .text("locality", Phrases.place, \.locality, option: "place"),
      .texts("categories", Phrases.categories, \.categories, option: "category"),
      .texts("emails", Phrases.email, \.emails, placeholder: "ADDRESS", option: "email"),
      RecordField(
        name: "phones", heading: Phrases.phone,
        json: { value, _ in .strings(value.phones.map { $0.e164 ?? $0.written }) },
        set: { value, texts, _ throws(ToolError) in value.phones = texts.map(PhoneNumber.init) },
        placeholder: "NUMBER", option: "phone"),
      .text("website", Phrases.website, \.website, placeholder: "URL"),
      .text("note", Phrases.remark, \.note),
      .derived("contacts", Phrases.contacts) { value, catalog in
        .strings(catalog.contacts(of: value).map(\.name))
      },
      .derived("members", Phrases.members) { value, catalog in
        .strings(value.members.map { catalog.organization($0)?.name ?? $0.rawValue })
      },
    ]
  }

  private static func facts(_ value: Municipality) -> JSONValue {
    .object([
      "number": .string(value.number.description), "code": .text(value.code),
      "officialName": .text(value.officialName), "samiName": .text(value.samiName),
      "centre": .text(value.centre), "regions": .strings(value.regions),
      "population": value.population.map(population) ?? .null,
      "areaSquareKilometres": value.areaSquareKilometres.map(JSONValue.number) ?? .null,
      "languageForm": .text(value.languageForm), "text": .text(value.officialName),
    ])
  }

  private static func population(_ value: Municipality.Population) -> JSONValue {
    .object([
      "total": .integer(value.total), "over65": value.over65.map(JSONValue.integer) ?? .null,
      "over80": value.over80.map(JSONValue.integer) ?? .null, "date": .optional(value.date),
    ])
  }
}
