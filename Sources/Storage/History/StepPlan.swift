import Domain

/// An undo or redo: operations as they were, or merged into what others made of the files since.
struct StepPlan {
  var plan: ChangePlan
  /// The records that it is about.
  let keys: [RecordKey]
  /// Files that held the same records beside those of the change when that was carried out.
  let others: Set<StoredFile>
  let isRedo: Bool
  /// Whether the step wins where it and others changed the same.
  let insists: Bool
  /// When the change was carried out, as the file system has it, in nanoseconds since 1970.
  let carriedOut: Int
  /// What others have done already, in part or whole: nothing to do now, but to be taken back as well.
  private var settled: [FileOperation] = []

  init(
    _ plan: ChangePlan, of entry: HistoryEntry, carriedOut: Int, isRedo: Bool, insists: Bool
  ) {
    (self.plan, self.carriedOut) = (plan, carriedOut)
    (keys, others) = (entry.keys, Set(entry.others))
    (self.isRedo, self.insists) = (isRedo, insists)
  }

  /// A message among it that has left the outbox since; nothing is done about that.
  private(set) var sent: Record?

  /// The step as it is carried out, for the journal.
  var step: [FileOperation] { plan.operations + settled }

  mutating func add(_ operation: FileOperation) throws(ChangeFailure) {
    switch operation {
    case .rename(let from, let to):
      let (from, to) = try presentNames(from, to)
      guard from != to, try plan.exists(from) else { return settled.append(.rename(from, to: to)) }
      plan.rename(from, to: to)
    case .contents(let recorded, let before, let after):
      let file = try presentFile(recorded, of: before ?? after ?? [])
      let current = try plan.bytes(of: file)
      let message = current == nil ? sentMessage(file, from: before, to: after) : nil
      sent = sent ?? message
      if current == after || message != nil {
        return settled.append(.contents(file, before: before, after: after))
      }
      if current == before { return plan.replace(file, holding: before, by: after) }
      if file == MessageLinks.file, let links = mergedLinks(before, after, current) {
        let merged = links.isEmpty ? nil : links.bytes
        guard merged != current else {
          return settled.append(.contents(file, before: before, after: after))
        }
        return plan.replace(file, holding: current, by: merged)
      }
      if let current, let before, let after {
        let merged = try merged(file, base: before, mine: after, theirs: current)
        return plan.replace(file, holding: current, by: merged)
      }
      guard insists else { throw conflict(in: file, mine: after, theirs: current) }
      if let current, after == nil { try keep(current, of: file) }
      plan.replace(file, holding: current, by: after)
    }
  }

  /// What the file is to hold; `nil` for no file.
  private mutating func merged(
    _ file: StoredFile, base: [UInt8], mine: [UInt8], theirs: [UInt8]
  ) throws(ChangeFailure) -> [UInt8]? {
    guard isOfComponents(file) else {
      guard insists else { throw conflict(in: file, mine: mine, theirs: theirs) }
      return mine
    }
    let (old, new, now) = (records(base, file), records(mine, file), records(theirs, file))
    var parsed = RecordFile(parsing: theirs, of: file, zone: plan.zone)
    let doomed = old.keys.filter { new[$0] == nil && now[$0] != nil }
    for key in doomed {
      guard let current = now[key] else { continue }
      guard current == old[key] || insists else {
        throw .undoConflict(key, isRedo: isRedo, mine: nil, theirs: current)
      }
      if current != old[key], let bytes = parsed.extracting([key.id]).first {
        try plan.keep(current, from: file, bytes)
      }
    }
    for (key, wanted) in new where old[key] != wanted {
      let merged = old[key].flatMap { base in
        now[key].flatMap { Record.merge(base: base, mine: wanted, theirs: $0) }
      }
      if let current = now[key], insists || merged?.hasConflict == false {
        try parsed.replace(current, by: merged?.record ?? wanted, at: plan.now)
      } else if now[key] == nil, old[key] == nil || insists {
        parsed.insert(key.id, from: RecordFile(parsing: mine, of: file, zone: plan.zone))
      } else {
        let mine = merged?.record ?? wanted
        throw .undoConflict(key, isRedo: isRedo, mine: mine, theirs: now[key])
      }
    }
    guard !doomed.isEmpty else { return parsed.bytes }
    let ids = Set(doomed.map(\.id))
    if parsed.holdsOnly(ids) { return nil }
    parsed.remove(ids)
    return parsed.bytes
  }

  /// The links as they are to be; `nil` if one of the three is no list of links.
  private func mergedLinks(
    _ base: [UInt8]?, _ mine: [UInt8]?, _ theirs: [UInt8]?
  ) -> MessageLinks? {
    let none = MessageLinks().bytes
    let lists = [base, mine, theirs].compactMap { MessageLinks(strictlyParsing: $0 ?? none) }
    return lists.count == 3 ? lists[1].merged(with: lists[2], since: lists[0]) : nil
  }

  /// Puts into the trash what others made of a file that the step takes away.
  private mutating func keep(_ bytes: [UInt8], of file: StoredFile) throws(ChangeFailure) {
    guard file.folder.format != .none, let record = records(bytes, file).values.first else {
      return
    }
    try plan.keep(record, from: file, bytes)
  }

  private func isOfComponents(_ file: StoredFile) -> Bool {
    file.folder.format == .card || file.folder.format == .calendar
  }

  func records(_ bytes: [UInt8], _ file: StoredFile) -> [RecordKey: Record] {
    let found = RecordLoader(zone: plan.zone).records(in: bytes, of: file)
    return Dictionary(
      found.map { ($0.record.key, $0.record) }, uniquingKeysWith: { first, _ in first })
  }

  private func conflict(
    in file: StoredFile, mine: [UInt8]?, theirs: [UInt8]?
  ) -> ChangeFailure {
    let (wanted, current) = (
      mine.map { records($0, file) } ?? [:], theirs.map { records($0, file) } ?? [:]
    )
    let key = keys.first { wanted[$0] != nil || current[$0] != nil } ?? keys.first
    guard let key else {
      return .system(path: file.path, reason: .other(errno: 0, message: "changed meanwhile"))
    }
    return .undoConflict(key, isRedo: isRedo, mine: wanted[key], theirs: current[key])
  }
}
