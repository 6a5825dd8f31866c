package import Domain

extension LocalStore {
  /// The changes that can be undone or done again, oldest first.
  package func history() throws(StorageError) -> [HistoryEntry] {
    try History(layout: layout).entries()
  }

  /// Takes back the latest change, also one of an earlier run.
  ///
  /// A record that others changed since is merged with theirs.
  ///
  /// - Returns: What was undone, and the catalog without it.
  /// - Throws: `nothingToUndo`; `conflict` if others changed the same property since.
  package func undo() throws(ChangeFailure) -> (label: String, catalog: Catalog) {
    try step({ (history) throws(StorageError) in try history.latestDone() }, isUndo: true)
  }

  /// Does again what was undone last, unless something else was changed since.
  ///
  /// - Throws: `nothingToRedo`; `conflict` if others changed the same property since.
  package func redo() throws(ChangeFailure) -> (label: String, catalog: Catalog) {
    try step({ (history) throws(StorageError) in try history.earliestUndone() }, isUndo: false)
  }

  private func step(
    _ find: (History) throws(StorageError) -> HistoryEntry?, isUndo: Bool
  ) throws(ChangeFailure) -> (label: String, catalog: Catalog) {
    try whileLocked { () throws(ChangeFailure) in
      let history = History(layout: layout)
      let found: HistoryEntry?
      do throws(StorageError) { found = try find(history) } catch { throw error.asChangeFailure }
      guard var entry = found else { throw isUndo ? .nothingToUndo : .nothingToRedo }
      let wanted = isUndo ? entry.operations.reversed().map(\.reversed) : entry.operations
      var steps = StepPlan(plan: plan(), keys: entry.keys)
      for operation in wanted { try steps.add(operation) }
      let operations = steps.plan.operations
      entry.operations = isUndo ? operations.reversed().map(\.reversed) : operations
      do throws(StorageError) {
        defer { lookAgain(at: operations) }
        try carryOut(entry, operations, isUndo: isUndo)
      } catch {
        throw error.about(operations, in: layout).asChangeFailure
      }
      return (entry.label, catalog)
    }
  }

  private func carryOut(
    _ entry: HistoryEntry, _ operations: [FileOperation], isUndo: Bool
  ) throws(StorageError) {
    let history = History(layout: layout)
    let (state, final, former): (History.State, History.State, History.State) =
      isUndo ? (.undoing, .undone, .done) : (.doing, .done, .undone)
    try history.begin(entry, state)
    var doubt: StorageError?
    do throws(StorageError) {
      try OperationRunner(layout: layout).run(operations)
    } catch .durabilityUnknown(let error, let path) {
      doubt = .durabilityUnknown(error, path: path)
    } catch {
      try history.finish(entry, state, as: former)
      throw error
    }
    // It has happened; if its journal cannot be written now, the next start completes it.
    try? history.finish(entry, state, as: final)
    if let doubt { throw doubt }
  }

  /// Does so at the start, when another process that is busy writing is no reason to fail.
  func completeInterruptedChangesUnlessBusy() throws(StorageError) {
    do throws(StorageError) {
      try completeInterruptedChanges()
    } catch .busy {
      return
    }
  }

  /// Brings to its end what a crash interrupted, so that changes which belong together stay so.
  func completeInterruptedChanges() throws(StorageError) {
    let history = History(layout: layout)
    guard try !history.interrupted().isEmpty else { return }
    let lock = isLocked ? nil : try layout.lock()
    defer { withExtendedLifetime(lock) {} }
    for (entry, state) in try history.interrupted() {
      let isUndo = state == .undoing
      let operations =
        isUndo ? entry.operations.reversed().map(\.reversed) : entry.operations
      try OperationRunner(layout: layout).complete(operations)
      try history.finish(entry, state, as: isUndo ? .undone : .done)
    }
  }
}

/// An undo or redo: operations as they were, or merged into what others made of the files since.
private struct StepPlan {
  var plan: ChangePlan
  let keys: [RecordKey]

  mutating func add(_ operation: FileOperation) throws(ChangeFailure) {
    switch operation {
    case .rename(let from, let to):
      plan.rename(from, to: to)
    case .contents(let file, let before, let after):
      let current = try plan.bytes(of: file)
      if current == after { return }
      if current == before { return plan.replace(file, holding: before, by: after) }
      guard let current, let before, let after else { throw conflict(in: file, current) }
      plan.replace(
        file, holding: current, by: try merged(file, base: before, mine: after, theirs: current))
    }
  }

  private func merged(
    _ file: StoredFile, base: [UInt8], mine: [UInt8], theirs: [UInt8]
  ) throws(ChangeFailure) -> [UInt8] {
    let isComponent = file.folder.format == .card || file.folder.format == .calendar
    guard isComponent else { throw conflict(in: file, theirs) }
    let (old, new) = (records(base, file), records(mine, file))
    var parsed = RecordFile(parsing: theirs, of: file, zone: plan.zone)
    for (key, wanted) in new where old[key] != wanted {
      guard let base = old[key], let current = records(theirs, file)[key],
        let merged = Record.merge(base: base, mine: wanted, theirs: current)
      else { throw .conflict(key, theirs: records(theirs, file)[key]) }
      parsed.replace(current, by: merged, at: plan.now)
    }
    return parsed.bytes
  }

  private func records(_ bytes: [UInt8], _ file: StoredFile) -> [RecordKey: Record] {
    let found = RecordFile(parsing: bytes, of: file, zone: plan.zone).records(of: bytes).records
    return Dictionary(
      found.map { ($0.record.key, $0.record) }, uniquingKeysWith: { first, _ in first })
  }

  private func conflict(in file: StoredFile, _ current: [UInt8]?) -> ChangeFailure {
    let theirs = current.map { records($0, file) } ?? [:]
    let key = keys.first { theirs[$0] != nil } ?? keys.first
    guard let key else {
      return .system(path: file.path, reason: .other(errno: 0, message: "changed meanwhile"))
    }
    return .conflict(key, theirs: theirs[key])
  }
}
