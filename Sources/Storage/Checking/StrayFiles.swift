import CivilTime
import Domain
import InternetMessage

/// Files with records in them that lie where they are not read: in another folder than theirs, or
/// under a name that says nothing of what they hold.
struct StrayFiles {
  /// What is to be done with such a file.
  enum Fate: Hashable {
    /// It belongs in that folder; the record is in no other file.
    case belongs(StoreFolder)
    /// Another file is the same to the byte.
    case copy(of: StoredFile)
    /// Another file has the record, and says something else.
    case other(StoredFile)
    /// Its name does not tell what it is, so that it may be somebody's copy, kept on purpose.
    case unnamed
    /// Nothing in it can be understood.
    case broken
  }

  /// A file that is not read, and the first record in it.
  struct Stray {
    let file: StoredFile
    let contents: FileContents
    let record: Record?
    let fate: Fate
  }

  let layout: StoreLayout
  let table: CatalogTable
  let loader: RecordLoader

  /// Where such files are looked for.
  private static let places =
    StoreFolder.ofRecords.filter { $0.format != .mail } + [.root, .mailTop, .newOutbox]

  /// Larger files are looked into only if their names say that they are records.
  private static let largestUnnamed = 1 << 20

  /// All of them, by folder and name.
  func all() -> [Stray] {
    Self.places.flatMap { place -> [Stray] in
      guard let directory = try? layout.open(place), let entries = try? directory.entries() else {
        return []
      }
      let names = entries.map(\.name).filter { !$0.isHidden && !place.holds($0) }
      return names.sorted().compactMap { stray(StoredFile(folder: place, name: $0), in: directory) }
    }
  }

  private func stray(_ file: StoredFile, in directory: Directory) -> Stray? {
    guard let status = try? directory.status(of: file.name), status.kind == .regular else {
      return nil
    }
    if let folder = Self.folder(named: file) {
      guard let contents = try? directory.read(file.name) else { return nil }
      return stray(file, holding: contents, as: folder)
    }
    let isCollection = file.folder.format == .card || file.folder.format == .calendar
    guard isCollection, !Self.isKeptAside(file.name), status.byteCount <= Self.largestUnnamed,
      let contents = try? directory.read(file.name), contents.bytes.beginsWithComponent
    else { return nil }
    return Stray(file: file, contents: contents, record: nil, fate: .unnamed)
  }

  private func stray(
    _ file: StoredFile, holding contents: FileContents, as folder: StoreFolder
  ) -> Stray {
    let records = loader.records(
      in: contents.bytes, of: StoredFile(folder: folder, name: file.name))
    guard let first = records.first?.record else {
      return Stray(file: file, contents: contents, record: nil, fate: .broken)
    }
    let owners = records.compactMap { table.owner(of: $0.record.key) }
    let fate: Fate
    if let owner = owners.first {
      let isCopy = (try? layout.open(owner.folder)?.read(owner.name).bytes) == contents.bytes
      fate = isCopy ? .copy(of: owner) : .other(owner)
    } else {
      fate = .belongs(folder.format == .mail ? folder : StoreFolder(for: first.key.kind))
    }
    return Stray(file: file, contents: contents, record: first, fate: fate)
  }

  /// The folder that files of such a name are read in; `nil` if the name tells nothing.
  private static func folder(named file: StoredFile) -> StoreFolder? {
    if file.folder == .newOutbox { return .outbox }
    let name = file.name
    if name.hasSuffix(".vcf") || name.hasSuffix(".vcard") { return .contacts }
    if name.hasSuffix(".ics") || name.hasSuffix(".ical") || name.hasSuffix(".icalendar") {
      return .calendar
    }
    return name.hasSuffix(".eml") ? .newThreads : nil
  }

  /// Whether programs give such names to what they keep aside or are still writing.
  private static func isKeptAside(_ name: FileName) -> Bool {
    name.hasSuffix("~") || name.hasSuffix(".bak") || name.hasSuffix(".old")
      || name.hasSuffix(".orig") || name.hasSuffix(".tmp") || name.hasSuffix(".part")
  }
}

extension StrayFiles.Stray {
  /// What is wrong and what to do about it.
  var problem: Problem {
    Problem(path: file.path, line: 0, severity: .warning, code: "structure", message: message)
  }

  private var message: String {
    switch fate {
    case .belongs(let folder): "is not read here; it belongs in \(folder.rawValue)"
    case .copy(let other): "is not read here, and is the same to the byte as \(other.path)"
    case .other(let other):
      "is not read here; its record is also in \(other.path): compare the two and remove one"
    case .unnamed:
      "holds records, but its name does not end in \(file.folder.suffix), so it is not read"
    case .broken: "is not read here, and holds no record that can be understood"
    }
  }
}

/// Gives a stray file its place.
extension StrayFiles.Stray {
  /// Plans what can be done without losing anything, and says what that is.
  func mend(_ plan: inout ChangePlan) throws(ChangeFailure) -> [Mend.Action] {
    guard let record else { return [] }
    switch fate {
    case .belongs(let folder):
      let target = try target(for: record.key.id, in: folder, plan)
      plan.rename(file, to: target)
      return [.move(to: target.path)]
    case .copy(let other):
      try plan.trash(record, in: file, holding: contents.bytes)
      return [.trashCopy(of: other.path)]
    case .other, .unnamed, .broken: return []
    }
  }

  private func target(
    for id: RecordID, in folder: StoreFolder, _ plan: ChangePlan
  ) throws(ChangeFailure) -> StoredFile {
    switch folder {
    case .outbox:
      let name = FileName(bytes: MaildirName(file.name.bytes).bytes) ?? file.name
      return try plan.place(forMessageNamed: name, in: folder)
    case .newThreads:
      let mark = String(ContentMark(file.name.bytes + contents.bytes).value, radix: 36)
      let seconds = contents.status.modified / 1_000_000_000
      return StoredFile(
        folder: folder, name: StoreName.fixed("\(seconds).R\(mark).samspill"))
    default: return try plan.place(for: file.name, id, in: folder)
    }
  }
}

extension [UInt8] {
  fileprivate var beginsWithComponent: Bool {
    starts(with: "BEGIN:VCARD".utf8) || starts(with: "BEGIN:VCALENDAR".utf8)
  }
}

extension ChangePlan {
  /// A place in a folder of cards or calendars for a file that has another: of the same name if that
  /// is free there.
  func place(
    for name: FileName, _ id: RecordID, in folder: StoreFolder
  ) throws(ChangeFailure) -> StoredFile {
    let stem = name.bytes.lastIndex(of: UInt8(ascii: ".")).map { name.bytes[..<$0] }
    let wanted = FileName(bytes: Array(stem ?? name.bytes[...]) + Array(folder.suffix.utf8))
    if let wanted, wanted.isPortable {
      let place = StoredFile(folder: folder, name: wanted)
      if try !exists(place) { return place }
    }
    return try freeName(for: id, in: folder)
  }

  /// Plans that a file goes to the trash, from where it is restored to a place where it is read.
  mutating func trash(
    _ record: Record, in file: StoredFile, holding bytes: [UInt8]
  ) throws(ChangeFailure) {
    let origin =
      switch file.folder {
      case .unfinishedThreads, .mailTop: StoreFolder.newThreads
      case .newOutbox: StoreFolder.outbox
      default: file.folder.format == .mail ? file.folder : StoreFolder(for: record.key.kind)
      }
    try keep(record, from: StoredFile(folder: origin, name: file.name), bytes)
    replace(file, holding: bytes, by: nil)
  }
}
