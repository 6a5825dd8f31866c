import CivilTime
import Domain

/// What the start page says about the network, worked out once for each catalog and day.
struct NetworkSummary: Sendable {
  private let catalog: Catalog
  private let today: CivilDate
  let coverage: Coverage
  private var coverageRows: [RecordID: Coverage.Row] = [:]
  let unreadThreadCount: Int
  /// Files of which something could not be read.
  let unreadableFileCount: Int
  /// From the next one on.
  let comingEvents: KeyList
  /// From the latest one back.
  let pastEvents: KeyList
  let followUps: FollowUpOutline
  /// Attendance at the events that have been looked at; `nil` where nobody is listed.
  private var attendances: [RecordID: AttendanceCount?] = [:]
  /// Who writes in the conversations that have been looked at, as far as a row has room for them.
  private var senders: [RecordID: String] = [:]

  /// - Parameters:
  ///   - catalog: The network.
  ///   - today: The day that everything is counted from.
  ///   - earlier: What was said of a catalog that this one may have come from, so that only what has
  ///     changed since is worked out anew.
  init(of catalog: Catalog, on today: CivilDate, after earlier: NetworkSummary? = nil) {
    (self.catalog, self.today) = (catalog, today)
    let earlier = earlier.flatMap { $0.today == today ? $0 : nil }
    let before = earlier?.catalog ?? catalog
    let known = earlier?.coverage.updated(from: before, to: catalog)
    coverage = known ?? Coverage(catalog, today: today)
    for row in coverage.rows { coverageRows[row.municipality] = row }
    if let earlier, catalog.hasSame(.event, as: before) {
      (comingEvents, pastEvents) = (earlier.comingEvents, earlier.pastEvents)
    } else {
      (comingEvents, pastEvents) = catalog.eventOutline(on: today)
    }
    if let earlier, catalog.hasSame(.followUp, as: before) {
      followUps = earlier.followUps
    } else {
      followUps = catalog.followUpOutline(on: today)
    }
    if let earlier, catalog.hasSameConversations(as: before), catalog.hasSame(.message, as: before)
    {
      unreadThreadCount = earlier.unreadThreadCount
    } else {
      unreadThreadCount = catalog.unreadConversationCount
    }
    let errors = catalog.problems.filter { $0.severity == .error }
    unreadableFileCount = Set(errors.map(\.path)).count
    guard let earlier, catalog.hasSame(.organization, .contact, as: before) else { return }
    if catalog.hasSame(.event, as: before) { attendances = earlier.attendances }
    let hasSameThreads =
      catalog.hasSameConversations(as: before) && catalog.hasSame(.message, as: before)
    if hasSameThreads { senders = earlier.senders }
  }

  /// Whether the rows of a pane, unfiltered, are those that they were when `earlier` was said.
  func hasSameRows(
    of pane: Pane, as earlier: NetworkSummary, orderedBy order: ContactOrder
  ) -> Bool {
    guard today == earlier.today else { return false }
    return switch pane {
    case .contacts:
      catalog.hasSame(.organization, .contact, as: earlier.catalog)
        && (order != .lastContact
          || coverage.rows.map(\.lastContact?.day) == earlier.coverage.rows.map(\.lastContact?.day))
    case .calendar: catalog.hasSame(.event, as: earlier.catalog)
    case .threads: catalog.hasSameConversations(as: earlier.catalog)
    case .followUps: catalog.hasSame(.followUp, as: earlier.catalog)
    }
  }

  /// Whether organisations and people are those that they were when `earlier` was said.
  func hasSamePeople(as earlier: NetworkSummary) -> Bool {
    catalog.hasSame(.organization, .contact, as: earlier.catalog)
  }

  /// Whether each row of a pane tells of its record what it told when `earlier` was said.
  func tellsTheSame(in pane: Pane, as earlier: NetworkSummary) -> Bool {
    let before = earlier.catalog
    guard today == earlier.today, hasSamePeople(as: earlier) else { return false }
    return switch pane {
    case .contacts:
      coverage.rows.elementsEqual(earlier.coverage.rows) {
        $0.mainContacts == $1.mainContacts && $0.daysSinceContact == $1.daysSinceContact
      }
    case .calendar: catalog.hasSame(.event, as: before)
    case .threads:
      catalog.hasSameConversations(as: before) && catalog.hasSame(.message, as: before)
    case .followUps: catalog.hasSame(.followUp, as: before)
    }
  }

  var mainContactCount: Int { coverage.withMainContactCount }

  func row(of municipality: RecordID) -> Coverage.Row? {
    coverageRows[municipality]
  }

  /// `nil` for an event that nobody is listed for, or that has not been looked at.
  func attendance(at event: RecordID) -> AttendanceCount? {
    attendances[event] ?? nil
  }

  /// Who writes in a conversation, if that has been looked at and fits into `columns`.
  func senders(of conversation: RecordID, columns: Int) -> String? {
    columns <= Self.senderColumns ? senders[conversation] : nil
  }

  /// Works out what is to be told of events that are about to be shown.
  mutating func note(events: [RecordID], in catalog: Catalog) {
    for id in events where attendances[id] == nil {
      let event = catalog.event(id).flatMap { $0.participants.isEmpty ? nil : $0 }
      attendances.updateValue(
        event.map { AttendanceCount(Attendance(at: $0, in: catalog)) }, forKey: id)
    }
  }

  /// Keeps who writes in a conversation that is about to be shown.
  mutating func note(senders names: String, of conversation: RecordID) {
    senders[conversation] = names
  }

  /// More columns than a row has for them on all but the widest screens.
  static let senderColumns = 60
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
