import CivilTime
import Domain
import Wording

extension RecordType where Value == Event {
  static var events: RecordType {
    RecordType(
      word: "events", kind: .event, all: { Rows($0.events) }, id: \.id, record: Record.event,
      value: { if case .event(let value) = $0 { value } else { nil } },
      blank: { id, perspective in
        Event(id: id.bare, title: "", when: .days(VagueDate(perspective.today)))
      },
      fields: eventFields,
      columns: ["when", "title", "categories", "location"],
      required: ["title", "when"],
      filters: [
        RecordFilter(option: Options.from) { text, perspective throws(ToolError) in
          let day = try perspective.day(text, option: "--from")
          return { $0.lastDayOfAll >= day }
        },
        RecordFilter(option: Options.upTo) { text, perspective throws(ToolError) in
          let day = try perspective.day(text, option: "--to")
          return { $0.when.firstDay < day }
        },
        .category(\.categories),
        RecordFilter(option: OptionDefinition("upcoming", nil, Phrases.filterUpcoming)) {
          _, perspective in
          { $0.lastDayOfAll >= perspective.today }
        },
        .organization(\.participants),
      ])
  }

  private static var eventFields: [Field<Event>] {
    [
      .text("title", Phrases.title, \.title), .when,
      .start, .end, .precision, .bound, .timeZone,
      .text("location", Phrases.place, \.location),
      .text("link", Phrases.link, \.link, placeholder: "URL"),
      .texts("categories", Phrases.categories, \.categories, option: "category"),
      .eventStatus,
      .participants("people", Phrases.people, .person, \.participants, option: "person"),
      .participants(
        "municipalities", Phrases.municipality, .organization, \.participants,
        option: "municipality"),
      .text("text", Phrases.text, \.text),
      .recurrence,
    ]
  }
}

extension Field where Row == Event {
  fileprivate static var when: Field {
    Field(
      name: "when", heading: Phrases.when, schema: .string,
      json: { value, _ in .string(value.whenText) },
      shown: { value, perspective in StyledText(perspective.dates.when(value.when)) },
      set: { value, texts, perspective throws(ToolError) in
        let text = texts.last ?? ""
        let zone = perspective.catalog.network.timeZone
        guard let when = DateEntry.when(text, today: perspective.today, zone: zone) else {
          throw .usage(
            Phrases.badValue("when", text, Phrases.dateExamples, perspective.language))
        }
        value.when = when
      }, placeholder: "WHEN")
  }

  fileprivate static var start: Field {
    forPrograms("start", Phrases.start, Schema.start) { .string($0.startText) }
  }

  fileprivate static var end: Field {
    forPrograms("end", Phrases.end, Schema.start) { .string($0.endText) }
  }

  fileprivate static var precision: Field {
    let words = VagueDate.Precision.allCases.map(\.rawValue) + ["time"]
    return forPrograms("precision", Phrases.precision, .choice(words)) { value in
      guard case .days(let date) = value.when else { return "time" }
      return .string(date.precision.rawValue)
    }
  }

  fileprivate static var bound: Field {
    let words = VagueDate.Bound.allCases.map(\.rawValue)
    return forPrograms("bound", Phrases.bound, .choice(words)) { value in
      guard case .days(let date) = value.when else { return "at" }
      return .string(date.bound.rawValue)
    }
  }

  fileprivate static var timeZone: Field {
    forPrograms("timeZone", Phrases.timeZone, .text) { value in
      guard case .timed(let start, _) = value.when else { return .null }
      return switch start.zone {
      case .utc: "UTC"
      case .floating: .null
      case .named(let name): .string(name)
      }
    }
  }

  fileprivate static var eventStatus: Field {
    let words = Event.Status.allCases.map { $0.rawValue.lowercased() }
    return Field(
      name: "status", heading: Phrases.status, schema: .nullable(.choice(words)),
      json: { value, _ in .optional(value.status?.rawValue.lowercased()) },
      shown: { value, perspective in
        StyledText(value.status?.name(perspective.language) ?? "")
      },
      set: { value, texts, perspective throws(ToolError) in
        let word = texts.last ?? ""
        guard word.isEmpty || words.contains(word) else {
          let known = words.joined(separator: ", ")
          throw .usage(Phrases.badValue("status", word, known, perspective.language))
        }
        value.status = Event.Status(rawValue: word.uppercased())
      }, placeholder: .usually(words))
  }

  fileprivate static var recurrence: Field {
    Field(
      name: "recurrence", heading: Phrases.recurrence, schema: .text,
      json: { value, _ in .text(value.recurrence) },
      set: { value, texts, perspective throws(ToolError) in
        let text = texts.last ?? ""
        if !text.isEmpty {
          do throws(RecurrenceProblem) {
            _ = try RecurrenceRule(parsing: text)
          } catch {
            throw .usage(
              Phrases.badValue(
                "recurrence", text, "FREQ=WEEKLY;BYDAY=TH", perspective.language))
          }
        }
        value.recurrence = text
      }, placeholder: "RRULE")
  }

  /// What people read in `when` already.
  private static func forPrograms(
    _ name: String, _ heading: Phrase, _ schema: Schema, _ json: @escaping (Event) -> JSONValue
  ) -> Field {
    var field = derived(name, heading, schema) { value, _ in json(value) }
    field.isForPeople = false
    return field
  }
}

extension Schema {
  /// A day, month or year, or a time with `Z` if it is UTC.
  fileprivate static let start = pattern(
    "^[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}Z?)?)?)?$")
}

extension Event {
  /// The last day of the last occurrence that is known.
  var lastDayOfAll: CivilDate {
    furtherDays.last.map { max($0, when.lastDay) } ?? when.lastDay
  }

  /// As `--set when=` takes it: `2021-11`, `2021-09-16T09:00:00/2021-09-16T10:30:00`.
  fileprivate var whenText: String {
    switch when {
    case .days(let date) where !date.isNamedByItsStart: "\(date.first)/\(date.last)"
    case .days(let date): date.isoText
    case .timed(let start, let end):
      start == end ? startText : startText + "/" + endText
    }
  }

  /// The start in ISO 8601, as exact as it is known: `2021-11`, `2021-09-16T09:00:00`.
  fileprivate var startText: String {
    switch when {
    case .timed(let start, _): start.text
    case .days(let date): date.isoText
    }
  }

  /// The last day, included, or the first moment after the event, in ISO 8601.
  fileprivate var endText: String {
    switch when {
    case .timed(_, let end): end.text
    case .days(let date): date.last.description
    }
  }
}

extension VagueDate {
  /// Whether it is a single day, month or year, which ISO 8601 has a name for.
  fileprivate var isNamedByItsStart: Bool {
    switch precision {
    case .day: first == last
    case .month: first == last.firstOfMonth
    case .season: false
    case .year: first.year == last.year
    }
  }
}

extension ZonedDateTime {
  /// ISO 8601, with a `Z` for UTC and nothing for other zones.
  fileprivate var text: String {
    zone == .utc ? "\(local)Z" : "\(local)"
  }
}
