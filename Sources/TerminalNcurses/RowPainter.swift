import CNcurses
import Glibc
import TerminalUI

/// Turns rows of a frame into the cells of ncurses.
struct RowPainter {
  private var colors: NcursesColors
  private var line: [cchar_t] = []

  private static let replacement: wchar_t = 0xfffd

  init(colors: NcursesColors) {
    self.colors = colors
  }

  var colorCount: Int { colors.count }

  /// The cells of a row, wide characters counting as one.
  ///
  /// ncurses asks the C library how wide a character is. Where its answer is not the frame's, a
  /// U+FFFD goes in the character's place, so that the rest of the row stays where it belongs.
  mutating func line(_ frame: Frame, row: Int, columns: Int) -> [cchar_t] {
    let cells = frame.cells(inRow: row).prefix(columns)
    line.removeAll(keepingCapacity: true)
    var isLeftHalfWhole = true
    var start = cells.startIndex
    while start < cells.endIndex {
      let blank = colors.cell(for: cells[start].style)
      let end = cells.endOfStyle(from: start)
      for index in start..<end {
        let cell = cells[index]
        var content = blank
        if cell.isRightHalf {
          if !isLeftHalfWhole { line.append(content) }
          continue
        }
        if let value = cell.scalarValue, value < 0x7f {
          content.chars.0 = wchar_t(value)
        } else {
          let isWide = index + 1 < cells.endIndex && cells[index + 1].isRightHalf
          isLeftHalfWhole = Self.set(&content, to: cell, of: frame, columns: isWide ? 2 : 1)
        }
        line.append(content)
      }
      start = end
    }
    return line
  }

  /// Puts a character and its marks into a cell; returns whether it could be shown as it is.
  private static func set(
    _ content: inout cchar_t, to cell: Cell, of frame: Frame, columns: Int32
  ) -> Bool {
    let scalars = cell.scalarValue == nil ? frame.scalars(of: cell) : []
    let base = wchar_t(cell.scalarValue ?? scalars.first?.value ?? 0)
    guard wcwidth(base) == columns else {
      content.chars.0 = replacement
      return false
    }
    content.chars.0 = base
    guard !scalars.isEmpty else { return true }
    let marks = scalars.dropFirst().map { wchar_t($0.value) }.filter { wcwidth($0) == 0 }
    let places = marks + [0, 0, 0, 0]
    content.chars = (base, places[0], places[1], places[2], places[3])
    return true
  }
}
