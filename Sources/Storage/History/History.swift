import Domain

/// The journal of changes in `.samspill/history`, one file an entry: `00000042.done`.
///
/// An entry lasts before the first file gets its new contents (`doing`, `undoing`) and is renamed when
/// the last one has them (`done`, `undone`), so that the next start finds what a crash interrupted and
/// completes it, and undo works across restarts. Bounded in number and bytes; the oldest go first.
struct History {
  enum State: String, CaseIterable {
    case doing
    case done
    case undoing
    case undone

    /// Whether it is being done or undone, or a crash came in between.
    var isUnderWay: Bool { self == .doing || self == .undoing }
  }

  static let entryLimit = 400
  static let byteLimit = 16 << 20

  let layout: StoreLayout

  /// Every entry that is there, oldest first.
  func entries() throws(StorageError) -> [HistoryEntry] {
    var entries: [HistoryEntry] = []
    for place in try places() {
      if let entry = try read(place) { entries.append(entry) }
    }
    return entries
  }

  /// The latest entry that can be undone, if any.
  func latestDone() throws(StorageError) -> HistoryEntry? {
    for place in try places().reversed() where place.state == .done {
      if let entry = try read(place) { return entry }
    }
    return nil
  }

  /// The earliest entry that was undone and can be done again.
  func earliestUndone() throws(StorageError) -> HistoryEntry? {
    for place in try places() where place.state == .undone {
      if let entry = try read(place) { return entry }
    }
    return nil
  }

  /// Writes that an entry is about to be done or undone.
  ///
  /// - Returns: What must last before it is.
  func begin(_ entry: HistoryEntry, _ state: State) throws(StorageError) -> [any Synchronizable] {
    let directory = try layout.ensureOwn(StoreName.history)
    let file = try PreparedFile(
      entry.file.bytes, for: name(entry.number, state), in: directory, expecting: .anything)
    // A power cut may leave half of it under its name: then nothing has happened yet, and it is known.
    try file.publish()
    return [file, directory]
  }

  /// Writes that an entry is wholly done or undone, and no longer what it was before.
  func finish(
    _ entry: HistoryEntry, _ state: State, as final: State, insteadOf former: State? = nil
  ) throws(StorageError) {
    let directory = try layout.ensureOwn(StoreName.history)
    if let former { try directory.unlink(name(entry.number, former)) }
    try directory.move(name(entry.number, state), replacing: name(entry.number, final))
  }

  /// Forgets an entry that came to nothing, for good.
  func abandon(_ entry: HistoryEntry, _ state: State) throws(StorageError) {
    let directory = try layout.ensureOwn(StoreName.history)
    try directory.unlink(name(entry.number, state))
    try directory.synchronize()
  }

  /// Forgets entries: what was undone cannot be done again after a new change.
  func forget(_ names: [FileName]) throws(StorageError) {
    guard !names.isEmpty else { return }
    let directory = try layout.ensureOwn(StoreName.history)
    for name in names { try directory.unlink(name) }
  }

  /// Forgets the oldest entries above the bounds.
  func prune() throws(StorageError) {
    let directory = try layout.ensureOwn(StoreName.history)
    var (count, byteCount) = (0, 0)
    for place in try places().reversed() {
      count += 1
      byteCount += try directory.status(of: place.name)?.byteCount ?? 0
      if count > Self.entryLimit || (byteCount > Self.byteLimit && count > 1) {
        try directory.unlink(place.name)
      }
    }
  }
}

extension History {
  /// A file of the journal by its name.
  struct Place {
    let number: Int
    let state: State
    let name: FileName

    init?(_ name: FileName) {
      guard let (number, state) = name.withTerminatedBytes({ Self.parts(of: $0.dropLast()) }) else {
        return nil
      }
      (self.number, self.state, self.name) = (number, state, name)
    }

    /// Reads `00000042.done`; `nil` for any other name.
    static func parts(of name: Slice<UnsafeRawBufferPointer>) -> (number: Int, state: State)? {
      let digits = name.prefix { $0 &- 0x30 < 10 }
      let rest = name[digits.endIndex...]
      guard (1...18).contains(digits.count), rest.first == UInt8(ascii: "."),
        let state = State.allCases.first(where: { rest.dropFirst().elementsEqual($0.rawValue.utf8) }
        )
      else { return nil }
      return (digits.reduce(0) { 10 * $0 + Int($1 - 0x30) }, state)
    }
  }

