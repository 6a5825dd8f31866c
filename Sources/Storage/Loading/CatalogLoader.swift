import CivilTime
import Domain
import Glibc
import Synchronization

/// Brings the table of what is known up to date with the folders on disk.
struct CatalogLoader {
  let layout: StoreLayout
  let loader: RecordLoader
  let moment: Instant

  init(_ layout: StoreLayout, at now: Instant) {
    self.layout = layout
    moment = now
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
  ///
  /// Every file is looked at, but with `trustingNames` not those in folders of lasting files
  /// (``StoreFolder/isOfLastingFiles``) whose names are what they were.
  func refresh(
    _ table: inout CatalogTable, _ changes: DirectoryChanges, trustingNames: Bool = false
  ) -> Refreshed {
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
            try refreshAll(of: folder, in: directory, &table, trustingNames)
          }
        refreshed.files += found
      } catch {
        problem = Problem(unreadable: folder, error)
        refreshed.files += removeAll(of: folder, &table)
      }
      if table.note(problem, about: folder) { refreshed.isDifferent = true }
    }
    if changes.folders.contains(.root) || changes.files[.root] != nil { table.links = links() }
    refreshed.isDifferent = refreshed.isDifferent || !refreshed.files.isEmpty
    return refreshed
  }

  /// Looks at every file of a folder; one with the status it had is taken to be as it was.
  private func refreshAll(
    of folder: StoreFolder, in directory: Directory?, _ table: inout CatalogTable,
    _ trustingNames: Bool
  ) throws(StorageError) -> [FileChange] {
    guard let directory else { return removeAll(of: folder, &table) }
    let files = table.files(in: folder)
    let stamp = FolderStamp(directory)
    let hasItsNames = files.stamp.isStill(stamp)
    if hasItsNames, trustingNames, folder.isOfLastingFiles { return [] }
    let census = files.census(in: directory)
    var unread = census.outdated
    if !hasItsNames {
      let listing = try directory.listing(of: folder)
      if !layout.isReadOnly { directory.removeLeftovers(among: listing.leftovers) }
      if listing.count != files.count - census.gone.count {
        unread += try directory.entries().map(\.name).filter {
          folder.holds($0) && !files.holds($0)
        }
      }
      table.note(stamp, of: folder)
    }
    var changes = census.gone.map { name in
      FileChange(file: StoredFile(folder: folder, name: name), old: files[name], new: nil)
    }
    for (name, new) in load(unread, of: folder, in: directory) {
      let file = StoredFile(folder: folder, name: name)
      let old = files[name]
      if let old, old.isStill(new) {
        table[file] = new
      } else {
        changes.append(FileChange(file: file, old: old, new: new))
      }
    }
    for change in changes { table[change.file] = change.new }
    return changes.sorted { $0.file.name < $1.file.name }
  }

  private func removeAll(of folder: StoreFolder, _ table: inout CatalogTable) -> [FileChange] {
    let files = table.files(in: folder)
    table.note(.unknown, of: folder)
    return files.names.map { name in
      let file = StoredFile(folder: folder, name: name)
      table[file] = nil
      return FileChange(file: file, old: files[name], new: nil)
    }
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

  /// Reads some files, whatever they are like.
  func reread(_ files: Set<StoredFile>, _ table: inout CatalogTable) -> [FileChange] {
    files.map { file in
      let directory = try? layout.open(file.folder)
      let change = FileChange(
        file: file, old: table[file], new: directory.flatMap { loader.load(file, in: $0) })
      table[file] = change.new
      return change
    }
  }

  func links() -> MessageLinks {
    let bytes = try? layout.root.read(StoreName.links).bytes
    return bytes.map { MessageLinks(parsing: $0) } ?? MessageLinks()
  }

  /// Reads files, on every core when there are many.
  private func load(
    _ names: [FileName], of folder: StoreFolder, in directory: Directory
  ) -> [(name: FileName, file: LoadedFile)] {
    Parallel.map(Parallel.portions(of: names)) { part in
      part.compactMap { name in
        loader.load(StoredFile(folder: folder, name: name), in: directory).map {
          (name: name, file: $0)
        }
      }
    }.flatMap(\.self)
  }
}

extension CatalogLoader {
  /// Reads all of some folders anew; `progress` is told now and then how many files that was.
  func readAll(
    of folders: [StoreFolder] = StoreFolder.ofRecords, progress: (Int) -> Void = { _ in }
  ) -> StoreImage {
    var builder = StoreImageBuilder(links())
    var count = 0
    // Mail comes first, so that conversations are made of it while the rest is read.
    for format in [[StoreFolder.Format.mail], [.card, .calendar, .markdown]] {
      for folder in folders where format.contains(folder.format) {
        readAll(of: folder, into: &builder) { partCount in
          let reportCount = count / Self.filesPerReport
          count += partCount
          if count / Self.filesPerReport > reportCount { progress(count) }
        }
        progress(count)
      }
      if format == [.mail] { builder.finishMail() }
    }
    return builder.finish(layout.network, at: moment)
  }

  private func readAll(
    of folder: StoreFolder, into builder: inout StoreImageBuilder, progress: (Int) -> Void
  ) {
    do throws(StorageError) {
      builder.begin(folder)
      guard let directory = try layout.open(folder) else { return }
      builder.note(FolderStamp(directory), of: folder)
      let listed = try directory.entries().map(\.name)
      if !layout.isReadOnly { directory.removeLeftovers(among: listed) }
      read(
        listed.filter(folder.holds).sorted(), of: folder, in: directory, into: &builder,
        progress: progress)
    } catch {
      builder.note(Problem(unreadable: folder, error), about: folder)
    }
  }

  private static var filesPerReport: Int { 2048 }

  /// How many files there are to be read, counted up to a limit.
  func countFiles(upTo limit: Int) -> Int {
    StoreFolder.ofRecords.reduce(0) { count, folder in
      guard count < limit else { return count }
      let directory = try? layout.open(folder)
      return count + ((try? directory?.listing(of: folder, upTo: limit - count))?.count ?? 0)
    }
  }

  private func read(
    _ names: [FileName], of folder: StoreFolder, in directory: Directory,
    into builder: inout StoreImageBuilder, progress: (Int) -> Void
  ) {
    let empty = builder.portion
    Parallel.forEach(Parallel.portions(of: names)) { [loader] part in
      var portion = empty
      loader.load(part, of: folder, in: directory) { portion.append($0, $1) }
      portion.close()
      return (portion, part.count)
    } take: { portion, count in
      builder.append(portion, of: folder) { name in
        loader.load(StoredFile(folder: folder, name: name), in: directory)
      }
      progress(count)
    }
  }
}

extension Problem {
  fileprivate init(unreadable folder: StoreFolder, _ error: StorageError) {
    self.init(
      path: folder.rawValue, line: 0, severity: .error, code: error.problemCode,
      message: error.explanation)
  }
}
