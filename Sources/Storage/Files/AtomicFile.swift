package import Domain
import Glibc

/// Writing that leaves a file old or new, never a mixture, whatever happens on the way.
///
/// Temporary file in the same folder, full write, `fsync`, comparison with what was read, rename,
/// `fsync` of the folder. The rename *exchanges* the two files where the system can, so that a version
/// that another program put there in the last instant is in our hands and goes back to its place.
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
    let temporary = try TemporaryFile(for: name, in: directory)
    defer { close(temporary.descriptor) }
    do throws(StorageError) {
      try temporary.write(bytes)
      try publish(temporary, as: name, expecting: expecting)
    } catch {
      if temporary.isInPlace { try? directory.unlink(temporary.name) }
      throw error.about(directory.path(of: name))
    }
  }

  /// Removes `name` if it still has the contents that were read.
  ///
  /// - Throws: `changed` or `missing` if it has not: nothing has been removed. `durabilityUnknown`:
  ///   removed, but the folder could not be synchronized.
  package static func remove(
    _ name: FileName, in directory: Directory, expecting revision: Revision
  ) throws(StorageError) {
    try takeAway(name, from: directory, expecting: revision)
    try directory.synchronize()
  }

  /// Does as ``remove(_:in:expecting:)`` but for synchronizing the folder.
  static func takeAway(
    _ name: FileName, from directory: Directory, expecting revision: Revision
  ) throws(StorageError) {
    let aside = TemporaryFile.name(for: name)
    do throws(StorageError) {
      try TemporaryFile.removeLeftover(aside, in: directory)
      let current = try directory.read(name)
      guard Revision(of: current.bytes) == revision else {
        throw .changed(path: directory.path(of: name))
      }
      try directory.move(name, toAbsent: aside)
      guard try isStill(current, revision, at: aside, in: directory) else {
        try directory.move(aside, toAbsent: name)
        throw .changed(path: directory.path(of: name))
      }
      try directory.unlink(aside)
    } catch {
      throw error.about(directory.path(of: name))
    }
  }

  private static func publish(
    _ temporary: TemporaryFile, as name: FileName, expecting: Expectation
  ) throws(StorageError) {
    let directory = temporary.directory
    switch expecting {
    case .absent:
      try temporary.synchronize()
      try directory.move(temporary.name, toAbsent: name)
    case .anything:
      try temporary.synchronize()
      try directory.move(temporary.name, replacing: name)
    case .unchanged(let revision):
      let current = try directory.read(name)
      guard Revision(of: current.bytes) == revision else {
        throw .changed(path: directory.path(of: name))
      }
      try temporary.copyPermissions(from: current.status)
      try temporary.synchronize()
      try exchange(temporary, with: name, holding: current, revision)
    }
  }

  /// Puts the temporary file in the place of `name`, unless that is no longer `current`.
  private static func exchange(
    _ temporary: TemporaryFile, with name: FileName, holding current: FileContents,
    _ revision: Revision
  ) throws(StorageError) {
    let directory = temporary.directory
    guard temporary.isInPlace else { throw .busy(path: directory.path(of: name)) }
    guard try directory.exchange(temporary.name, name) else {
      // No exchange on this file system: a last look, then a plain rename.
      guard try directory.status(of: name)?.hasSameContents(as: current.status) == true else {
        throw .changed(path: directory.path(of: name))
      }
      return try directory.move(temporary.name, replacing: name)
    }
    if try isStill(current, revision, at: temporary.name, in: directory) {
      // Done. Should the old file not go away, the next writer removes it as a left-over.
      try? directory.unlink(temporary.name)
      return
    }
    // Somebody replaced the file between our look and the exchange: theirs goes back. Should even
    // what we get for it not be ours, then it is a later version of theirs, and that goes back.
    _ = try directory.exchange(temporary.name, name)
    if !temporary.isInPlace { _ = try directory.exchange(temporary.name, name) }
    throw .changed(path: directory.path(of: name))
  }

  private static func isStill(
    _ current: FileContents, _ revision: Revision, at name: FileName, in directory: Directory
  ) throws(StorageError) -> Bool {
    if try directory.status(of: name)?.hasSameContents(as: current.status) == true { return true }
    return try Revision(of: directory.read(name).bytes) == revision
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
