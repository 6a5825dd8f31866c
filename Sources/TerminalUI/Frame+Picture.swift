/// The frame as text, for tests and for those who want to read a screen aloud.
extension Frame {
  /// The rows, without spaces at their ends, joined by line feeds.
  package var text: String {
    (0..<size.rows).map { row in
      var line = String.UnicodeScalarView()
      for column in 0..<size.columns {
        line.append(contentsOf: scalars(of: self[row, column]))
      }
      return Self.withoutTrailingSpaces(String(line))
    }.joined(separator: "\n")
  }

  /// A picture of the styles: for each cell the letter that `letter` gives its style.
  ///
  /// Rows are without spaces at their ends, so let the uninteresting be " " or ".".
  package func styleMap(_ letter: (Style) -> Character) -> String {
    (0..<size.rows).map { row in
      let line = (0..<size.columns).map { letter(self[row, $0].style) }
      return Self.withoutTrailingSpaces(String(line))
    }.joined(separator: "\n")
  }

  /// A picture of the styles: the letter of a cell's style in `legend`, "." for plain ones and "?"
  /// for others.
  package func styleMap(_ legend: KeyValuePairs<Character, Style>) -> String {
    styleMap { style in
      legend.first { $0.value == style }?.key ?? (style == .plain ? "." : "?")
    }
  }

  /// The cells of a row of the frame.
  package func cells(inRow row: Int) -> ArraySlice<Cell> {
    cells[row * size.columns..<(row + 1) * size.columns]
  }

  /// Whether a row of both frames, which must be of one size, shows the same.
  package func looksTheSame(as other: Frame, inRow row: Int) -> Bool {
    let (own, others) = (cells(inRow: row), other.cells(inRow: row))
    if clusters == other.clusters { return own == others }
    return zip(own, others).allSatisfy { cell, otherCell in
      cell.style == otherCell.style && scalars(of: cell) == other.scalars(of: otherCell)
    }
  }

  /// The cell at a place inside the frame.
  package subscript(row: Int, column: Int) -> Cell {
    cells[row * size.columns + column]
  }

  private static func withoutTrailingSpaces(_ line: String) -> String {
    guard let last = line.lastIndex(where: { $0 != " " }) else { return "" }
    return String(line[...last])
  }
}

extension ArraySlice<Cell> {
  /// The end of the cells, from one of them on, that have its style.
  package func endOfStyle(from index: Int) -> Int {
    let style = self[index].style
    return self[index...].firstIndex { $0.style != style } ?? endIndex
  }
}
