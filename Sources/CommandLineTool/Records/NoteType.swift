import CivilTime
import Domain
import Wording

extension RecordType where Value == Note {
  static var notes: RecordType {
    RecordType(
      word: "notes", kind: .note, all: { Rows($0.notes) }, id: \.id, record: Record.note,
      value: { if case .note(let value) = $0 { value } else { nil } },
      blank: { id, perspective in
        Note(id: id.bare, title: "", date: perspective.today, status: .final)
      },
      fields: noteFields,
      columns: ["date", "title", "categories", "municipalities"], required: [],
      filters: [
        RecordFilter(option: Options.from) { text, perspective throws(ToolError) in
          let day = try perspective.day(text, option: "--from")
          return { $0.date.map { $0 >= day } ?? false }
        },
        RecordFilter(option: Options.upTo) { text, perspective throws(ToolError) in
          let day = try perspective.day(text, option: "--to")
          return { $0.date.map { $0 < day } ?? false }
        },
        .category(\.categories),
        .organization(\.participants),
        .person("person", \.participants),
      ])
  }

  private static var noteFields: [Field<Note>] {
    let statuses = Note.Status.allCases.map { $0.rawValue.lowercased() }
    return [
      .text("title", Phrases.title, \.title),
      .day("date", Phrases.date, \.date),
      .texts("categories", Phrases.categories, \.categories, option: "category"),
      .participants("people", Phrases.people, .person, \.participants, option: "person"),
      .participants(
        "municipalities", Phrases.municipality, .organization, \.participants,
        option: "municipality"),
      .reference("event", Phrases.event, .event, \.event),
      .confidential,
      .derived(
        "status", Phrases.status, .nullable(.choice(statuses)),
        shown: { value, perspective in
          StyledText(value.status?.name(perspective.language) ?? "")
        },
        { value, _ in .optional(value.status?.rawValue.lowercased()) }),
      .text("text", Phrases.text, \.text, placeholder: nil),
      .derived("followups", Phrases.followUps, .strings) { value, perspective in
        .strings(perspective.catalog.followUps(from: value).map(\.title))
      },
    ]
  }
}

extension Field where Row == Note {
  /// Shown only where it is so; a switch of `add`.
  fileprivate static var confidential: Field {
    var field = Field.flag("confidential", Phrases.confidential, \.isConfidential)
    field.shown = { value, perspective in
      StyledText(value.isConfidential ? perspective.answer(true) : "")
    }
    field.placeholder = .usually(["yes", "no"])
    return field
  }
}
