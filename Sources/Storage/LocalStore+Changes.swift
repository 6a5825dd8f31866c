import CivilTime
package import Domain

extension LocalStore {
  /// Carries out changes that belong together: all of them or none.
  ///
  /// An edit of a record that others changed since it was read is merged with theirs, property by
  /// property. With an empty label the change cannot be undone: for what the program does by itself,
  /// such as marking a message as seen.
  ///
  /// - Parameters:
  ///   - set: What is to be changed.
  ///   - tell: Told of the catalog as soon as nothing can take the changes back any more: they are in
  ///     the journal for good and the files are in their places. What follows makes the places last
  ///     by themselves, which until then a start after a power cut would see to. Before that, told of
  ///     what is expected.
  /// - Returns: The catalog with the changes.
  /// - Throws: ``ChangeFailure``; save for `durabilityUnknown`, nothing has changed.
  @discardableResult
  package func apply(
    _ set: ChangeSet, telling tell: (ChangeNews) -> Void = ChangeNews.toNobody
  ) throws(ChangeFailure) -> Catalog {
    try whileLocked { () throws(ChangeFailure) in
      let keys = set.changes.map(\.key)
      let links = table.links
      return try settlingRaces(over: keys, telling: tell) { () throws(ChangeFailure) in
        var plan = plan(sinceLinks: links)
        for change in set.changes { try plan.add(change) }
        return PlannedChange(label: set.label, keys: keys, operations: plan.operations)
      }
    }
  }

  /// Moves an item of the trash back to where it was, as a change that can be undone.
  ///
  /// - Throws: `conflict` if there is a record of the same identity by now.
  package func restore(
    _ item: TrashedItem, label: String
  ) throws(ChangeFailure) -> Catalog {
    try whileLocked { () throws(ChangeFailure) in
      try settlingRaces(over: [item.key]) { () throws(ChangeFailure) in
        if let file = table.owner(of: item.key) {
          let theirs = table[file]?.records.first { $0.record.key == item.key }?.record
          throw .present(item.key, theirs: theirs, path: file.path)
        }
        var plan = plan()
        let place = try plan.place(restoring: item)
        guard let trashed = try plan.bytes(of: item.trashFile) else { throw .missing(item.key) }
        plan.replace(place, holding: nil, by: item.bytes)
        plan.replace(item.trashFile, holding: trashed, by: nil)
        return PlannedChange(label: label, keys: [item.key], operations: plan.operations)
      }
    }
  }

  struct PlannedChange {
    let label: String
    let keys: [RecordKey]
    let operations: [FileOperation]

    /// Whether it is in the journal: all that can be undone, or left half done.
    var isJournalled: Bool {
      !label.isEmpty || operations.count > 1 || operations.contains(where: \.isAcrossFolders)
    }
  }

  func plan(sinceLinks formerLinks: MessageLinks? = nil) -> ChangePlan {
    ChangePlan(
      layout, table: table, at: clock(), formerLinks: formerLinks, base: { self.record(at: $0) })
  }

  /// Does `body` while no other process of ours writes.
  func whileLocked<Result>(
    _ body: () throws(ChangeFailure) -> Result
  ) throws(ChangeFailure) -> Result {
    let lock: StoreLock
    do throws(StorageError) {
      lock = try waitForTurn()
      isLocked = true
      journalled = nil
      try completeInterruptedChanges()
    } catch {
      isLocked = false
      throw error.asChangeFailure
    }
    defer {
      isLocked = false
      withExtendedLifetime(lock) {}
    }
    return try body()
  }

  /// Plans and carries out; begins anew when another program changes a file in between.
  ///
  /// - Parameters:
  ///   - keys: The records that the change is about.
  ///   - tell: As for ``apply(_:telling:)``.
  ///   - plan: What is to happen, as the files are now.
  /// - Returns: The catalog with the change.
  /// - Throws: What `plan` throws, and why it could not be carried out.
  func settlingRaces(
    over keys: [RecordKey], telling tell: (ChangeNews) -> Void = ChangeNews.toNobody,
    _ plan: () throws(ChangeFailure) -> PlannedChange
  ) throws(ChangeFailure) -> Catalog {
    var attempt = 1
    while true {
      lookAgain(for: keys)
      let planned = try plan()
      guard !planned.operations.isEmpty else {
        tell(.carriedOut(catalog))
        return catalog
      }
      var foresight: Foresight?
      do throws(StorageError) {
        try carryOut(planned) { statuses in
          foresight = Foresight(of: planned.operations, with: statuses, in: self)
          if let foresight { tell(.expected(foresight)) }
        } telling: {
          if foresight.map(adopt) == true { return tell(.carriedOutAsExpected(catalog)) }
          lookAgain(at: planned.operations)
          tell(.carriedOut(catalog))
        }
        break
      } catch {
        lookAgain(at: planned.operations)
        guard error.isAboutContents, attempt < 10 else {
          throw error.about(planned.operations, in: layout).asChangeFailure
        }
        attempt += 1
      }
    }
    return catalog
  }

