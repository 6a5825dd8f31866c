package import CivilTime
package import Domain

/// A deleted record as it lies in the trash, with all that is needed to put it back.
package struct TrashedItem: Hashable, Sendable {
  /// How long deleted things are kept.
  package static let daysKept = 90

  package let key: RecordKey
  /// What people know the record by.
  package let title: String
  package let deleted: Instant?
  /// Where the record's file was.
  let origin: StoredFile
  let bytes: [UInt8]
  let trashFile: StoredFile

  /// What `bytes` of a file hold, deleted; of several that are the same to the second each `attempt`
  /// lies in a file of its own.
  init(_ record: Record, file: StoredFile, bytes: [UInt8], deleted: Instant, attempt: Int = 1) {
    key = record.key
    title = record.title
    origin = file
    self.bytes = bytes
    self.deleted = deleted
    let mark = ContentMark(Array("\(key.kind.rawValue) \(key.id)".utf8) + bytes).value
    let number = attempt == 1 ? "" : "-\(attempt)"
    let name = "\(deleted.secondsSince1970)-\(String(mark, radix: 16))\(number).item"
    trashFile = StoredFile(folder: .trash, name: StoreName.fixed(name))
  }

  /// Reads an item of the trash; `nil` if the file is not wholly what was written.
  init?(parsing bytes: [UInt8], named name: FileName) {
    guard let file = BlockFile(parsing: bytes),
      let key = file.bytes(of: "record").flatMap({ RecordKey(parsing: $0) }),
      let folder = StoreFolder(rawValue: file.text(of: "folder")),
      let origin = file.bytes(of: "name").flatMap({ FileName(bytes: $0) }),
      let contents = file.bytes(of: "contents")
    else { return nil }
    self.key = key
    self.origin = StoredFile(folder: folder, name: origin)
    self.bytes = contents
    title = file.text(of: "title")
    deleted = Int(file.text(of: "deleted")).map { Instant(secondsSince1970: $0) }
    trashFile = StoredFile(folder: .trash, name: name)
  }

  var file: BlockFile {
    var file = BlockFile()
    file.append("record", "\(key.kind.rawValue) \(key.id)")
    file.append("title", title)
    if let deleted { file.append("deleted", "\(deleted.secondsSince1970)") }
    file.append("folder", origin.folder.rawValue)
    file.append("name", origin.name.bytes)
    file.append("contents", bytes)
    return file
  }
}
