package import CivilTime

/// A webinar, conference, dialogue meeting (*dialogmøte*) or deadline: a VEVENT.
package struct Event: Hashable, Sendable {
  /// The time an event takes, as exactly as it is known.
  package enum When: Hashable, Sendable {
    /// A span of whole days as vague as its source; the same days in every zone.
    case days(VagueDate)
    /// Wall-clock times in their zones; `end` is the first moment after the event.
    case timed(start: ZonedDateTime, end: ZonedDateTime)

    /// The first day it touches, by the clock it is written for.
    package var firstDay: CivilDate {
      switch self {
      case .days(let date): date.first
      case .timed(let start, _): start.local.date
      }
    }

    /// The last day it touches.
    package var lastDay: CivilDate {
      switch self {
      case .days(let date): return date.last
      case .timed(let start, let end):
        let endsAtMidnight = end.local.secondOfDay == 0 && end.local > start.local
        return endsAtMidnight ? end.local.date.adding(days: -1) : end.local.date
      }
    }
  }

  /// Whether it is going to be, STATUS (RFC 5545 §3.8.1.11).
  package enum Status: String, CaseIterable, Hashable, Sendable {
    case tentative = "TENTATIVE"
    case confirmed = "CONFIRMED"
    case cancelled = "CANCELLED"
  }

  package var id: RecordID
  package var title: String
  package var when: When
  /// The recurrence rule as written in RRULE, or empty; its occurrences are the store's business.
  package var recurrence: String
  /// The first days of further occurrences within the horizon that the store expands, ascending.
  package var furtherDays: [CivilDate]
  package var location: String
  /// A link to register or to join, URL.
  package var link: String
  package var categories: [String]
  package var status: Status?
  package var participants: [Participant]
  package var text: String

  package init(
    id: RecordID, title: String, when: When, recurrence: String = "",
    furtherDays: [CivilDate] = [], location: String = "", link: String = "",
    categories: [String] = [], status: Status? = nil, participants: [Participant] = [],
    text: String = ""
  ) {
    self.id = id
    self.title = title
    self.when = when
    self.recurrence = recurrence
    self.furtherDays = furtherDays
    self.location = location
    self.link = link
    self.categories = categories
    self.status = status
    self.participants = participants
    self.text = text
  }
}
