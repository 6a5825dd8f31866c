import CivilTime
import Domain
import TerminalUI
import Wording

/// What a note is about to become, shown before it is saved.
struct FollowUpPreview: Hashable, Sendable {
  var note: Note
  var basedOn: Revision?
  var followUps: [FollowUp]
  /// What could not be resolved: names that nobody has.
  var doubts: [String]
}
