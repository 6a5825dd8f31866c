import Domain

/// The folders of one store, opened anew for every use, so that a folder that was replaced meanwhile
/// (by a sync or a `git checkout`) is found as it is now.
struct StoreLayout: Sendable {
  let root: Directory
  let network: NetworkDescription
  /// Why nothing is written here: because nothing is to be, or because the system does not let us.
  private(set) var refusal: StorageError?

  var isReadOnly: Bool { refusal != nil }

  /// Opens the store at `path`; one in which we may not write is only read.
  ///
  /// A store whose making was interrupted is completed first, unless it is only read. A folder
  /// that holds collections and no `network.json` is opened as it is; `samspill init` completes it.
  init(opening path: String, readOnly: Bool) throws(StorageError) {
    root = try Directory(opening: path)
    refusal = readOnly ? .unusable(.readOnly, path: root.path) : try Self.beginning(in: root)
    let file = try NetworkFile.read(in: root)
    network = if let file { file.description } else { try Self.unnamed(root) }
  }

  /// Asks the system once more, if it did not let us write.
  ///
  /// - Returns: Whether it lets us now.
  mutating func becomesWritable() -> Bool {
    guard case .system = refusal else { return false }
    do throws(StorageError) {
      refusal = try Self.beginning(in: root)
    } catch {
      refusal = error
    }
    return refusal == nil
  }

  /// Completes a store whose making was interrupted, or says what the system says of a folder in which
  /// we may not write.
  private static func beginning(in root: Directory) throws(StorageError) -> StorageError? {
    do throws(StorageError) {
      try root.checkWritable()
    } catch {
      guard case .system(let reason, _) = error,
        [.readOnlyFileSystem, .noPermission].contains(reason.reason)
      else { throw error }
      return error
    }
    try StoreMaking.completeIfInterrupted(in: root)
    return nil
  }

  /// What to call a folder of collections that another program made and nobody has named.
  private static func unnamed(_ root: Directory) throws(StorageError) -> NetworkDescription {
    var holdsCollections = false
    for name in Set(StoreFolder.allCases.compactMap(\.names.first)) {
      let kind = try root.status(of: name)?.kind
      holdsCollections = holdsCollections || kind == .directory
    }
    guard holdsCollections else { throw .unusable(.noStore, path: root.path) }
    let name = root.path.split(separator: "/").last.map(String.init) ?? root.path
    return NetworkDescription(
      name: name, titles: ["nb": name], timeZone: "Europe/Oslo", language: "nb")
  }

  /// The folder as it is now, or `nil` if there is none.
  func open(_ folder: StoreFolder) throws(StorageError) -> Directory? {
    try open(folder.names)
  }

  /// The folder as it is now, created if need be.
  func ensure(_ folder: StoreFolder) throws(StorageError) -> Directory {
    try ensure(folder.names)
  }

  /// The folder that is ours alone, if it is there.
  func openOwn() throws(StorageError) -> Directory? {
    try open([StoreName.own])
  }

  /// The folder that is ours alone, created if it is not there.
  func ensureOwn() throws(StorageError) -> Directory {
    try ensure([StoreName.own])
  }

  /// A folder of our own below `.samspill`, or `nil` if there is none.
  func openOwn(_ name: FileName) throws(StorageError) -> Directory? {
    try open([StoreName.own, name])
  }

  /// A folder of our own below `.samspill`, created if need be.
  func ensureOwn(_ name: FileName) throws(StorageError) -> Directory {
    try ensure([StoreName.own, name])
  }

  /// Clears away what killed writers left behind in the folders that are ours alone, and in those
  /// without records; the others are cleared when they are read.
  func removeLeftovers() {
    let own = [[StoreName.own]] + StoreName.ownFolders.map { [StoreName.own, $0] }
    let others = StoreFolder.allCases.filter { $0.format == .none && $0 != .trash }
    for names in own + others.map(\.names) {
      // A folder that cannot be read now has its leftovers for longer, which does no harm.
      guard let directory = try? open(names), let entries = try? directory.entries() else {
        continue
      }
      directory.removeLeftovers(among: entries.map(\.name))
    }
  }

  /// Waits for our turn to write.
  func lock() throws(StorageError) -> StoreLock {
    if let refusal { throw refusal }
    return try StoreLock(locking: StoreName.lock, in: ensure([StoreName.own]))
  }

  func open(_ names: [FileName]) throws(StorageError) -> Directory? {
    var directory = root
    for name in names {
      guard try directory.status(of: name) != nil else { return nil }
      directory = try directory.subdirectory(name)
    }
    return directory
  }

  func ensure(_ names: [FileName]) throws(StorageError) -> Directory {
    var directory = root
    for name in names { directory = try directory.ensureSubdirectory(name) }
    return directory
  }
}
