import Glibc

extension LocalStore {
  /// Makes a store at `path` out of a backup.
  ///
  /// The archive is read through first, extracted beside the place, looked over, and moved there
  /// whole: whatever happens, there is the whole store or none.
  ///
  /// - Parameters:
  ///   - archive: The tar file.
  ///   - path: Where there is nothing yet, or an empty folder.
  ///   - environment: For the `tar` program.
  /// - Returns: How many files it holds.
  /// - Throws: `unusable` if there is a store already, or the archive is not one of a store.
  package static func restore(
    _ archive: String, to path: String, environment: [String: String]
  ) throws(StorageError) -> Int {
    let opened = retryingInterrupted { open(archive, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY) }
    guard opened >= 0 else { throw .last("open", path: archive) }
    defer { close(opened) }
    var found = stat()
    guard fstat(opened, &found) == 0, FileStatus(found).kind == .regular else {
      throw .notRegular(path: archive)
    }
    let listing = try TarListing(reading: opened, about: archive)
    guard listing.entries.contains(where: { $0.names == [StoreName.network] }) else {
      throw .unusable(.notBackup(.noDescription), path: archive)
    }
    let restoring = StoreRestoring(
      archive: archive, file: opened, listing: listing, environment: environment)
    return try restoring.run(to: path)
  }
}

/// Extracts an archive that has been read through and makes a store of it.
private struct StoreRestoring {
  let archive: String
  let file: Int32
  let listing: TarListing
  let environment: [String: String]

  func run(to path: String) throws(StorageError) -> Int {
    let (parentPath, name) = try PathParts.split(path)
    let parent = try PathParts.ensureDirectory(at: parentPath)
    let isThere = try checkFree(name, in: parent)
    try removeLeftovers(in: parent)
    let mark = String(ContentMark(name.bytes).value, radix: 16)
    let working = StoreName.fixed("\(Self.prefix)\(mark)")
    let root = try parent.ensureSubdirectory(working)
    let lock = try StoreLock(locking: root)
    defer { withExtendedLifetime(lock) {} }
    do throws(StorageError) {
      for entry in try root.entries() { try root.removeTree(entry.name) }
      let count = try extract(to: root)
      if isThere {
        try parent.move(working, replacing: name)
      } else {
        try parent.move(working, toAbsent: name)
      }
      try parent.synchronize()
      return count
    } catch {
      if case .durabilityUnknown = error { throw error.about(path) }
      try? parent.removeTree(working)
      if case .unusable(let reason, let place) = error {
        // What it tells of has never been anywhere but in the archive.
        throw .unusable(reason, path: place.replacing(root.path, with: archive))
      }
      throw error.about(path)
    }
  }

  private static let prefix = ".samspill-restore-"

  /// Removes what was extracted by others of us that came to their end before it had its name.
  private func removeLeftovers(in parent: Directory) throws(StorageError) {
    for name in try parent.entries().map(\.name) where name.description.hasPrefix(Self.prefix) {
      // One that is being worked on, or is not ours to remove, is no concern of ours.
      guard let folder = try? parent.subdirectory(name),
        let lock = try? StoreLock(locking: folder, waitingAtMost: 0)
      else { continue }
      try? parent.removeTree(name)
      withExtendedLifetime(lock) {}
    }
  }

  /// Whether there is an empty folder; anything else in the place is refused.
  private func checkFree(_ name: FileName, in parent: Directory) throws(StorageError) -> Bool {
    guard let status = try parent.status(of: name) else { return false }
    let path = parent.path(of: name)
    guard status.kind == .directory else { throw .unusable(.occupied, path: path) }
    guard try parent.subdirectory(name).entries().isEmpty else {
      throw .unusable(.occupied, path: path)
    }
    return true
  }

  private func extract(to root: Directory) throws(StorageError) -> Int {
    guard lseek(file, 0, SEEK_SET) == 0 else { throw .last("seek", path: archive) }
    let null = open("/dev/null", O_WRONLY | O_CLOEXEC)
    guard null >= 0 else { throw .last("open", path: "/dev/null") }
    defer { close(null) }
    try TarProgram(environment: environment).run(
      ["-x", "-o", "-f", "-", "-C", root.path], input: file, output: null, about: archive)
    return try settle(root)
  }

  /// Sees to it that what was extracted is what was listed, private, whole, and on the disk.
  private func settle(_ root: Directory) throws(StorageError) -> Int {
    try root.setMode(0o700)
    let sizes = Dictionary(
      listing.entries.filter { !$0.isFolder }.map { ($0.names, $0.byteCount) },
      uniquingKeysWith: { first, _ in first })
    var count = 0
    for entry in try FileTree(root).entries {
      guard let last = entry.names.last else { continue }
      let directory = try root.descend(entry.names.dropLast())
      if entry.status.kind == .directory {
        try directory.setMode(0o700, of: last)
      } else {
        guard entry.status.kind == .regular, sizes[entry.names] == entry.status.byteCount else {
          throw .unusable(.notBackup(.differs), path: archive)
        }
        try directory.setMode(0o600, of: last)
        count += 1
      }
    }
    guard count == sizes.count else {
      throw .unusable(.notBackup(.differs), path: archive)
    }
    guard try NetworkFile.read(in: root) != nil else { throw .unusable(.noStore, path: archive) }
    try root.synchronizeFileSystem()
    return count
  }
}
