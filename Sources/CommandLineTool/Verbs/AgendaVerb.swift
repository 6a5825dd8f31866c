import CivilTime
import Domain
import Wording

/// `samspill agenda`: events, deadlines and follow-ups by day.
enum AgendaVerb {
  static func run(_ context: inout ToolContext) throws {
    let catalog = try context.openCatalog()
    let from = try context.day("from") ?? context.today
    let count = try context.number("days") ?? 90
    let agenda = Agenda(of: catalog, from: from, through: from.adding(days: count - 1))
    guard context.options.form == .plain, context.environment.isOutputTerminal else {
      return try printRows(agenda, &context)
    }
    let words = DateWords(context.language)
    if agenda.sections.isEmpty { context.output.say(Phrases.nothingAhead(context.language)) }
    for section in agenda.sections {
      let age = words.relative(section.date, to: context.today)
      context.output.print("\(words.vagueWithWeekday(section.date))  (\(age))")
      for item in section.items {
        context.output.print("  " + item.kind.name(context.language).padding(to: 11) + item.title)
      }
    }
  }

  private static func printRows(_ agenda: Agenda, _ context: inout ToolContext) throws {
    var table = TextTable(
      headings: [Phrases.date, Phrases.kindHeading, Phrases.title].map { $0(context.language) }
        + ["UID"])
    let items = agenda.sections.flatMap(\.items)
    table.rows = items.map { item in
      [
        item.date.isoText, item.kind.name(context.language), item.title,
        item.record.id.rawValue,
      ]
    }
    let json = items.map { item in
      JSONValue.object([
        "date": .string(item.date.isoText), "first": .string(item.date.first.description),
        "last": .string(item.date.last.description),
        "precision": .string(item.date.precision.rawValue),
        "bound": .string(item.date.bound.rawValue), "kind": .string(item.kind.word),
        "title": .string(item.title), "uid": .string(item.record.id.rawValue),
      ])
    }
    try context.print(json: .array(json), table: table)
  }
}

extension VagueDate {
  /// ISO 8601 as exact as the date is: `2021-09-16`, `2021-11`, `2021`, else the first day.
  var isoText: String {
    switch precision {
    case .day, .season: first.description
    case .month: String(first.description.prefix(7))
    case .year: String(first.description.prefix(4))
    }
  }
}

extension Agenda.Item.Kind {
  fileprivate var word: String {
    switch self {
    case .event: "event"
    case .deadline: "deadline"
    case .followUp: "followup"
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
