import CivilTime
import Domain
import Foundation
import InternetMessage

/// Plans how to put right what is wrong in a store, as far as nothing can be lost by it.
///
/// What it changes in files goes through the history and can be undone. Modes and missing folders are
/// no part of that: nobody wants them back as they were.
struct StoreRepair {
  /// A mend with what carries it out.
  struct Planned {
    let mend: Mend
    var operations: [FileOperation] = []
    /// The mode that a file or folder is to have, if it is that which is wrong.
    var mode: UInt32?
    var folder: StoreFolder?
  }

  /// A delivery that has not been ended for so long never will be, says the Maildir format.
  static let deliverySeconds = 36 * 3600

  let layout: StoreLayout
  let table: CatalogTable
  private(set) var plan: ChangePlan
  private(set) var planned: [Planned] = []

  init(_ layout: StoreLayout, table: CatalogTable, plan: ChangePlan) {
    (self.layout, self.table, self.plan) = (layout, table, plan)
  }

  /// Looks at all there is.
  mutating func run() throws(ChangeFailure) {
    for folder in StoreFolder.expected { mendFolder(folder) }
    for folder in StoreFolder.ofRecords {
      for name in table.files(in: folder).names {
        try mend(StoredFile(folder: folder, name: name))
      }
      try mendCollisions(in: folder)
    }
    let strays = StrayFiles(layout: layout, table: table, loader: RecordLoader(zone: plan.zone))
    for stray in strays.all() {
      try note(stray.file.path) { (plan) throws(ChangeFailure) in try stray.mend(&plan) }
    }
    for folder in [StoreFolder.unfinishedThreads, .unfinishedOutbox] {
      try mendUnfinished(in: folder)
    }
    mendModes()
  }

  /// Notes what `work` plans for a file as one mend, unless it is nothing.
  private mutating func note(
    _ path: String, _ work: (inout ChangePlan) throws(ChangeFailure) -> [Mend.Action]
  ) throws(ChangeFailure) {
    let count = plan.operations.count
    let actions = try work(&plan)
    guard !actions.isEmpty else { return }
    planned.append(
      Planned(
        mend: Mend(path: path, actions: actions),
        operations: Array(plan.operations[count...])))
  }

  private mutating func mendFolder(_ folder: StoreFolder) {
    do throws(StorageError) {
      guard try layout.open(folder) == nil else { return }
    } catch {
      return  // It is there, and no folder.
    }
    planned.append(Planned(mend: Mend(path: folder.rawValue, actions: [.folder]), folder: folder))
  }

  private mutating func mend(_ file: StoredFile) throws(ChangeFailure) {
    guard let contents = try? layout.open(file.folder)?.read(file.name) else { return }
    let strangers = strangersOwning(file)
    if let first = strangers.first, isCopy(file, holding: contents.bytes, of: first.owner) {
      return try trash(first.record, in: file, contents.bytes, .trashCopy(of: first.owner.path))
    }
    switch file.folder.format {
    case .card, .calendar: try mend(file, contents, strangers.map(\.record.key.id))
    case .mail: try mendMessageName(of: file)
    case .markdown, .none: break
    }
  }

  private mutating func mend(
    _ file: StoredFile, _ contents: FileContents, _ taken: [RecordID]
  ) throws(ChangeFailure) {
    var mending = FileMending(file, holding: contents, zone: plan.zone)
    mending.removeRepeated()
    mending.run()
    mending.renew(Set(taken), making: Self.newID)
    if mending.repeatedIdentities { mending.renewRepeated(making: Self.newID) }
    let (mended, done) = (mending.bytes, mending.actions)
    try note(file.path) { (plan) throws(ChangeFailure) in
      var spare = SpareRecords(file, holding: mended, zone: plan.zone)
      return done + (try spare.mend(from: contents.bytes, &plan))
    }
  }

  /// Records in the file that another file has too, which is shown instead, with that file.
  private func strangersOwning(_ file: StoredFile) -> [(record: Record, owner: StoredFile)] {
    (table[file]?.records ?? []).compactMap { stored in
      guard let owner = table.owner(of: stored.record.key), owner != file else { return nil }
      return (stored.record, owner)
    }
  }

  private func isCopy(_ file: StoredFile, holding bytes: [UInt8], of other: StoredFile) -> Bool {
    guard file.folder == other.folder || file.folder.format == .mail,
      file.folder != .outbox, other.folder != .outbox
    else { return false }
    return (try? layout.open(other.folder)?.read(other.name).bytes) == bytes
  }

