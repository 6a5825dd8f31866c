import Glibc

/// Makes a store, so that whatever interrupts it, the next start finds none, a whole one, or one that
/// it can complete.
enum StoreMaking {
  /// Makes a store with the starter network called `name`.
  ///
  /// Where nothing is yet, it is made beside its place and moved there whole. In a folder that already
  /// holds collections, what is missing is added and nothing overwritten; `network.json` comes last.
  /// A folder full of other things is refused.
  static func make(at path: String, network name: String) throws(StorageError) {
    guard StarterNetwork.names.contains(name) else { throw .unusable(.unknownNetwork, path: name) }
    let (parentPath, lastName) = try PathParts.split(path)
    let parent = try PathParts.ensureDirectory(at: parentPath)
    if try parent.status(of: lastName) == nil {
      try makeBeside(lastName, in: parent, network: name)
    } else {
      try adopt(Directory(opening: path), network: name)
    }
  }

  /// Whether a store can be made at a path without anything of it lying beside what is there.
  static func isFree(_ path: String) -> Bool {
    guard let folder = try? Directory(opening: path) else { return access(path, F_OK) != 0 }
    return (try? folder.entries().isEmpty) ?? false
  }

  /// Goes on where an interrupted adoption stopped.
  static func completeIfInterrupted(in root: Directory) throws(StorageError) {
    guard try root.status(of: StoreName.own)?.kind == .directory else { return }
    let own = try root.subdirectory(StoreName.own)
    guard try own.status(of: StoreName.beginning) != nil else { return }
    let name = String(decoding: try own.read(StoreName.beginning).bytes, as: UTF8.self)
    guard StarterNetwork.names.contains(name) else { throw .unusable(.unknownNetwork, path: name) }
    try fill(root, network: name)
  }

  private static func makeBeside(
    _ name: FileName, in parent: Directory, network: String
  ) throws(StorageError) {
    // Named for what it is to become, so that one that was left unfinished is gone on with.
    let mark = String(ContentMark(name.bytes).value, radix: 16)
    let working = StoreName.fixed(".samspill-new-\(mark)")
    let root: Directory
    do throws(StorageError) {
      root = try parent.ensureSubdirectory(working)
    } catch .system(let error, _) {
      throw .system(error, path: parent.path(of: name))
    }
    let lock = try StoreLock(locking: root)
    guard try parent.status(of: name) == nil else {
      return parent.removeIfEmpty(working)
    }
    do throws(StorageError) {
      try fill(root, network: network)
      try parent.move(working, toAbsent: name)
    } catch {
      try? parent.removeTree(working)
      throw error.about(parent.path(of: name))
    }
    try parent.synchronize()
    withExtendedLifetime(lock) {}
  }

  private static func adopt(_ root: Directory, network: String) throws(StorageError) {
    let known = Set(StoreFolder.allCases.compactMap(\.names.first))
    let names = try root.entries().map(\.name).filter { !$0.isHidden }
    let hasOurs = try root.status(of: StoreName.own) != nil
    guard names.isEmpty || hasOurs || names.contains(where: known.contains) else {
      throw .unusable(.notEmpty, path: root.path)
    }
    if try NetworkFile.read(in: root) == nil {
      try fill(root, network: network)
    } else {
      try makeFolders(in: root)
    }
  }

  private static func fill(_ root: Directory, network: String) throws(StorageError) {
    let own = try root.ensureSubdirectory(StoreName.own)
    let lock = try StoreLock(locking: StoreName.lock, in: own)
    try add(Array(network.utf8), as: StoreName.beginning, in: own)
    try makeFolders(in: root)
    let known = try KnownRecords(in: root)
    let files = StarterNetwork.files(of: network).filter { !known.hold($0) }
    for file in files where file.path != StoreName.network.description {
      try add(file, to: root)
    }
    for file in files where file.path == StoreName.network.description {
      try add(file, to: root)
    }
    try own.unlink(StoreName.beginning)
    try own.synchronize()
    withExtendedLifetime(lock) {}
  }

  private static func makeFolders(in root: Directory) throws(StorageError) {
    for place in StoreFolder.expected {
      _ = try folder(place.rawValue.split(separator: "/"), in: root)
    }
  }

  private static func add(_ file: StarterNetwork.File, to root: Directory) throws(StorageError) {
    let parts = file.path.split(separator: "/")
    guard let last = parts.last else { return }
    let directory = try folder(parts.dropLast(), in: root)
    try add(Array(file.text.utf8), as: StoreName.fixed(String(last)), in: directory)
  }

  private static func add(
    _ bytes: [UInt8], as name: FileName, in directory: Directory
  ) throws(StorageError) {
    do throws(StorageError) {
      try AtomicFile.write(bytes, to: name, in: directory, expecting: .absent)
    } catch .exists {
      return  // What is there stays as it is.
    }
  }

  private static func folder(
    _ parts: some Sequence<Substring>, in root: Directory
  ) throws(StorageError) -> Directory {
    var directory = root
    for part in parts {
      directory = try directory.ensureSubdirectory(StoreName.fixed(String(part)))
    }
    return directory
  }
}
