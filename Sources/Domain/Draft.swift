package import CivilTime

/// A text that is being written, saved every few seconds so that nothing is lost.
package struct Draft: Hashable, Sendable {
  /// What the text is to become.
  package enum Purpose: Hashable, Sendable {
    /// A new note, or a new text of the one whose revision is given.
    case note(Note, basedOn: Revision?)
    /// A message to be sent.
    case message(Message)
  }

  package var id: RecordID
  package var purpose: Purpose
  /// The text as it stands in the editor.
  package var text: String
  package var saved: Instant?

  package init(id: RecordID, purpose: Purpose, text: String, saved: Instant? = nil) {
    self.id = id
    self.purpose = purpose
    self.text = text
    self.saved = saved
  }
}
