/// Which row of a list is selected, and which one is the uppermost to be seen.
///
/// Rows may be unselectable (headings); moving passes over them. All functions take the list's rows
/// as they are now, so that a position survives rows coming and going.
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
    var left = abs(count)
    while left > 0 {
      let next =
        count > 0
        ? isSelectable[(index + 1)...].firstIndex(of: true)
        : isSelectable[..<index].lastIndex(of: true)
      guard let next else { break }
      index = next
      left -= 1
    }
    selection = index
  }

  mutating func selectFirst(among isSelectable: [Bool]) {
    select(0, among: isSelectable)
    top = 0
  }

  mutating func selectLast(among isSelectable: [Bool]) {
    selection = isSelectable.lastIndex(of: true)
  }

  /// Scrolls so that the selection, and the headings right above the first row, can be seen.
  mutating func reveal(rowCount: Int, visibleRows: Int, headingsAbove: Int = 0) {
    let visible = max(1, visibleRows)
    if let selection {
      if selection - headingsAbove < top { top = max(0, selection - headingsAbove) }
      if selection >= top + visible { top = selection - visible + 1 }
    }
    top = max(0, min(top, rowCount - visible))
  }

  /// Scrolls without moving the selection, unless it would leave what can be seen.
  mutating func scroll(by count: Int, visibleRows: Int, among isSelectable: [Bool]) {
    let visible = max(1, visibleRows)
    top = max(0, min(top + count, isSelectable.count - visible))
    guard let current = selection else { return }
    let range = top..<min(top + visible, isSelectable.count)
    guard !range.contains(current) else { return }
    selection =
      (current < top
        ? isSelectable[range].firstIndex(of: true) : isSelectable[range].lastIndex(of: true))
      ?? selection
  }
}
