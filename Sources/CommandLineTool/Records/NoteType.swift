import CivilTime
import Domain
import Wording

extension RecordType where Value == Note {
  static var notes: RecordType {
    RecordType(
      word: "notes", kind: .note, all: \.notes, record: Record.note,
      value: { if case .note(let value) = $0 { value } else { nil } },
      blank: { id, edit in Note(id: id, title: "", date: edit.today, status: .final) },
      fields: noteFields,
      columns: ["date", "title", "categories", "municipalities"], required: [],
      filters: [
        RecordFilter(option: OptionDefinition("from", "DAY", Phrases.filterFrom)) {
          text, edit throws(ToolError) in
          let day = try edit.day(text, option: "--from")
          return { note, _ in note.date.map { $0 >= day } ?? false }
        },
        RecordFilter(option: OptionDefinition("to", "DAY", Phrases.filterTo)) {
          text, edit throws(ToolError) in
          let day = try edit.day(text, option: "--to")
          return { note, _ in note.date.map { $0 < day } ?? false }
        },
        .participants("municipality", .organization, \.participants),
        .participants("person", .person, \.participants),
      ])
  }

  private static var noteFields: [RecordField<Note>] {
    [
      .text("title", Phrases.title, \.title),
      RecordField(
        name: "date", heading: Phrases.date, json: { value, _ in .optional(value.date) },
        set: { value, texts, edit throws(ToolError) in
          value.date = try edit.optionalDay(texts.last, option: "date")
        }, placeholder: "DAY"),
      .texts("categories", Phrases.categories, \.categories, option: "category"),
      .participants("people", Phrases.people, .person, \.participants, option: "person"),
      .participants(
        "municipalities", Phrases.municipality, .organization, \.participants,
        option: "municipality"),
      .reference("event", Phrases.event, .event, \.event),
      RecordField(
        name: "confidential", heading: Phrases.confidential,
        json: { value, _ in .bool(value.isConfidential) },
        set: { value, texts, edit throws(ToolError) in
          value.isConfidential = try edit.flag(texts.last ?? "", option: "confidential")
        }),
      .derived("status", Phrases.status) { value, _ in
        .optional(value.status?.rawValue.lowercased())
      },
      .text("text", Phrases.text, \.text, placeholder: nil),
      .derived("followups", Phrases.followUps) { value, catalog in
        .strings(catalog.followUps(from: value).map(\.title))
      },
    ]
  }
}

extension EditContext {
  /// `yes` or `no`, in any of the program's languages.
  func flag(_ text: String, option: String) throws(ToolError) -> Bool {
    switch text.lowercased() {
    case "yes", "ja", "true", "1": return true
    case "no", "nei", "false", "0": return false
    default: throw .usage(Phrases.badValue(option, text, "yes, no", language))
    }
  }
}
