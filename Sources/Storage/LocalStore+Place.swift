extension LocalStore {
  /// Whether the path that was opened still leads to the folder that is open.
  package var isInPlace: Bool {
    guard let opened = try? layout.root.status(), let found = try? Directory(opening: path).status()
    else { return false }
    return (opened.inode, opened.device) == (found.inode, found.device)
  }

  /// Whether the folder has been deleted, so that nothing can be read or written any more.
  package var isDeleted: Bool {
    (try? layout.root.isDeleted()) ?? false
  }

  /// The store that has taken the place of this one, if there is a whole one: restored, cloned or synced
  /// anew.
  package var successor: LocalStore? {
    let isAsked = if case .unusable(.readOnly, _) = refusal { true } else { false }
    guard !isInPlace, let place = try? Directory(opening: path),
      (try? NetworkFile.read(in: place)) != nil,
      let store = try? LocalStore(opening: path, readOnly: isAsked, clock: clock)
    else { return nil }
    store.trashDays = trashDays
    return store
  }
}
