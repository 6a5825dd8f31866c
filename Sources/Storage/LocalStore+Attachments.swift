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

extension Attachment {
  /// Puts the file into a folder under its own name or, if another has it, with a number after it.
  ///
  /// Nothing that is there is ever replaced; a file with the same contents is taken for the one that
  /// was saved before. The new file is its owner's only.
  ///
  /// - Returns: Where it lies.
  /// - Throws: `missing` or `notRegular` if there is no such folder.
  package func save(in directory: Directory) throws(StorageError) -> String {
    var taken: Set<String> = []
    while true {
      let candidate = name.unlike(taken)
      guard let file = FileName(candidate), taken.count < Self.triesLimit else {
        throw .exists(path: directory.path + "/" + candidate)
      }
      do throws(StorageError) {
        try AtomicFile.write(bytes, to: file, in: directory, expecting: .absent)
        return directory.path(of: file)
      } catch .exists {
        if isStored(as: file, in: directory) { return directory.path(of: file) }
        taken.insert(candidate)
      }
    }
  }

  /// So many files of one name are looked at before it is given up.
  private static let triesLimit = 1000

  private func isStored(as file: FileName, in directory: Directory) -> Bool {
    do throws(StorageError) {
      return try directory.read(file).bytes == bytes
    } catch {
      // What cannot be read is somebody else's.
      return false
    }
  }
}
