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
    let timed = TimedItems(
      of: file, floating: request.floating, keeping: output.diagnosticRoom)
    output.report(timed.remarks, at: path)
    for item in timed.items {
      for diagnostic in add(item) { output.report(diagnostic, at: path) }
    }
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

  private mutating func add(_ item: TimedItem) -> [FileDiagnostic] {
    let room = Self.maximumCount - occurrences.count
    let found = item.set.occurrences(
      from: request.from, to: request.to, matching: request.match,
      limit: max(0, min(request.limit, room)),
      patience: max(0, min(excludedPatience, RecurrenceSet.patience)))
    excludedPatience -= found.spentPatience
    var titles: [Int?: ItemTitle] = [:]
    for occurrence in found.occurrences {
      // An item with a thousand occurrences has its properties looked up once.
      let title = titles[occurrence.override] ?? ItemTitle(of: occurrence, in: item)
      titles[occurrence.override] = title
      occurrences.append(ExpandedOccurrence(occurrence: occurrence, title: title))
    }
    if found.hasMore || room <= 0 { return [limitNote(item)] }
    guard found.occurrences.count < 2, !item.set.rules.isEmpty, patience > 0 else { return [] }
    patience -= item.set.rules.count
    return item.rulesThatNeverOccur.map { FileDiagnostic($0) }
  }

  private func limitNote(_ item: TimedItem) -> FileDiagnostic {
    var note = FileDiagnostic(
      .limit, "more occurrences of \(item.uid) than the limit", isError: false)
    note.line = max(1, (item.main ?? item.changes.first)?.lineNumber ?? 1)
    return note
  }
}
