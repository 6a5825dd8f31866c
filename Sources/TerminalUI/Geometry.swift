/// How many rows and columns of cells there are; never negative.
package struct Size: Hashable, Sendable {
  package let rows: Int
  package let columns: Int

  /// Creates a size; negative counts become 0.
  package init(rows: Int, columns: Int) {
    self.rows = max(0, rows)
    self.columns = max(0, columns)
  }
}

/// The place of one cell, both counted from 0 at the upper left.
package struct Point: Hashable, Sendable {
  package var row: Int
  package var column: Int

  /// Creates a place; it may lie outside of any frame.
  package init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}

/// A rectangle of cells; it may be empty and may reach outside a frame, which then clips it.
package struct Rect: Hashable, Sendable {
  package var row: Int
  package var column: Int
  package private(set) var rows: Int
  package private(set) var columns: Int

  /// Creates a rectangle; negative counts become 0.
  package init(row: Int, column: Int, rows: Int, columns: Int) {
    self.row = row
    self.column = column
    self.rows = max(0, rows)
    self.columns = max(0, columns)
  }

  /// The whole of a screen or frame.
  package init(_ size: Size) {
    self.init(row: 0, column: 0, rows: size.rows, columns: size.columns)
  }

  /// Whether it has no cells.
  package var isEmpty: Bool { rows == 0 || columns == 0 }

  /// Its rows and columns, without its place.
  package var size: Size { Size(rows: rows, columns: columns) }

  /// The upper left cell.
  package var origin: Point { Point(row: row, column: column) }

  /// The rows it covers, in the frame's coordinates.
  package var rowRange: Range<Int> { row..<row + rows }

  /// The columns it covers, in the frame's coordinates.
  package var columnRange: Range<Int> { column..<column + columns }

  /// Whether a cell lies inside; none does if the rectangle is empty.
  package func contains(_ point: Point) -> Bool {
    rowRange.contains(point.row) && columnRange.contains(point.column)
  }

  /// The cells in both; empty if they do not meet.
  package func intersection(_ other: Rect) -> Rect {
    let top = max(row, other.row)
    let left = max(column, other.column)
    return Rect(
      row: top, column: left,
      rows: min(row + rows, other.row + other.rows) - top,
      columns: min(column + columns, other.column + other.columns) - left)
  }
}
