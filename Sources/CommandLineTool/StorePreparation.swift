package import Storage

/// What has to be there before a store can be opened.
package enum StorePreparation {
  /// Makes the store at `path` with the starter network if there is nothing there yet.
  ///
  /// - Throws: Why it cannot be made; with `--read-only` nothing is made, and opening will say so.
  package static func makeIfMissing(
    at path: String, _ options: GlobalOptions
  ) throws(StorageError) {
    guard !options.isReadOnly, LocalStore.isMissing(at: path) else { return }
    try LocalStore.create(at: path, network: options.network)
  }
}
