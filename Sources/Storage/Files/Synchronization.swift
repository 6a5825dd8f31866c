import Domain
import Glibc

/// Something that can be made to last: a file with its contents, a folder with its names.
protocol Synchronizable {
  var descriptor: Int32 { get }

  /// The error that says that it could not be.
  func failure(_ error: SystemError) -> StorageError
}

/// Some files and folders that are to last through a power cut, all at the same time.
///
/// The disk's journal is written once for all of them, where one after the other would each wait for
/// a writing of its own.
struct Synchronization {
  private let members: [any Synchronizable]

  init(_ members: [any Synchronizable]) {
    self.members = members
  }

  /// Waits until all of them are on the disk.
  ///
  /// - Throws: The error of the first that is not; the others have been waited for all the same.
  func wait() throws(StorageError) {
    var codes: [Int32] = []
    Parallel.forEach(
      members.map(\.descriptor), onThreads: Self.mostThreads,
      { file in retryingInterrupted { fsync(file) } == 0 ? 0 : errno }, take: { codes.append($0) })
    for (member, code) in zip(members, codes) where code != 0 {
      throw member.failure(SystemError(call: "fsync", code: code))
    }
  }

  /// Threads that wait for the disk need no core.
  private static let mostThreads = 16
}

extension Directory: Synchronizable {
  func failure(_ error: SystemError) -> StorageError {
    .durabilityUnknown(error, path: path)
  }
}
