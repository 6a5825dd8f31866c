package import InternetMessage

/// Sets and clears the flags of messages in a Maildir, which are part of their names.
package enum MaildirFlags {
  /// One letter to set or to clear: `S` seen, `R` answered, `F` flagged, `T` to be deleted.
  package struct Change: Hashable, Sendable {
    /// An ASCII letter.
    package var flag: Unicode.Scalar
    /// Whether it shall be there afterwards.
    package var isSet: Bool

    package init(flag: Unicode.Scalar, isSet: Bool) {
      (self.flag, self.isSet) = (flag, isSet)
    }
  }

  /// Renames a message so that its flags are as wanted; one that has them already stays as it is.
  ///
  /// The message is found by the unique part of its name, in `cur` and `new`, so that it makes no
  /// difference what other programs have done to its flags meanwhile. From `new` it moves to `cur`,
  /// where flags count. Its contents are not touched.
  ///
  /// - Parameters:
  ///   - changes: the flags to set and to clear.
  ///   - name: the message by the name that it has, or had when it was seen last.
  ///   - maildir: the folder that holds `cur` and `new`; locked while this runs.
  /// - Throws: `missing` if there is no such message, `notRegular` if its name ends in something
  ///   that is no list of flags.
  package static func apply(
    _ changes: [Change], to name: MaildirName, in maildir: Directory
  ) throws(StorageError) {
    let lock = try StoreLock(locking: maildir)
    defer { withExtendedLifetime(lock) {} }
    // Programs that know no lock of ours may rename it between our look and our move.
    var attempts = 5
    while true {
      attempts -= 1
      do throws(StorageError) {
        return try rename(find(name, in: maildir), changes, in: maildir)
      } catch .missing where attempts > 0 {
        continue
      }
    }
  }

  private struct Place {
    var folder: Directory
    var isNew: Bool
    var name: FileName
  }

  private static func find(
    _ wanted: MaildirName, in maildir: Directory
  ) throws(StorageError) -> Place {
    for (folderName, isNew) in [("cur", false), ("new", true)] {
      guard let folderName = FileName(folderName), try maildir.status(of: folderName) != nil else {
        continue
      }
      let folder = try maildir.subdirectory(folderName)
      let found = try folder.entries().map(\.name).filter {
        MaildirName($0.bytes).unique == wanted.unique
      }
      if let name = found.min() { return Place(folder: folder, isNew: isNew, name: name) }
    }
    throw .missing(path: maildir.path)
  }

  private static func rename(
    _ place: Place, _ changes: [Change], in maildir: Directory
  ) throws(StorageError) {
    let old = MaildirName(place.name.bytes)
    var new = old
    for change in changes { new.set(change.flag, to: change.isSet) }
    guard new.flags != old.flags else {
      if old.hasKnownFlags { return }
      throw .notRegular(path: place.folder.path(of: place.name))
    }
    guard let newName = FileName(bytes: new.bytes), let cur = FileName("cur") else { return }
    let target = place.isNew ? try maildir.subdirectory(cur) : place.folder
    try place.folder.move(place.name, to: target, toAbsent: newName)
    try target.synchronize()
    if place.isNew { try place.folder.synchronize() }
  }
}
