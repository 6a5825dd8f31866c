package import Domain

extension LocalStore {
  /// What could be put right without losing anything; nothing is changed.
  package func mends() throws(ChangeFailure) -> [Mend] {
    _ = reload(.everything)
    return try plannedMends().map(\.mend)
  }

  /// Puts right those of `wanted` that still are wrong, as one change that can be undone.
  ///
  /// - Returns: What was done.
  /// - Throws: ``ChangeFailure``; then no file's contents or name have changed.
  package func repair(_ wanted: [Mend], label: String) throws(ChangeFailure) -> [Mend] {
    let wanted = Set(wanted)
    return try whileLocked { () throws(ChangeFailure) in
      _ = reload(.everything)
      // Modes first: files are still called what they were called when people were asked.
      var done = try plannedMends().filter { wanted.contains($0.mend) }
      let outside = done.filter(\.operations.isEmpty)
      do throws(StorageError) {
        for planned in outside { try carryOut(planned) }
      } catch {
        throw error.asChangeFailure
      }
      _ = try settlingRaces(over: []) { () throws(ChangeFailure) in
        _ = reload(.everything)
        done = try plannedMends().filter { wanted.contains($0.mend) && !$0.operations.isEmpty }
        return PlannedChange(
          label: label, keys: [], operations: done.flatMap(\.operations))
      }
      _ = reload(.everything)
      return (outside + done).map(\.mend)
    }
  }

  /// Makes the folder or sets the mode that a mend is about, which is no part of the history.
  private func carryOut(_ planned: StoreRepair.Planned) throws(StorageError) {
    if let folder = planned.folder { _ = try layout.ensure(folder) }
    guard let mode = planned.mode else { return }
    do throws(StorageError) {
      try StoreModes(layout: layout, table: table).set(mode, at: planned.mend.path)
    } catch .missing {
      return  // Another program has removed it meanwhile.
    }
  }

  private func plannedMends() throws(ChangeFailure) -> [StoreRepair.Planned] {
    var repair = StoreRepair(layout, table: table, plan: plan())
    try repair.run()
    return repair.planned
  }
}
