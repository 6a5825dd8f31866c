/// Which row of a list is selected, and which one is the uppermost to be seen.
///
/// Rows may be unselectable (headings, plain text); moving passes over them. All functions take the
/// rows as they are now, so that a position survives rows coming and going.
struct ListPosition: Hashable, Sendable {
  private(set) var selection: Int?
  /// The index of the first visible row.
  private(set) var top = 0

  /// Selects the first selectable row at or after `index`, or else the last one before it.
  mutating func select(_ index: Int, among isSelectable: [Bool]) {
    let start = min(max(0, index), isSelectable.count)
    selection =
      isSelectable[start...].firstIndex(of: true) ?? isSelectable[..<start].lastIndex(of: true)
  }

  /// Moves by `count` selectable rows, stopping at the ends.
  mutating func move(by count: Int, among isSelectable: [Bool]) {
    guard let current = selection, isSelectable.indices.contains(current) else {
      return select(0, among: isSelectable)
    }
    var index = current
    for _ in 0..<abs(count) {
      guard let next = next(after: index, forward: count > 0, among: isSelectable) else { break }
      index = next
    }
    selection = index
  }

  /// Moves to the next selectable row if it can be seen, and otherwise scrolls by a line: so a page
  /// of text is read on the way to its next link.
  mutating func step(by count: Int, visibleRows: Int, among isSelectable: [Bool]) {
    let visible = max(1, visibleRows)
    let isForward = count > 0
    let range = top..<min(top + visible, isSelectable.count)
    let start = selection.flatMap { range.contains($0) ? $0 : nil }
    let edge = isForward ? range.lowerBound - 1 : range.upperBound
    let next = next(after: start ?? edge, forward: isForward, among: isSelectable)
    if let next, range.contains(next) {
      selection = next
      if !isForward, isSelectable[..<next].allSatisfy({ !$0 }), next < visible { top = 0 }
    } else {
      scroll(by: isForward ? 1 : -1, visibleRows: visible, among: isSelectable)
    }
  }

  mutating func selectFirst(among isSelectable: [Bool]) {
    select(0, among: isSelectable)
    top = 0
  }

  mutating func selectLast(among isSelectable: [Bool]) {
    selection = isSelectable.lastIndex(of: true)
  }

  /// Scrolls so that the selection, and the headings right above it, can be seen.
  ///
  /// By half of what can be seen where the selection has just left it, so that the rows stand still
  /// for many keys and half of them are still there when they do not.
  mutating func reveal(rowCount: Int, visibleRows: Int, headingsAbove: Int = 0) {
    let visible = max(1, visibleRows)
    if let selection {
      let (highest, lowest) = (selection - headingsAbove, selection - visible + 1)
      if highest < top {
        let isNear = highest >= top - Self.farthestStep
        top = max(0, isNear ? min(highest, top - visible / 2) : highest)
      }
      if lowest > top {
        let isNear = lowest <= top + Self.farthestStep
        top = isNear ? max(lowest, top + visible / 2) : lowest
      }
    }
    keepInside(rowCount: rowCount, visibleRows: visible)
  }

  /// Goes along with the selected row where rows have come or gone: to the one of `rows` that is
  /// nearest to where it was, which stands still on the screen unless that starts at the top.
  mutating func follow(to rows: [Int], rowCount: Int, visibleRows: Int) {
    guard let selection,
      let nearest = rows.min(by: { abs($0 - selection) < abs($1 - selection) })
    else { return }
    if top > 0 { top = max(0, top + nearest - selection) }
    self.selection = nearest
    reveal(rowCount: rowCount, visibleRows: visibleRows)
  }

  /// So many rows one key takes the selection at most, headings passed over among them.
  private static let farthestStep = 3

  /// Scrolls back if there is less below than there is room for.
  mutating func keepInside(rowCount: Int, visibleRows: Int) {
    top = max(0, min(top, rowCount - max(1, visibleRows)))
  }

  /// Scrolls without moving the selection, unless it would leave what can be seen.
  mutating func scroll(by count: Int, visibleRows: Int, among isSelectable: [Bool]) {
    let visible = max(1, visibleRows)
    top = max(0, min(top + count, isSelectable.count - visible))
    let range = top..<min(top + visible, isSelectable.count)
    if let current = selection, range.contains(current) { return }
    let isAbove = (selection ?? -1) < top
    selection =
      isAbove ? isSelectable[range].firstIndex(of: true) : isSelectable[range].lastIndex(of: true)
  }

  private func next(after index: Int, forward: Bool, among isSelectable: [Bool]) -> Int? {
    if forward {
      let start = min(max(0, index + 1), isSelectable.count)
      return isSelectable[start...].firstIndex(of: true)
    }
    return isSelectable[..<min(max(0, index), isSelectable.count)].lastIndex(of: true)
  }
}
