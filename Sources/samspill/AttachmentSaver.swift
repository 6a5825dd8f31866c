import CommandLineTool
import Domain
import Storage
import Workspace

/// Puts files that came with messages into a folder of the user's.
struct AttachmentSaver {
  let store: LocalStore

  /// The folder that people find suggested, as they would write it.
  static var usualFolder: String {
    let variables = SystemEnvironment.variables
    return DownloadFolder.abbreviated(DownloadFolder.path(variables), variables)
  }

  /// The answer to ``Workspace/Effect/saveAttachments(_:folder:)``.
  func save(_ files: [AttachedFile], to folder: String) -> Input {
    let variables = SystemEnvironment.variables
    let path = DownloadFolder.absolute(folder, variables)
    do throws(AttachmentFailure) {
      let paths = try save(files, in: open(path))
      return .attachmentsSaved(paths.map { DownloadFolder.abbreviated($0, variables) })
    } catch {
      return .attachmentFailed(error)
    }
  }

  private func open(_ path: String) throws(AttachmentFailure) -> Directory {
    do throws(StorageError) {
      return try Directory(opening: path)
    } catch {
      switch error {
      case .missing: throw .noFolder(path)
      case .notRegular, .symbolicLink: throw .notAFolder(path)
      default: throw error.asAttachmentFailure
      }
    }
  }

  private func save(
    _ files: [AttachedFile], in directory: Directory
  ) throws(AttachmentFailure) -> [String] {
    var (message, attachments): (RecordID?, [Attachment]) = (nil, [])
    do throws(StorageError) {
      return try files.map { (file) throws(StorageError) in
        if file.message != message {
          (message, attachments) = (file.message, try store.attachments(of: file.message))
        }
        guard attachments.indices.contains(file.index) else { throw .missing(path: file.name) }
        return try attachments[file.index].save(in: directory)
      }
    } catch {
      throw error.asAttachmentFailure
    }
  }
}

extension StorageError {
  fileprivate var asAttachmentFailure: AttachmentFailure {
    switch self {
    case .missing: .messageIsGone
    case .system(let error, let path), .durabilityUnknown(let error, let path):
      .system(path: path, reason: error.reason)
    case .exists, .symbolicLink, .notRegular, .tooBig:
      .system(path: path, reason: .obstructed)
    case .changed, .busy: .system(path: path, reason: .restless)
    case .unusable: .system(path: path, reason: .other(errno: 0, message: explanation))
    }
  }
}
