package import CivilTime
package import Domain

/// One change of the past: what it was called, and the operations that made it.
package struct HistoryEntry: Hashable, Sendable {
  /// From 1, in the order of the changes.
  package let number: Int
  /// What the user did: `Notat lagret`.
  package let label: String
  package let time: Instant?
  /// The records that it changed.
  package let keys: [RecordKey]
  /// Whether it has been taken back.
  package internal(set) var isUndone: Bool
  /// Further files with the same records when it was last done or undone: those are not what a program
  /// made of the entry's own files since.
  var others: [StoredFile]
  /// What carries it out; reversed, what takes it back.
  var operations: [FileOperation]

  init(
    number: Int, label: String, time: Instant?, keys: [RecordKey], isUndone: Bool = false,
    others: [StoredFile], operations: [FileOperation]
  ) {
    self.number = number
    self.label = label
    self.time = time
    self.keys = keys
    self.isUndone = isUndone
    self.others = others
    self.operations = operations
  }
}

extension HistoryEntry {
  var file: BlockFile {
    var file = BlockFile()
    file.append("label", label)
    if let time { file.append("time", "\(time.secondsSince1970)") }
    for key in keys { file.append("record", "\(key.kind.rawValue) \(key.id)") }
    for other in others { append(other, as: "other", to: &file) }
    for operation in operations {
      switch operation {
      case .contents(let stored, let before, let after):
        append(stored, to: &file)
        if let before { file.append("before", before) }
        if let after { file.append("after", after) }
      case .rename(let from, let to):
        append(from, to: &file)
        append(to, as: "to", to: &file)
      }
    }
    return file
  }

  /// Reads an entry; `nil` if the file is not wholly what was written.
  init?(number: Int, isUndone: Bool, parsing bytes: [UInt8]) {
    guard let file = BlockFile(parsing: bytes) else { return nil }
    self.init(
      number: number, label: file.text(of: "label"),
      time: Int(file.text(of: "time")).map { Instant(secondsSince1970: $0) },
      keys: file.blocks.filter { $0.name == "record" }.compactMap { RecordKey(parsing: $0.bytes) },
      isUndone: isUndone, others: Self.others(in: file), operations: Self.operations(in: file))
  }

  private func append(_ stored: StoredFile, as name: String = "folder", to file: inout BlockFile) {
    file.append(name, stored.folder.rawValue)
    file.append("name", stored.name.bytes)
  }

  private static func others(in file: BlockFile) -> [StoredFile] {
    var others: [StoredFile] = []
    var blocks = file.blocks[...]
    while let block = blocks.popFirst() {
      guard block.name == "other" else { continue }
      if let other = storedFile(block.bytes, &blocks) { others.append(other) }
    }
    return others
  }

  private static func operations(in file: BlockFile) -> [FileOperation] {
    var operations: [FileOperation] = []
    var blocks = file.blocks[...]
    while let block = blocks.popFirst() {
      guard block.name == "folder", let stored = storedFile(block.bytes, &blocks) else { continue }
      if blocks.first?.name == "to", let folder = blocks.popFirst(),
        let target = storedFile(folder.bytes, &blocks)
      {
        operations.append(.rename(stored, to: target))
        continue
      }
      let before = blocks.first?.name == "before" ? blocks.popFirst()?.bytes : nil
      let after = blocks.first?.name == "after" ? blocks.popFirst()?.bytes : nil
      operations.append(.contents(stored, before: before, after: after))
    }
    return operations
  }

  private static func storedFile(
    _ folder: [UInt8], _ blocks: inout ArraySlice<(name: String, bytes: [UInt8])>
  ) -> StoredFile? {
    guard let folder = StoreFolder(rawValue: String(decoding: folder, as: UTF8.self)),
      blocks.first?.name == "name", let block = blocks.popFirst(),
      let name = FileName(bytes: block.bytes)
    else { return nil }
    return StoredFile(folder: folder, name: name)
  }
}

extension RecordKey {
  /// Reads `note 5f1c…`.
  init?(parsing bytes: [UInt8]) {
    let parts = String(decoding: bytes, as: UTF8.self).split(separator: " ", maxSplits: 1)
    guard parts.count == 2, let kind = RecordKind(rawValue: String(parts[0])) else { return nil }
    self.init(kind, RecordID(String(parts[1])))
  }
}
