/// Which row of a list is selected, and which rows are to be seen.
///
/// The list itself stays with its owner, who says how many items there are; a selection beyond the
/// end counts as the last one.
package struct ListView: Hashable, Sendable {
  /// The index of the selected item; it may be beyond the end of a list that has become shorter.
  package private(set) var selection: Int
  /// The first item to be seen the last time anything moved.
  private var offset = 0

  /// Creates a list that shows its selection as soon as it is drawn.
  package init(selection: Int = 0) {
    self.selection = max(0, selection)
  }

  /// Moves as a key says; returns whether it is one that moves.
  ///
  /// Arrows, `j` and `k`, page up and down, home and end.
  package mutating func handle(_ key: Key, count: Int, rows: Int) -> Bool {
    let page = max(1, rows - 1)
    switch key {
    case .up, .character("k"), .control("p"):
      select(selected(of: count) - 1, count: count, rows: rows)
    case .down, .character("j"), .control("n"):
      select(selected(of: count) + 1, count: count, rows: rows)
    case .pageUp: select(selected(of: count) - page, count: count, rows: rows)
    case .pageDown: select(selected(of: count) + page, count: count, rows: rows)
    case .home: select(0, count: count, rows: rows)
    case .end: select(count - 1, count: count, rows: rows)
    default: return false
    }
    return true
  }

  /// Selects an item, or the nearest there is, and brings it into view.
  package mutating func select(_ index: Int, count: Int, rows: Int) {
    selection = max(0, min(index, count - 1))
    offset = visible(count: count, rows: rows).lowerBound
  }

  /// Moves the view, as a mouse wheel does; the selection follows at the edge.
  package mutating func scroll(by rowCount: Int, count: Int, rows: Int) {
    let first = visible(count: count, rows: rows).lowerBound + rowCount
    offset = max(0, min(first, count - rows))
    selection = max(offset, min(selected(of: count), offset + max(rows, 1) - 1))
  }

  /// The items to be seen in so many rows; the selected one is among them.
  package func visible(count: Int, rows: Int) -> Range<Int> {
    let selected = self.selected(of: count)
    return Self.window(
      showing: selected..<selected + 1, from: offset, count: count, rows: rows)
  }

  /// The item at a place on the screen.
  package func index(at point: Point, in area: Rect, count: Int) -> Int? {
    guard area.contains(point) else { return nil }
    let index = visible(count: count, rows: area.rows).lowerBound + point.row - area.row
    return index < count ? index : nil
  }

  /// Draws the visible items with `row`, the selected one highlighted over its whole width.
  package func draw(
    in frame: inout Frame, area: Rect, count: Int, theme: Theme, isActive: Bool,
    row: (_ index: Int, _ frame: inout Frame, _ area: Rect) -> Void
  ) {
    let visible = visible(count: count, rows: area.rows)
    for index in visible {
      let rowArea = area.row(index - visible.lowerBound)
      row(index, &frame, rowArea)
      if index == selected(of: count) {
        frame.highlight(rowArea, style: isActive ? theme.selection : theme.selectionInactive)
        if isActive { frame.focus = rowArea.origin }
      }
    }
  }

  private func selected(of count: Int) -> Int {
    max(0, min(selection, count - 1))
  }

  /// The part of `count` rows to be seen through a window of `rows`: as near to `first` as possible
  /// with all of `range` in it, and no emptier at its end than need be.
  package static func window(
    showing range: Range<Int>, from first: Int, count: Int, rows: Int
  ) -> Range<Int> {
    guard rows > 0, count > 0 else { return 0..<0 }
    var start = first
    if range.upperBound > start + rows { start = range.upperBound - rows }
    if range.lowerBound < start { start = range.lowerBound }
    start = max(0, min(start, count - rows))
    return start..<min(count, start + rows)
  }
}

extension Frame {
  /// Gives a row its background, and all of its text the foreground that can be read on it.
  ///
  /// Emphasis stays; colors give way.
  package mutating func highlight(_ rect: Rect, style: Style) {
    restyle(rect) { style.adding($0.attributes) }
  }

  /// Draws the thumb of a scroll bar over a border; nothing if all of the list is to be seen.
  package mutating func drawScrollBar(
    column: Int, rows: Range<Int>, visible: Range<Int>, count: Int, style: Style
  ) {
    guard visible.count < count, !rows.isEmpty else { return }
    let length = max(1, rows.count * visible.count / count)
    let start = visible.lowerBound * (rows.count - length) / max(1, count - visible.count)
    fill(
      Rect(row: rows.lowerBound + start, column: column, rows: length, columns: 1), style: style,
      character: "█")
  }
}
