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
/// The disk begins to write all of them before any is waited for, and they are waited for at once: its
/// journal is written once for all, where one after the other would each wait for a writing of its own.
struct Synchronization {
  private let members: [any Synchronizable]

  init(_ members: [any Synchronizable]) {
    self.members = members
  }

  /// Waits until all of them are on the disk.
  ///
  /// - Parameter work: What can be done while the disk is at work; done in any case.
  /// - Throws: The error of the first that is not; the others have been waited for all the same.
  func wait(doing work: () -> Void = {}) throws(StorageError) {
    if members.count > 1 {
      // Where the system cannot, what waits does all.
      for member in members {
        _ = HiddenCall.syncFileRange?(member.descriptor, 0, 0, HiddenCall.writeRange)
      }
    }
    let helperCount = min(max(0, members.count - 1), Self.mostHelpers)
    let underWay = Parallel.begin(members.map(\.descriptor), withHelpers: helperCount) { file in
      retryingInterrupted { fsync(file) } == 0 ? 0 : errno
    }
    work()
    var codes: [Int32] = []
    underWay.finish { codes.append($0) }
    for (member, code) in zip(members, codes) where code != 0 {
      throw member.failure(SystemError(call: "fsync", code: code))
    }
  }

  /// Threads that wait for the disk need no core.
  private static let mostHelpers = 16
}

extension Directory: Synchronizable {
  func failure(_ error: SystemError) -> StorageError {
    .durabilityUnknown(error, path: path)
  }
}
