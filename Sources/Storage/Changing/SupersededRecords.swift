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
}
