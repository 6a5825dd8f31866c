import Dispatch
import Domain
import Synchronization

/// Brings the table of what is known up to date with the folders on disk.
struct CatalogLoader {
  let layout: StoreLayout
  let loader: RecordLoader

  init(_ layout: StoreLayout) {
    self.layout = layout
    loader = RecordLoader(zone: LocalZone(name: layout.network.timeZone))
  }

  /// Looks at what `changes` names and reads what is not as it was.
  ///
  /// - Returns: Whether anything is different now.
  func refresh(_ table: inout CatalogTable, _ changes: DirectoryChanges) -> Bool {
    var isDifferent = false
    for folder in StoreFolder.ofRecords {
      if changes.folders.contains(folder) {
        isDifferent = refreshAll(of: folder, &table) || isDifferent
      } else if let names = changes.files[folder] {
        isDifferent = refresh(names, of: folder, &table) || isDifferent
      }
    }
    if changes.folders.contains(.root) || changes.files[.root] != nil {
      isDifferent = refreshLinks(&table) || isDifferent
    }
    return isDifferent
  }

  /// Lists a folder again; a file with the status it had is taken to be as it was.
  private func refreshAll(of folder: StoreFolder, _ table: inout CatalogTable) -> Bool {
    do throws(StorageError) {
      let directory = try layout.open(folder)
      let listed = try directory?.entries().map(\.name) ?? []
      if let directory { removeLeftovers(among: listed, in: directory) }
      let names = listed.filter(folder.holds)
      let known = table.files(in: folder)
      var files: [(name: FileName, file: LoadedFile)] = []
      var unread: [FileName] = []
      for name in names {
        if let file = known[name], let status = try? directory?.status(of: name),
          !file.isOutdated(by: status)
        {
          files.append((name, file))
        } else {
          unread.append(name)
        }
      }
      let hasProblem = table.folderProblems.removeValue(forKey: folder) != nil
      guard hasProblem || !unread.isEmpty || files.count != known.names.count else { return false }
      if let directory { files += load(unread, of: folder, in: directory) }
      let contents = FolderFiles(files)
      guard hasProblem || !contents.says(sameAs: known) else {
        table.renew(contents, in: folder)
        return false
      }
      table.set(contents, in: folder)
      return true
    } catch {
      return note(error, about: folder, &table)
    }
  }

  /// Clears away what a writer that was killed left behind.
  private func removeLeftovers(among names: [FileName], in directory: Directory) {
    guard !layout.isReadOnly else { return }
    for name in names where TemporaryFile.isTemporary(name) {
      // One that is in use, or that cannot be removed, does no harm.
      try? TemporaryFile.removeLeftover(name, in: directory)
    }
  }

  /// Looks at some files of a folder.
  private func refresh(
    _ names: Set<FileName>, of folder: StoreFolder, _ table: inout CatalogTable
  ) -> Bool {
    do throws(StorageError) {
      let directory = try layout.open(folder)
      var isDifferent = false
      for name in names where folder.holds(name) {
        let file = StoredFile(folder: folder, name: name)
        let status = try directory?.status(of: name)
        if let status, let known = table[file], !known.isOutdated(by: status) { continue }
        if status == nil, table[file] == nil { continue }
        let loaded = directory.flatMap { loader.load(file, in: $0) }
        if let loaded, let known = table[file], loaded.says(sameAs: known) {
          table.renew(loaded, at: file)
          continue
        }
        table[file] = loaded
        isDifferent = true
      }
      return isDifferent
    } catch {
      return note(error, about: folder, &table)
    }
  }

  private func refreshLinks(_ table: inout CatalogTable) -> Bool {
    let bytes = try? layout.root.read(StoreName.links).bytes
    let links = bytes.map { MessageLinks(parsing: $0) } ?? MessageLinks()
    guard links != table.links else { return false }
    table.links = links
    return true
  }

  private func note(
    _ error: StorageError, about folder: StoreFolder, _ table: inout CatalogTable
  ) -> Bool {
    let problem = Problem(
      path: folder.rawValue, line: 0, severity: .error, code: error.problemCode,
      message: error.explanation)
    guard table.folderProblems.updateValue(problem, forKey: folder) != problem else { return false }
    table.set(FolderFiles(), in: folder)
    return true
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
