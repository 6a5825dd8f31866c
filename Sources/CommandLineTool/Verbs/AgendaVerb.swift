import CivilTime
import Domain
import Wording

/// `samspill agenda`: events, deadlines and follow-ups by day.
enum AgendaVerb {
  static var verb: Verb {
    Verb(
      "agenda", .none, Phrases.verbAgenda,
      options: [Options.from, OptionDefinition("days", "N", Phrases.optionDays)],
      about: .agenda, isRepeatable: true, run: run)
  }

  static var result: ResultType<Agenda.Item> {
    ResultType(
      name: "agenda",
      fields: [
        .derived("date", Phrases.date, .vagueDay) { item, _ in .string(item.date.isoText) },
        .derived("first", Phrases.start, .format("date")) { item, _ in
          .string(item.date.first.description)
        },
        .derived("last", Phrases.end, .format("date")) { item, _ in
          .string(item.date.last.description)
        },
        .derived(
          "precision", Phrases.precision, .choice(VagueDate.Precision.allCases.map(\.rawValue))
        ) { item, _ in .string(item.date.precision.rawValue) },
        .derived("bound", Phrases.bound, .choice(VagueDate.Bound.allCases.map(\.rawValue))) {
          item, _ in
          .string(item.date.bound.rawValue)
        },
        .derived("kind", Phrases.kindHeading, .choice(["event", "deadline", "followUp"])) {
          item, _ in
          .string(item.kind.word)
        },
        .derived("title", Phrases.title, .string) { item, _ in .string(item.title) },
        .identity(\.record),
      ],
      columns: ["date", "kind", "title", "uid"], key: \.record)
  }

  private static func run(_ context: inout ToolContext) throws {
    let perspective = try context.openPerspective()
    let from = try context.day("from") ?? context.today
    let count = try context.number("days") ?? 90
    let agenda = Agenda(
      of: perspective.catalog, from: from, through: from.adding(days: count - 1))
    guard context.options.form == .plain, context.environment.isOutputTerminal else {
      return context.print(agenda.sections.lazy.flatMap(\.items), as: result, in: perspective)
    }
    if agenda.sections.isEmpty { context.inform(Phrases.nothingAhead(context.language)) }
    for section in agenda.sections { print(section, perspective, &context) }
  }

  private static func print(
    _ section: Agenda.Section, _ perspective: Perspective, _ context: inout ToolContext
  ) {
    let dates = perspective.dates
    var heading = StyledText(dates.vagueWithWeekday(section.date), .strong)
    heading.append("  " + dates.relative(section.date, to: perspective.today), .faint)
    context.output.print(heading.cut(to: context.environment.columns))
    for item in section.items {
      let isOverdue = item.kind == .followUp && item.date.last < perspective.today
      var line = StyledText("  " + item.kind.name(perspective.language).padding(to: 11))
      line.append(item.title, isOverdue ? .alarm : .plain)
      context.output.print(line.onOneLine.cut(to: context.environment.columns))
    }
  }
}

extension Agenda.Item.Kind {
  fileprivate var word: String {
    switch self {
    case .event: "event"
    case .deadline: "deadline"
    case .followUp: "followUp"
    }
  }

  fileprivate var name: Phrase {
    switch self {
    case .event: Phrase(nb: "skjer", nn: "skjer", en: "event")
    case .deadline: Phrase(nb: "frist", nn: "frist", en: "deadline")
    case .followUp: Phrase(nb: "følg opp", nn: "følg opp", en: "follow up")
    }
  }
}
