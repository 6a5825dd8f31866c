package import Domain
import InternetMessage

/// A file that came with a message.
package struct Attachment: Hashable, Sendable {
  /// The message that it came with.
  package let message: RecordID
  /// What it is called in a folder: harmless there, and no other's of the same message.
  package let name: String
  /// The media type, as the sender gave it.
  package let type: String
  package let bytes: [UInt8]
}

extension LocalStore {
  /// The files that came with a message, in their order; the mail is read and decoded anew.
  ///
  /// - Throws: `missing` if the mail is no longer where it was when it was last looked at.
  package func attachments(of message: RecordID) throws(StorageError) -> [Attachment] {
    guard let file = table.owner(of: RecordKey(.message, message)) else { return [] }
    guard let directory = try layout.open(file.folder) else { throw .missing(path: file.path) }
    let mail = MailMessage(parsing: try directory.read(file.name).bytes)
    var names: Set<String> = []
    return mail.attachments.map { part in
      let name = part.safeFileName.unlike(names)
      names.insert(name)
      return Attachment(message: message, name: name, type: part.type, bytes: part.decodedBytes())
    }
  }
}

extension String {
  /// The name, with a number before its extension if it is one of those taken.
  package func unlike(_ taken: Set<String>) -> String {
    let dot = lastIndex(of: ".") ?? endIndex
    var number = 1
    var name = self
    while taken.contains(name) {
      number += 1
      name = "\(self[..<dot])-\(number)\(self[dot...])"
    }
    return name
  }
}
