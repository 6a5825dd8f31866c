import CivilTime
import Domain
import Wording

/// `samspill coverage`: every municipality, always, by one measure or by all.
enum CoverageVerb {
  static func run(_ context: inout ToolContext) throws {
    let catalog = try context.openCatalog()
    let edit = EditContext(catalog: catalog, today: context.today, language: context.language)
    let event = try context.parsed.value("event").map { try edit.reference($0, kind: .event) }
    let measures = try measures(context)
    let coverage = Coverage(catalog, today: context.today, event: event)
    if context.parsed.has("map") {
      guard let measure = measures.first else { return }
      let map = TileMapText(catalog, coverage, measure, context.language)
      for line in map.lines { context.output.print(line) }
      return
    }
    var table = TextTable(
      headings: [Phrases.number(context.language), Phrases.municipality(context.language)]
        + measures.map { $0.name(context.language) })
    table.rows = coverage.rows.compactMap { row in
      guard let organization = catalog.organization(row.municipality) else { return nil }
      return [organization.municipality?.number.description ?? "", organization.shortName]
        + measures.map { text(coverage.reading(of: $0, for: row), in: catalog, context.language) }
    }
    let json = coverage.rows.compactMap { row -> JSONValue? in
      catalog.organization(row.municipality).map { Self.json(row, $0, in: catalog) }
    }
    try context.print(json: .array(json), table: table)
  }

  private static func text(
    _ reading: Coverage.Reading, in catalog: Catalog, _ language: Language
  ) -> String {
    guard case .contacts(let ids) = reading else { return reading.text(in: language) }
    return ids.compactMap { catalog.contact($0)?.name }.joined(separator: ", ")
  }

  private static func measures(_ context: ToolContext) throws(ToolError) -> [Coverage.Measure] {
    let all = Coverage.Measure.allCases
    guard let name = context.parsed.value("measure") else {
      return context.parsed.has("map") ? [.mainContact] : all
    }
    guard let measure = Coverage.Measure(rawValue: name) else {
      let known = all.map(\.rawValue).joined(separator: ", ")
      throw .usage(Phrases.badValue("--measure", name, known, context.language))
    }
    return [measure]
  }

  private static func json(
    _ row: Coverage.Row, _ organization: Organization, in catalog: Catalog
  ) -> JSONValue {
    .object([
      "uid": .string(organization.id.rawValue), "name": .string(organization.shortName),
      "number": .optional(organization.municipality?.number),
      "mainContacts": .strings(row.mainContacts.compactMap { catalog.contact($0)?.name }),
      "lastContact": .optional(row.lastContact?.day),
      "daysSinceContact": row.daysSinceContact.map(JSONValue.integer) ?? .null,
      "openFollowups": .integer(row.openFollowUps),
      "overdueFollowups": .integer(row.overdueFollowUps),
      "attendance": .optional(row.attendance?.rawValue.lowercased()),
      "attendedCount": .integer(row.attendedCount),
      "over80Share": row.over80Share.map(JSONValue.number) ?? .null,
    ])
  }
}
