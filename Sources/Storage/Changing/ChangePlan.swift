import CivilTime
import Domain

/// What has to happen to which files so that some changes come true.
///
/// Made under the store's lock from the files as they are now: an edit that was based on something
/// older is merged with them, or is a conflict.
struct ChangePlan {
  let layout: StoreLayout
  let zone: LocalZone
  let now: Instant
  let table: CatalogTable
  /// What a record said at a revision that is no longer there.
  let base: (Revision) -> Record?
  /// The links of messages when what is to be changed was read: no revision tells of them.
  let formerLinks: MessageLinks
  private(set) var operations: [FileOperation] = []
  /// Contents that earlier operations of the plan will have made; `nil` for no file.
  private var planned: [StoredFile: [UInt8]?] = [:]
  /// What files that earlier operations of the plan will have renamed are called now.
  private var presentNames: [StoredFile: StoredFile] = [:]

  init(
    _ layout: StoreLayout, table: CatalogTable, at now: Instant,
    formerLinks: MessageLinks? = nil, base: @escaping (Revision) -> Record?
  ) {
    self.layout = layout
    self.table = table
    self.now = now
    self.base = base
    self.formerLinks = formerLinks ?? table.links
    zone = LocalZone(name: layout.network.timeZone)
  }

  mutating func add(_ change: Change) throws(ChangeFailure) {
    switch change {
    case .put(.message(let message), let revision):
      try put(message, basedOn: revision)
    case .put(let record, let revision):
      if let file = table.owner(of: record.key) {
        try edit(record, in: file, basedOn: revision)
      } else if revision == nil {
        try create(record)
      } else {
        throw .conflict(record.key, theirs: nil)
      }
    case .delete(let key, let revision):
      try delete(key, basedOn: revision)
    }
  }

  /// Plans that `file` goes from what it holds to `after`.
  mutating func replace(_ file: StoredFile, holding before: [UInt8]?, by after: [UInt8]?) {
    guard before != after else { return }
    operations.append(.contents(file, before: before, after: after))
    planned[file] = .some(after)
  }

  mutating func rename(_ file: StoredFile, to new: StoredFile) {
    guard file != new else { return }
    operations.append(.rename(file, to: new))
    presentNames[new] = presentNames[file] ?? file
    if let contents = planned[file] { planned[new] = contents }
    planned[file] = .some(nil)
  }

  /// The bytes of a file as the plan so far leaves it; `nil` if there is none.
  func bytes(of file: StoredFile) throws(ChangeFailure) -> [UInt8]? {
    if let planned = planned[file] { return planned }
    let file = presentNames[file] ?? file
    do throws(StorageError) {
      return try layout.open(file.folder)?.read(file.name).bytes
    } catch .missing {
      return nil
    } catch {
      throw error.asChangeFailure
    }
  }

  /// What is to be stored: `mine`, or its merger with what is there now.
  func resolved(
    _ mine: Record, basedOn revision: Revision?, against theirs: StoredRecord
  ) throws(ChangeFailure) -> Record {
    if revision == theirs.revision || mine == theirs.record { return mine }
    guard let revision, let base = known(mine.key, at: revision),
      let merged = Record.merge(base: base, mine: mine, theirs: theirs.record)
    else { throw .conflict(mine.key, theirs: theirs.record) }
    guard !merged.hasConflict else {
      throw .conflict(mine.key, theirs: theirs.record, mine: merged.record)
    }
    return merged.record
  }

  /// What a record said at a revision: another program may have changed its file since it was last read,
  /// or before.
  private func known(_ key: RecordKey, at revision: Revision) -> Record? {
    let latest = table.owner(of: key).flatMap { table[$0]?.recordsByKey[key] }
    guard let latest, latest.revision == revision else { return base(revision) }
    return table.links.applied(to: latest).record
  }

  /// A name of that folder which no file has, and which is not taken for another reason.
  func freeName(
    for id: RecordID, in folder: StoreFolder, unless isTaken: (FileName) -> Bool = { _ in false }
  ) throws(ChangeFailure) -> StoredFile {
    for attempt in 1...1000 {
      let name = FileName.forRecord(id, suffix: folder.suffix, attempt: attempt)
      let file = StoredFile(folder: folder, name: name)
      if !isTaken(name), try !exists(file) { return file }
    }
    throw Self.noFreeName(for: id, in: folder)
  }

  /// Where an item of the trash goes back to: where it was, unless something else is there by now.
  func place(restoring item: TrashedItem) throws(ChangeFailure) -> StoredFile {
    let origin = item.origin
    if origin.folder.format == .mail {
      return try place(forMessageNamed: origin.name, in: origin.folder)
    }
    return try exists(origin) ? freeName(for: item.key.id, in: origin.folder) : origin
  }

