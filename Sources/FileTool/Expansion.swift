import CivilTime
import VObject

/// The occurrences of many files in one window, by start.
struct Expansion {
  private let request: ExpandRequest
  private var occurrences: [ExpandedOccurrence] = []
  /// How many more rules are looked at to see whether they ever occur.
  private var patience = 200
  /// How many more steps are spent on occurrences that are excluded, so that no file takes long.
  private var excludedPatience = 2 * RecurrenceSet.patience

  /// So many are held at once, whatever `--limit` says; some hundred megabytes.
  private static let maximumCount = 250_000

  init(_ request: ExpandRequest) {
    self.request = request
  }

  /// Adds what a file has in the window, and reports what there is to say about it.
  mutating func add(_ file: ParsedFile, at path: OperandPath, _ output: inout FileOutput) {
    let noteRoom = output.diagnosticRoom
    var notes: [FileDiagnostic] = []
    let remarks = TimedItems.forEach(
      in: file, floating: request.floating, keeping: noteRoom
    ) { item in
      // One note more than there is room for says that there are more.
      add(item, &notes, noteRoom + 1)
      return occurrences.count < Self.maximumCount || notes.count <= noteRoom
    }
    output.report(remarks, at: path)
    for note in notes { output.report(note, at: path) }
  }

  /// Calls `body` with each occurrence, by start, then by UID.
  func forEachInOrder(_ body: (ExpandedOccurrence) -> Void) {
    // The occurrences are too big to be moved about while they are sorted.
    let places = occurrences.indices.map {
      (start: occurrences[$0].occurrence.instant.secondsSince1970, index: $0)
    }
    let sorted = places.sorted { left, right in
      guard left.start == right.start else { return left.start < right.start }
      let (first, second) = (occurrences[left.index].title.uid, occurrences[right.index].title.uid)
      return first == second ? left.index < right.index : first < second
    }
    for place in sorted { body(occurrences[place.index]) }
  }

  /// Adds what an item has in the window, and as many notes as are wanted.
  private mutating func add(
    _ item: TimedItem, _ notes: inout [FileDiagnostic], _ maximumNoteCount: Int
  ) {
    let room = Self.maximumCount - occurrences.count
    guard room > 0 else {
      if notes.count < maximumNoteCount { notes.append(limitNote(item)) }
      return
    }
    let found = item.set.occurrences(
      from: request.from, to: request.to, matching: request.match,
      limit: min(request.limit, room),
      patience: max(0, min(excludedPatience, RecurrenceSet.patience)))
    excludedPatience -= found.spentPatience
    append(found.occurrences, of: item)
    if found.hasMore {
      if notes.count < maximumNoteCount { notes.append(limitNote(item)) }
      return
    }
    guard found.occurrences.count < 2, !item.set.rules.isEmpty, patience > 0 else { return }
    patience -= item.set.rules.count
    // These are errors that count even where they are not printed, and never more than the patience.
    notes += item.rulesThatNeverOccur.map { FileDiagnostic($0) }
  }

  private mutating func append(_ found: [RecurrenceSet.Occurrence], of item: TimedItem) {
    // An item with a thousand occurrences has its properties looked up once.
    var own: ItemTitle?
    var latest: (override: Int, title: ItemTitle)?
    for occurrence in found {
      let known = occurrence.override == nil ? own : latest?.title
      let isKnown = occurrence.override == nil || occurrence.override == latest?.override
      let title = (isKnown ? known : nil) ?? ItemTitle(of: occurrence, in: item)
      if let override = occurrence.override { latest = (override, title) } else { own = title }
      occurrences.append(ExpandedOccurrence(occurrence: occurrence, title: title))
    }
  }

  private func limitNote(_ item: TimedItem) -> FileDiagnostic {
    var note = FileDiagnostic(
      .limit, "more occurrences of \(item.uid) than the limit", isError: false)
    note.line = max(1, (item.main ?? item.changes.first)?.lineNumber ?? 1)
    return note
  }
}
