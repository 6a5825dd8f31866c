import CivilTime
import Domain
import Wording

extension RecordType where Value == FollowUp {
  static var followUps: RecordType {
    RecordType(
      word: "followups", kind: .followUp, all: { Rows($0.followUps) },
      id: \.id, record: Record.followUp,
      value: { if case .followUp(let value) = $0 { value } else { nil } },
      blank: { id, _ in FollowUp(id: id.bare, title: "") },
      fields: followUpFields,
      columns: ["status", "due", "title", "responsible", "municipalities"], required: ["title"],
      filters: [
        RecordFilter(option: OptionDefinition("overdue", nil, Phrases.filterOverdue)) {
          _, perspective in
          { $0.isOverdue(on: perspective.today) }
        },
        RecordFilter(option: OptionDefinition("open", nil, Phrases.filterOpen)) { _, _ in
          \.isOpen
        },
        RecordFilter(option: OptionDefinition("due-before", "DAY", Phrases.filterDueBefore)) {
          text, perspective throws(ToolError) in
          let day = try perspective.day(text, option: "--due-before")
          return { $0.due.map { $0 < day } ?? false }
        },
        .person("responsible", \.participants),
        .organization(\.participants),
      ])
  }

  private static var followUpFields: [Field<FollowUp>] {
    [
      .text("title", Phrases.title, \.title), .due, .followUpStatus,
      .overdue,
      .derived("completed", Phrases.completed, .day) { value, _ in .optional(value.completed) },
      .priority,
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

extension Field where Row == FollowUp {
  /// The day it is due, standing out when that has passed.
  fileprivate static var due: Field {
    var field = Field.day("due", Phrases.due, \.due)
    field.shown = { value, perspective in
      guard let due = value.due else { return "" }
      let isOverdue = value.isOverdue(on: perspective.today)
      let text = perspective.dates.short(due, asOf: perspective.today)
      return StyledText((isOverdue ? "! " : "") + text, isOverdue ? .alarm : .plain)
    }
    return field
  }

  /// What `due` shows people already.
  fileprivate static var overdue: Field {
    var field = Field.derived("overdue", Phrases.overdue, .boolean) { value, perspective in
      .bool(value.isOverdue(on: perspective.today))
    }
    field.isForPeople = false
    return field
  }

  fileprivate static var followUpStatus: Field {
    let words = FollowUp.Status.allCases.map(\.word)
    return Field(
      name: "status", heading: Phrases.status, schema: .choice(words),
      json: { value, _ in .string(value.status.word) },
      shown: { value, perspective in StyledText(value.status.name(perspective.language)) },
      set: { value, texts, perspective throws(ToolError) in
        let word = texts.last ?? ""
        guard let status = FollowUp.Status(rawValue: word.uppercased()) else {
          let known = words.joined(separator: ", ")
          throw .usage(Phrases.badValue("status", word, known, perspective.language))
        }
        value.setStatus(status, on: perspective.today)
      })
  }

  fileprivate static var priority: Field {
    Field(
      name: "priority", heading: Phrases.priority, schema: .integer(0...9),
      json: { value, _ in .integer(value.priority) },
      shown: { value, _ in StyledText(value.priority == 0 ? "" : String(value.priority)) },
      set: { value, texts, perspective throws(ToolError) in
        let text = texts.last ?? ""
        guard let number = Int(text), (0...9).contains(number) else {
          throw .usage(Phrases.badValue("priority", text, "0–9", perspective.language))
        }
        value.priority = number
      }, placeholder: "0-9")
  }
}

extension FollowUp.Status {
  /// The status as the command line writes it: `needs-action`.
  var word: String { rawValue.lowercased() }
}

extension FollowUp {
  /// Gives it a status, and with `completed` the day it was done.
  mutating func setStatus(_ newStatus: Status, on day: CivilDate) {
    guard newStatus != status else { return }
    status = newStatus
    completed = newStatus == .completed ? day : nil
  }
}
