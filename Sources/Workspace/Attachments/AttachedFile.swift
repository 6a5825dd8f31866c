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
  /// Whether there is nothing to read but what is encrypted, by S/MIME (RFC 8551) or PGP (RFC 3156).
  var isSealed: Bool {
    text.allSatisfy(\.isWhitespace)
      && attachmentNames.contains { name in
        let name = name.lowercased()
        return name.hasSuffix(".p7m") || name == "encrypted.asc"
          || name == "application/pgp-encrypted" || name == "application/pkcs7-mime"
      }
  }

  /// What came with it, in its order.
  var attachedFiles: [AttachedFile] {
    attachmentNames.enumerated().map { index, name in
      AttachedFile(message: id, index: index, name: name)
    }
  }
}
