import Glibc

/// A file that is being written beside the one it is to replace.
///
/// Its name follows from that of the target, so that a crash leaves at most one behind, and it is
/// locked while it lives, so that the next writer can tell a left-over from one in use.
struct TemporaryFile {
  let directory: Directory
  let name: FileName
  let descriptor: Int32

  /// Creates an empty file, mode 0600, that will become `target`.
  ///
  /// - Parameters:
  ///   - target: What the file is going to be called.
  ///   - directory: Where it is written.
  ///   - path: What people know the target by, for messages.
  /// - Throws: `busy` if another process is writing the same target this moment.
  init(
    for target: FileName, in directory: Directory, about path: String
  ) throws(StorageError) {
    self.directory = directory
    name = Self.name(for: target)
    do throws(StorageError) {
      descriptor = try Self.createAlone(name, in: directory)
    } catch {
      throw error.about(path)
    }
  }

  /// Whether `name` is one that this type gives.
  static func isTemporary(_ name: FileName) -> Bool {
    name.isHidden && name.hasSuffix(".tmp") && name.description.hasPrefix(prefix)
  }

  /// Removes the file `name` if its writer is no more.
  ///
  /// - Throws: `busy` if it is being written.
  static func removeLeftover(_ name: FileName, in directory: Directory) throws(StorageError) {
    let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    let leftover = name.withCString { name in
      retryingInterrupted { openat(directory.descriptor, name, flags) }
    }
    guard leftover >= 0 else {
      if errno == ENOENT { return }
      throw directory.lastError("open", name)
    }
    defer { close(leftover) }
    if flock(leftover, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
      throw .busy(path: directory.path(of: name))
    }
    if isName(name, in: directory, of: leftover) { try directory.unlink(name) }
  }

  /// Writes all of `bytes`, however many calls it takes.
  func write(_ bytes: [UInt8]) throws(StorageError) {
    var offset = 0
    while offset < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        retryingInterrupted {
          Glibc.write(descriptor, buffer.baseAddress.map { $0 + offset }, bytes.count - offset)
        }
      }
      guard written > 0 else { throw directory.lastError("write", name) }
      offset += written
    }
  }

  /// Gives the file the mode and, as far as we may, the owner of the one that it replaces.
  func copyPermissions(from status: FileStatus) throws(StorageError) {
    if status.owner != geteuid() || status.group != getegid() {
      // Refused to all but root; a file that then belongs to us is no loss.
      _ = fchown(descriptor, status.owner, status.group)
    }
    guard status.mode != 0o600 else { return }
    guard retryingInterrupted({ fchmod(descriptor, status.mode) }) == 0 else {
      throw directory.lastError("chmod", name)
    }
  }

  func synchronize() throws(StorageError) {
    guard retryingInterrupted({ fsync(descriptor) }) == 0 else {
      throw directory.lastError("fsync", name)
    }
  }

  /// Lets others take the file for a left-over.
  func unlock() {
    flock(descriptor, LOCK_UN)
  }

  /// Removes the file, unless its name leads to another by now, and lets go of it.
  func discard() {
    if isInPlace { try? directory.unlink(name) }
    close(descriptor)
  }

  /// Whether the name still leads to this file; if not, somebody took us for a left-over.
  var isInPlace: Bool {
    Self.isName(name, in: directory, of: descriptor)
  }
}

extension TemporaryFile {
  private static let prefix = ".samspill-"

  /// What a file is called while it is being written or removed.
  static func name(for target: FileName) -> FileName {
    let mark = String(ContentMark(target.bytes).value, radix: 16)
    return FileName("\(prefix)\(mark).tmp") ?? target
  }

  /// The descriptor of a new, locked file, in the place of what a writer that is no more has left.
  private static func createAlone(
    _ name: FileName, in directory: Directory
  ) throws(StorageError) -> Int32 {
    for _ in 0..<100 {
      if let created = try create(name, in: directory) { return created }
      try removeLeftover(name, in: directory)
    }
    throw .busy(path: directory.path(of: name))
  }

  /// The descriptor of a new, locked file, or `nil` if there is already one of that name.
  private static func create(_ name: FileName, in directory: Directory) throws(StorageError)
    -> Int32?
  {
    let flags = O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let created = name.withCString { name in
      retryingInterrupted { openat(directory.descriptor, name, flags, 0o600) }
    }
    guard created >= 0 else {
      if errno == EEXIST { return nil }
      throw directory.lastError("open", name)
    }
    makePrivate(created)
    // Where locks are not supported, the check of the name before the rename has to do.
    _ = flock(created, LOCK_EX | LOCK_NB)
    guard isName(name, in: directory, of: created) else {
      close(created)
      return nil
    }
    return created
  }

  private static func isName(_ name: FileName, in directory: Directory, of file: Int32) -> Bool {
    var (named, opened) = (stat(), stat())
    let flags = AT_SYMLINK_NOFOLLOW
    guard name.withCString({ fstatat(directory.descriptor, $0, &named, flags) }) == 0,
      fstat(file, &opened) == 0
    else { return false }
    return named.st_ino == opened.st_ino && named.st_dev == opened.st_dev
  }
}

extension Directory {
  /// Clears away those of `names` that are temporary files of writers that are no more.
  func removeLeftovers(among names: [FileName]) {
    for name in names where TemporaryFile.isTemporary(name) {
      // One that is in use, or that cannot be removed, does no harm.
      try? TemporaryFile.removeLeftover(name, in: self)
    }
  }
}
