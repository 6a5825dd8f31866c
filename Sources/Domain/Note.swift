package import CivilTime

/// What was said and agreed in a dialogue meeting, a call or a webinar: a VJOURNAL.
package struct Note: Hashable, Sendable {
  /// How finished it is, STATUS of a VJOURNAL (RFC 5545 §3.8.1.11).
  package enum Status: String, CaseIterable, Hashable, Sendable {
    case draft = "DRAFT"
    case final = "FINAL"
    case cancelled = "CANCELLED"
  }

  package var id: RecordID
  package var title: String
  package var date: CivilDate?
  /// Markdown; lines `- [ ] …` are follow-ups.
  package var text: String
  /// The first one is the kind of note: `Dialogmøte`, `Telefonsamtale`, `Webinar`.
  package var categories: [String]
  package var status: Status?
  /// CLASS:CONFIDENTIAL or CLASS:PRIVATE: left out of reports and exports unless asked for.
  package var isConfidential: Bool
  /// People and municipalities that the note is about.
  package var participants: [Participant]
  /// The event that the note is from, RELATED-TO.
  package var event: RecordID?

  package init(
    id: RecordID, title: String, date: CivilDate?, text: String = "", categories: [String] = [],
    status: Status? = nil, isConfidential: Bool = false, participants: [Participant] = [],
    event: RecordID? = nil
  ) {
    self.id = id
    self.title = title
    self.date = date
    self.text = text
    self.categories = categories
    self.status = status
    self.isConfidential = isConfidential
    self.participants = participants
    self.event = event
  }
}
