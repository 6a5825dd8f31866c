import CivilTime
import Domain
import Wording

extension RecordType where Value == Event {
  static var events: RecordType {
    RecordType(
      word: "events", kind: .event, all: \.events, record: Record.event,
      value: { if case .event(let value) = $0 { value } else { nil } },
      blank: { id, edit in Event(id: id, title: "", when: .days(VagueDate(edit.today))) },
      fields: eventFields,
      columns: ["start", "title", "categories", "location", "precision"],
      required: ["title", "when"],
      filters: [
        RecordFilter(option: OptionDefinition("from", "DAY", Phrases.filterFrom)) {
          text, edit throws(ToolError) in
          let day = try edit.day(text, option: "--from")
          return { event, _ in event.lastDayOfAll >= day }
        },
        RecordFilter(option: OptionDefinition("to", "DAY", Phrases.filterTo)) {
          text, edit throws(ToolError) in
          let day = try edit.day(text, option: "--to")
          return { event, _ in event.when.firstDay < day }
        },
        RecordFilter(option: OptionDefinition("category", "TEXT", Phrases.filterCategory)) {
          text, _ in
          let folded = SearchText.fold(text)
          return { event, _ in
            event.categories.contains { SearchText.fold($0).contains(folded) }
          }
        },
        RecordFilter(option: OptionDefinition("upcoming", nil, Phrases.filterUpcoming)) { _, edit in
          { event, _ in event.lastDayOfAll >= edit.today }
        },
        .participants("municipality", .organization, \.participants),
      ])
  }

  private static var eventFields: [RecordField<Event>] {
    [
      .text("title", Phrases.title, \.title),
      RecordField(
        name: "when", heading: Phrases.when,
        json: { value, _ in .string(DateWords(.en).when(value.when)) },
        set: { value, texts, edit throws(ToolError) in
          let text = texts.last ?? ""
          guard
            let when = DateEntry.when(
              text, today: edit.today, zone: edit.catalog.network.timeZone)
          else {
            throw .usage(Phrases.badValue("when", text, Phrases.dateExamples, edit.language))
          }
          value.when = when
        }, placeholder: "WHEN"),
      .derived("start", Phrases.start) { value, _ in .string(value.startText) },
      .derived("end", Phrases.end) { value, _ in .string(value.endText) },
      .derived("precision", Phrases.precision) { value, _ in
        guard case .days(let date) = value.when else { return .string("time") }
        return .string(date.precision.rawValue)
      },
      .derived("bound", Phrases.bound) { value, _ in
        guard case .days(let date) = value.when else { return .string("at") }
        return .string(date.bound.rawValue)
      },
      .text("location", Phrases.place, \.location),
      .text("link", Phrases.link, \.link, placeholder: "URL"),
      .texts("categories", Phrases.categories, \.categories, option: "category"),
      .derived("status", Phrases.status) { value, _ in
        .optional(value.status?.rawValue.lowercased())
      },
      .participants("people", Phrases.people, .person, \.participants, option: "person"),
      .participants(
        "municipalities", Phrases.municipality, .organization, \.participants,
        option: "municipality"),
      .text("text", Phrases.text, \.text),
      .derived("recurrence", Phrases.recurrence) { value, _ in .text(value.recurrence) },
    ]
  }
}

extension Event {
  /// The last day of the last occurrence that is known.
  var lastDayOfAll: CivilDate {
    furtherDays.last.map { max($0, when.lastDay) } ?? when.lastDay
  }

  /// The start in ISO 8601, as exact as it is known: `2021-11`, `2021-09-16`, `2021-09-16T09:00:00`.
  var startText: String {
    switch when {
    case .timed(let start, _): start.text
    case .days(let date) where date.precision == .month: String(date.first.description.prefix(7))
    case .days(let date) where date.precision == .year: String(date.first.description.prefix(4))
    case .days(let date): date.first.description
    }
  }

  /// The last day, included, or the first moment after the event, in ISO 8601.
  var endText: String {
    switch when {
    case .timed(_, let end): end.text
    case .days(let date): date.last.description
    }
  }
}

extension ZonedDateTime {
  /// ISO 8601, with a `Z` for UTC and nothing for other zones.
  fileprivate var text: String {
    zone == .utc ? "\(local)Z" : "\(local)"
  }
}
