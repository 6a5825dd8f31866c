import Glibc

/// All that lies below a folder, walked without following any link.
struct FileTree {
  /// A file or folder, by the names on the way to it.
  struct Entry: Hashable {
    let names: [FileName]
    let status: FileStatus
  }

  private(set) var entries: [Entry] = []

  /// Walks `directory`, folders before what is in them; leaves out what `isWanted` does not want.
  init(
    _ directory: Directory, isWanted: ([FileName]) -> Bool = { _ in true }
  ) throws(StorageError) {
    try walk(directory, [], isWanted)
  }

  private mutating func walk(
    _ directory: Directory, _ names: [FileName], _ isWanted: ([FileName]) -> Bool
  ) throws(StorageError) {
    for name in try directory.entries().map(\.name).sorted() {
      let path = names + [name]
      guard isWanted(path), let status = try directory.status(of: name) else { continue }
      entries.append(Entry(names: path, status: status))
      if status.kind == .directory {
        try walk(directory.subdirectory(name), path, isWanted)
      }
    }
  }
}

extension Directory {
  /// Removes a folder with all that is in it; links are removed, not followed.
  func removeTree(_ name: FileName) throws(StorageError) {
    guard let status = try status(of: name) else { return }
    guard status.kind == .directory else { return try unlink(name) }
    try setMode(0o700, of: name)
    let folder = try subdirectory(name)
    for entry in try folder.entries() { try folder.removeTree(entry.name) }
    removeIfEmpty(name)
  }

  /// Opens a folder below this one by the names on the way.
  func descend(_ names: some Sequence<FileName>) throws(StorageError) -> Directory {
    var directory = self
    for name in names { directory = try directory.subdirectory(name) }
    return directory
  }

  /// Makes all that was written to the folder's file system last through a power cut, at once: file by
  /// file, tens of thousands would each wait for the disk.
  func synchronizeFileSystem() throws(StorageError) {
    guard retryingInterrupted({ HiddenCall.syncfs?(descriptor) ?? -1 }) == 0 else {
      throw .last("syncfs", path: path)
    }
  }
}