  private mutating func trash(
    _ record: Record, in file: StoredFile, _ bytes: [UInt8], _ action: Mend.Action
  ) throws(ChangeFailure) {
    try note(file.path) { (plan) throws(ChangeFailure) in
      try plan.trash(record, in: file, holding: bytes)
      return [action]
    }
  }

  private static func newID() -> RecordID {
    RecordID("urn:uuid:" + UUID().uuidString.lowercased())
  }
}

/// What the Maildir format says of names and deliveries.
extension StoreRepair {
  private mutating func mendMessageName(of file: StoredFile) throws(ChangeFailure) {
    guard let (wanted, action) = Self.properPlace(of: file), try !plan.exists(wanted) else {
      return
    }
    try note(file.path) { plan in
      plan.rename(file, to: wanted)
      return [action]
    }
  }

  /// Where a message belongs, if that is not where it is.
  static func properPlace(of file: StoredFile) -> (StoredFile, Mend.Action)? {
    let name = MaildirName(file.name.bytes)
    let hasInfo = file.name.bytes.contains(UInt8(ascii: ":"))
    guard name.hasKnownFlags, let proper = FileName(bytes: name.bytes) else { return nil }
    switch file.folder {
    case .newThreads where hasInfo && !name.bytes.hasSuffix(":2,"):
      return (StoredFile(folder: .threads, name: proper), .flagged)
    case .threads where !hasInfo, .outbox where !hasInfo:
      return (StoredFile(folder: file.folder, name: proper), .flagMark)
    default:
      return nil
    }
  }

  private mutating func mendUnfinished(in folder: StoreFolder) throws(ChangeFailure) {
    for file in Self.unfinished(in: folder, of: layout, at: plan.now) {
      guard let bytes = try? layout.open(folder)?.read(file.name).bytes else { continue }
      if bytes.isEmpty {
        try note(file.path) { plan in
          plan.replace(file, holding: bytes, by: nil)
          return [.emptyDelivery]
        }
      } else if folder == .unfinishedThreads {
        let origin = StoredFile(folder: .newThreads, name: file.name)
        let found = RecordLoader(zone: plan.zone).records(in: bytes, of: origin)
        if let record = found.first?.record {
          try trash(record, in: file, bytes, .undelivered)
        }
      }
    }
  }

  /// Deliveries that were begun and never ended.
  static func unfinished(
    in folder: StoreFolder, of layout: StoreLayout, at now: Instant
  ) -> [StoredFile] {
    guard let directory = try? layout.open(folder), let entries = try? directory.entries() else {
      return []
    }
    let limit = now.secondsSince1970 - deliverySeconds
    return entries.map(\.name).sorted().filter { name in
      guard !TemporaryFile.isTemporary(name), let status = try? directory.status(of: name),
        status.kind == .regular
      else { return false }
      return status.modified / 1_000_000_000 < limit
    }.map { StoredFile(folder: folder, name: $0) }
  }
}

/// Names that are one where capitals make no difference.
extension StoreRepair {
  private mutating func mendCollisions(in folder: StoreFolder) throws(ChangeFailure) {
    guard folder.format == .card || folder.format == .calendar else { return }
    var names = NameCollisions(table.files(in: folder).names)
    for (name, _) in names.later {
      let file = StoredFile(folder: folder, name: name)
      guard try plan.exists(file), let id = table[file]?.records.first?.record.key.id else {
        continue  // It gets another name or place already.
      }
      try note(file.path) { (plan) throws(ChangeFailure) in
        let place = try plan.freeName(for: id, in: folder, unless: { names.holds($0) })
        plan.rename(file, to: place)
        names.insert(place.name)
        return [.name]
      }
    }
  }
}

/// Who may read the store.
extension StoreRepair {
  private mutating func mendModes() {
    for (path, status) in StoreModes(layout: layout, table: table).wrong() {
      let mode: UInt32 = status.kind == .directory ? 0o700 : 0o600
      let mend = Mend(path: path, actions: [.permissions])
      planned.append(Planned(mend: mend, mode: mode))
    }
  }
}

extension [UInt8] {
  fileprivate func hasSuffix(_ suffix: StaticString) -> Bool {
    suffix.withUTF8Buffer { self.suffix($0.count).elementsEqual($0) }
  }
}
