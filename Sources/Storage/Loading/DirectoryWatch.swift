import Glibc

/// Tells when something in the store has changed, whoever changed it.
///
/// Listens to the system (inotify) and costs nothing while nothing happens. Where the system cannot
/// tell, as on some network file systems, or has no room for one more who listens, the folders' times
/// are asked every few seconds instead.
package final class DirectoryWatch {
  /// What a watch descriptor stands for.
  private enum Watched: Hashable {
    case folder(StoreFolder)
    /// A folder of folders, such as the store itself: watched for those to come and go.
    case parent
  }

  private let root: Directory
  private let descriptor: Int32
  private var watched: [Int32: Watched] = [:]
  /// Folders that are there and that the system will tell nothing of.
  private var unheard: Set<String> = []
  private var times: [StoreFolder: Int] = [:]
  private var pollCount = 0

  /// Watches the store that `store` has open.
  package convenience init(_ store: LocalStore) {
    self.init(root: store.layout.root)
  }

  init(root: Directory, usesEvents: Bool = true) {
    self.root = root
    descriptor =
      usesEvents && !RemoteFileSystem.holds(root)
      ? inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC)) : -1
    if descriptor >= 0 { addWatches() }
    _ = foldersWithNewTimes()
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Becomes readable when there may be changes; -1 where only asking helps.
  package var fileDescriptor: Int32 { descriptor }

  /// How long `poll` may wait before ``changes()`` should be asked anyway; -1 for ever.
  package var pollMilliseconds: Int32 { descriptor >= 0 && unheard.isEmpty ? -1 : 2000 }

  /// What has changed since the last call, or nothing; waits for nothing if nothing has.
  ///
  /// While changes keep coming in, as from a sync of thousands of files, waits for a short quiet, at
  /// most 0.7 s, so that a burst costs one refresh.
  package func changes() -> DirectoryChanges {
    guard descriptor >= 0 else { return polledChanges() }
    var changes = unheard.isEmpty ? DirectoryChanges.none : polledChanges()
    var waited = 0
    while readEvents(into: &changes), waited < 700 {
      var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&request, 1, 30) > 0 else { break }
      waited += 10
      usleep(10_000)
    }
    return changes
  }

  private func addWatches() {
    for path in ["", "threads", "threads/.Outbox"] { add(.parent, at: path) }
    for folder in StoreFolder.ofRecords { add(.folder(folder), at: folder.rawValue) }
  }

  private func add(_ target: Watched, at path: String) {
    let events =
      IN_CLOSE_WRITE | IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_ATTRIB
      | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR | IN_DONT_FOLLOW
    // By the open folder, which stays the store wherever it is moved.
    let top = "/proc/self/fd/\(root.descriptor)/"
    let full = access(top, F_OK) == 0 ? top : root.path + "/"
    let watch = inotify_add_watch(descriptor, full + (path.isEmpty ? "." : path), UInt32(events))
    if watch >= 0 {
      watched[watch] = target
      unheard.remove(path)
    } else if ![ENOENT, ENOTDIR, ELOOP].contains(errno) {
      unheard.insert(path)
    }
  }

  /// Takes in all events that are waiting; `false` if there was none.
  private func readEvents(into changes: inout DirectoryChanges) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var hasRead = false
    while true {
      let count = retryingInterrupted { read(descriptor, &buffer, buffer.count) }
      guard count > 0 else { return hasRead }
      hasRead = true
      buffer.withUnsafeBytes { bytes in
        var offset = 0
        let headSize = MemoryLayout<inotify_event>.size
        while offset + headSize <= count {
          let event = bytes.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
          let name = bytes[(offset + headSize)..<(offset + headSize + Int(event.len))]
          note(event, name: FileName(bytes: Array(name.prefix { $0 != 0 })), &changes)
          offset += headSize + Int(event.len)
        }
      }
    }
  }

  private func note(_ event: inotify_event, name: FileName?, _ changes: inout DirectoryChanges) {
    let mask = Int32(bitPattern: event.mask)
    if mask & Int32(IN_Q_OVERFLOW) != 0 {
      changes.formUnion(.everything)
      return addWatches()
    }
    let hasGone = mask & Int32(IN_IGNORED | IN_DELETE_SELF | IN_MOVE_SELF) != 0
    switch watched[event.wd] {
    case .folder(let folder) where hasGone:
      watched[event.wd] = nil
      changes.insert(folder)
      add(.folder(folder), at: folder.rawValue)
    case .folder(let folder):
      guard let name, folder.holds(name) else { return }
      changes.insert(StoredFile(folder: folder, name: name))
    case .parent:
      let isFolder = mask & Int32(bitPattern: UInt32(IN_ISDIR)) != 0
      if hasGone { watched[event.wd] = nil }
      if isFolder || hasGone {
        changes.formUnion(.everything)
        addWatches()
      } else if let name, name == StoreName.links {
        changes.insert(MessageLinks.file)
      }
    case nil:
      break
    }
  }

  /// Folders whose times are new; now and then all, since a file written in place shows only itself.
  private func polledChanges() -> DirectoryChanges {
    pollCount += 1
    let folders = foldersWithNewTimes()
    return pollCount % 5 == 0 ? .everything : DirectoryChanges(folders: folders)
  }

  private func foldersWithNewTimes() -> Set<StoreFolder> {
    var changed: Set<StoreFolder> = []
    for folder in StoreFolder.allCases where folder != .trash {
      var status = stat()
      let path = folder.rawValue.isEmpty ? "." : folder.rawValue
      let found = fstatat(root.descriptor, path, &status, AT_SYMLINK_NOFOLLOW) == 0
      let time = found ? FileStatus(status).modified : 0
      if times.updateValue(time, forKey: folder) != time { changed.insert(folder) }
    }
    return changed
  }
}