  /// What a change must know of all those before it.
  struct Survey {
    /// 0 if there are none.
    var lastNumber = 0
    /// The files of those that can be done again until there is another change.
    var undone: [FileName] = []
    /// Whether something is being done or undone, or a crash came in between.
    var isSomethingUnderWay = false
  }

  /// What the journal was like when this process last changed it, and the folder's status then.
  struct Memory {
    let survey: Survey
    let folder: FileStatus
  }

  /// What to remember of a journal whose latest entry has just been done, so that none can be done again.
  ///
  /// The caller holds the store's lock.
  func memory(endingWith entry: HistoryEntry) -> Memory? {
    guard let folder = try? layout.openOwn(StoreName.history)?.status() else { return nil }
    return Memory(survey: Survey(lastNumber: entry.number), folder: folder)
  }

  /// Looks at the names of all entries, unless nothing has changed since `memory`.
  func survey(after memory: Memory? = nil) throws(StorageError) -> Survey {
    var survey = Survey()
    guard let directory = try layout.openOwn(StoreName.history) else { return survey }
    if let memory, try isStill(memory, directory) { return memory.survey }
    try directory.visitEntries { name, byteCount in
      let bytes = UnsafeRawBufferPointer(start: name, count: byteCount)
      guard let (number, state) = Place.parts(of: bytes[...]),
        number < Self.unlikelyNumber || isEntry(FileName(copying: name, byteCount: byteCount))
      else { return true }
      survey.lastNumber = max(survey.lastNumber, number)
      if state == .undone {
        survey.undone.append(FileName(copying: name, byteCount: byteCount))
      }
      if state.isUnderWay { survey.isSomethingUnderWay = true }
      return true
    }
    return survey
  }

  /// No journal of ours comes to so many changes: whatever only has the name of such an entry is none,
  /// or the numbers after it would leave no room for further changes.
  private static let unlikelyNumber = 100_000_000

  private func isEntry(_ name: FileName) -> Bool {
    Place(name).flatMap { try? read($0) } != nil
  }

  /// Whether the journal is as it was.
  ///
  /// The folder's time goes on in small steps: what another process did within the same one shows in the
  /// names of the last entry and of the one that would follow.
  private func isStill(_ memory: Memory, _ directory: Directory) throws(StorageError) -> Bool {
    let (status, number) = (try directory.status(), memory.survey.lastNumber)
    guard status.hasSameContents(as: memory.folder), status.changed == memory.folder.changed,
      try directory.status(of: name(number, .done)) != nil
    else { return false }
    for state in State.allCases where try directory.status(of: name(number + 1, state)) != nil {
      return false
    }
    return true
  }

  /// All files of the journal by the numbers of their entries.
  func places() throws(StorageError) -> [Place] {
    guard let directory = try layout.openOwn(StoreName.history) else { return [] }
    return try directory.entries().compactMap { Place($0.name) }
      .sorted { $0.number < $1.number }
  }

  /// An entry that is damaged is as good as none.
  func read(_ place: Place) throws(StorageError) -> HistoryEntry? {
    guard let directory = try layout.openOwn(StoreName.history) else { return nil }
    let bytes: [UInt8]
    do throws(StorageError) {
      bytes = try directory.read(place.name).bytes
    } catch {
      guard error.isAboutContents else { throw error }
      return nil
    }
    let isUndone = place.state == .undone
    return HistoryEntry(number: place.number, isUndone: isUndone, parsing: bytes)
  }

  /// When an entry was done or undone last, in nanoseconds since 1970; 0 if that cannot be told.
  func time(of entry: HistoryEntry) -> Int {
    let name = name(entry.number, entry.isUndone ? .undone : .done)
    return (try? layout.openOwn(StoreName.history)?.status(of: name)?.changed) ?? 0
  }

  /// What the file of an entry is called.
  func name(_ number: Int, _ state: State) -> FileName {
    let digits = "\(number)"
    let zeros = String(repeating: "0", count: max(0, 8 - digits.utf8.count))
    return StoreName.fixed("\(zeros)\(digits).\(state.rawValue)")
  }
}
