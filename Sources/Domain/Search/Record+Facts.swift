package import CivilTime

extension Record {
  /// The days that the record is about; `nil` for one that is about none.
  ///
  /// An event's own, recurrences aside; a follow-up's day of completion or else the day it is due.
  package var span: VagueDate? {
    switch self {
    case .contact, .organization, .method: nil
    case .event(let value): value.when.span
    case .note(let value): value.date.map { VagueDate($0) }
    case .followUp(let value): (value.completed ?? value.due).map { VagueDate($0) }
    case .project(let value): Self.span(from: value.from, through: value.through)
    case .message(let value): value.day.map { VagueDate($0) }
    }
  }

  var categories: [String] {
    switch self {
    case .contact(let value): value.categories
    case .organization(let value): value.categories
    case .event(let value): value.categories
    case .note(let value): value.categories
    case .followUp(let value): value.categories
    case .project(let value): value.categories
    case .message: []
    case .method(let value): [value.section, value.noteKind]
    }
  }

  /// Those who take part in an event, a note, a follow-up or a project.
  var participants: [Participant] {
    switch self {
    case .event(let value): value.participants
    case .note(let value): value.participants
    case .followUp(let value): value.participants
    case .project(let value): value.participants
    case .contact, .organization, .message, .method: []
    }
  }

  private static func span(from first: CivilDate?, through last: CivilDate?) -> VagueDate? {
    guard let start = first ?? last else { return nil }
    return VagueDate(from: start, through: last ?? start, precision: .day)
  }
}
