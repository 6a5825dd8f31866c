package import Domain

/// What the workspace wants done outside; carried out in order, answered by an ``Input``.
package enum Effect: Hashable, Sendable {
  /// Store changes, all or none; answered by ``Input/applied(_:_:)`` or ``Input/failed(_:_:)``.
  case apply(ChangeSet)
  /// Answered by ``Input/undone(label:_:)`` or ``Input/undoFailed(_:)``.
  case undo
  /// Answered by ``Input/redone(label:_:)`` or ``Input/undoFailed(_:)``.
  case redo
  /// The same, over what others changed since: the user has seen both.
  case undoAnyway
  case redoAnyway
  /// Note in the file names that messages were read; no step to undo.
  case markSeen([RecordID])
  /// Keep a text that is being written; answered by ``Input/draftSaved(_:)`` or
  /// ``Input/draftFailed(_:)``.
  case saveDraft(Draft)
  /// Forget a draft, because it was saved as a record or thrown away.
  case discardDraft(RecordID)
  /// Put files that came with messages into a folder, over nothing that is there; answered by
  /// ``Input/attachmentsSaved(_:)`` or ``Input/attachmentFailed(_:)``.
  case saveAttachments([AttachedFile], folder: String)
  /// Hand `https:` or `mailto:` to the desktop.
  case openLink(String)
  /// Put text on the clipboard.
  case copyText(String)
  /// Let the user's own editor have a text; answered by ``Input/editedExternally(_:)``.
  case editExternally(String)
  /// Draw every cell anew: another program has written over the screen.
  case repaint
  /// Remember where the user is, for the next start: a text for ``Place/init(saved:)``.
  case savePlace(String)
  /// Leave. Nothing is unsaved, or the user has said that it may go.
  case quit
}
