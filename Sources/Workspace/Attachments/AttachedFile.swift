package import Domain

/// A file that came with a message, by its place among the files of that message.
package struct AttachedFile: Hashable, Sendable {
  package let message: RecordID
  /// Among the attachments of the message, from 0.
  package let index: Int
  /// As the sender called it; may hold anything.
  package let name: String
}

/// Why files that came with messages were not saved, or not all of them.
package enum AttachmentFailure: Error, Hashable, Sendable {
  /// There is no folder of that name.
  case noFolder(String)
  /// What has that name is no folder.
  case notAFolder(String)
  /// The message is no longer what the list was made from.
  case messageIsGone
  /// The system said no while writing `path`.
  case system(path: String, reason: ChangeFailure.SystemReason)
}

extension Message {
  /// What came with it, in its order.
  var attachedFiles: [AttachedFile] {
    attachmentNames.enumerated().map { index, name in
      AttachedFile(message: id, index: index, name: name)
    }
  }
}
