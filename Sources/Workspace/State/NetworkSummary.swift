import CivilTime
import Domain

/// What the start page says about the network, worked out once for each catalog and day.
struct NetworkSummary: Sendable {
  let coverage: Coverage
  private var coverageRows: [RecordID: Coverage.Row] = [:]
  let unreadThreadCount: Int
  /// From the next one on.
  let comingEvents: KeyList
  /// From the latest one back.
  let pastEvents: KeyList
  let followUps: FollowUpOutline
  /// Attendance at the events that have been looked at.
  private var attendances: [RecordID: AttendanceCount] = [:]

  init(of catalog: Catalog, on today: CivilDate) {
    coverage = Coverage(catalog, today: today)
    for row in coverage.rows { coverageRows[row.municipality] = row }
    (comingEvents, pastEvents) = catalog.eventOutline(on: today)
    followUps = catalog.followUpOutline(on: today)
    unreadThreadCount = catalog.unreadConversationCount
  }

  var mainContactCount: Int { coverage.withMainContactCount }

  func row(of municipality: RecordID) -> Coverage.Row? {
    coverageRows[municipality]
  }

  /// `nil` for an event that nobody is listed for, or that has not been looked at.
  func attendance(at event: RecordID) -> AttendanceCount? {
    attendances[event]
  }

  /// Works out the attendance at events that are about to be shown.
  mutating func noteAttendance(at events: [Event], in catalog: Catalog) {
    for event in events where attendances[event.id] == nil && !event.participants.isEmpty {
      attendances[event.id] = AttendanceCount(Attendance(at: event, in: catalog))
    }
  }
}

/// How many municipalities come to an event, and how many have not answered.
struct AttendanceCount: Hashable, Sendable {
  let accepted: Int
  let unanswered: Int
  let total: Int

  init(_ attendance: Attendance) {
    accepted = attendance.count(of: .accepted)
    unanswered = attendance.unanswered.count
    total = attendance.answers.count
  }
}

extension Event {
  /// Whether it, with all its occurrences, lies before `day`.
  func isOver(on day: CivilDate) -> Bool {
    when.lastDay < day && furtherDays.allSatisfy { $0 < day }
  }
}
