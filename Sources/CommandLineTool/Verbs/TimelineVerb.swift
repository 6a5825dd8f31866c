import CivilTime
import Domain
import Wording

/// `samspill timeline`: everything with one municipality, organisation or person, newest first.
enum TimelineVerb {
  static func run(_ context: inout ToolContext) throws {
    let catalog = try context.openCatalog()
    let name = try context.word(1, "UNIT|CONTACT")
    let timeline = try timeline(of: name, in: catalog, context)
    var table = TextTable(
      headings: [Phrases.date, Phrases.kindHeading, Phrases.title].map { $0(context.language) }
        + ["UID"])
    table.rows = timeline.entries.map { entry in
      [
        entry.date?.isoText ?? "", entry.record.kind.name(context.language), entry.title,
        entry.record.id.rawValue,
      ]
    }
    let json = timeline.entries.map { entry in
      JSONValue.object([
        "date": .optional(entry.date?.isoText), "kind": .string(entry.record.kind.rawValue),
        "title": .string(entry.title), "uid": .string(entry.record.id.rawValue),
        "isAhead": .bool(entry.isAhead),
      ])
    }
    try context.print(json: .array(json), table: table)
  }

  private static func timeline(
    of name: String, in catalog: Catalog, _ context: ToolContext
  ) throws(ToolError) -> Timeline {
    let edit = EditContext(catalog: catalog, today: context.today, language: context.language)
    if let organization = try? edit.organization(name) {
      return Timeline(of: organization, in: catalog, today: context.today)
    }
    let contact = try RecordVerbs(type: .contacts).find(name, in: catalog, context: context)
    return Timeline(of: contact, in: catalog, today: context.today)
  }
}
