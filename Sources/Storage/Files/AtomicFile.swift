package import Domain
import Glibc

/// Writing that leaves a file old or new, never a mixture, whatever happens on the way.
///
/// Temporary file in the same folder, full write, comparison with what was read, `fsync`, rename,
/// `fsync` of the folder. The rename *exchanges* the two files where the system can, so that a version
/// that another program put there meanwhile is in our hands and goes back to its place.
/// After an error the temporary file is gone.
package enum AtomicFile {
  /// What must be true of the file for the write to happen.
  package enum Expectation: Hashable, Sendable {
    /// There is no file of that name.
    case absent
    /// The file still has the contents that were read.
    case unchanged(Revision)
    /// Whatever is there is replaced: for files that only we write.
    case anything
  }

  /// Writes `bytes` to `name`; a new file gets mode 0600, an existing one keeps its mode.
  ///
  /// Two writers that use the same expectation cannot both succeed; a lock only spares them the
  /// second try.
  ///
  /// - Returns: The revision of what is stored now.
  /// - Throws: `changed`, `missing` or `exists` when the expectation does not hold: nothing has been
  ///   written. `durabilityUnknown`: written, but the folder could not be synchronized.
  @discardableResult
  package static func write(
    _ bytes: [UInt8], to name: FileName, in directory: Directory, expecting: Expectation
  ) throws(StorageError) -> Revision {
    try put(bytes, to: name, in: directory, expecting: expecting)
    try directory.synchronize()
    return Revision(of: bytes)
  }

  /// Does as ``write(_:to:in:expecting:)`` but for synchronizing the folder.
  ///
  /// Until the caller has, a power cut may bring the old file back, whole.
  static func put(
    _ bytes: [UInt8], to name: FileName, in directory: Directory, expecting: Expectation
  ) throws(StorageError) {
    let prepared = try PreparedFile(bytes, for: name, in: directory, expecting: expecting)
    try Synchronization([prepared]).wait()
    try prepared.publish()?.remove()
  }

  /// Removes `name` if it still has the contents that were read.
  ///
  /// - Throws: `changed` or `missing` if it has not: nothing has been removed. `durabilityUnknown`:
  ///   removed, but the folder could not be synchronized.
  package static func remove(
    _ name: FileName, in directory: Directory, expecting revision: Revision
  ) throws(StorageError) {
    let aside = try takeAway(name, from: directory, expecting: revision)
    do throws(StorageError) {
      try directory.unlink(aside.name)
    } catch {
      try directory.move(aside.name, toAbsent: name)
      throw error.about(directory.path(of: name))
    }
    try directory.synchronize()
  }

  /// Does as ``remove(_:in:expecting:)`` but for synchronizing the folder.
  ///
  /// - Returns: Where the file is, which has lost its name.
  static func takeAway(
    _ name: FileName, from directory: Directory, expecting revision: Revision
  ) throws(StorageError) -> ReplacedFile {
    let aside = TemporaryFile.name(for: name)
    do throws(StorageError) {
      try TemporaryFile.removeLeftover(aside, in: directory)
      let current = try directory.read(name)
      guard Revision(of: current.bytes) == revision else {
        throw .changed(path: directory.path(of: name))
      }
      try directory.move(name, toAbsent: aside)
      guard try directory.isStill(current, revision, at: aside) else {
        try directory.move(aside, toAbsent: name)
        throw .changed(path: directory.path(of: name))
      }
      return ReplacedFile(directory: directory, name: aside, inode: current.status.inode)
    } catch {
      throw error.about(directory.path(of: name))
    }
  }
}

extension StorageError {
  /// The same error, told of the file that people know instead of its temporary stand-in.
  func about(_ path: String) -> StorageError {
    switch self {
    case .system(let error, _): .system(error, path: path)
    case .durabilityUnknown(let error, _): .durabilityUnknown(error, path: path)
    case .changed: .changed(path: path)
    case .exists: .exists(path: path)
    case .missing: .missing(path: path)
    case .symbolicLink: .symbolicLink(path: path)
    case .notRegular: .notRegular(path: path)
    case .tooBig(_, let byteCount): .tooBig(path: path, byteCount: byteCount)
    case .busy: .busy(path: path)
    case .unusable: self
    }
  }
}
