package import CivilTime

/// Something agreed that somebody is to do (*oppfølging*): a VTODO.
package struct FollowUp: Hashable, Sendable {
  /// How far it has come, STATUS of a VTODO (RFC 5545 §3.8.1.11).
  package enum Status: String, CaseIterable, Hashable, Sendable {
    case needsAction = "NEEDS-ACTION"
    case inProcess = "IN-PROCESS"
    case completed = "COMPLETED"
    case cancelled = "CANCELLED"
  }

  package var id: RecordID
  package var title: String
  package var due: CivilDate?
  package var status: Status
  /// The day it was completed, if it was.
  package var completed: CivilDate?
  /// 0 undefined, 1 highest, 9 lowest (RFC 5545 §3.8.1.9).
  package var priority: Int
  /// Those responsible (people) and those concerned (organisations).
  package var participants: [Participant]
  /// The note that it was agreed in, RELATED-TO.
  package var note: RecordID?
  package var categories: [String]
  package var text: String

  package init(
    id: RecordID, title: String, due: CivilDate? = nil, status: Status = .needsAction,
    completed: CivilDate? = nil, priority: Int = 0, participants: [Participant] = [],
    note: RecordID? = nil, categories: [String] = [], text: String = ""
  ) {
    self.id = id
    self.title = title
    self.due = due
    self.status = status
    self.completed = completed
    self.priority = priority
    self.participants = participants
    self.note = note
    self.categories = categories
    self.text = text
  }

  package var isOpen: Bool {
    status == .needsAction || status == .inProcess
  }

  /// Whether it should have been done before `day`.
  package func isOverdue(on day: CivilDate) -> Bool {
    guard isOpen, let due else { return false }
    return due < day
  }
}
