/// Cutting a rectangle into smaller ones. Counts are clamped to what is there.
extension Rect {
  /// Takes `count` rows off the top and returns them.
  package mutating func removeTop(_ count: Int) -> Rect {
    let (top, rest) = splitRows(at: count)
    self = rest
    return top
  }

  /// Takes `count` rows off the bottom and returns them.
  package mutating func removeBottom(_ count: Int) -> Rect {
    let (rest, bottom) = splitRows(at: rows - clamped(count, to: rows))
    self = rest
    return bottom
  }

  /// Takes `count` columns off the left and returns them.
  package mutating func removeLeft(_ count: Int) -> Rect {
    let (left, rest) = splitColumns(at: count)
    self = rest
    return left
  }

  /// Takes `count` columns off the right and returns them.
  package mutating func removeRight(_ count: Int) -> Rect {
    let (rest, right) = splitColumns(at: columns - clamped(count, to: columns))
    self = rest
    return right
  }

  /// The first `count` rows, and the rest below them.
  package func splitRows(at count: Int) -> (top: Rect, bottom: Rect) {
    let taken = clamped(count, to: rows)
    return (
      Rect(row: row, column: column, rows: taken, columns: columns),
      Rect(row: row + taken, column: column, rows: rows - taken, columns: columns)
    )
  }

  /// The first `count` columns, and the rest to the right of them.
  package func splitColumns(at count: Int) -> (left: Rect, right: Rect) {
    let taken = clamped(count, to: columns)
    return (
      Rect(row: row, column: column, rows: rows, columns: taken),
      Rect(row: row, column: column + taken, rows: rows, columns: columns - taken)
    )
  }

  /// The same rectangle with so many rows less above and below, and columns less on each side.
  package func inset(rows rowCount: Int = 1, columns columnCount: Int = 1) -> Rect {
    Rect(
      row: row + min(rowCount, rows), column: column + min(columnCount, columns),
      rows: rows - 2 * rowCount, columns: columns - 2 * columnCount)
  }

  /// The row `index` rows below the top, one row high; empty if there is no such row.
  package func row(_ index: Int) -> Rect {
    guard (0..<rows).contains(index) else {
      return Rect(row: row, column: column, rows: 0, columns: columns)
    }
    return Rect(row: row + index, column: column, rows: 1, columns: columns)
  }

  /// A rectangle of `size`, or as much of it as there is room for, in the middle of this one.
  package func centered(_ size: Size) -> Rect {
    let (height, width) = (min(size.rows, rows), min(size.columns, columns))
    return Rect(
      row: row + (rows - height) / 2, column: column + (columns - width) / 2,
      rows: height, columns: width)
  }

  private func clamped(_ count: Int, to limit: Int) -> Int {
    min(max(0, count), limit)
  }
}
