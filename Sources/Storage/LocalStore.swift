package import CivilTime
package import Domain

/// A network's folder on this machine: reads it whole or in part, changes it, keeps the history.
///
/// Owned by one lane at a time. Other processes, ours and others', may change the folder at any
/// moment: nothing here relies on it being as it was, and nothing of theirs is overwritten.
package final class LocalStore {
  let layout: StoreLayout
  let clock: () -> Instant
  /// How long deleted records are kept; `nil` for ever.
  package var trashDays: Int? = TrashedItem.daysKept
  var table = CatalogTable()
  private var hasLoaded = false
  /// Whether this process holds the store's lock.
  var isLocked = false
  /// What records said before they changed under our eyes, for merging edits based on that.
  var superseded = SupersededRecords()

  /// All that was known after the last ``load()``, ``reload(_:)`` or change.
  package internal(set) var catalog: Catalog

  /// Opens the store at `path`; reads nothing but its description.
  ///
  /// What an interrupted change left is completed first, unless `readOnly`.
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
    guard !readOnly else { return }
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

  package var isReadOnly: Bool { layout.isReadOnly }

  /// The folder as it was opened.
  package var path: String { layout.root.path }

  package var network: NetworkDescription { layout.network }

  /// Reads everything; a file that cannot be read is listed among the problems.
  package func load() -> Catalog {
    reload(.everything) ?? catalog
  }

  /// Reads what changed.
  ///
  /// - Returns: The new catalog, or `nil` if nothing is different.
  package func reload(_ changes: DirectoryChanges) -> Catalog? {
    let isFirst = !hasLoaded
    hasLoaded = true
    let oldLinks = table.links
    let refreshed = CatalogLoader(layout, at: clock()).refresh(&table, changes)
    guard isFirst || refreshed.isDifferent || table.links != oldLinks else { return nil }
    for record in refreshed.files.flatMap(\.supersededRecords) { superseded.insert(record) }
    if isFirst {
      catalog = table.catalog(of: layout.network)
      return catalog
    }
    if refreshed.isDifferent { catalog = table.catalog(after: refreshed.files, from: catalog) }
    if table.links != oldLinks {
      catalog = table.catalog(afterLinksOf: oldLinks, from: catalog)
    }
    return catalog
  }
}
