import Glibc

/// A ``FileStatus`` of fixed size, as tables hold it by the hundred thousand.
struct PackedStatus: BitwiseCopyable, Hashable, Sendable {
  private let modified: Int64
  private let changed: Int64
  private let byteCount: Int64
  private let inode: UInt64
  private let device: UInt64
  private let mode: UInt32
  private let owner: UInt32
  private let group: UInt32
  private let kindNumber: UInt32

  /// Of a file of which not even that is known; equal to no file's.
  static let unknown = PackedStatus(kindNumber: 9)

  private init(kindNumber: UInt32) {
    (modified, changed, byteCount, inode, device) = (0, 0, 0, 0, 0)
    (mode, owner, group) = (0, 0, 0)
    self.kindNumber = kindNumber
  }

  init(_ status: FileStatus) {
    (modified, changed) = (Int64(status.modified), Int64(status.changed))
    byteCount = Int64(status.byteCount)
    (inode, device) = (status.inode, status.device)
    (mode, owner, group) = (status.mode, status.owner, status.group)
    kindNumber =
      switch status.kind {
      case .regular: 1
      case .directory: 2
      case .symbolicLink: 3
      case .other: 4
      }
  }

  /// `nil` for ``unknown``.
  var status: FileStatus? {
    let kind: FileStatus.Kind
    switch kindNumber {
    case 1: kind = .regular
    case 2: kind = .directory
    case 3: kind = .symbolicLink
    case 4: kind = .other
    default: return nil
    }
    return FileStatus(
      kind: kind, byteCount: Int(byteCount), modified: Int(modified), changed: Int(changed),
      inode: inode, device: device, mode: mode, owner: owner, group: group)
  }
}
