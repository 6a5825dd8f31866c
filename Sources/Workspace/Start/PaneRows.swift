import Domain

/// The rows of a pane in order: headings, and records between them.
///
/// A row is made when it is looked at: a list of ten thousands costs no more than what is on the
/// screen of it.
struct PaneRows: RandomAccessCollection, Sendable {
  enum Part: Sendable {
    case heading(PaneRow.Heading)
    case records(KeyList)

    var count: Int {
      switch self {
      case .heading: 1
      case .records(let keys): keys.count
      }
    }
  }

  private var parts: [Part] = []
  /// The index of the first row of each part.
  private var starts: [Int] = []
  private(set) var count = 0

  init(_ parts: [Part] = []) {
    for part in parts { append(part) }
  }

  var startIndex: Int { 0 }
  var endIndex: Int { count }

  subscript(index: Int) -> PaneRow {
    precondition(index >= 0 && index < count, "the index lies within the rows")
    let place = (starts.lastIndex { $0 <= index }) ?? 0
    switch parts[place] {
    case .heading(let heading): return .heading(heading)
    case .records(let keys): return .record(keys[index - starts[place]])
    }
  }

  mutating func append(_ part: Part) {
    guard part.count > 0 else { return }
    parts.append(part)
    starts.append(count)
    count += part.count
  }

  static func + (left: PaneRows, right: PaneRows) -> PaneRows {
    PaneRows(left.parts + right.parts)
  }

  /// The index of a record's row.
  func index(of key: RecordKey) -> Int? {
    for (part, start) in zip(parts, starts) {
      if case .records(let keys) = part, let index = keys.index(of: key) { return start + index }
    }
    return nil
  }

  /// Whether each row is a record's.
  var isSelectable: [Bool] {
    parts.flatMap { part in
      switch part {
      case .heading: [false]
      case .records(let keys): Array(repeating: true, count: keys.count)
      }
    }
  }

  /// The rows of those records that pass, without headings.
  func records(where passes: (RecordKey) -> Bool) -> PaneRows {
    PaneRows(
      parts.compactMap { part in
        guard case .records(let keys) = part else { return nil }
        return .records(keys.filter(passes))
      })
  }
}
