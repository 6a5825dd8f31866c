extension Frame {
  /// Draws another frame over this one, its upper left cell at `point`; what does not fit is left out.
  package mutating func draw(_ picture: Frame, at point: Point) {
    let whole = Rect(
      row: point.row, column: point.column, rows: picture.size.rows,
      columns: picture.size.columns)
    let target = whole.intersection(area)
    let clusterCount = UInt32(clusters.count)
    clusters += picture.clusters
    for row in target.rowRange {
      breakWideCharacters(row: row, columns: target.columnRange)
      let first = row * size.columns + target.column
      let source = (row - point.row) * picture.size.columns + target.column - point.column
      cells[first..<first + target.columns] = picture.cells[source..<source + target.columns]
      if !picture.clusters.isEmpty {
        for index in first..<first + target.columns where cells[index].code >= Cell.firstCluster {
          cells[index].code += clusterCount
        }
      }
      let last = target.columnRange.upperBound
      if last < whole.columnRange.upperBound, last > target.column,
        picture[row - point.row, last - point.column].isRightHalf
      {
        cells[row * size.columns + last - 1].code = Cell.space
      }
    }
  }

  /// Copies whole rows of a frame that is as broad.
  ///
  /// - Parameters:
  ///   - rows: Where they go.
  ///   - first: The first of them in `picture`.
  ///   - picture: Where they are drawn already.
  /// - Returns: `false`, and nothing is copied, if that takes more than copying cells: marks on
  ///   characters are kept frame by frame.
  package mutating func copy(_ rows: Range<Int>, from first: Int, of picture: Frame) -> Bool {
    let columns = size.columns
    let source = first * columns..<(first + rows.count) * columns
    guard picture.clusters.isEmpty, picture.size.columns == columns,
      source.upperBound <= picture.cells.count, rows.upperBound <= size.rows
    else { return false }
    let target = rows.lowerBound * columns..<rows.upperBound * columns
    cells[target] = picture.cells[source]
    return true
  }
}
