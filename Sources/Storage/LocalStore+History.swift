package import Domain

/// What an undo or redo came to.
package struct StepOutcome {
  /// What the change is called.
  package let label: String
  package let catalog: Catalog
  /// A message among it that has left the outbox since: that stays where it is, and is not put into the
  /// outbox again.
  package let sent: Record?
}

extension LocalStore {
  /// The changes that can be undone or done again, oldest first.
  package func history() throws(StorageError) -> [HistoryEntry] {
    try History(layout: layout).entries()
  }

  /// Takes back the latest change, also one of an earlier run.
  ///
  /// A record that others changed since is merged with theirs.
  ///
  /// - Parameter insists: Whether it is to happen even where others changed the same since; what they
  ///   made goes to the trash or the history.
  /// - Returns: What was undone, and the catalog without it.
  /// - Throws: `nothingToUndo`; `undoConflict` if others changed the same property since.
  package func undo(
    insisting insists: Bool = false
  ) throws(ChangeFailure) -> StepOutcome {
    try step(
      { (history) throws(StorageError) in try history.latestDone() }, isUndo: true, insists)
  }

  /// Does again what was undone last, unless something else was changed since.
  ///
  /// - Parameter insists: As for ``undo(insisting:)``.
  /// - Returns: What was done again, and the catalog with it.
  /// - Throws: `nothingToRedo`; `undoConflict` if others changed the same property since.
  package func redo(
    insisting insists: Bool = false
  ) throws(ChangeFailure) -> StepOutcome {
    try step(
      { (history) throws(StorageError) in try history.earliestUndone() }, isUndo: false, insists)
  }

  private func step(
    _ find: (History) throws(StorageError) -> HistoryEntry?, isUndo: Bool,
    _ insists: Bool
  ) throws(ChangeFailure) -> StepOutcome {
    try whileLocked { () throws(ChangeFailure) in
      let history = History(layout: layout)
      let found: HistoryEntry?
      do throws(StorageError) { found = try find(history) } catch { throw error.asChangeFailure }
      guard var entry = found else { throw isUndo ? .nothingToUndo : .nothingToRedo }
      let wanted = isUndo ? entry.operations.reversed().map(\.reversed) : entry.operations
      lookAgain(for: entry.keys)
      var steps = StepPlan(
        plan(), of: entry, carriedOut: history.time(of: entry), isRedo: !isUndo,
        insists: insists)
      for operation in wanted { try steps.add(operation) }
      let operations = steps.plan.operations
      entry.operations = isUndo ? steps.step.reversed().map(\.reversed) : steps.step
      entry.others = table.files(holding: entry.keys, besides: entry.operations)
      do throws(StorageError) {
        defer { lookAgain(at: operations) }
        try carryOut(entry, operations, isUndo: isUndo)
      } catch {
        throw error.about(operations, in: layout).asChangeFailure
      }
      return StepOutcome(label: entry.label, catalog: catalog, sent: steps.sent)
    }
  }

  private func carryOut(
    _ entry: HistoryEntry, _ operations: [FileOperation], isUndo: Bool
  ) throws(StorageError) {
    let history = History(layout: layout)
    let (state, final, former): (History.State, History.State, History.State) =
      isUndo ? (.undoing, .undone, .done) : (.doing, .done, .undone)
    var doubt: StorageError?
    do throws(StorageError) {
      let intent = try history.begin(entry, state)
      let runner = OperationRunner(layout: layout)
      for file in try runner.run(operations, onceLasting: intent) { file.remove() }
      try runner.synchronize(operations)
    } catch .durabilityUnknown(let error, let path) {
      doubt = .durabilityUnknown(error, path: path)
    } catch {
      try? history.abandon(entry, state)
      throw error
    }
    // It has happened; if its journal cannot be written now, the next start completes it.
    try? history.finish(entry, state, as: final, insteadOf: former)
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
    let journal = try history.survey(after: journal)
    guard journal.isSomethingUnderWay else {
      // Nobody else adds to the journal while we hold the lock.
      if isLocked { journalled = journal }
      return
    }
    let lock = isLocked ? nil : try layout.lock()
    defer { withExtendedLifetime(lock) {} }
    for place in try history.places() where place.state.isUnderWay {
      guard let entry = try history.read(place) else {
        // A power cut came before it was on the disk, and so before anything else happened.
        try history.forget([place.name])
        continue
      }
      let isUndo = place.state == .undoing
      let operations =
        isUndo ? entry.operations.reversed().map(\.reversed) : entry.operations
      try OperationRunner(layout: layout).complete(operations)
      try history.finish(
        entry, place.state, as: isUndo ? .undone : .done, insteadOf: isUndo ? .done : .undone)
    }
  }
}
