import CivilTime
import Dispatch
import Domain
import Synchronization

/// Brings the table of what is known up to date with the folders on disk.
struct CatalogLoader {
  let layout: StoreLayout
  let loader: RecordLoader

  init(_ layout: StoreLayout, at now: Instant) {
    self.layout = layout
    loader = RecordLoader(zone: LocalZone(name: layout.network.timeZone), now: now)
  }

  /// What a refresh found.
  struct Refreshed {
    /// Files that hold something else than before.
    var files: [FileChange] = []
    /// Whether there is any news, of files or of whole folders.
    var isDifferent = false
  }

  /// Looks at what `changes` names and reads what is not as it was.
  func refresh(_ table: inout CatalogTable, _ changes: DirectoryChanges) -> Refreshed {
    var refreshed = Refreshed()
    for folder in StoreFolder.ofRecords
    where changes.folders.contains(folder) || changes.files[folder] != nil {
      let names = changes.folders.contains(folder) ? nil : changes.files[folder]
      var problem: Problem?
      do throws(StorageError) {
        let directory = try layout.open(folder)
        let found =
          if let names {
            try refresh(names, of: folder, in: directory, &table)
          } else {
            try refreshAll(of: folder, in: directory, &table)
          }
        refreshed.files += found
      } catch {
        problem = Problem(
          path: folder.rawValue, line: 0, severity: .error, code: error.problemCode,
          message: error.explanation)
        refreshed.files += replace(with: [], in: folder, &table)
      }
      if table.note(problem, about: folder) { refreshed.isDifferent = true }
    }
    if changes.folders.contains(.root) || changes.files[.root] != nil { refreshLinks(&table) }
    refreshed.isDifferent = refreshed.isDifferent || !refreshed.files.isEmpty
    return refreshed
  }

  /// Lists a folder again; a file with the status it had is taken to be as it was.
  private func refreshAll(
    of folder: StoreFolder, in directory: Directory?, _ table: inout CatalogTable
  ) throws(StorageError) -> [FileChange] {
    let listed = try directory?.entries().map(\.name) ?? []
    if !layout.isReadOnly { directory?.removeLeftovers(among: listed) }
    let known = table.files(in: folder)
    var files: [(name: FileName, file: LoadedFile)] = []
    var unread: [FileName] = []
    for name in listed where folder.holds(name) {
      if let file = known[name], let status = try? directory?.status(of: name),
        !file.isOutdated(by: status)
      {
        files.append((name, file))
      } else {
        unread.append(name)
      }
    }
    guard !unread.isEmpty || files.count != known.names.count else { return [] }
    if let directory { files += load(unread, of: folder, in: directory) }
    return replace(with: files, in: folder, &table)
  }

  /// Puts what was found in the place of what was known, and tells where that is not the same.
  private func replace(
    with files: [(name: FileName, file: LoadedFile)], in folder: StoreFolder,
    _ table: inout CatalogTable
  ) -> [FileChange] {
    let (known, found) = (table.files(in: folder), FolderFiles(files))
    table.set(found, in: folder)
    var changes: [FileChange] = []
    for (name, new) in zip(found.names, found.files) {
      let old = known[name]
      if let old, old.isStill(new) { continue }
      changes.append(
        FileChange(file: StoredFile(folder: folder, name: name), old: old, new: new))
    }
    for (name, old) in zip(known.names, known.files) where found[name] == nil {
      changes.append(
        FileChange(file: StoredFile(folder: folder, name: name), old: old, new: nil))
    }
    return changes
  }

  /// Looks at some files of a folder.
  private func refresh(
    _ names: Set<FileName>, of folder: StoreFolder, in directory: Directory?,
    _ table: inout CatalogTable
  ) throws(StorageError) -> [FileChange] {
    var changes: [FileChange] = []
    for name in names where folder.holds(name) {
      let file = StoredFile(folder: folder, name: name)
      let (status, old) = (try directory?.status(of: name), table[file])
      if let status, let old, !old.isOutdated(by: status) { continue }
      if status == nil, old == nil { continue }
      let new = directory.flatMap { loader.load(file, in: $0) }
      table[file] = new
      if let old, let new, old.isStill(new) { continue }
      changes.append(FileChange(file: file, old: old, new: new))
    }
    return changes
  }

  private func refreshLinks(_ table: inout CatalogTable) {
    let bytes = try? layout.root.read(StoreName.links).bytes
    table.links = bytes.map { MessageLinks(parsing: $0) } ?? MessageLinks()
  }

  /// Reads files, on every core when there are many.
  private func load(
    _ names: [FileName], of folder: StoreFolder, in directory: Directory
  ) -> [(name: FileName, file: LoadedFile)] {
    let loader = loader
    let portion = 256
    let count = (names.count + portion - 1) / portion
    let loaded = Mutex<[(name: FileName, file: LoadedFile)]>([])
    let loadPortion = { @Sendable (index: Int) in
      let part = names[(index * portion)..<min(names.count, (index + 1) * portion)]
      let files = part.compactMap { name in
        loader.load(StoredFile(folder: folder, name: name), in: directory).map {
          (name: name, file: $0)
        }
      }
      loaded.withLock { $0 += files }
    }
    if count > 1 {
      DispatchQueue.concurrentPerform(iterations: count, execute: loadPortion)
    } else if count == 1 {
      loadPortion(0)
    }
    return loaded.withLock { $0 }
  }
}
