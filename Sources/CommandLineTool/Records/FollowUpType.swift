import CivilTime
import Domain
import Wording

extension RecordType where Value == FollowUp {
  static var followUps: RecordType {
    RecordType(
      word: "followups", kind: .followUp, all: \.followUps, record: Record.followUp,
      value: { if case .followUp(let value) = $0 { value } else { nil } },
      blank: { id, _ in FollowUp(id: id, title: "") },
      fields: followUpFields,
      columns: ["status", "due", "title", "responsible", "municipalities"], required: ["title"],
      filters: [
        RecordFilter(option: OptionDefinition("overdue", nil, Phrases.filterOverdue)) { _, edit in
          { value, _ in value.isOverdue(on: edit.today) }
        },
        RecordFilter(option: OptionDefinition("open", nil, Phrases.filterOpen)) { _, _ in
          { value, _ in value.isOpen }
        },
        RecordFilter(option: OptionDefinition("due-before", "DAY", Phrases.filterDueBefore)) {
          text, edit throws(ToolError) in
          let day = try edit.day(text, option: "--due-before")
          return { value, _ in value.due.map { $0 < day } ?? false }
        },
        .participants("responsible", .person, \.participants),
        .participants("municipality", .organization, \.participants),
      ])
  }

  private static var followUpFields: [RecordField<FollowUp>] {
    [
      .text("title", Phrases.title, \.title),
      RecordField(
        name: "due", heading: Phrases.due, json: { value, _ in .optional(value.due) },
        set: { value, texts, edit throws(ToolError) in
          value.due = try edit.optionalDay(texts.last, option: "due")
        }, placeholder: "DAY"),
      RecordField(
        name: "status", heading: Phrases.status, json: { value, _ in .string(value.status.word) },
        set: { value, texts, edit throws(ToolError) in
          let word = texts.last ?? ""
          guard let status = FollowUp.Status(word: word) else {
            let known = FollowUp.Status.allCases.map(\.word).joined(separator: ", ")
            throw .usage(Phrases.badValue("status", word, known, edit.language))
          }
          value.setStatus(status, on: edit.today)
        }),
      .derived("completed", Phrases.completed) { value, _ in .optional(value.completed) },
      RecordField(
        name: "priority", heading: Phrases.priority,
        json: { value, _ in .integer(value.priority) },
        set: { value, texts, edit throws(ToolError) in
          guard let number = Int(texts.last ?? ""), (0...9).contains(number) else {
            throw .usage(Phrases.badValue("priority", texts.last ?? "", "0–9", edit.language))
          }
          value.priority = number
        }, placeholder: "0-9"),
      .participants("responsible", Phrases.responsible, .person, \.participants),
      .participants(
        "municipalities", Phrases.municipality, .organization, \.participants,
        option: "municipality"),
      .reference("note", Phrases.note, .note, \.note),
      .texts("categories", Phrases.categories, \.categories, option: "category"),
      .text("text", Phrases.text, \.text),
    ]
  }
}

extension FollowUp.Status {
  /// The status as the command line writes it: `needs-action`.
  var word: String { rawValue.lowercased() }

  init?(word: String) {
    self.init(rawValue: word.uppercased())
  }
}

extension FollowUp {
  /// Gives it a status, and with `completed` the day it was done.
  mutating func setStatus(_ newStatus: Status, on day: CivilDate) {
    guard newStatus != status else { return }
    status = newStatus
    completed = newStatus == .completed ? day : nil
  }
}
