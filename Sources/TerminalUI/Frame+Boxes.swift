/// Lines and boxes. A line that ends at another joins it: borders get tees, tees become crosses.
extension Frame {
  /// Draws a border along the edge of `rect` and returns the area inside it.
  ///
  /// The title stands in the upper line at the left, `trailing` at the right if there is room for
  /// both. Neighbors that share an edge join; fill the area first to draw over what is there.
  @discardableResult
  package mutating func drawBox(
    _ rect: Rect, title: StyledText = "", trailing: StyledText = "", style: Style = .plain
  ) -> Rect {
    guard rect.rows > 1, rect.columns > 1 else {
      drawRule(rect.row(0), title: title, trailing: trailing, style: style)
      return rect.inset()
    }
    let (left, right) = (rect.column, rect.column + rect.columns - 1)
    let (top, bottom) = (rect.row, rect.row + rect.rows - 1)
    for column in left + 1..<right {
      join([.left, .right], row: top, column: column, style: style)
      join([.left, .right], row: bottom, column: column, style: style)
    }
    for row in top + 1..<bottom {
      join([.up, .down], row: row, column: left, style: style)
      join([.up, .down], row: row, column: right, style: style)
    }
    join([.down, .right], row: top, column: left, style: style)
    join([.down, .left], row: top, column: right, style: style)
    join([.up, .right], row: bottom, column: left, style: style)
    join([.up, .left], row: bottom, column: right, style: style)
    drawHeadings(title: title, trailing: trailing, in: rect.row(0), style: style)
    return rect.inset()
  }

  /// Draws a line along the first row of `rect`, with a title in it as in a box.
  ///
  /// Where its ends meet a border, they join it: draw the border first.
  package mutating func drawRule(
    _ rect: Rect, title: StyledText = "", trailing: StyledText = "", style: Style = .plain
  ) {
    guard !rect.isEmpty else { return }
    drawHorizontalLine(row: rect.row, columns: rect.columnRange, style: style)
    drawHeadings(title: title, trailing: trailing, in: rect.row(0), style: style)
  }

  /// Draws a line from the first to the last of `columns`; its ends join lines they meet.
  package mutating func drawHorizontalLine(row: Int, columns: Range<Int>, style: Style = .plain) {
    for column in columns.clamped(to: 0..<size.columns) {
      var arms: LineArms = []
      if column > columns.lowerBound { arms.insert(.left) }
      if column < columns.upperBound - 1 { arms.insert(.right) }
      join(arms, row: row, column: column, style: style)
    }
  }

  /// Draws a line from the first to the last of `rows`; its ends join lines they meet.
  package mutating func drawVerticalLine(column: Int, rows: Range<Int>, style: Style = .plain) {
    for row in rows.clamped(to: 0..<size.rows) {
      var arms: LineArms = []
      if row > rows.lowerBound { arms.insert(.up) }
      if row < rows.upperBound - 1 { arms.insert(.down) }
      join(arms, row: row, column: column, style: style)
    }
  }

  /// Writes the titles into a line between its ends.
  private mutating func drawHeadings(
    title: StyledText, trailing: StyledText, in line: Rect, style: Style
  ) {
    var room = line.inset(rows: 0)
    let trailingColumns = trailing.columns + 2
    if !trailing.isEmpty, title.columns + 2 + trailingColumns <= room.columns {
      drawHeading(trailing, in: room.removeRight(trailingColumns), style: style)
    }
    if !title.isEmpty, room.columns > 2 { drawHeading(title, in: room, style: style) }
  }

  /// Draws text with a space on either side.
  private mutating func drawHeading(_ text: StyledText, in area: Rect, style: Style) {
    let padded = StyledText(" ", style: style) + text
    let used = draw(padded, in: area.splitColumns(at: area.columns - 1).left)
    draw(" ", style: style, at: Point(row: area.row, column: area.column + used))
  }

  /// Adds the arms of a line to what a cell shows; anything but a line is drawn over.
  private mutating func join(_ arms: LineArms, row: Int, column: Int, style: Style) {
    guard area.contains(Point(row: row, column: column)) else { return }
    let index = row * size.columns + column
    let joined = arms.union(LineArms(drawnAs: cells[index].code) ?? [])
    breakWideCharacters(row: row, columns: column..<column + 1)
    cells[index] = Cell(code: joined.code, style: style)
  }
}

/// The directions in which a piece of line leaves its cell.
private struct LineArms: OptionSet {
  let rawValue: UInt8

  static let up = LineArms(rawValue: 1)
  static let down = LineArms(rawValue: 2)
  static let left = LineArms(rawValue: 4)
  static let right = LineArms(rawValue: 8)

  /// The box-drawing character for each combination of arms; single arms are drawn as whole lines.
  private static let codes: [UInt32] = [
    0x20, 0x2502, 0x2502, 0x2502, 0x2500, 0x2518, 0x2510, 0x2524,
    0x2500, 0x2514, 0x250c, 0x251c, 0x2500, 0x2534, 0x252c, 0x253c,
  ]

  init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  init?(drawnAs code: UInt32) {
    guard code != Cell.space, let index = Self.codes.lastIndex(of: code) else { return nil }
    self.init(rawValue: UInt8(index))
  }

  var code: UInt32 { Self.codes[Int(rawValue & 15)] }
}
