import Domain
import InternetMessage

/// The records that a folder holds before a network is added to it.
///
/// A sync names files in its own way, so a record may be there under another name.
struct KnownRecords {
  private var keys: Set<RecordKey> = []
  /// Which days a record lies on plays no part here.
  private static let loader = RecordLoader(zone: LocalZone(name: "UTC"))

  /// Reads all records below `root`; what cannot be read is left out.
  init(in root: Directory) throws(StorageError) {
    for folder in StoreFolder.ofRecords where folder.format != .markdown {
      guard let directory = try Self.open(folder, in: root) else { continue }
      for name in try directory.entries().map(\.name) where folder.holds(name) {
        let file = Self.loader.load(StoredFile(folder: folder, name: name), in: directory)
        keys.formUnion(file?.records.map(\.record.key) ?? [])
      }
    }
  }

  /// Whether all that a file of a network holds is there already.
  func hold(_ file: StarterNetwork.File) -> Bool {
    guard let slash = file.path.lastIndex(of: "/"),
      let folder = StoreFolder(rawValue: String(file.path[..<slash])),
      let name = FileName(String(file.path[file.path.index(after: slash)...]))
    else { return false }
    let stored = StoredFile(folder: folder, name: name)
    let records = Self.loader.records(in: Array(file.text.utf8), of: stored)
    return !records.isEmpty && records.allSatisfy { keys.contains($0.record.key) }
  }

  private static func open(
    _ folder: StoreFolder, in root: Directory
  ) throws(StorageError) -> Directory? {
    var directory = root
    for name in folder.names {
      guard try directory.status(of: name)?.kind == .directory else { return nil }
      directory = try directory.subdirectory(name)
    }
    return directory
  }
}
