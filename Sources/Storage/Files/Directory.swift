import Glibc

/// An open folder: all files are reached through it by name, so that a folder that is swapped for a
/// symbolic link under our feet leads nowhere else.
package final class Directory: Sendable {
  /// No file above 64 MiB is read.
  package static let largestFile = 64 << 20

  /// As it was opened; for messages.
  package let path: String
  let descriptor: Int32

  private init(path: String, descriptor: Int32) {
    self.path = path
    self.descriptor = descriptor
  }

  deinit {
    close(descriptor)
  }

  /// Opens the folder at `path`, through symbolic links if its name is one.
  package convenience init(opening path: String) throws(StorageError) {
    let descriptor = retryingInterrupted {
      open(path.isEmpty ? "." : path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    guard descriptor >= 0 else { throw StorageError.last("open", path: path) }
    self.init(path: path, descriptor: descriptor)
  }

  /// Opens a folder in this one.
  ///
  /// - Throws: `missing`, `symbolicLink` or `notRegular` if it is not there or not a folder.
  package func subdirectory(_ name: FileName) throws(StorageError) -> Directory {
    let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
    let opened = name.withCString { name in
      retryingInterrupted { openat(descriptor, name, flags) }
    }
    guard opened >= 0 else { throw lastError("open", name) }
    return Directory(path: path(of: name), descriptor: opened)
  }

  /// The path of `name` in this folder, for messages.
  package func path(of name: FileName) -> String {
    path.isEmpty ? name.description : path.hasSuffix("/") ? "\(path)\(name)" : "\(path)/\(name)"
  }

  /// What the system says of `name` itself, a symbolic link not followed; `nil` if there is none.
  package func status(of name: FileName) throws(StorageError) -> FileStatus? {
    var status = stat()
    let result = name.withCString { fstatat(descriptor, $0, &status, AT_SYMLINK_NOFOLLOW) }
    if result == 0 { return FileStatus(status) }
    if errno == ENOENT { return nil }
    throw lastError("stat", name)
  }

  /// What the system says of the folder itself.
  package func status() throws(StorageError) -> FileStatus {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw StorageError.last("stat", path: path) }
    return FileStatus(status)
  }

  /// Whether the folder has no name any more.
  func isDeleted() throws(StorageError) -> Bool {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw StorageError.last("stat", path: path) }
    return status.st_nlink == 0
  }

  /// Makes what was created, renamed and removed here last through a power cut.
  package func synchronize() throws(StorageError) {
    guard retryingInterrupted({ fsync(descriptor) }) == 0 else {
      throw .durabilityUnknown(SystemError(last: "fsync"), path: path)
    }
  }

  /// Opens a folder in this one, creating it if it is missing: for its owner only, whatever the
  /// umask.
  ///
  /// - Throws: Never `durabilityUnknown`: a folder that would not last is not left behind.
  package func ensureSubdirectory(_ name: FileName) throws(StorageError) -> Directory {
    do throws(StorageError) {
      return try subdirectory(name)
    } catch .missing {
      let result = name.withCString { name in
        retryingInterrupted { mkdirat(descriptor, name, 0o700) }
      }
      guard result == 0 || errno == EEXIST else { throw lastError("mkdir", name) }
      // Before it is opened: the umask may have kept even its owner out.
      if result == 0 { try setMode(0o700, of: name) }
      let created = try subdirectory(name)
      guard result == 0 else { return created }
      do throws(StorageError) {
        try synchronize()
      } catch {
        removeIfEmpty(name)
        throw error.asNothingDone
      }
      return created
    }
  }

  /// Whether the system would let us create and remove files here, and if not, why not.
  package func checkWritable() throws(StorageError) {
    guard faccessat(descriptor, ".", W_OK | X_OK, 0) == 0 else {
      throw .last("access", path: path)
    }
  }

  /// Removes the name of a file; a name that is gone already is no error.
  func unlink(_ name: FileName) throws(StorageError) {
    let result = name.withCString { name in
      retryingInterrupted { unlinkat(descriptor, name, 0) }
    }
    guard result == 0 || errno == ENOENT else { throw lastError("unlink", name) }
  }

  /// Removes a folder if nothing is in it, else leaves it.
  func removeIfEmpty(_ name: FileName) {
    _ = name.withCString { unlinkat(descriptor, $0, AT_REMOVEDIR) }
  }

  /// The error in `errno` as one about `name` in this folder.
  func lastError(_ call: String, _ name: FileName) -> StorageError {
    .last(call, path: path(of: name))
  }
}

/// Gives a new file to its owner, if the umask has taken even that.
func makePrivate(_ file: Int32) {
  var status = stat()
  guard fstat(file, &status) == 0, status.st_mode & 0o777 != 0o600 else { return }
  // One that cannot be changed says so when it is written or read.
  _ = retryingInterrupted { fchmod(file, 0o600) }
}

extension StorageError {
  /// What `errno` says that `call` on `path` failed of.
  static func last(_ call: String, path: String) -> StorageError {
    let error = SystemError(last: call)
    switch error.code {
    case ENOENT: return .missing(path: path)
    case EEXIST: return .exists(path: path)
    case ELOOP: return .symbolicLink(path: path)
    case ENOTDIR, EISDIR, ENXIO: return .notRegular(path: path)
    default: return .system(error, path: path)
    }
  }
}
