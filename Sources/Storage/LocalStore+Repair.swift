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
      var done: [StoreRepair.Planned] = []
      _ = try settlingRaces(over: []) { () throws(ChangeFailure) in
        _ = reload(.everything)
        done = try plannedMends().filter { wanted.contains($0.mend) }
        return PlannedChange(
          label: label, keys: [], operations: done.flatMap(\.operations))
      }
      do throws(StorageError) {
        let modes = StoreModes(layout: layout, table: table)
        for planned in done {
          if let folder = planned.folder { _ = try layout.ensure(folder) }
          if let mode = planned.mode { try modes.set(mode, at: planned.mend.path) }
        }
      } catch {
        throw error.asChangeFailure
      }
      _ = reload(.everything)
      return done.map(\.mend)
    }
  }

  private func plannedMends() throws(ChangeFailure) -> [StoreRepair.Planned] {
    var repair = StoreRepair(layout, table: table, plan: plan())
    try repair.run()
    return repair.planned
  }
}
