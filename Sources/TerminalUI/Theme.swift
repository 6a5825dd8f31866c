/// How things look, by what they are; the same roles in color and without.
///
/// Color only repeats what a word, a sign or an attribute says already. The color themes use
/// entries of the fixed part of the table of 256, chosen so that text keeps a contrast of 4.5 to 1.
package struct Theme: Hashable, Sendable {
  package var text: Style
  /// What can be overlooked: hints, empty slots, times long past.
  package var dim: Style
  /// Headings and the names of panes.
  package var title: Style
  package var accent: Style
  package var success: Style
  package var warning: Style
  package var error: Style
  /// What has not been read or answered.
  package var unread: Style
  package var link: Style
  /// The part of a text that was searched for.
  package var match: Style
  /// The name of a key in the footer and in help.
  package var key: Style
  /// The selected row where the keys go.
  package var selection: Style
  /// The selected row of a pane that is not active.
  package var selectionInactive: Style
  package var border: Style
  package var borderActive: Style
  /// The line at the top of the screen.
  package var bar: Style
  /// An input field, and the one being typed in.
  package var field: Style
  package var fieldActive: Style
  /// Five steps from little to much, for the tiles of a map.
  package var heat: [Style]

  /// Readable on a dark and on a light background, for when nobody says which it is.
  package static let neutral = Theme(
    Colors(
      gray: 243, blue: 63, green: 29, yellow: 130, red: 131, cyan: 30, violet: 98, bar: (24, 231)))

  /// For a dark background.
  package static let dark = Theme(
    Colors(
      gray: 248, blue: 117, green: 114, yellow: 221, red: 210, cyan: 80, violet: 183,
      bar: (24, 231)))

  /// For a light background.
  package static let light = Theme(
    Colors(
      gray: 240, blue: 25, green: 22, yellow: 94, red: 124, cyan: 23, violet: 91, bar: (153, 16)))

  /// Attributes, and the two of the named colors that can be read on any background.
  package static let basic: Theme = {
    var theme = monochrome
    theme.error.foreground = .red
    theme.unread.foreground = .magenta
    theme.match.foreground = .magenta
    return theme
  }()

  /// The theme for a terminal's colors, of which there may be none, and its background.
  ///
  /// `COLORFGBG` is a variable such as `15;0`, the numbers of the colors of text and background;
  /// many terminals do not set it.
  package static func suited(toColorCount count: Int, colorFGBG: String?) -> Theme {
    if count < 256 { return count == 0 ? .monochrome : .basic }
    let background = colorFGBG?.split(separator: ";").last.flatMap { Int($0) }
    guard let background, (0..<16).contains(background) else { return .neutral }
    return background < 7 || background == 8 ? .dark : .light
  }

  /// Attributes only, for terminals without color and for `NO_COLOR`.
  package static let monochrome = Theme(
    text: .plain, dim: .plain, title: Style(attributes: .bold), accent: Style(attributes: .bold),
    success: .plain, warning: Style(attributes: .bold),
    error: Style(attributes: [.bold, .underline]), unread: Style(attributes: .bold),
    link: Style(attributes: .underline), match: Style(attributes: [.bold, .underline]),
    key: Style(attributes: .bold), selection: Style(attributes: .reverse),
    selectionInactive: Style(attributes: .underline), border: .plain,
    borderActive: Style(attributes: .bold), bar: Style(attributes: .reverse), field: .plain,
    fieldActive: Style(attributes: .underline),
    heat: Array(repeating: .plain, count: 5))
}

/// The colors a theme is mixed from, as entries of the table of 256.
private struct Colors {
  let gray: UInt8
  let blue: UInt8
  let green: UInt8
  let yellow: UInt8
  let red: UInt8
  let cyan: UInt8
  let violet: UInt8
  let bar: (background: UInt8, foreground: UInt8)
}

extension Theme {
  private init(_ palette: Colors) {
    func color(_ index: UInt8, _ attributes: Attributes = []) -> Style {
      Style(foreground: .indexed(index), attributes: attributes)
    }
    func on(_ background: UInt8, _ foreground: UInt8, _ attributes: Attributes = []) -> Style {
      Style(
        foreground: .indexed(foreground), background: .indexed(background), attributes: attributes)
    }
    self.init(
      text: .plain, dim: color(palette.gray), title: Style(attributes: .bold),
      accent: color(palette.blue, .bold), success: color(palette.green),
      warning: color(palette.yellow, .bold), error: color(palette.red, .bold),
      unread: color(palette.violet, .bold), link: color(palette.cyan, .underline),
      match: color(palette.violet, [.bold, .underline]), key: color(palette.blue, .bold),
      selection: on(25, 231, .bold), selectionInactive: on(240, 231),
      border: color(palette.gray), borderActive: color(palette.blue, .bold),
      bar: on(palette.bar.background, palette.bar.foreground),
      field: Style(attributes: .underline), fieldActive: on(25, 231),
      heat: [on(254, 16), on(152, 16), on(74, 16), on(25, 231), on(17, 231)])
  }
}
