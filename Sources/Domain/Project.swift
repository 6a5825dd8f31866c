package import CivilTime

/// A project group of the partnership scheme (*partnerskapsordning*): a VTODO with a period.
package struct Project: Hashable, Sendable {
  package var id: RecordID
  package var title: String
  package var from: CivilDate?
  package var through: CivilDate?
  /// What the group wants to reach, and who does what.
  package var text: String
  package var participants: [Participant]
  /// Sustainable development goals and others.
  package var categories: [String]

  package init(
    id: RecordID, title: String, from: CivilDate? = nil, through: CivilDate? = nil,
    text: String = "", participants: [Participant] = [], categories: [String] = []
  ) {
    self.id = id
    self.title = title
    self.from = from
    self.through = through
    self.text = text
    self.participants = participants
    self.categories = categories
  }
}
