import Domain

/// Records as they were before somebody changed them, by revision.
///
/// An edit that was based on one of them can still be merged with what is there now. Bounded: the
/// oldest are forgotten, and edits based on them meet a conflict instead.
struct SupersededRecords {
  private static let limit = 4096
  private var records: [Revision: Record] = [:]
  private var order: [Revision] = []

  subscript(_ revision: Revision) -> Record? { records[revision] }

  mutating func insert(_ stored: StoredRecord) {
    guard records.updateValue(stored.record, forKey: stored.revision) == nil else { return }
    order.append(stored.revision)
    guard order.count > Self.limit else { return }
    for revision in order.prefix(Self.limit / 2) { records[revision] = nil }
    order.removeFirst(Self.limit / 2)
  }

  /// Keeps what `before` knew of the files that `changes` names and that are different `after`.
  mutating func note(
    _ before: CatalogTable, replacedBy after: CatalogTable, _ changes: DirectoryChanges
  ) {
    for folder in StoreFolder.ofRecords {
      let known = before.files(in: folder)
      let names =
        changes.folders.contains(folder)
        ? Set(known.names) : changes.files[folder, default: []]
      for name in names {
        guard let old = known[name] else { continue }
        let new = after[StoredFile(folder: folder, name: name)]
        for record in old.records where new?.records.contains(record) != true { insert(record) }
      }
    }
  }
}