  /// Carries out a change; `tell` is told when that can be relied on.
  private func carryOut(
    _ change: PlannedChange, meanwhile work: ([StoredFile: FileStatus]) -> Void,
    telling tell: () -> Void
  ) throws(StorageError) {
    let (history, runner) = (History(layout: layout), OperationRunner(layout: layout))
    let journal = if let journalled { journalled } else { try history.survey() }
    journalled = nil
    let entry = HistoryEntry(
      number: journal.lastNumber + 1, label: change.label, time: clock(), keys: change.keys,
      others: table.files(holding: change.keys, besides: change.operations),
      operations: change.operations)
    var replaced: [ReplacedFile] = []
    defer { for file in replaced { file.remove() } }
    do throws(StorageError) {
      let intent = change.isJournalled ? try history.begin(entry, .doing) : []
      replaced = try runner.run(
        change.operations, onceLasting: intent, meanwhile: work)
      // What is in the journal until the places last is done again after a power cut.
      if change.isJournalled {
        tell()
        for file in replaced { file.remove() }
        replaced = []
      }
      try runner.synchronize(change.operations)
    } catch .durabilityUnknown(let error, let path) {
      close(entry, of: change, journal.undone)
      throw .durabilityUnknown(error, path: path)
    } catch {
      if change.isJournalled { try? history.abandon(entry, .doing) }
      throw error
    }
    if !change.isJournalled { tell() }
    close(entry, of: change, journal.undone)
  }

  /// Notes in the journal that the change has happened; what of this fails, the next start completes.
  private func close(_ entry: HistoryEntry, of change: PlannedChange, _ undone: [FileName]) {
    let history = History(layout: layout)
    guard !change.label.isEmpty else {
      if change.isJournalled { try? history.forget([history.name(entry.number, .doing)]) }
      return
    }
    let isFinished = (try? history.finish(entry, .doing, as: .done)) != nil
    let isAlone = (try? history.forget(undone)) != nil
    if entry.number % 16 == 0 { tidyUp() }
    journal = isFinished && isAlone ? history.memory(endingWith: entry) : nil
  }

  /// Forgets what is past its time: the oldest changes, and what has lain in the trash for too long.
  private func tidyUp() {
    try? History(layout: layout).prune()
    guard let trashDays else { return }
    _ = try? removeFromTrash(before: clock().adding(seconds: -trashDays * 86_400))
  }

  /// Reads again what some records are made of: a plan must start from what is there now.
  ///
  /// Only a record whose file is gone, or was never seen, is worth the listing of folders.
  func lookAgain(for keys: [RecordKey]) {
    var changes = DirectoryChanges.none
    changes.insert(MessageLinks.file)
    let known = Set(keys.filter { table.owner(of: $0) != nil })
    for file in keys.compactMap({ table.owner(of: $0) }) { changes.insert(file) }
    _ = reload(changes)
    let lost = known.filter { table.owner(of: $0) == nil }
    guard !lost.isEmpty else { return }
    let formats = Set(lost.map { StoreFolder(for: $0.kind).format })
    _ = reload(
      DirectoryChanges(folders: Set(StoreFolder.ofRecords.filter { formats.contains($0.format) })))
  }

  /// Reads the files of some operations again.
  func lookAgain(at operations: [FileOperation]) {
    var changes = DirectoryChanges.none
    for file in operations.flatMap(\.files) { changes.insert(file) }
    _ = reload(changes)
  }

  /// What a record said at a revision that has passed: seen by this process, or in the history.
  private func record(at revision: Revision) -> Record? {
    if let record = superseded[revision] { return record }
    let entries = (try? History(layout: layout).entries()) ?? []
    for entry in entries.reversed() {
      for case .contents(let file, let before, let after) in entry.operations {
        for bytes in [before, after] {
          guard let bytes, Revision(of: bytes) == revision else { continue }
          return RecordReader(bytes, of: file, zone: LocalZone(name: network.timeZone))
            .records.records.first?.record
        }
      }
    }
    return nil
  }
}

extension StorageError {
  /// The same error, told of the record's file instead of what only we know of.
  func about(_ operations: [FileOperation], in layout: StoreLayout) -> StorageError {
    let own = layout.root.path(of: StoreName.own) + "/"
    guard path.hasPrefix(own) else { return self }
    let files = operations.flatMap(\.files).filter { $0.folder != .trash }
    return files.first.map { about(layout.root.path + "/" + $0.path) } ?? self
  }
}
