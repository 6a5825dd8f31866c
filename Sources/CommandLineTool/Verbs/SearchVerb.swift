import CivilTime
import Domain
import Wording

/// `samspill search`: everything at once, best first.
enum SearchVerb {
  static func run(_ context: inout ToolContext) throws {
    let text = context.words(after: 1).joined(separator: " ")
    guard !text.isEmpty else {
      throw ToolError.usage(Phrases.missingWord("QUERY", context.language))
    }
    let kinds = try kinds(context)
    let limit = try context.number("limit") ?? 50
    let catalog = try context.openCatalog()
    let found = Search.run(
      Query(text, today: context.today), in: catalog, today: context.today,
      limit: kinds == nil ? limit : 10_000)
    let hits = found.filter { kinds?.contains($0.record.kind) ?? true }.prefix(limit)
    var table = TextTable(
      headings: [Phrases.kindHeading, Phrases.date, Phrases.title, Phrases.hit]
        .map { $0(context.language) } + ["UID"])
    table.rows = hits.map { hit in
      [
        hit.record.kind.name(context.language), hit.date?.description ?? "", hit.title.text,
        hit.snippet.text, hit.record.id.rawValue,
      ]
    }
    let json = hits.map { hit in
      JSONValue.object([
        "kind": .string(hit.record.kind.rawValue), "uid": .string(hit.record.id.rawValue),
        "title": .string(hit.title.text), "snippet": .string(hit.snippet.text),
        "score": .integer(hit.score), "date": .optional(hit.date),
      ])
    }
    try context.print(json: .array(json), table: table)
    if hits.isEmpty { throw ToolError.notFound(Phrases.notFound(text, context.language)) }
  }

  /// The kinds that `--kind` asks for, by the verbs' words or the records' names.
  private static func kinds(_ context: ToolContext) throws(ToolError) -> Set<RecordKind>? {
    let words = context.parsed.values("kind")
    guard !words.isEmpty else { return nil }
    let known: [String: RecordKind] = [
      "contacts": .contact, "organizations": .organization, "events": .event, "notes": .note,
      "followups": .followUp, "threads": .message, "projects": .project, "methods": .method,
    ]
    var kinds: Set<RecordKind> = []
    for word in words {
      guard let kind = known[word] ?? RecordKind(rawValue: word) else {
        let names = known.keys.sorted().joined(separator: ", ")
        throw .usage(Phrases.badValue("--kind", word, names, context.language))
      }
      kinds.insert(kind)
    }
    return kinds
  }
}
