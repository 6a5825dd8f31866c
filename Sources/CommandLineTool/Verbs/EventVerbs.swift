import CivilTime
import Domain
import Wording

/// What only events can: happen several times, and have people who come.
enum EventVerbs {
  static var own: RecordVerbs<Event>.Own {
    .init(
      listOptions: [OptionDefinition("occurrences", nil, Phrases.optionOccurrences)], list: list)
  }

  static var attend: Verb {
    Verb(
      "events attend", .one("UID|NAME"), Phrases.verbAttend,
      options: [
        OptionDefinition("who", "NAME", Phrases.optionWho),
        OptionDefinition(
          "status", choices: Participant.Status.allCases.map(\.word), Phrases.optionStatus),
      ], about: RecordType.events.kindsRead
    ) { context in
      let verbs = RecordVerbs(type: .events)
      let perspective = try context.openPerspective()
      var event = try verbs.find(context.operands[0], perspective)
      let word = try context.required("status")
      guard let status = Participant.Status(rawValue: word.uppercased()) else { return }
      _ = try context.required("who")
      for name in context.parsed.values("who") {
        event.answer(try perspective.anybody(name), status)
      }
      let revision = perspective.catalog.revision(of: RecordKey(.event, event.id))
      try verbs.store(event, basedOn: revision, context: &context)
    }
  }

  /// One time that an event happens.
  struct Occurrence {
    let event: Event
    let date: VagueDate
  }

  /// An event, with the date of one of its occurrences.
  static var occurrence: ResultType<Occurrence> {
    let type = RecordType<Event>.events.result
    let own = Field<Occurrence>.derived(
      "occurrence", Phrases.date, .vagueDay,
      shown: { row, perspective in StyledText(perspective.dates.vague(row.date)) },
      { row, _ in .string(row.date.isoText) })
    let fields = type.fields.map { field in
      Field<Occurrence>.derived(field.name, field.heading, field.schema) { row, perspective in
        field.json(row.event, perspective)
      }
    }
    let key = { (row: Occurrence) in RecordKey(.event, row.event.id) }
    let rest = fields.filter { $0.name != "uid" }
    return ResultType(
      name: "occurrences", fields: [.identity(key), own] + rest,
      columns: ["occurrence", "title", "categories", "location", "uid"], key: key)
  }

  private static func list(_ context: inout ToolContext) throws {
    let verbs = RecordVerbs(type: .events)
    guard context.parsed.has("occurrences") else { return try verbs.list(&context) }
    let perspective = try context.openPerspective()
    let events = try verbs.passing(perspective, &context)
    let isUpcoming = context.parsed.has("upcoming")
    let from = try context.day("from") ?? (isUpcoming ? context.today : nil)
    let to = try context.day("to")
    let rows = events.flatMap { event in
      event.occurrences.map { Occurrence(event: event, date: $0) }
    }
    .filter { row in
      (from.map { $0 <= row.date.last } ?? true) && (to.map { row.date.first < $0 } ?? true)
    }
    .sorted { ($0.date, $0.event.title, $0.event.id) < ($1.date, $1.event.title, $1.event.id) }
    context.print(rows, as: occurrence, in: perspective)
  }
}

extension Event {
  /// Writes down what `participant` answered, in place of an earlier answer.
  mutating func answer(_ participant: Participant, _ status: Participant.Status) {
    let address = participant.address.lowercased()
    if let index = participants.firstIndex(where: { $0.address.lowercased() == address }) {
      participants[index].status = status
    } else {
      var new = participant
      new.status = status
      participants.append(new)
    }
  }
}
