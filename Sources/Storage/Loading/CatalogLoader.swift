import CivilTime
import Domain
import Glibc
import Synchronization

/// Brings the table of what is known up to date with the folders on disk.
struct CatalogLoader: Sendable {
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
    // Of new files with one record the first shows it, as when all are read.
    for name in names.sorted() where folder.holds(name) {
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
    Parallel.map(Parallel.portions(of: names.indices).map { names[$0] }) { part in
      part.compactMap { name in
        loader.load(StoredFile(folder: folder, name: name), in: directory).map {
          (name: name, file: $0)
        }
      }
    }.flatMap(\.self)
  }
}

extension CatalogLoader {
  /// Reads all of some folders anew; `progress` is told now and then how many files that was, and of
  /// how many.
  func readAll(
    of folders: [StoreFolder] = StoreFolder.ofRecords, progress: (Int, Int) -> Void = { _, _ in }
  ) -> StoreImage {
    // Mail comes first, so that conversations are made of it while the rest is read.
    let formats: [[StoreFolder.Format]] = [[.mail], [.card, .calendar, .markdown]]
    let inOrder = formats.flatMap { format in folders.filter { format.contains($0.format) } }
    let empty = StoreImageBuilder.Portion(links: links(), in: LargeRoom())
    // Other folders are read meanwhile if the names of one are many.
    var reading = Parallel.begin(inOrder, withHelpers: Parallel.coreCount - 1) { folder in
      let unread = list(folder)
      return (unread, unread.batches)
    } _: { batch in
      (batch, read(batch, startingWith: empty))
    }
    let unread = reading.layouts()
    var builder = StoreImageBuilder(empty.links, of: unread)
    let fileCount = unread.fileCount
    var count = 0
    var isMailFinished = false
    reading.finish { batch, portion in
      if !isMailFinished, batch.folder.format != .mail {
        builder.finishMail()
        isMailFinished = true
      }
      builder.append(portion, of: batch.folder) { name in
        loader.load(StoredFile(folder: batch.folder, name: name), in: batch.directory)
      }
      let reportCount = count / Self.filesPerReport
      count += batch.names.count
      if count / Self.filesPerReport > reportCount { progress(count, fileCount) }
    }
    if !isMailFinished { builder.finishMail() }
    progress(count, fileCount)
    return builder.finish(layout.network, at: moment)
  }

  private func list(_ folder: StoreFolder) -> UnreadFolder {
    var unread = UnreadFolder(folder: folder)
    do throws(StorageError) {
      guard let directory = try layout.open(folder) else { return unread }
      unread.stamp = FolderStamp(directory)
      // A folder takes more than its names on most file systems.
      var names = FileNames(expecting: (try? directory.status().byteCount) ?? 0)
      let listing = try directory.listing(of: folder) { names.append($0, byteCount: $1) }
      if !layout.isReadOnly { directory.removeLeftovers(among: listing.leftovers) }
      names.sort()
      unread.batches = Parallel.portions(of: names.indices).map { places in
        UnreadFolder.Batch(folder: folder, directory: directory, names: names[places])
      }
    } catch {
      unread.problem = Problem(unreadable: folder, error)
    }
    return unread
  }

  private static var filesPerReport: Int { 4096 }

  /// How many files there are to be read, counted up to a limit.
  func countFiles(upTo limit: Int) -> Int {
    StoreFolder.ofRecords.reduce(0) { count, folder in
      guard count < limit else { return count }
      let directory = try? layout.open(folder)
      return count + ((try? directory?.listing(of: folder, upTo: limit - count))?.count ?? 0)
    }
  }

  private func read(
    _ batch: UnreadFolder.Batch, startingWith empty: StoreImageBuilder.Portion
  ) -> StoreImageBuilder.Portion {
    var portion = empty
    var packer = RecordPacker()
    loader.load(batch.names, of: batch.folder, in: batch.directory) {
      portion.append($0, $1, with: &packer)
    }
    portion.close()
    return portion
  }
}

extension Problem {
  fileprivate init(unreadable folder: StoreFolder, _ error: StorageError) {
    self.init(
      path: folder.rawValue, line: 0, severity: .error, code: error.problemCode,
      message: error.explanation)
  }
}
