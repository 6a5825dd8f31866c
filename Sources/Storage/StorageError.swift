package import Domain
import Glibc

/// Why the store, or one file of it, could not be read or written.
package enum StorageError: Error, Hashable, Sendable {
  /// The system said no.
  case system(SystemError, path: String)
  /// The file is no longer what was read; nothing has been written.
  case changed(path: String)
  /// There is already a file of that name; nothing has been written.
  case exists(path: String)
  case missing(path: String)
  /// A symbolic link, which is never followed inside a store.
  case symbolicLink(path: String)
  /// A folder, FIFO, socket or device where a file should be.
  case notRegular(path: String)
  /// More bytes than ``Directory/largestFile``.
  case tooBig(path: String, byteCount: Int)
  /// Another process has held the lock for longer than we wait.
  case busy(path: String)
  /// Written, but whether it would survive a power cut is unknown.
  case durabilityUnknown(SystemError, path: String)
  /// The folder as a whole is not one that we can use.
  case unusable(Reason, path: String)

  /// Why a folder is no store that we can use.
  package enum Reason: Hashable, Sendable {
    /// It holds no network.
    case noStore
    /// It is full of other things, which no store is put into.
    case notEmpty
    /// It was made by a later version of the program.
    case newerFormat(Int)
    /// Its `network.json` cannot be understood.
    case brokenDescription(DescriptionFault)
    /// There is no network of that name to begin with.
    case unknownNetwork
    /// It was opened to be read only.
    case readOnly
    /// Something is there already, where a backup is to be restored to.
    case occupied
    /// The backup would become part of what it is a backup of.
    case backupInside
    /// The file is no backup of a store, or one that could do harm.
    case notBackup(ArchiveFault)
    /// The backup, read back, does not hold what it should.
    case incompleteBackup
    /// The `tar` program is not installed.
    case noTar
    /// What `tar` complained of.
    case tarFailed(String)
    /// It is not known where the user's folders are.
    case noHome
  }

  /// What is wrong with a `network.json`.
  package enum DescriptionFault: Hashable, Sendable {
    /// A key that must be there.
    case missing(String)
    /// A key whose value is of another type.
    case wrongType(String)
    /// From which line on it is no JSON.
    case notJSON(line: Int)
  }
}

extension StorageError {
  /// The path that the error is about.
  package var path: String {
    switch self {
    case .system(_, let path), .changed(let path), .exists(let path), .missing(let path),
      .symbolicLink(let path), .notRegular(let path), .tooBig(let path, _), .busy(let path),
      .durabilityUnknown(_, let path), .unusable(_, let path):
      path
    }
  }

  /// What is wrong and what can be done about it, in English; the path is told apart.
  package var explanation: String {
    switch self {
    case .system(let error, _): error.advice
    case .changed: "changed by another program meanwhile; nothing was written"
    case .exists: "there is already a file of this name; nothing was written"
    case .missing: "there is no such file"
    case .symbolicLink:
      "is a symbolic link and left alone; put the file itself here if it is to be read"
    case .notRegular: "is not an ordinary file and left alone; move it away"
    case .tooBig(_, let byteCount):
      "is too big to read (\(byteCount) bytes, at most 64 MiB); split it or move it away"
    case .busy: "another program is writing here; nothing was written, try again"
    case .durabilityUnknown(let error, _):
      "stored, but it may not survive a power cut: \(error.message)"
    case .unusable(let reason, _): reason.explanation
    }
  }

  /// The same where what would not last was only on the way to a change, which has not happened.
  var asNothingDone: StorageError {
    if case .durabilityUnknown(let error, let path) = self {
      .system(error, path: path)
    } else {
      self
    }
  }

  /// The same for a change that failed.
  package var asChangeFailure: ChangeFailure {
    switch self {
    case .durabilityUnknown(_, let path): .durabilityUnknown(path: path)
    case .system(let error, let path): .system(path: path, reason: error.reason)
    case .unusable(.readOnly, _): .readOnly
    case .changed, .missing: .system(path: path, reason: .restless)
    case .exists, .symbolicLink, .notRegular, .tooBig: .system(path: path, reason: .obstructed)
    case .busy: .system(path: path, reason: .busy)
    case .unusable: .system(path: path, reason: .other(errno: 0, message: explanation))
    }
  }
}

extension StorageError.Reason {
  fileprivate var explanation: String {
    switch self {
    case .noStore: "holds no network; `samspill init` makes one here"
    case .notEmpty: "holds other things; choose an empty or a new folder for the network"
    case .newerFormat(let format):
      "was made by a later version of Samspill (format \(format)); use that one"
    case .brokenDescription(let reason):
      "cannot be understood: \(reason.explanation); mend it or take it from a backup"
    case .unknownNetwork:
      "is no network we know; there are \(StarterNetwork.names.joined(separator: ", "))"
    case .readOnly: "was opened to be read only; nothing was written"
    case .occupied: "is not empty; choose an empty or a new folder with --store"
    case .backupInside: "lies in the store itself; choose another folder for the backup"
    case .notBackup(let reason): "is not a backup that can be restored: \(reason.explanation)"
    case .incompleteBackup: "does not hold what it should, read back; nothing was kept of it"
    case .noTar: "cannot be read or written without the program tar; install it"
    case .noHome: "is not set, so there is no place for the network; choose one with --store"
    case .tarFailed(let reason): "tar failed: \(reason)"
    }
  }
}

extension StorageError.DescriptionFault {
  /// What is wrong, in English; a clause that can stand in brackets.
  package var explanation: String {
    switch self {
    case .missing(let key): "“\(key)” is missing"
    case .wrongType(let key): "“\(key)” is not of its type"
    case .notJSON(let line): "it is not JSON from line \(line) on"
    }
  }
}

extension SystemError {
  /// The error among those that people can do something about.
  package var reason: ChangeFailure.SystemReason {
    switch code {
    case ENOSPC, EDQUOT: .noSpace
    case EROFS: .readOnlyFileSystem
    case EACCES, EPERM: .noPermission
    case EIO: .inputOutput
    case EMFILE, ENFILE: .tooManyFiles
    default: .other(errno: code, message: message)
    }
  }

  fileprivate var advice: String {
    switch reason {
    case .noSpace: "no space left; make room and try again"
    case .readOnlyFileSystem: "the file system is read-only"
    case .noPermission: "no permission (\(call)); check who owns it and its mode"
    case .inputOutput: "the disk failed (\(call): \(message)); check the disk and your backup"
    case .tooManyFiles: "too many open files; close some programs and try again"
    case .busy, .restless, .obstructed: message
    case .other(_, let message): "\(call): \(message)"
    }
  }
}
