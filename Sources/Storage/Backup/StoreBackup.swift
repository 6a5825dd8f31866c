import Glibc

extension LocalStore {
  /// Writes all of the store to a new tar file at `path`, as it is at one moment.
  ///
  /// No program of ours writes meanwhile, unless the store was opened to be read only. Caches, locks
  /// and files that are being written are left out.
  ///
  /// - Parameters:
  ///   - path: Where there is nothing yet, outside the store.
  ///   - environment: For the `tar` program.
  /// - Returns: What it holds, and what of the store it does not.
  /// - Throws: `exists` if there is something at `path`; then, and after any other error, no archive
  ///   is there. `unusable` if it would lie in the store itself; the file or folder of the store that
  ///   cannot be read.
  package func backUp(
    to path: String, environment: [String: String]
  ) throws(StorageError) -> BackupReport {
    let lock = isReadOnly ? nil : try layout.lock()
    isLocked = lock != nil
    defer {
      isLocked = false
      withExtendedLifetime(lock) {}
    }
    if lock != nil { try completeInterruptedChanges() }
    return try StoreBackup(root: layout.root, environment: environment).write(to: path)
  }
}

/// What a backup holds, and what it does not.
package struct BackupReport: Hashable, Sendable {
  package let fileCount: Int
  /// Symbolic links, as `symbolicLink`, and whatever else is neither file nor folder, as
  /// `notRegular`: in the order of their paths.
  package let leftOut: [StorageError]
}

/// Writes a store to a tar file.
struct StoreBackup {
  let root: Directory
  let environment: [String: String]

  func write(to path: String) throws(StorageError) -> BackupReport {
    let (parent, name) = try PathParts.split(path)
    let directory = try Directory(opening: parent)
    guard try !isInside(directory) else { throw .unusable(.backupInside, path: path) }
    guard try directory.status(of: name) == nil else { throw .exists(path: path) }
    // Those that were killed before they had their names, which may have been others every day.
    directory.removeLeftovers(among: try directory.entries().map(\.name))
    let tree = try FileTree(root, isWanted: Self.isKept)
    let wanted = tree.entries.filter { leavingOut($0) == nil }
    for entry in wanted { try checkReadable(entry) }
    let list = try UnnamedFile(in: environment["TMPDIR"] ?? "/tmp", about: path)
    defer { close(list.descriptor) }
    let temporary = try TemporaryFile(for: name, in: directory, about: path)
    defer { close(temporary.descriptor) }
    do throws(StorageError) {
      try fill(temporary, with: wanted, by: list, about: path)
      try temporary.synchronize()
      try directory.move(temporary.name, toAbsent: name)
      try directory.synchronize()
    } catch {
      if temporary.isInPlace { try? directory.unlink(temporary.name) }
      throw error.about(path)
    }
    return BackupReport(
      fileCount: wanted.count { $0.status.kind == .regular },
      leftOut: tree.entries.compactMap(leavingOut))
  }

  /// - Throws: Why a file cannot be read, before anything is written; folders have been.
  private func checkReadable(_ entry: FileTree.Entry) throws(StorageError) {
    guard faccessat(root.descriptor, entry.cPath, R_OK, 0) == 0 else {
      throw .last("access", path: path(of: entry))
    }
  }

  /// Why something does not go into the archive; `nil` if it does.
  private func leavingOut(_ entry: FileTree.Entry) -> StorageError? {
    switch entry.status.kind {
    case .regular, .directory: nil
    case .symbolicLink: .symbolicLink(path: path(of: entry))
    case .other: .notRegular(path: path(of: entry))
    }
  }

  /// For messages.
  private func path(of entry: FileTree.Entry) -> String {
    root.path + "/" + entry.names.map(\.description).joined(separator: "/")
  }

  /// Fills the archive; `list` gets the names of what goes into it.
  private func fill(
    _ temporary: TemporaryFile, with wanted: [FileTree.Entry], by list: UnnamedFile,
    about path: String
  ) throws(StorageError) {
    try list.write(wanted.flatMap { [0x2e, 0x2f] + $0.pathBytes + [0] })
    let tar = TarProgram(environment: environment)
    // Two names of one file become two files: an archive with links in it is never restored.
    let kinds = ["--hard-dereference", "--no-recursion"]
    try tar.run(
      ["-c", "-f", "-", "-C", root.path, "--null"] + kinds + ["-T", "-"],
      input: list.descriptor, output: temporary.descriptor, about: path)
    try check(temporary, against: wanted, about: path)
  }

  /// Reads the archive back: it must hold all that there was, and nothing else.
  private func check(
    _ temporary: TemporaryFile, against wanted: [FileTree.Entry], about path: String
  ) throws(StorageError) {
    let listing = try TarListing(reading: temporary.descriptor, about: path)
    guard Set(listing.entries.map(\.names)) == Set(wanted.map(\.names)) else {
      throw .unusable(.incompleteBackup, path: path)
    }
  }

  /// Whether the archive would lie in the store.
  private func isInside(_ directory: Directory) throws(StorageError) -> Bool {
    let top = try root.status()
    var folder = directory
    while true {
      let status = try folder.status()
      if (status.inode, status.device) == (top.inode, top.device) { return true }
      let parent = try Directory(opening: folder.path + "/..")
      let above = try parent.status()
      if (status.inode, status.device) == (above.inode, above.device) { return false }
      folder = parent
    }
  }

  private static func isKept(_ names: [FileName]) -> Bool {
    guard let last = names.last, !TemporaryFile.isTemporary(last) else { return false }
    guard names.first == StoreName.own, names.count == 2 else { return true }
    return last != StoreName.lock && !last.description.hasPrefix("cache")
  }
}

extension FileTree.Entry {
  var pathBytes: [UInt8] { Array(names.map(\.bytes).joined(separator: [UInt8(ascii: "/")])) }
  var cPath: [CChar] { (pathBytes + [0]).map(CChar.init(bitPattern:)) }
}

/// A file that has no name any more and goes when it is closed.
private struct UnnamedFile {
  let descriptor: Int32
  private let path: String

  init(in folder: String, about path: String) throws(StorageError) {
    self.path = path
    var template = Array("\(folder)/samspill-XXXXXX".utf8CString)
    descriptor = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.map { name in
        let opened = mkstemp(name)
        if opened >= 0 { unlink(name) }
        return opened
      } ?? -1
    }
    guard descriptor >= 0 else { throw .last("mkstemp", path: folder) }
  }

  /// Writes all of `bytes` and goes back to the beginning.
  func write(_ bytes: [UInt8]) throws(StorageError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { buffer in
        retryingInterrupted { Glibc.write(descriptor, buffer.baseAddress, buffer.count) }
      }
      guard count > 0 else { throw .last("write", path: path) }
      rest = rest.dropFirst(count)
    }
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw .last("seek", path: path) }
  }
}