  static func noFreeName(for id: RecordID, in folder: StoreFolder) -> ChangeFailure {
    .system(path: folder.rawValue, reason: .other(errno: 0, message: "no name is free for “\(id)”"))
  }

  /// Plans that what `bytes` of a file hold can be taken out of the trash.
  mutating func keep(
    _ record: Record, from file: StoredFile, _ bytes: [UInt8]
  ) throws(ChangeFailure) {
    for attempt in 1...1000 {
      let item = TrashedItem(record, file: file, bytes: bytes, deleted: now, attempt: attempt)
      guard try !exists(item.trashFile) else { continue }
      return replace(item.trashFile, holding: nil, by: item.file.bytes)
    }
    throw Self.noFreeName(for: record.key.id, in: .trash)
  }

  /// Whether there is something of that name, as the plan so far leaves it.
  func exists(_ file: StoredFile) throws(ChangeFailure) -> Bool {
    if let planned = planned[file] { return planned != nil }
    if presentNames[file] != nil { return true }
    return try status(of: file) != nil
  }

  /// What the system says of a file, before anything that is planned; `nil` if there is none.
  func status(of file: StoredFile) throws(ChangeFailure) -> FileStatus? {
    do throws(StorageError) {
      return try layout.open(file.folder)?.status(of: file.name)
    } catch {
      throw error.asChangeFailure
    }
  }

  private mutating func create(_ record: Record) throws(ChangeFailure) {
    let folder = StoreFolder(for: record.key.kind)
    let file = try freeName(for: record.key.id, in: folder)
    if case .method(let page) = record {
      replace(file, holding: nil, by: MethodPageCodec.make(page))
    } else {
      replace(file, holding: nil, by: RecordFile(record, as: file, zone: zone, at: now).bytes)
    }
  }

  private mutating func edit(
    _ mine: Record, in file: StoredFile, basedOn revision: Revision?
  ) throws(ChangeFailure) {
    guard let bytes = try bytes(of: file) else { throw .conflict(mine.key, theirs: nil) }
    if case .method = mine {
      let old = MethodPageCodec.read(bytes, id: mine.key.id)
      let theirs = StoredRecord(.method(old), revision: Revision(of: bytes), path: file.path)
      guard case .method(let new) = try resolved(mine, basedOn: revision, against: theirs) else {
        return
      }
      guard new == old || MethodPageCodec.canWrite(into: bytes) else {
        throw .otherCharset(mine.key, path: file.path)
      }
      return replace(
        file, holding: bytes, by: MethodPageCodec.write(new, replacing: old, into: bytes))
    }
    guard let theirs = RecordReader(bytes, of: file, zone: zone).record(mine.key) else {
      throw .conflict(mine.key, theirs: nil)
    }
    let new = try resolved(mine, basedOn: revision, against: theirs)
    var parsed = RecordFile(parsing: bytes, of: file, zone: zone)
    try parsed.replace(theirs.record, by: new, at: now)
    replace(file, holding: bytes, by: parsed.bytes)
  }

  private mutating func delete(
    _ key: RecordKey, basedOn revision: Revision?
  ) throws(ChangeFailure) {
    guard let file = table.owner(of: key), let bytes = try bytes(of: file) else {
      throw .missing(key)
    }
    guard let theirs = storedRecord(key, in: file, holding: bytes) else { throw .missing(key) }
    if let revision, revision != theirs.revision, known(key, at: revision) != theirs.record {
      throw .conflict(key, theirs: theirs.record)
    }
    let isComponent = file.folder.format == .card || file.folder.format == .calendar
    var parsed = isComponent ? RecordFile(parsing: bytes, of: file, zone: zone) : nil
    let isWhole = parsed?.holdsOnly(key.id) ?? true
    let kept = isWhole ? bytes : parsed?.extracting([key.id]).first ?? bytes
    try keep(theirs.record, from: file, kept)
    parsed?.remove([key.id])
    replace(file, holding: bytes, by: isWhole ? nil : parsed?.bytes)
  }

  private func storedRecord(
    _ key: RecordKey, in file: StoredFile, holding bytes: [UInt8]
  ) -> StoredRecord? {
    switch file.folder.format {
    case .card, .calendar:
      RecordReader(bytes, of: file, zone: zone).record(key)
    case .markdown:
      StoredRecord(
        .method(MethodPageCodec.read(bytes, id: key.id)), revision: Revision(of: bytes),
        path: file.path)
    case .mail:
      table[file]?.records.first { $0.record.key == key }
    case .none:
      nil
    }
  }
}

extension StoreFolder {
  /// What the names of its files end in.
  var suffix: String {
    switch format {
    case .card: ".vcf"
    case .calendar: ".ics"
    case .markdown: ".md"
    case .mail, .none: ""
    }
  }
}
