/// A wrapped row of a text: the line it belongs to, and which of its rows it is.
struct RowPlace: Hashable, Comparable, Sendable {
  var line: Int
  var row: Int

  static func < (left: RowPlace, right: RowPlace) -> Bool {
    (left.line, left.row) < (right.line, right.row)
  }
}

/// Wrapping, scrolling and drawing.
extension TextArea {
  /// Draws the rows around the cursor, which is shown if the text is active.
  ///
  /// `highlight` gives a line its styles and must not change its letters; it is called for the
  /// visible lines only.
  package func draw(
    in frame: inout Frame, area: Rect, theme: Theme, isActive: Bool,
    highlight: (String) -> StyledText = { StyledText($0) }
  ) {
    guard !area.isEmpty else { return }
    var text = self
    text.viewport = area.size
    text.drawRows(in: &frame, area: area, style: theme.text, highlight: highlight)
    guard isActive else { return }
    frame.cursor = text.cursorPoint(in: area)
  }

  private func drawRows(
    in frame: inout Frame, area: Rect, style: Style, highlight: (String) -> StyledText
  ) {
    let first = shownTop(in: area.size)
    var (line, row) = (first.line, first.row)
    var screenRow = area.row
    while line < lines.count, screenRow < area.row + area.rows {
      let layout = wrapped(line)
      let styled = highlight(lines[line]).over(style)
      while row < layout.starts.count, screenRow < area.row + area.rows {
        let indent = row == 0 ? 0 : layout.indent
        frame.draw(
          styled.slice(layout.range(ofRow: row)).withoutTrailingSpaces,
          at: Point(row: screenRow, column: area.column + indent),
          maxColumns: area.columns - indent)
        row += 1
        screenRow += 1
      }
      (line, row) = (line + 1, 0)
    }
  }

  private func cursorPoint(in area: Rect) -> Point {
    let (first, target) = (shownTop(in: area.size), cursorRow)
    var (place, distance) = (target, 0)
    while first < place, let previous = row(before: place) {
      (place, distance) = (previous, distance + 1)
    }
    return Point(
      row: area.row + distance, column: area.column + min(cursorColumn, area.columns - 1))
  }

  /// The rows of a line at the present width; one column is kept for the cursor.
  func wrapped(_ line: Int) -> WrappedLine {
    WrappedLine(lines[line], columns: max(1, viewport.columns - 1), indent: .hanging)
  }

  var cursorRow: RowPlace {
    RowPlace(line: cursor.line, row: wrapped(cursor.line).row(of: cursor.offset))
  }

  /// The cursor's column in its row, the row's indent included.
  var cursorColumn: Int {
    let layout = wrapped(cursor.line)
    let row = layout.row(of: cursor.offset)
    let start = layout.range(ofRow: row).lowerBound
    return (row == 0 ? 0 : layout.indent)
      + lines[cursor.line].columns(from: start, to: cursor.offset)
  }

  /// The row so many rows below `place`, or above it if negative.
  ///
  /// The first or last if there are not so many. Each line on the way is wrapped once.
  func row(_ rowCount: Int, from place: RowPlace) -> RowPlace {
    var place = place
    if rowCount < 0 {
      for _ in 0..<(-rowCount) { place = row(before: place) ?? place }
      return place
    }
    var left = rowCount
    while true {
      let last = wrapped(place.line).starts.count - 1
      if place.row + left <= last || place.line + 1 == lines.count {
        return RowPlace(line: place.line, row: min(place.row + left, last))
      }
      left -= last - place.row + 1
      place = RowPlace(line: place.line + 1, row: 0)
    }
  }

  private func row(before place: RowPlace) -> RowPlace? {
    if place.row > 0 { return RowPlace(line: place.line, row: place.row - 1) }
    guard place.line > 0 else { return nil }
    return RowPlace(line: place.line - 1, row: wrapped(place.line - 1).starts.count - 1)
  }

  mutating func keepCursorInView() {
    top = shownTop(in: viewport)
  }

  /// The topmost row to be seen: `top`, moved no further than needed to show the cursor's row.
  func shownTop(in size: Size) -> RowPlace {
    let target = cursorRow
    let line = min(top.line, lines.count - 1)
    let start = RowPlace(line: line, row: min(top.row, wrapped(line).starts.count - 1))
    if target <= start { return target }
    // Rows back from the cursor: where the view begins if the cursor is at its lower edge.
    var lowest = target
    for _ in 0..<max(0, size.rows - 1) {
      guard start < lowest, let previous = row(before: lowest) else { break }
      lowest = previous
    }
    return max(start, lowest)
  }
}
