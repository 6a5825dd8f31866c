import CivilTime

/// How the network's municipalities answer one event, all of them, also those that were never asked.
package struct Attendance: Hashable, Sendable {
  /// One municipality's answer: its own, or the best one of its people.
  package struct Answer: Hashable, Sendable {
    package let municipality: RecordID
    /// `nil` if neither the municipality nor anybody of it is listed for the event.
    package let status: Participant.Status?

    /// Whether there is a yes, a no or a perhaps.
    package var isAnswered: Bool {
      status != nil && status != .needsAction
    }
  }

  package let event: RecordID
  /// One for each municipality, in the catalog's order.
  package let answers: [Answer]

  package init(at event: Event, in catalog: Catalog) {
    self.event = event.id
    var statuses: [Int: Participant.Status] = [:]
    for participant in event.participants {
      guard let party = catalog.links.directory.party(of: participant),
        let organization = party.organization
      else { continue }
      statuses[organization] =
        statuses[organization].map { max($0, participant.status) }
        ?? participant.status
    }
    answers = catalog.municipalities.map { municipality in
      let position = catalog.position(of: municipality)
      return Answer(municipality: municipality.id, status: position.flatMap { statuses[$0] })
    }
  }

  /// How many municipalities have this status.
  package func count(of status: Participant.Status) -> Int {
    answers.count { $0.status == status }
  }

  /// The municipalities that have not said yes, no or perhaps.
  package var unanswered: [RecordID] {
    answers.filter { !$0.isAnswered }.map(\.municipality)
  }

  /// The municipalities that nobody has said yes for, whatever else they said.
  package var missing: [RecordID] {
    answers.filter { $0.status != .accepted }.map(\.municipality)
  }
}

/// Municipality × event: who came and who is coming to what.
package struct AttendanceMatrix: Hashable, Sendable {
  /// The columns, by first day.
  package let events: [RecordID]
  /// The rows, in the catalog's order.
  package let municipalities: [RecordID]
  private let columns: [Attendance]

  /// - Parameters:
  ///   - events: The columns, in any order.
  ///   - catalog: Its municipalities are the rows.
  package init(of events: [Event], in catalog: Catalog) {
    let ordered = events.sorted { ($0.when.firstDay, $0.id) < ($1.when.firstDay, $1.id) }
    self.events = ordered.map(\.id)
    municipalities = catalog.municipalities.map(\.id)
    columns = ordered.map { Attendance(at: $0, in: catalog) }
  }

  /// The answer where a row and a column, both from 0, meet.
  package func status(row: Int, column: Int) -> Participant.Status? {
    columns[column].answers[row].status
  }

  /// A column, from 0, as the attendance of its event.
  package func attendance(column: Int) -> Attendance {
    columns[column]
  }

  /// How many of the events a row's municipality said yes to.
  package func acceptedCount(row: Int) -> Int {
    columns.count { $0.answers[row].status == .accepted }
  }
}

extension Participant.Status: Comparable {
  /// By how much it promises: not answered, declined, tentative, accepted.
  package static func < (left: Participant.Status, right: Participant.Status) -> Bool {
    left.promise < right.promise
  }

  private var promise: Int {
    switch self {
    case .needsAction: 0
    case .declined: 1
    case .tentative: 2
    case .accepted: 3
    }
  }
}

extension Event {
  /// Whether people come together at it: it is no mere deadline, and it was not called off.
  package var isGathering: Bool {
    if status == .cancelled { return false }
    guard case .days(let date) = when else { return true }
    return date.bound == .at
  }
}
