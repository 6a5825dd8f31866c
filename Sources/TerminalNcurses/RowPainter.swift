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
    for index in cells.indices {
      let cell = cells[index]
      var content = colors.cell(for: cell.style)
      if cell.isRightHalf {
        if !isLeftHalfWhole { line.append(content) }
        continue
      }
      if let value = cell.scalarValue, value < 0x7f {
        content.chars.0 = wchar_t(value)
      } else {
        let isWide = index + 1 < cells.endIndex && cells[index + 1].isRightHalf
        isLeftHalfWhole = Self.set(
          &content, to: frame.scalars(of: cell), columns: isWide ? 2 : 1)
      }
      line.append(content)
    }
    return line
  }

  /// Puts a character and its marks into a cell; returns whether it could be shown as it is.
  private static func set(
    _ content: inout cchar_t, to scalars: [Unicode.Scalar], columns: Int32
  ) -> Bool {
    let values = scalars.map { wchar_t($0.value) }
    guard let base = values.first, wcwidth(base) == columns else {
      content.chars.0 = replacement
      return false
    }
    let marks = values.dropFirst().filter { wcwidth($0) == 0 } + [0, 0, 0, 0]
    content.chars = (base, marks[0], marks[1], marks[2], marks[3])
    return true
  }
}
