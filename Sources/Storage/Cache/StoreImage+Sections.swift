import CivilTime
import Domain

extension StoreImage {
  /// The parts that a cache consists of.
  var sections: ImageSections {
    var sections = ImageSections()
    catalog.addSections(to: &sections)
    for (folder, columns) in folders {
      columns.addSections(to: &sections, from: Self.number(of: folder))
    }
    sections.add(owners, as: Self.ownersNumber)
    var writer = PackWriter()
    writer.put(moment.secondsSince1970)
    writer.put(String(decoding: remarks.links.bytes, as: UTF8.self))
    writer.put(Array(remarks.folderProblems)) { writer, entry in
      writer.put(entry.key.rawValue)
      entry.value.pack(into: &writer)
    }
    writer.put(Array(remarks.fileProblems)) { writer, entry in
      entry.key.pack(into: &writer)
      writer.put(entry.value) { $1.pack(into: &$0) }
    }
    writer.put(Array(remarks.duplicates)) { writer, entry in
      entry.key.pack(into: &writer)
      writer.put(entry.value) { writer, key in
        writer.put(key.kind)
        writer.put(key.id)
      }
    }
    sections.add(Column(writer.bytes), as: Self.remarksNumber)
    return sections
  }

  /// Reads what ``sections`` wrote; `nil` if something is missing or does not fit.
  init?(_ sections: ImageSections, network: NetworkDescription) {
    guard let owners = sections.hashTable(Self.ownersNumber),
      let bytes: Column<UInt8> = sections.column(Self.remarksNumber)
    else { return nil }
    var moment = Instant(secondsSince1970: 0)
    var remarks = Remarks()
    let isWhole = bytes.withElements { bytes in
      var reader = PackReader(UnsafeRawBufferPointer(bytes))
      moment = Instant(secondsSince1970: reader.int())
      remarks = Remarks(from: &reader)
      return !reader.isDamaged
    }
    var folders: [StoreFolder: FolderColumns] = [:]
    for folder in StoreFolder.ofRecords {
      folders[folder] = FolderColumns(sections, from: Self.number(of: folder))
    }
    guard isWhole,
      let catalog = Catalog(sections, network: network, problems: remarks.problems)
    else { return nil }
    self.init(
      catalog: catalog, folders: folders, owners: owners, remarks: remarks, moment: moment)
  }

  /// Whether a part tells of files of some folders or of records that may lie there; only all of them
  /// together need to know who has which record.
  static func isPart(_ part: UInt32, neededFor folders: [StoreFolder]) -> Bool {
    guard folders != StoreFolder.ofRecords else { return true }
    if let kind = Catalog.kind(ofPart: part) {
      return folders.contains { $0.format == StoreFolder(for: kind).format }
    }
    if part == ownersNumber || part == ownersNumber + 1 { return false }
    let folder = StoreFolder.ofRecords.first { number(of: $0) == part & ~0xf }
    return folder.map(folders.contains) ?? true
  }

  private static let ownersNumber: UInt32 = 0x4000
  private static let remarksNumber: UInt32 = 0x4010

  private static func number(of folder: StoreFolder) -> UInt32 {
    0x5000 + UInt32(StoreFolder.ofRecords.firstIndex(of: folder) ?? 0) << 4
  }
}

extension StoreImage.Remarks {
  fileprivate init(from reader: inout PackReader) {
    links = MessageLinks(parsing: Array(reader.text().utf8))
    for (folder, problem) in reader.list({
      (StoreFolder(rawValue: $0.text()), Problem(from: &$0))
    }) {
      if let folder { folderProblems[folder] = problem }
    }
    for (file, problems) in reader.list({
      (StoredFile(from: &$0), $0.list { Problem(from: &$0) })
    }) {
      if let file { fileProblems[file] = problems }
    }
    for (file, keys) in reader.list({ reader in
      (
        StoredFile(from: &reader),
        reader.list { RecordKey($0.choice(RecordKind.self), $0.id()) }
      )
    }) {
      if let file { duplicates[file] = keys }
    }
  }
}

extension StoredFile {
  fileprivate init?(from reader: inout PackReader) {
    let (folder, name) = (reader.text(), FileName(bytes: Array(reader.raw())))
    guard let folder = StoreFolder(rawValue: folder), let name else { return nil }
    self.init(folder: folder, name: name)
  }

  fileprivate func pack(into writer: inout PackWriter) {
    writer.put(folder.rawValue)
    name.bytes.withUnsafeBytes { writer.put(raw: $0) }
  }
}
