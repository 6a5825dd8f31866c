/// One wish to change the store.
package enum Change: Hashable, Sendable {
  /// Store a new record or a new version of one; `basedOn` is what was read, `nil` for a new one.
  case put(Record, basedOn: Revision?)
  /// Move a record to the trash.
  case delete(RecordKey, basedOn: Revision?)

  package var key: RecordKey {
    switch self {
    case .put(let record, _): record.key
    case .delete(let key, _): key
    }
  }
}

/// Changes that belong together: carried out in order, undone as one.
package struct ChangeSet: Hashable, Sendable {
  /// What the user did, for the undo message, in the user's language: `Notat lagret`.
  package var label: String
  package var changes: [Change]

  package init(label: String, changes: [Change]) {
    self.label = label
    self.changes = changes
  }
}

/// Why a change could not be carried out; nothing of the record it names has changed.
package enum ChangeFailure: Error, Hashable, Sendable {
  /// Another program changed the same properties meanwhile; `theirs` is what is stored now, `nil` if
  /// it was deleted. `mine` is the version to be stored, with what only the other side changed; `nil`
  /// if that is not known.
  case conflict(RecordKey, theirs: Record?, mine: Record? = nil)
  /// What was to come out of the trash is in the store already: `theirs`, in the file `path`.
  case present(RecordKey, theirs: Record?, path: String)
  /// There is no such record any more.
  case missing(RecordKey)
  /// The store was opened to be read only.
  case readOnly
  /// The file is not in UTF-8, and what was to be written cannot be written in it as it is.
  case otherCharset(RecordKey, path: String)
  /// The system said no while writing `path`.
  case system(path: String, reason: SystemReason)
  /// Stored, but whether it would survive a power cut is unknown.
  case durabilityUnknown(path: String)
  /// Another program changed since what undo or redo would change; `mine` is what it would make of the
  /// record, `theirs` what is stored now, `nil` for none.
  case undoConflict(RecordKey, isRedo: Bool, mine: Record?, theirs: Record?)
  /// There is nothing to undo or to redo.
  case nothingToUndo
  case nothingToRedo

  /// The system errors that people can do something about, and the rest.
  package enum SystemReason: Hashable, Sendable {
    case noSpace
    case readOnlyFileSystem
    case noPermission
    case inputOutput
    case tooManyFiles
    /// Another process of ours has been writing for longer than we wait.
    case busy
    /// Another program changes the file over and over.
    case restless
    /// Where the file or its folder should be lies something that we do not touch.
    case obstructed
    case other(errno: Int32, message: String)
  }
}
