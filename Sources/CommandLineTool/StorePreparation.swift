import Foundation
package import Storage

/// What has to be there before a store can be opened.
package enum StorePreparation {
  /// Makes the store at `path` with the starter network if there is nothing there yet.
  ///
  /// - Throws: Why it cannot be made; with `--read-only` nothing is made, and opening will say so.
  package static func makeIfMissing(
    at path: String, _ options: GlobalOptions
  ) throws(StorageError) {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    guard !options.isReadOnly, !exists || (isFolder.boolValue && isEmpty(path)) else { return }
    try LocalStore.create(at: path, network: options.network)
  }

  private static func isEmpty(_ path: String) -> Bool {
    (try? FileManager.default.contentsOfDirectory(atPath: path).isEmpty) ?? false
  }
}
