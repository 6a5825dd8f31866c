import CivilTime
import Domain
import Wording

/// `samspill coverage`: every municipality, always, by one measure or by all.
enum CoverageVerb {
  static var verb: Verb {
    Verb(
      "coverage", .none, Phrases.verbCoverage,
      options: [
        OptionDefinition(
          "measure", choices: Coverage.Measure.allCases.map(\.rawValue), Phrases.optionMeasure),
        Options.event, OptionDefinition("map", nil, Phrases.optionMap),
      ], about: .all, run: run)
  }

  /// A municipality's row, and the table it stands in.
  struct Row {
    let coverage: Coverage
    let row: Coverage.Row
    let organization: Organization
  }

  /// What is printed, with a column for each of some measures.
  static func result(_ measures: [Coverage.Measure] = Coverage.Measure.allCases) -> ResultType<Row>
  {
    ResultType(
      name: "coverage",
      fields: [
        .identity { RecordKey(.organization, $0.organization.id) },
        .derived("name", Phrases.municipality, .string) { row, _ in
          .string(row.organization.shortName)
        },
        .derived("number", Phrases.number, .nullable(.pattern("^[0-9]{4}$"))) { row, _ in
          .optional(row.organization.municipality?.number)
        },
        .mainContacts,
        .derived("lastContact", Phrases.lastContact, .day) { row, _ in
          .optional(row.row.lastContact?.day)
        },
        measure("daysSinceContact", .lastContact, .nullable(.count)) {
          .optional($0.row.daysSinceContact)
        },
        measure("attendance", .attendance, .nullable(.choice(answers))) {
          .optional($0.row.attendance?.word)
        },
        .derived("attendedCount", Phrases.attended, .count) { row, _ in
          .integer(row.row.attendedCount)
        },
        .derived("gatheringCount", Phrases.gatherings, .count) { row, _ in
          .integer(row.coverage.gatheringCount)
        },
        measure("openFollowups", .followUps, .count) { .integer($0.row.openFollowUps) },
        .derived("overdueFollowups", Phrases.overdueFollowUps, .count) { row, _ in
          .integer(row.row.overdueFollowUps)
        },
        measure("over80Share", .over80, .nullable(.number)) {
          $0.row.over80Share.map(JSONValue.number) ?? .null
        },
      ],
      columns: ["number", "name"] + measures.map(\.fieldName))
  }

  private static let answers = Participant.Status.allCases.map(\.word)

  private static func run(_ context: inout ToolContext) throws {
    let perspective = try context.openPerspective()
    let event = try context.parsed.value("event").map { text throws(ToolError) in
      try perspective.find(.event, text).key.id
    }
    let chosen = context.parsed.value("measure").flatMap(Coverage.Measure.init(rawValue:))
    let coverage = Coverage(perspective.catalog, today: context.today, event: event)
    if context.parsed.has("map") {
      guard context.options.form == .plain else {
        throw ToolError.usage(
          Phrases.notTogether("--map", "--" + context.options.form.rawValue, context.language))
      }
      let map = TileMapText(perspective, coverage, chosen ?? .mainContact)
      for line in map.lines { context.output.print(line) }
      return
    }
    let rows = coverage.rows.compactMap { row in
      perspective.catalog.organization(row.municipality).map {
        Row(coverage: coverage, row: row, organization: $0)
      }
    }
    let measures = chosen.map { [$0] } ?? Coverage.Measure.allCases
    context.print(rows, as: result(measures), in: perspective)
  }

  private static func measure(
    _ name: String, _ measure: Coverage.Measure, _ schema: Schema,
    _ json: @escaping (Row) -> JSONValue
  ) -> Field<Row> {
    .derived(
      name, measure.name, schema, shown: { row, perspective in row.text(measure, perspective) },
      { row, _ in json(row) })
  }
}

extension Field where Row == CoverageVerb.Row {
  fileprivate static var mainContacts: Field {
    let names = { (row: Row, perspective: Perspective) in
      row.row.mainContacts.compactMap { perspective.catalog.contact($0)?.name }
    }
    return .derived(
      "mainContacts", Coverage.Measure.mainContact.name, .strings,
      shown: { row, perspective in
        row.row.mainContacts.isEmpty
          ? row.text(.mainContact, perspective)
          : StyledText(names(row, perspective).joined(separator: ", "))
      },
      { row, perspective in .strings(names(row, perspective)) })
  }
}

extension CoverageVerb.Row {
  /// A reading as people read it; what somebody should do something about stands out.
  fileprivate func text(_ measure: Coverage.Measure, _ perspective: Perspective) -> StyledText {
    let isPoor = coverage.band(of: measure, for: row) == .poor
    let text = coverage.reading(of: measure, for: row).text(in: perspective.language)
    return StyledText(text, isPoor && measure.isUrgent(in: coverage) ? .alarm : .plain)
  }
}

extension Coverage.Measure {
  /// Whether a poor reading asks for something to be done now.
  func isUrgent(in coverage: Coverage) -> Bool {
    switch self {
    case .mainContact, .lastContact, .followUps: true
    case .attendance: coverage.event != nil
    case .over80: false
    }
  }

  /// The field that shows it in a table.
  fileprivate var fieldName: String {
    switch self {
    case .mainContact: "mainContacts"
    case .lastContact: "daysSinceContact"
    case .attendance: "attendance"
    case .followUps: "openFollowups"
    case .over80: "over80Share"
    }
  }
}
