import Domain

/// The journal of changes in `.samspill/history`, one file an entry: `00000042.done`.
///
/// An entry is written before its first file is touched (`doing`) and renamed when its last one is
/// (`done`, `undone`), so that the next start finds what a crash interrupted and completes it, and
/// undo works across restarts. Bounded in number and bytes; the oldest go first.
struct History {
  enum State: String, CaseIterable {
    case doing
    case done
    case undoing
    case undone
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

  /// Entries that a crash caught in the middle.
  func interrupted(
    among places: [Place]
  ) throws(StorageError) -> [(entry: HistoryEntry, state: State)] {
    var found: [(entry: HistoryEntry, state: State)] = []
    for place in places where place.state == .doing || place.state == .undoing {
      if let entry = try read(place) { found.append((entry, place.state)) }
    }
    return found
  }

  /// The number of the entry that follows some, and the files of those that can be done again until
  /// then.
  static func next(after places: [Place]) -> (number: Int, undone: [FileName]) {
    (
      (places.last?.number ?? 0) + 1, places.filter { $0.state == .undone }.map(\.name)
    )
  }

  /// Writes that an entry is about to be done or undone.
  func begin(_ entry: HistoryEntry, _ state: State) throws(StorageError) {
    let directory = try layout.ensureOwn(StoreName.history)
    try AtomicFile.write(
      entry.file.bytes, to: name(entry.number, state), in: directory, expecting: .anything)
    for old in State.allCases where old != state {
      try directory.unlink(name(entry.number, old))
    }
  }

  /// Writes that an entry is wholly done or undone.
  func finish(_ entry: HistoryEntry, _ state: State, as final: State) throws(StorageError) {
    let directory = try layout.ensureOwn(StoreName.history)
    try directory.move(name(entry.number, state), replacing: name(entry.number, final))
  }

  /// Forgets an entry that came to nothing.
  func abandon(_ entry: HistoryEntry) throws(StorageError) {
    let directory = try layout.ensureOwn(StoreName.history)
    for state in State.allCases { try directory.unlink(name(entry.number, state)) }
  }

  /// After a new change, what was undone before it cannot be done again.
  func forget(_ undone: [FileName]) throws(StorageError) {
    guard !undone.isEmpty else { return }
    let directory = try layout.ensureOwn(StoreName.history)
    for name in undone { try directory.unlink(name) }
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

    /// Reads `00000042.done`; `nil` for any other name.
    init?(_ name: FileName) {
      let bytes = name.bytes
      guard let dot = bytes.firstIndex(of: UInt8(ascii: ".")), (1...18).contains(dot),
        bytes[..<dot].allSatisfy({ $0 &- 0x30 < 10 }),
        let state = State.allCases.first(where: {
          bytes[(dot + 1)...].elementsEqual($0.rawValue.utf8)
        })
      else { return nil }
      number = bytes[..<dot].reduce(0) { 10 * $0 + Int($1 - 0x30) }
      (self.state, self.name) = (state, name)
    }
  }

  /// All files of the journal by the numbers of their entries.
  func places() throws(StorageError) -> [Place] {
    guard let directory = try layout.openOwn(StoreName.history) else { return [] }
    return try directory.entries().compactMap { Place($0.name) }
      .sorted { $0.number < $1.number }
  }

  /// An entry that is damaged is as good as none.
  private func read(_ place: Place) throws(StorageError) -> HistoryEntry? {
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

  private func name(_ number: Int, _ state: State) -> FileName {
    let digits = "\(number)"
    let zeros = String(repeating: "0", count: max(0, 8 - digits.utf8.count))
    return StoreName.fixed("\(zeros)\(digits).\(state.rawValue)")
  }
}
