import CivilTime
import Domain
import Wording

/// What only events can: happen several times, and have people who come.
enum EventVerbs {
  static var attend: Verb {
    Verb(
      "events attend", "UID", Phrases.verbAttend, options: [Options.who, Options.status]
    ) { context in
      let verbs = RecordVerbs(type: .events)
      let catalog = try context.openCatalog()
      var event = try verbs.find(context.word(2, "UID"), in: catalog, context: context)
      let edit = EditContext(catalog: catalog, today: context.today, language: context.language)
      let word = context.parsed.value("status") ?? ""
      guard let status = Participant.Status(rawValue: word.uppercased()) else {
        let known = Participant.Status.allCases.map { $0.rawValue.lowercased() }
        throw ToolError.usage(
          Phrases.badValue("--status", word, known.joined(separator: ", "), context.language))
      }
      guard let who = context.parsed.value("who") else {
        throw ToolError.usage(Phrases.missingOption("--who", context.language))
      }
      event.answer(try participant(who, edit), status)
      let revision = catalog.revision(of: RecordKey(.event, event.id))
      try verbs.store(event, basedOn: revision, context: &context)
    }
  }

  static func list(_ context: inout ToolContext) throws {
    guard context.parsed.has("occurrences") else {
      return try RecordVerbs(type: .events).list(&context)
    }
    let catalog = try context.openCatalog()
    let from = try context.day("from") ?? context.today
    let to = try context.day("to") ?? from.adding(months: 12)
    let rows = occurrences(in: catalog, from: from, to: to)
    let type = RecordType<Event>.events
    var table = TextTable(headings: [
      Phrases.date(context.language), Phrases.title(context.language), "UID",
    ])
    table.rows = rows.map { [$0.day.description, $0.event.title, $0.event.id.rawValue] }
    let json = rows.map { row -> JSONValue in
      guard case .object(var members) = type.json(row.event, in: catalog) else { return .null }
      members["occurrence"] = .string(row.day.description)
      return .object(members)
    }
    try context.print(json: .array(json), table: table)
  }

  private static func occurrences(
    in catalog: Catalog, from: CivilDate, to: CivilDate
  ) -> [(day: CivilDate, event: Event)] {
    var found: [(day: CivilDate, event: Event)] = []
    for event in catalog.events {
      for date in event.occurrences where from <= date.first && date.first < to {
        found.append((date.first, event))
      }
    }
    return found.sorted { $0.day < $1.day }
  }

  /// Whoever `text` names: an organisation first, since most answers are a municipality's.
  private static func participant(
    _ text: String, _ edit: EditContext
  ) throws(ToolError) -> Participant {
    if let organization = try? edit.organization(text) { return Participant(organization) }
    return try edit.participant(text, kind: .person)
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
