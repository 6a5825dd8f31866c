import Domain
import Glibc

/// A file that is written, and waits beside the one that it is to become.
///
/// It is to be synchronized before it is published: then what has the name is old or new after a power
/// cut. What is not published goes away with its last owner.
final class PreparedFile {
  /// The folder in which it will have its name.
  let directory: Directory
  private let name: FileName
  private let temporary: TemporaryFile
  private let expectation: AtomicFile.Expectation
  /// What it replaces, where that must be as it was.
  private let current: FileContents?

  /// Writes `bytes` to a temporary file for `name`.
  ///
  /// - Parameters:
  ///   - bytes: What the file is to hold.
  ///   - name: What it is to be called.
  ///   - directory: Where it is to be.
  ///   - workshop: Where it is written, if readers look at everything in `directory`.
  ///   - expectation: What must be true of what has the name; looked at now and when it is published.
  /// - Throws: `changed` or `missing` if it is not true of contents that were read.
  init(
    _ bytes: [UInt8], for name: FileName, in directory: Directory, by workshop: Directory? = nil,
    expecting expectation: AtomicFile.Expectation
  ) throws(StorageError) {
    (self.directory, self.name, self.expectation) = (directory, name, expectation)
    temporary = try TemporaryFile(
      for: name, in: workshop ?? directory, about: directory.path(of: name))
    var current: FileContents?
    do throws(StorageError) {
      try temporary.write(bytes)
      if case .unchanged(let revision) = expectation {
        let found = try directory.read(name)
        guard Revision(of: found.bytes) == revision else {
          throw .changed(path: directory.path(of: name))
        }
        try temporary.copyPermissions(from: found.status)
        current = found
      }
    } catch {
      temporary.discard()
      throw error.about(directory.path(of: name))
    }
    self.current = current
  }

  deinit { temporary.discard() }

  /// What the system says of it.
  var status: FileStatus? {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? FileStatus(status) : nil
  }

  /// Gives the file its name.
  ///
  /// - Returns: What it took the place of, if that is still there under another name.
  /// - Throws: `changed`, `missing` or `exists` when the expectation does not hold; then what has the
  ///   name is as it was.
  @discardableResult
  func publish() throws(StorageError) -> ReplacedFile? {
    do throws(StorageError) {
      var replaced: ReplacedFile?
      switch expectation {
      case .absent: try temporary.directory.move(temporary.name, to: directory, toAbsent: name)
      case .anything: try temporary.directory.move(temporary.name, to: directory, replacing: name)
      case .unchanged(let revision):
        guard let current else {
          preconditionFailure("what must be as it was read has been read")
        }
        replaced = try exchange(with: current, revision)
      }
      // Should it be replaced in its turn, then it is a left-over like any other.
      temporary.unlock()
      return replaced
    } catch {
      throw error.about(directory.path(of: name))
    }
  }

  /// Puts the temporary file in the place of the other, unless that is no longer `current`.
  private func exchange(
    with current: FileContents, _ revision: Revision
  ) throws(StorageError) -> ReplacedFile? {
    guard temporary.isInPlace else { throw .busy(path: directory.path(of: name)) }
    guard try directory.exchange(temporary.name, name) else {
      // No exchange on this file system: a last look, then a plain rename.
      guard try directory.status(of: name)?.hasSameContents(as: current.status) == true else {
        throw .changed(path: directory.path(of: name))
      }
      try directory.move(temporary.name, replacing: name)
      return nil
    }
    if try directory.isStill(current, revision, at: temporary.name) {
      return ReplacedFile(directory: directory, name: temporary.name, inode: current.status.inode)
    }
    // Somebody replaced the file between our look and the exchange: theirs goes back. Should even
    // what we get for it not be ours, then it is a later version of theirs, and that goes back.
    _ = try directory.exchange(temporary.name, name)
    if !temporary.isInPlace { _ = try directory.exchange(temporary.name, name) }
    throw .changed(path: directory.path(of: name))
  }
}

extension PreparedFile: Synchronizable {
  var descriptor: Int32 { temporary.descriptor }

  func failure(_ error: SystemError) -> StorageError {
    .system(error, path: directory.path(of: name))
  }
}

extension Directory {
  /// Whether `name` is what was read, by its status or else by its contents.
  func isStill(
    _ contents: FileContents, _ revision: Revision, at name: FileName
  ) throws(StorageError) -> Bool {
    if try status(of: name)?.hasSameContents(as: contents.status) == true { return true }
    return try Revision(of: read(name).bytes) == revision
  }
}
