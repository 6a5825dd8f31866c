import Domain

/// What may have changed in the store since it was last looked at.
///
/// Names are hints: what is named is looked at, and only what really changed is read.
package struct DirectoryChanges: Hashable, Sendable {
  /// Folders to be listed again as a whole.
  private(set) var folders: Set<StoreFolder>
  private(set) var files: [StoreFolder: Set<FileName>] = [:]

  /// Nothing.
  package static let none = DirectoryChanges(folders: [])

  /// All of the store, as after an overflow of events or where nothing tells us of changes.
  package static let everything = DirectoryChanges(folders: Set(StoreFolder.allCases))

  init(folders: Set<StoreFolder>) {
    self.folders = folders
  }

  /// The kinds of records that may be concerned, besides those in some files.
  func kinds(besides isKnown: (StoredFile) -> Bool) -> Set<RecordKind> {
    let others = files.filter { folder, names in
      !names.allSatisfy { isKnown(StoredFile(folder: folder, name: $0)) }
    }
    let formats = Set(folders.union(others.keys).map(\.format))
    return Set(RecordKind.allCases.filter { formats.contains(StoreFolder(for: $0).format) })
  }

  package var isEmpty: Bool { folders.isEmpty && files.isEmpty }

  mutating func insert(_ file: StoredFile) {
    files[file.folder, default: []].insert(file.name)
  }

  mutating func insert(_ folder: StoreFolder) {
    folders.insert(folder)
  }

  mutating func formUnion(_ other: DirectoryChanges) {
    folders.formUnion(other.folders)
    for (folder, names) in other.files { files[folder, default: []].formUnion(names) }
  }
}
