import Glibc

/// What a folder itself was like when its names were read: while it stays so, no file came, went or
/// got another name.
struct FolderStamp: BitwiseCopyable, Hashable, Sendable {
  private let status: PackedStatus

  /// Of a folder that has to be listed whatever it is like now.
  static let unknown = FolderStamp(status: .unknown)

  private init(status: PackedStatus) {
    self.status = status
  }

  /// The stamp of a folder whose names are read next.
  ///
  /// ``unknown`` if that cannot be told, or if the folder is so new that a further change may bear
  /// the same time.
  init(_ directory: Directory) {
    guard let status = try? directory.status(), !status.isFresh else {
      self = .unknown
      return
    }
    self.init(status: PackedStatus(status))
  }

  /// Whether the folder has not changed since; never of one that is not known.
  func isStill(_ now: FolderStamp) -> Bool {
    self == now && self != .unknown
  }
}
