/// A picture of the whole screen, as a value: what every pane draws into and every test looks at.
///
/// Drawing outside is clipped, and text can never reach the terminal as anything but text
/// (see ``CellWidth``).
package struct Frame: Hashable, Sendable {
  package let size: Size

  /// Where the terminal's cursor blinks; hidden if `nil`.
  package var cursor: Point?

  /// Where the attention is when there is no cursor, such as the selected row.
  ///
  /// The hidden cursor is put there: screen readers and magnifiers follow it.
  package var focus: Point?

  /// Row by row, `size.rows * size.columns` of them.
  var cells: [Cell]

  /// Characters with marks on them: a base scalar and one to four combining ones.
  var clusters: [[Unicode.Scalar]] = []

  /// Creates a blank frame.
  package init(size: Size) {
    self.size = size
    cells = Array(repeating: .blank, count: size.rows * size.columns)
  }

  /// The whole frame.
  package var area: Rect { Rect(size) }

  // MARK: Text

  /// Draws text on one row and returns the columns it took.
  ///
  /// What does not fit into `maxColumns`, or into the row, is cut and ends in "…".
  @discardableResult
  package mutating func draw(
    _ text: some StringProtocol, style: Style = .plain, at point: Point, maxColumns: Int = .max
  ) -> Int {
    guard var pen = Pen(at: point, maxColumns: maxColumns, in: size) else { return 0 }
    write(text, style: style, with: &pen)
    return pen.column - pen.start
  }

  /// Draws text on the first row of `area` and returns the columns it took.
  @discardableResult
  package mutating func draw(
    _ text: some StringProtocol, style: Style = .plain, in area: Rect,
    alignment: Alignment = .left
  ) -> Int {
    draw(StyledText(text, style: style), in: area, alignment: alignment)
  }

  /// Draws text on one row and returns the columns it took, cut like plain text.
  @discardableResult
  package mutating func draw(
    _ text: StyledText, at point: Point, maxColumns: Int = .max
  ) -> Int {
    guard var pen = Pen(at: point, maxColumns: maxColumns, in: size) else { return 0 }
    for run in text.runs where !pen.isFull { write(run.text, style: run.style, with: &pen) }
    return pen.column - pen.start
  }

  /// Draws text on the first row of `area` and returns the columns it took.
  @discardableResult
  package mutating func draw(
    _ text: StyledText, in area: Rect, alignment: Alignment = .left
  ) -> Int {
    guard !area.isEmpty else { return 0 }
    let spare = alignment == .left ? 0 : max(0, area.columns - text.columns)
    let indent = alignment == .center ? spare / 2 : spare
    return draw(
      text, at: Point(row: area.row, column: area.column + indent),
      maxColumns: area.columns - indent)
  }

  // MARK: Areas

  /// Fills an area with one character; anything but a narrow one becomes a space.
  package mutating func fill(_ rect: Rect, style: Style = .plain, character: Character = " ") {
    let visible = rect.intersection(area)
    guard !visible.isEmpty else { return }
    let scalar = character.unicodeScalars.first ?? " "
    let code = CellWidth.kind(of: scalar) == .narrow ? scalar.value : Cell.space
    let cell = Cell(code: code, style: style)
    for row in visible.rowRange {
      let first = row * size.columns + visible.column
      breakWideCharacters(row: row, columns: visible.columnRange)
      for index in first..<first + visible.columns { cells[index] = cell }
    }
  }

  /// Lays a style over what is drawn already, see ``Style/over(_:)``.
  package mutating func overlay(_ style: Style, in rect: Rect) {
    restyle(rect) { style.over($0) }
  }

  /// Changes the styles of what is drawn already.
  mutating func restyle(_ rect: Rect, _ change: (Style) -> Style) {
    let visible = rect.intersection(area)
    guard !visible.isEmpty else { return }
    for row in visible.rowRange {
      let first = row * size.columns + visible.column
      for index in first..<first + visible.columns {
        cells[index].style = change(cells[index].style)
      }
    }
  }

  /// Blanks the other halves of wide characters that are cut by writing to `columns`.
  mutating func breakWideCharacters(row: Int, columns: Range<Int>) {
    let first = row * size.columns
    if columns.lowerBound > 0, columns.lowerBound < size.columns,
      cells[first + columns.lowerBound].code == Cell.rightHalf
    {
      cells[first + columns.lowerBound - 1].code = Cell.space
    }
    if columns.upperBound < size.columns,
      cells[first + columns.upperBound].code == Cell.rightHalf
    {
      cells[first + columns.upperBound].code = Cell.space
    }
  }
}

/// Where text stands in a rectangle that is wider than it.
package enum Alignment: Hashable, Sendable {
  case left
  case center
  case right
}
