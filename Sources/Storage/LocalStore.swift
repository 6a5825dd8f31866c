package import CivilTime
package import Domain

/// A network's folder on this machine: reads it whole or in part, changes it, keeps the history.
///
/// Owned by one lane at a time. Other processes, ours and others', may change the folder at any
/// moment: nothing here relies on it being as it was, and nothing of theirs is overwritten.
package final class LocalStore {
  private(set) var layout: StoreLayout
  let clock: () -> Instant
  /// How long deleted records are kept; `nil` for ever.
  package var trashDays: Int? = TrashedItem.daysKept
  var table = CatalogTable()
  private var hasLoaded = false
  /// Whether no more was looked at than single records since the others were recalled.
  package private(set) var isRecalledOnly = false
  /// Told now and then how many files have been read, and of how many, while everything is read anew.
  package var onProgress: (Int, Int) -> Void = { _, _ in }
  /// What was recalled and not yet checked to the last byte.
  private(set) var unchecked: StoreCache.Unchecked?
  /// Whether everything was read anew, so that the next start would like to know.
  private var isWorthKeeping = false
  /// What is being kept beside whatever else is done.
  private var keeping: Background<Void>?
  /// Whether this process holds the store's lock.
  var isLocked = false
  /// The journal as it was when the lock was taken; `nil` once it may be another.
  var journalled: History.Survey?
  /// The journal as this process left it.
  var journal: History.Memory?
  /// What records said before they changed under our eyes, for merging edits based on that.
  var superseded = SupersededRecords()

  /// All that was known after the last ``load()``, ``reload(_:)`` or change.
  package internal(set) var catalog: Catalog

  /// Opens the store at `path`; reads nothing but its description.
  ///
  /// What an interrupted change left is completed first, unless the store is only read: because of
  /// `readOnly`, or because the system does not let us write in it; see ``refusal``.
  ///
  /// - Parameters:
  ///   - path: The store's folder.
  ///   - readOnly: Whether to refuse every write, and make none by itself.
  ///   - clock: Tells the time of changes.
  /// - Throws: ``StorageError`` if there is no store that we can use; says which of the reasons.
  package init(
    opening path: String, readOnly: Bool, clock: @escaping () -> Instant
  ) throws(StorageError) {
    layout = try StoreLayout(opening: path, readOnly: readOnly)
    self.clock = clock
    catalog = Catalog(network: layout.network, records: [])
    guard !isReadOnly else { return }
    layout.removeLeftovers()
    try completeInterruptedChangesUnlessBusy()
  }

  /// Makes a store with the starter network called `name`, or completes one.
  ///
  /// A folder that already holds collections is adopted: what is missing is added, nothing is
  /// overwritten. All or nothing: after a crash the next call or start goes on.
  package static func create(
    at path: String, network name: String = "trondelag"
  ) throws(StorageError) {
    try StoreMaking.make(at: path, network: name)
  }

  /// Whether there is nothing at a path yet, or nothing but an empty folder.
  package static func isMissing(at path: String) -> Bool { StoreMaking.isFree(path) }

  package var isReadOnly: Bool { layout.isReadOnly }

  /// What any change would fail with, if that is known beforehand; looked into again before each.
  package var refusal: StorageError? { layout.refusal }

  /// Waits for our turn to write.
  func waitForTurn() throws(StorageError) -> StoreLock {
    writeIfLet()
    return try layout.lock()
  }

  /// Begins to write where the system did not let us, and does by now.
  func writeIfLet() {
    guard layout.becomesWritable() else { return }
    layout.removeLeftovers()
  }

  /// The folder as it was opened.
  package var path: String { layout.root.path }

  package var network: NetworkDescription { layout.network }

  /// What was known when the store was last read, at once; nothing is compared with it yet.
  ///
  /// - Returns: `nil` if that was not kept, or if something has been read already.
  package func recall() -> Catalog? {
    recall(StoreFolder.ofRecords) ? catalog : nil
  }

  /// Recalls everything if some folders are among it; `relied` are those that are looked at before
  /// anything is reloaded.
  func recall(
    _ folders: [StoreFolder], relyingOn relied: [StoreFolder] = StoreFolder.ofRecords
  ) -> Bool {
    guard !hasLoaded,
      let kept = StoreCache(layout: layout).read(at: clock(), relyingOn: relied)
    else { return false }
    guard folders.allSatisfy({ kept.image.folders[$0] != nil }) else { return false }
    adopt(kept.image)
    unchecked = kept.unchecked
    isRecalledOnly = true
    return true
  }

  /// What was known when the store was last read, with some records as they are now.
  ///
  /// For a change of records that are named by their identity: costs their files, not the store's.
  /// What else there is may be out of date, and is not to be relied on.
  ///
  /// - Parameter names: For each record the keys that it may have, of which the first known counts.
  /// - Returns: `nil` if everything must be looked at: nothing was kept, a record is not where it was, or
  ///   there are files that cannot be read.
  package func recall(_ names: [[RecordKey]]) -> Catalog? {
    let folders = StoreFolder.holding(Set(names.flatMap(\.self).map(\.kind)))
    guard isRecalledOnly || recall(folders), folders.allSatisfy(table.knownFolders.contains),
      !catalog.problems.contains(where: { $0.severity == .error })
    else { return nil }
    let keys = names.compactMap { $0.first { table.owner(of: $0) != nil } }
    let files = Set(keys.compactMap { table.owner(of: $0) })
    let changes = CatalogLoader(layout, at: clock()).reread(files, &table)
    catalog = table.catalog(after: changes, from: catalog)
    let isComplete = keys.count == names.count && keys.allSatisfy { table.owner(of: $0) != nil }
    let isSound = changes.allSatisfy { $0.new?.problems.isEmpty ?? false }
    return isComplete && isSound && !CutMapping.isUnmended ? catalog : nil
  }

  /// How many files reading everything anew would read, counted up to a limit; costs a look at the
  /// folders alone.
  package func fileCount(upTo limit: Int) -> Int {
    CatalogLoader(layout, at: clock()).countFiles(upTo: limit)
  }

  /// The organisations alone: soon read, and something to look at while the rest is.
  package func glimpse() -> Catalog {
    CatalogLoader(layout, at: clock()).readAll(of: [.organizations]).catalog
  }

  /// Reads everything that is not as it was; a file that cannot be read is listed among the problems.
  package func load() -> Catalog {
    _ = recall()
    return reload(.everything) ?? catalog
  }

  /// Reads what may have to do with records of some kinds and is not as it was.
  ///
  /// Of those kinds all is as in ``load()``, save that a message whose file still has its name is
  /// taken to be as it was, as the Maildir rules have it. Of others there is what happens to be
  /// known, perhaps nothing, and no problem is told.
  package func load(_ kinds: Set<RecordKind>) -> Catalog {
    let folders = StoreFolder.holding(kinds)
    if hasLoaded || recall(folders) {
      var changes = DirectoryChanges(folders: Set(folders))
      changes.insert(MessageLinks.file)
      _ = reload(changes, trustingNames: true)
    } else {
      let (all, loader) = (foldersKept(with: folders), CatalogLoader(layout, at: clock()))
      adopt(loader.readAll(of: all, progress: onProgress))
      isWorthKeeping = table.fileCount >= StoreCache.fewestFiles
    }
    return catalog(of: folders)
  }

  /// Some folders and those of which something is kept: two commands that read different kinds in turn
  /// would else each make the other forget.
  private func foldersKept(with folders: [StoreFolder]) -> [StoreFolder] {
    let kept = StoreCache(layout: layout).read(at: clock(), relyingOn: [])
    return StoreFolder.ofRecords.filter {
      folders.contains($0) || kept?.image.folders[$0] != nil
    }
  }

  /// What is known, with no problems but those of some folders.
  func catalog(of folders: [StoreFolder]) -> Catalog {
    let problems = catalog.problems.filter { problem in
      folders.contains { $0.contains(problem.path) }
    }
    return problems.count == catalog.problems.count
      ? catalog : catalog.replacing([], problems: problems)
  }

  /// Reads what changed.
  ///
  /// - Returns: The new catalog, or `nil` if nothing is different.
  package func reload(_ changes: DirectoryChanges) -> Catalog? {
    reload(changes, trustingNames: false)
  }

  private func reload(_ changes: DirectoryChanges, trustingNames: Bool) -> Catalog? {
    let loader = CatalogLoader(layout, at: clock())
    if !changes.folders.isEmpty { isRecalledOnly = false }
    let isDamaged =
      CutMapping.hasHappened() || unchecked?.areTablesDamaged() ?? false
      || unchecked?.isDamaged(among: changes.kinds(besides: table.isReread)) ?? false
    guard !isDamaged, hasLoaded || changes != .everything else {
      unchecked = nil
      isRecalledOnly = false
      adopt(loader.readAll(progress: onProgress))
      isWorthKeeping = table.fileCount >= StoreCache.fewestFiles
      return catalog
    }
    let oldLinks = table.links
    let refreshed = loader.refresh(&table, changes, trustingNames: trustingNames)
    guard refreshed.isDifferent || table.links != oldLinks else { return nil }
    for record in refreshed.files.flatMap(\.supersededRecords) { superseded.insert(record) }
    if refreshed.isDifferent { catalog = table.catalog(after: refreshed.files, from: catalog) }
    if table.links != oldLinks {
      catalog = table.catalog(afterLinksOf: oldLinks, from: catalog)
    }
    return catalog
  }

  /// Lets the memory go that it took to look at all that was recalled; what is shown of it comes back
  /// by itself.
  package func letGo() {
    unchecked?.letGo()
  }

  /// Begins to keep what was just read anew, where that would save much reading; ``keep()`` waits for it
  /// to end.
  ///
  /// For work that only reads: what it makes of the catalog is made meanwhile.
  package func beginKeeping() {
    guard !isReadOnly, isWorthKeeping, keeping == nil else { return }
    isWorthKeeping = false
    let image = table.image(of: catalog, at: clock())
    keeping = Background { [layout] in StoreCache(layout: layout).write(image) { _ in } }
  }

  /// Keeps what is known for the next start, where that would save much reading.
  ///
  /// - Parameter coreCount: How many cores are left to others that have something to do meanwhile.
  /// - Returns: The same catalog as it lies in the file now, which takes less memory; `nil` if
  ///   nothing was kept.
  package func keep(leavingCores coreCount: Int = 0) -> Catalog? {
    keeping?.output
    keeping = nil
    let manyFiles = max(StoreCache.fewestFiles, table.fileCount / 20)
    guard !isReadOnly, isWorthKeeping || table.changedFileCount > manyFiles,
      unchecked?.areTablesDamaged() != true,
      unchecked?.isDamaged(among: Set(RecordKind.allCases)) != true
    else { return nil }
    isWorthKeeping = false
    let image = table.image(of: catalog, at: clock())
    let threadCount = max(1, Parallel.coreCount - coreCount)
    let cache = StoreCache(layout: layout, threadCount: threadCount)
    guard let kept = cache.write(image) else { return nil }
    adopt(kept)
    return catalog
  }

  private func adopt(_ image: StoreImage) {
    hasLoaded = true
    table = CatalogTable(image)
    catalog = image.catalog
  }
}
