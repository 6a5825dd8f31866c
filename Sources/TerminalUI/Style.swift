/// A color as terminals number them: the terminal's own, the sixteen named ones, or one of 256.
package enum Color: Hashable, Sendable {
  /// Whatever the terminal's user has chosen.
  case `default`
  case black
  case red
  case green
  case yellow
  case blue
  case magenta
  case cyan
  case white
  case brightBlack
  case brightRed
  case brightGreen
  case brightYellow
  case brightBlue
  case brightMagenta
  case brightCyan
  case brightWhite
  /// An entry of xterm's table of 256 colors; shown as the nearest one where there are fewer.
  case indexed(UInt8)
}

/// How letters are emphasized without color.
package struct Attributes: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  /// Creates a set from the bits of its members.
  package init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  package static let bold = Attributes(rawValue: 1)
  package static let dim = Attributes(rawValue: 2)
  package static let reverse = Attributes(rawValue: 4)
  package static let underline = Attributes(rawValue: 8)
  package static let italic = Attributes(rawValue: 16)
}

/// How a cell looks, apart from its character.
package struct Style: Hashable, Sendable {
  package var foreground: Color
  package var background: Color
  package var attributes: Attributes

  /// Creates a style; what is left out is as the terminal has it.
  package init(
    foreground: Color = .default, background: Color = .default, attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  /// The terminal's own colors, no emphasis.
  package static let plain = Style()

  /// This style laid over another, such as a dimmed word on a selected row.
  ///
  /// Default colors let the ones below through; emphasis adds up.
  package func over(_ below: Style) -> Style {
    Style(
      foreground: foreground == .default ? below.foreground : foreground,
      background: background == .default ? below.background : background,
      attributes: attributes.union(below.attributes))
  }

  /// The same colors with more emphasis.
  package func adding(_ more: Attributes) -> Style {
    Style(
      foreground: foreground, background: background, attributes: attributes.union(more))
  }
}
