package import CivilTime
import Domain

extension LocalStore {
  /// What was deleted and can be taken back, latest first.
  package func trash() throws(StorageError) -> [TrashedItem] {
    guard let directory = try layout.open(.trash) else { return [] }
    var items: [TrashedItem] = []
    for name in try directory.entries().map(\.name) where !name.isHidden {
      // What cannot be read is told by ``check()`` and keeps nobody from the rest.
      guard let bytes = try? directory.read(name).bytes else { continue }
      if let item = TrashedItem(parsing: bytes, named: name) { items.append(item) }
    }
    // Further items of one second have names that come before the first one's.
    return items.sorted {
      ($1.deleted ?? .distantPast, $0.key.id, $0.trashFile.name)
        < ($0.deleted ?? .distantPast, $1.key.id, $1.trashFile.name)
    }
  }

  /// Removes for good what was deleted before `instant`; without one, everything.
  ///
  /// - Returns: How many items are gone.
  package func emptyTrash(before instant: Instant? = nil) throws(StorageError) -> Int {
    let lock = try waitForTurn()
    defer { withExtendedLifetime(lock) {} }
    return try removeFromTrash(before: instant)
  }

  /// The same for a caller that holds the lock.
  func removeFromTrash(before instant: Instant?) throws(StorageError) -> Int {
    guard let directory = try layout.open(.trash) else { return 0 }
    var count = 0
    for item in try trash() {
      if let instant, item.deleted ?? .distantPast >= instant { continue }
      try directory.unlink(item.trashFile.name)
      count += 1
    }
    if count > 0 { try directory.synchronize() }
    return count
  }
}

extension Instant {
  fileprivate static let distantPast = Instant(secondsSince1970: .min)
}
