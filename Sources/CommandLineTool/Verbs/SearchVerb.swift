import CivilTime
import Domain
import Wording

/// `samspill search`: everything at once, best first.
enum SearchVerb {
  static var verb: Verb {
    Verb(
      "search", .query, Phrases.verbSearch,
      options: [
        OptionDefinition("kind", choices: words, Phrases.optionKind),
        OptionDefinition("limit", "N", Phrases.optionLimit),
      ], about: .all, isRepeatable: true, run: run)
  }

  static var result: ResultType<SearchHit> {
    ResultType(
      name: "search",
      fields: [
        .kind(\.record), .identity(\.record),
        .derived(
          "title", Phrases.title, .string, shown: { hit, _ in StyledText(hit.title) },
          { hit, _ in .string(hit.title.text) }),
        .derived(
          "snippet", Phrases.hit, .string, shown: { hit, _ in StyledText(hit.snippet) },
          { hit, _ in .string(hit.snippet.text) }),
        .derived("score", Phrases.score, .count) { hit, _ in .integer(hit.score) },
        .derived(
          "date", Phrases.date, .day,
          shown: { hit, perspective in
            StyledText(hit.date.map { perspective.dates.short($0, asOf: perspective.today) } ?? "")
          },
          { hit, _ in .optional(hit.date) }),
      ],
      columns: ["kind", "date", "title", "snippet", "uid"], key: \.record)
  }

  private static func run(_ context: inout ToolContext) throws {
    var query = try context.query(context.operands)
    guard !query.isEmpty else {
      throw ToolError.usage(Phrases.missingWord("QUERY", context.language))
    }
    let kinds = context.parsed.values("kind").compactMap(kind(called:))
    if !kinds.isEmpty { query = query.adding(.kind(Set(kinds))) }
    let limit = try context.number("limit") ?? 50
    let perspective = try context.openPerspective()
    let hits = Search.run(
      query, in: perspective.catalog, today: context.today, limit: limit)
    context.print(hits, as: result, in: perspective)
    if hits.isEmpty {
      throw perspective.notFound(context.operands.joined(separator: " "))
    }
  }

  private static let words = RecordKind.allCases.map(\.word)

  private static func kind(called word: String) -> RecordKind? {
    RecordKind.allCases.first { $0.word == word }
  }
}

extension RecordKind {
  /// The kind as the first word of verbs: `contacts`.
  var word: String {
    switch self {
    case .contact: "contacts"
    case .organization: "organizations"
    case .event: "events"
    case .note: "notes"
    case .followUp: "followups"
    case .project: "projects"
    case .message: "threads"
    case .method: "methods"
    }
  }
}

extension StyledText {
  /// A text in which a search found something, with that standing out.
  fileprivate init(_ marked: MarkedText) {
    self.init("")
    for run in marked.runs { append(run.text, run.isMarked ? .strong : .plain) }
  }
}
