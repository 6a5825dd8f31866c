import CNcurses
import TerminalUI

/// Styles as ncurses wants them, each worked out once.
struct NcursesColors {
  /// How many colors the terminal shows; 0 for none.
  let count: Int
  /// The number of the terminal's own colors as a pair among others.
  ///
  /// Going from a color to pair 0, ncurses resets all attributes besides; to this one it goes in half
  /// as many bytes.
  private let ownColors: Int32
  private var cells: [Style: cchar_t] = [:]

  /// Asks the terminal for its colors; to be called once it has been started.
  init(isColorWanted: Bool) {
    guard isColorWanted, has_colors(), start_color() == OK, use_default_colors() == OK,
      cn_colors() >= 8
    else {
      (count, ownColors) = (0, 0)
      return
    }
    count = Int(cn_colors())
    ownColors = init_pair(1, -1, -1) == OK ? 1 : 0
  }

  /// A blank cell of a style.
  mutating func cell(for style: Style) -> cchar_t {
    if let cell = cells[style] { return cell }
    let cell = makeCell(for: style)
    cells[style] = cell
    return cell
  }

  private func makeCell(for style: Style) -> cchar_t {
    var attributes: attr_t = 0
    if style.attributes.contains(.bold) { attributes |= cn_bold() }
    if style.attributes.contains(.dim) { attributes |= cn_dim() }
    if style.attributes.contains(.reverse) { attributes |= cn_reverse() }
    if style.attributes.contains(.underline) { attributes |= cn_underline() }
    if style.attributes.contains(.italic) { attributes |= cn_italic() }
    var pair = ownColors
    if count > 0, style.foreground != .default || style.background != .default {
      pair = max(0, alloc_pair(number(of: style.foreground), number(of: style.background)))
    }
    var cell = cchar_t()
    let space: [wchar_t] = [0x20, 0]
    _ = setcchar(&cell, space, attributes, Int16(clamping: pair), nil)
    return cell
  }

  /// The terminal's number for a color, -1 for its own.
  private func number(of color: Color) -> Int32 {
    if count > 256, let index = color.paletteIndex, index >= 8, let rgb = color.components {
      // A terminal of direct colors takes red, green and blue in one number.
      return Int32(rgb.red << 16 | rgb.green << 8 | rgb.blue)
    }
    let number = count < 256 ? color.nearest(among: count >= 16 ? 16 : 8) : color.paletteIndex
    return number.map(Int32.init) ?? -1
  }
}
