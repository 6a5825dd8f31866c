import Glibc

/// What the system says about a file without opening it.
package struct FileStatus: Hashable, Sendable {
  /// What sort of thing has the name.
  package enum Kind: Hashable, Sendable {
    case regular
    case directory
    case symbolicLink
    /// FIFO, socket or device.
    case other
  }

  package let kind: Kind
  package let byteCount: Int
  /// When the contents last changed, in nanoseconds since 1970.
  package let modified: Int
  /// When the contents, the name or the permissions last changed, in nanoseconds since 1970.
  package let changed: Int
  let inode: UInt64
  let device: UInt64
  /// Permission bits only.
  package let mode: UInt32
  let owner: UInt32
  let group: UInt32

  init(
    kind: Kind, byteCount: Int, modified: Int, changed: Int, inode: UInt64, device: UInt64,
    mode: UInt32, owner: UInt32, group: UInt32
  ) {
    (self.kind, self.byteCount, self.modified, self.changed) = (kind, byteCount, modified, changed)
    (self.inode, self.device) = (inode, device)
    (self.mode, self.owner, self.group) = (mode, owner, group)
  }

  init(_ status: stat) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: kind = .regular
    case S_IFDIR: kind = .directory
    case S_IFLNK: kind = .symbolicLink
    default: kind = .other
    }
    byteCount = Int(status.st_size)
    modified = nanoseconds(status.st_mtim)
    changed = nanoseconds(status.st_ctim)
    inode = UInt64(status.st_ino)
    device = UInt64(status.st_dev)
    mode = status.st_mode & 0o7777
    owner = status.st_uid
    group = status.st_gid
  }

  /// Whether it is the same file with the same contents, as far as the system can tell.
  func hasSameContents(as other: FileStatus) -> Bool {
    (inode, device, byteCount, modified)
      == (other.inode, other.device, other.byteCount, other.modified)
  }
}

extension FileStatus {
  /// Whether it changed within the last ticks of the clock that stamps files, so that a further
  /// change may bear the same time.
  var isFresh: Bool {
    var now = timespec()
    guard clock_gettime(CLOCK_REALTIME_COARSE, &now) == 0 else { return true }
    let seconds = changed / 1_000_000_000
    guard seconds >= now.tv_sec - 1 else { return false }
    return changed > now.tv_sec * 1_000_000_000 + now.tv_nsec - 20_000_000
  }
}

private func nanoseconds(_ time: timespec) -> Int {
  let (product, overflow) = time.tv_sec.multipliedReportingOverflow(by: 1_000_000_000)
  return overflow ? .max : product &+ time.tv_nsec
}
