/// Where the next character goes, and where the row's share ends.
struct Pen {
  let row: Int
  let start: Int
  /// The first column that must not be written to.
  let limit: Int
  var column: Int
  /// Where "…" goes if the text turns out too long.
  var lastFit: Int
  var isFull = false

  init?(at point: Point, maxColumns: Int, in size: Size) {
    guard (0..<size.rows).contains(point.row), (0..<size.columns).contains(point.column),
      maxColumns > 0
    else { return nil }
    row = point.row
    start = point.column
    limit = start + min(maxColumns, size.columns - start)
    (column, lastFit) = (start, start)
  }

  mutating func advance(by columns: Int) {
    column += columns
    if column < limit { lastFit = column }
  }
}

extension Frame {
  mutating func write(_ text: some StringProtocol, style: Style, with pen: inout Pen) {
    let isDone: Void? = text.utf8.withContiguousStorageIfAvailable { bytes in
      writeUTF8(bytes, style: style, with: &pen)
    }
    if isDone == nil { write(scalars: text.unicodeScalars, style: style, with: &pen) }
  }

  /// The fast way: ASCII goes straight into the cells, the rest as scalars from there on.
  private mutating func writeUTF8(
    _ bytes: UnsafeBufferPointer<UInt8>, style: Style, with pen: inout Pen
  ) {
    let row = pen.row * size.columns
    let room = min(bytes.count, pen.limit - pen.column)
    var count = 0
    while count < room, (0x20..<0x7f).contains(bytes[count]) { count += 1 }
    if count > 0 {
      breakWideCharacters(row: pen.row, columns: pen.column..<pen.column + count)
      for offset in 0..<count {
        cells[row + pen.column + offset] = Cell(code: UInt32(bytes[offset]), style: style)
      }
      pen.column += count
      pen.lastFit = pen.column < pen.limit ? pen.column : pen.limit - 1
    }
    guard count < bytes.count else { return }
    let rest = UnsafeBufferPointer(rebasing: bytes[count...])
    var decoder = UTF8()
    var iterator = rest.makeIterator()
    while !pen.isFull, case .scalarValue(let scalar) = decoder.decode(&iterator) {
      write(scalar, style: style, with: &pen)
    }
  }

  private mutating func write(
    scalars: some Sequence<Unicode.Scalar>, style: Style, with pen: inout Pen
  ) {
    for scalar in scalars {
      if pen.isFull { return }
      write(scalar, style: style, with: &pen)
    }
  }

  private mutating func write(_ scalar: Unicode.Scalar, style: Style, with pen: inout Pen) {
    switch CellWidth.kind(of: scalar) {
    case .narrow: put(scalar.value, columns: 1, style: style, with: &pen)
    case .wide: put(scalar.value, columns: 2, style: style, with: &pen)
    case .blank: put(Cell.space, columns: 1, style: style, with: &pen)
    case .replaced: put(Cell.replacement, columns: 1, style: style, with: &pen)
    case .mark: addMark(scalar, with: pen)
    case .invisible: break
    }
  }

  private mutating func put(
    _ code: UInt32, columns: Int, style: Style, with pen: inout Pen
  ) {
    guard pen.column + columns <= pen.limit else { return cutShort(style: style, with: &pen) }
    let index = pen.row * size.columns + pen.column
    breakWideCharacters(row: pen.row, columns: pen.column..<pen.column + columns)
    cells[index] = Cell(code: code, style: style)
    if columns == 2 { cells[index + 1] = Cell(code: Cell.rightHalf, style: style) }
    pen.advance(by: columns)
  }

  /// Puts "…" after the last character that leaves room for it.
  private mutating func cutShort(style: Style, with pen: inout Pen) {
    breakWideCharacters(row: pen.row, columns: pen.lastFit..<pen.limit)
    let row = pen.row * size.columns
    for column in pen.lastFit..<pen.limit {
      cells[row + column] = Cell(code: Cell.space, style: style)
    }
    cells[row + pen.lastFit].code = Cell.ellipsis
    pen.column = pen.lastFit + 1
    pen.isFull = true
  }

  /// Adds a combining mark to the character before; one without a character is not drawn, and
  /// neither is the fifth.
  private mutating func addMark(_ mark: Unicode.Scalar, with pen: Pen) {
    guard pen.column > pen.start else { return }
    var index = pen.row * size.columns + pen.column - 1
    if cells[index].code == Cell.rightHalf { index -= 1 }
    var scalars = self.scalars(of: cells[index])
    guard scalars.count < 5 else { return }
    scalars.append(mark)
    cells[index].code = Cell.firstCluster + UInt32(clusters.count)
    clusters.append(scalars)
  }

  /// What a cell shows: a base character and the marks on it; nothing for a right half.
  package func scalars(of cell: Cell) -> [Unicode.Scalar] {
    if cell.code >= Cell.firstCluster { return clusters[Int(cell.code - Cell.firstCluster)] }
    guard cell.code != Cell.rightHalf, let scalar = Unicode.Scalar(cell.code) else { return [] }
    return [scalar]
  }
}
