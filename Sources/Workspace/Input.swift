package import CivilTime
package import Domain
package import TerminalUI

/// Everything that can happen to the workspace.
package enum Input: Sendable {
  /// A key, a paste, the mouse, a new size.
  case terminal(TerminalEvent)
  /// The network as it is now: first loaded, or changed by another program.
  case catalog(Catalog)
  /// The municipalities of a network that is still being read: something to look at meanwhile.
  case glimpse(Catalog)
  /// How many files of how many have been read so far.
  case reading(count: Int, of: Int)
  /// An ``Effect/apply(_:)`` was carried out; this is the network after it.
  case applied(ChangeSet, Catalog)
  /// An ``Effect/apply(_:)`` was refused; nothing of it has been stored.
  case failed(ChangeFailure, ChangeSet)
  /// ``Effect/undo`` or ``Effect/redo`` was carried out on the change with this label.
  case undone(label: String, Catalog)
  case redone(label: String, Catalog)
  /// The same, but a message among it has left the outbox and stays where it is.
  case leftOutbox(title: String, Catalog)
  /// ``Effect/undo`` or ``Effect/redo`` was refused.
  case undoFailed(ChangeFailure)
  /// The drafts that an earlier session left behind, the one saved last first; sent once, after start.
  case drafts([Draft])
  /// An ``Effect/saveDraft(_:)`` was carried out: the draft would survive whatever happens now.
  case draftSaved(RecordID)
  /// An ``Effect/saveDraft(_:)`` was refused.
  case draftFailed(ChangeFailure)
  /// The answer to ``Effect/editExternally(_:)``: the new text, or `nil` if there is none.
  case editedExternally(String?)
  /// An ``Effect/saveAttachments(_:folder:)`` was carried out: where each file lies now.
  case attachmentsSaved([String])
  /// An ``Effect/saveAttachments(_:folder:)`` was refused, or went wrong on the way.
  case attachmentFailed(AttachmentFailure)
  /// The folder that attachments are saved to unless another is named; found out after the start.
  case downloads(String)
  /// A link could not be opened, or a text not be copied.
  case failedToOpen(String)
  /// Others on the machine may look into the store; said once, after start.
  case storeIsReadableByOthers
  /// The system does not let us write in the store; said once, after start.
  case storeCannotBeWritten(ChangeFailure.SystemReason)
  /// The folder of the network has been deleted, and there is no other in its place.
  case storeIsGone
  /// There is one again.
  case storeIsBack
  /// Midnight has passed.
  case dayChanged(CivilDate)
  /// The time that ``WorkspaceState/millisecondsUntilTick`` asked for has passed.
  case tick(Instant)
}
