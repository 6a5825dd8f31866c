import Domain

/// The rows of one pane, filtered, with what is selected and marked among them.
struct PaneList: Sendable {
  /// All rows in order, before filtering.
  private(set) var allRows = PaneRows()
  private(set) var rows = PaneRows()
  /// Goes up whenever rows are put in.
  private(set) var version = 0
  private(set) var isSelectable: [Bool] = []
  /// How many of the rows are records.
  private(set) var recordCount = 0
  /// What the rows are filtered by; empty for no filter.
  private(set) var filter = ""
  var marks: Set<RecordKey> = []
  private(set) var position = ListPosition()

  var selection: RecordKey? {
    position.selection.flatMap { rows.indices.contains($0) ? rows[$0].record : nil }
  }

  /// The marked records in the order of the list, or else the selected one.
  var markedOrSelected: [RecordKey] {
    guard !marks.isEmpty else { return selection.map { [$0] } ?? [] }
    let marked = marks.compactMap { key in allRows.index(of: key).map { (index: $0, key: key) } }
    return marked.sorted { $0.index < $1.index }.map(\.key)
  }

  /// Puts new rows in, keeping the selected record selected, or else its place.
  ///
  /// - Parameters:
  ///   - newRows: All rows, before filtering.
  ///   - filter: What to filter by; empty for no filter.
  ///   - matches: Whether a record fits the filter; asked only if there is one.
  ///   - comesFirst: Whether it fits so well that it stands above the others.
  mutating func show(
    _ newRows: PaneRows, filter: String = "", matches: (RecordKey) -> Bool = { _ in true },
    comesFirst: (RecordKey) -> Bool = { _ in false }
  ) {
    let selected = selection
    let oldIndex = position.selection
    version += 1
    allRows = newRows
    self.filter = filter
    rows = newRows
    if !filter.isEmpty {
      let fitting = newRows.records(where: matches)
      let first = fitting.records(where: comesFirst)
      rows = first.isEmpty ? fitting : first + fitting.records { !comesFirst($0) }
    }
    if rows.isEmpty, !newRows.isEmpty { rows = PaneRows([.heading(.noMatch)]) }
    isSelectable = rows.isSelectable
    recordCount = isSelectable.count(where: \.self)
    marks = marks.filter { newRows.index(of: $0) != nil }
    let index = selected.flatMap(rows.index) ?? oldIndex ?? 0
    position.select(index, among: isSelectable)
  }

  mutating func select(_ key: RecordKey) {
    guard let index = rows.index(of: key) else { return }
    position.select(index, among: isSelectable)
  }

  mutating func select(index: Int) {
    guard isSelectable.indices.contains(index), isSelectable[index] else { return }
    position.select(index, among: isSelectable)
  }

  mutating func toggleMark() {
    guard let selection else { return }
    if marks.remove(selection) == nil { marks.insert(selection) }
    position.move(by: 1, among: isSelectable)
  }

  mutating func move(by count: Int) {
    position.move(by: count, among: isSelectable)
  }

  mutating func selectFirst() {
    position.selectFirst(among: isSelectable)
  }

  mutating func selectLast() {
    position.selectLast(among: isSelectable)
  }

  mutating func scroll(by count: Int, visibleRows: Int) {
    position.scroll(by: count, visibleRows: visibleRows, among: isSelectable)
  }

  /// Scrolls so that the selection can be seen, with the headings right above it.
  mutating func reveal(visibleRows: Int) {
    var headings = 0
    if let selection = position.selection {
      while selection > headings, !isSelectable[selection - headings - 1] { headings += 1 }
    }
    position.reveal(
      rowCount: rows.count, visibleRows: visibleRows, headingsAbove: min(headings, 2))
  }
}
