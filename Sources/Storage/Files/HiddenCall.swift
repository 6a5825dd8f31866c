import Glibc

/// Calls of Linux that Swift's Glibc does not show, and that older systems may not have.
enum HiddenCall {
  typealias Rename =
    @Sendable @convention(c) (
      Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32
    ) -> Int32
  typealias SynchronizeAll = @Sendable @convention(c) (Int32) -> Int32
  typealias FileSystemStatus =
    @Sendable @convention(c) (Int32, UnsafeMutableRawPointer) -> Int32
  typealias MakeRoom = @Sendable @convention(c) (Int32, Int32, Int, Int) -> Int32
  typealias BeginWriting = @Sendable @convention(c) (Int32, Int, Int, UInt32) -> Int32

  /// With flags: ``renameToAbsent``, ``renameByExchange``.
  static let renameat2 = find("renameat2", as: Rename.self)
  /// All files of a file system; tells of files that could not be written (Linux 5.8).
  static let syncfs = find("syncfs", as: SynchronizeAll.self)
  /// Room on the disk for a range of a file's bytes; with ``keepSize`` the file is as long as before.
  static let fallocate = find("fallocate", as: MakeRoom.self)
  /// A range of a file's bytes, 0 and 0 for all; with ``writeRange`` it starts and does not wait.
  static let syncFileRange = find("sync_file_range", as: BeginWriting.self)

  /// What the file system of a file is like: first of it, in a word, which kind it is.
  static let fstatfs = find("fstatfs", as: FileSystemStatus.self)

  static let renameToAbsent: UInt32 = 1
  static let renameByExchange: UInt32 = 2
  static let writeRange: UInt32 = 2
  static let keepSize: Int32 = 1

  private static func find<Function>(_ name: String, as type: Function.Type) -> Function? {
    dlsym(nil, name).map { unsafeBitCast($0, to: type) }
  }
}
