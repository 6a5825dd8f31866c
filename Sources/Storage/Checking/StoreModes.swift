import Domain
import Glibc

/// The modes of all that is the store's own: folders 0700, files 0600.
struct StoreModes {
  let layout: StoreLayout
  let table: CatalogTable

  /// Folders and files, by path below the store, that others may look into or their owner may not.
  func wrong() -> [(path: String, status: FileStatus)] {
    var found: [(path: String, status: FileStatus)] = []
    if let status = try? layout.root.status(), status.isOpen { found.append((".", status)) }
    for place in Self.folders {
      guard let directory = try? layout.open(place) else { continue }
      let path = place.map(\.description).joined(separator: "/")
      if !path.isEmpty, let status = try? directory.status(), status.isOpen {
        found.append((path, status))
      }
      for name in names(in: place, directory) {
        guard let status = try? directory.status(of: name), status.isOpen else { continue }
        found.append((path.isEmpty ? name.description : "\(path)/\(name)", status))
      }
    }
    return found
  }

  /// Gives a file or folder a mode, never through a symbolic link.
  func set(_ mode: UInt32, at path: String) throws(StorageError) {
    var parts = path == "." ? [] : path.split(separator: "/").compactMap { FileName(String($0)) }
    let last = parts.popLast()
    var directory = layout.root
    for part in parts { directory = try directory.subdirectory(part) }
    guard let last else { return try directory.setMode(mode) }
    try directory.setMode(mode, of: last)
  }

  /// Folders whose files are looked at, as names on the way from the root.
  private static let folders: [[FileName]] =
    StoreFolder.allCases.filter { $0 != .root }.map(\.names)
    + [[], [StoreName.fixed("threads")], [StoreName.own]]
    + [StoreName.history, StoreName.drafts].map { [StoreName.own, $0] }

  private func names(in place: [FileName], _ directory: Directory) -> [FileName] {
    // The store's root and the mail folder hold folders, and files of ours by name only.
    if place.isEmpty { return [StoreName.network, StoreName.links] }
    guard place.map(\.description) != ["threads"], let entries = try? directory.entries() else {
      return []
    }
    return entries.filter { $0.kind == .regular || $0.kind == nil }.map(\.name).sorted()
  }
}

extension LocalStore {
  /// Whether others on this machine may look into the store's folder.
  package var isReadableByOthers: Bool {
    guard let mode = try? layout.root.status().mode else { return false }
    return mode & 0o077 != 0
  }
}

extension FileStatus {
  /// Whether others than the owner may do something with it, or the owner may not read and write.
  var isOpen: Bool {
    guard kind == .regular || kind == .directory else { return false }
    let own: UInt32 = kind == .directory ? 0o700 : 0o600
    return mode & 0o077 != 0 || mode & own != own
  }
}

extension Directory {
  func setMode(_ mode: UInt32) throws(StorageError) {
    guard retryingInterrupted({ fchmod(descriptor, mode) }) == 0 else {
      throw .last("chmod", path: path)
    }
  }

  /// Changes the mode of a file or folder in this one; a symbolic link is refused.
  func setMode(_ mode: UInt32, of name: FileName) throws(StorageError) {
    let result = name.withCString { name in
      retryingInterrupted { fchmodat(descriptor, name, mode, AT_SYMLINK_NOFOLLOW) }
    }
    guard result == 0 else { throw lastError("chmod", name) }
  }
}
