/// A color as terminals number them: the terminal's own, or an entry of xterm's table of 256, of which the
/// first sixteen have names.
package struct Color: Hashable, Sendable {
  /// 0 for the terminal's own, otherwise one more than the number in the table.
  fileprivate let code: UInt16

  /// Whatever the terminal's user has chosen.
  package static var `default`: Color { Color(code: 0) }
  package static var black: Color { indexed(0) }
  package static var red: Color { indexed(1) }
  package static var green: Color { indexed(2) }
  package static var yellow: Color { indexed(3) }
  package static var blue: Color { indexed(4) }
  package static var magenta: Color { indexed(5) }
  package static var cyan: Color { indexed(6) }
  package static var white: Color { indexed(7) }
  package static var brightBlack: Color { indexed(8) }
  package static var brightRed: Color { indexed(9) }
  package static var brightGreen: Color { indexed(10) }
  package static var brightYellow: Color { indexed(11) }
  package static var brightBlue: Color { indexed(12) }
  package static var brightMagenta: Color { indexed(13) }
  package static var brightCyan: Color { indexed(14) }
  package static var brightWhite: Color { indexed(15) }

  /// An entry of the table; shown as the nearest one where there are fewer.
  package static func indexed(_ index: UInt8) -> Color { Color(code: UInt16(index) + 1) }

  /// The number in the table of 256 colors; `nil` for the terminal's own color.
  package var paletteIndex: Int? { code == 0 ? nil : Int(code) - 1 }
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

/// How a cell looks, apart from its character; one word, as screens are full of them.
package struct Style: Hashable, Sendable {
  /// From the lowest bit on: attributes (8), foreground (9), background (9).
  private var bits: UInt32

  private static let (foregroundBit, backgroundBit) = (UInt32(8), UInt32(17))
  private static let colorMask: UInt32 = 0x1ff

  /// Creates a style; what is left out is as the terminal has it.
  package init(
    foreground: Color = .default, background: Color = .default, attributes: Attributes = []
  ) {
    bits =
      UInt32(attributes.rawValue) | UInt32(foreground.code) << Self.foregroundBit
      | UInt32(background.code) << Self.backgroundBit
  }

  package var foreground: Color {
    get { color(at: Self.foregroundBit) }
    set { self = Style(foreground: newValue, background: background, attributes: attributes) }
  }

  package var background: Color { color(at: Self.backgroundBit) }
  package var attributes: Attributes { Attributes(rawValue: UInt8(truncatingIfNeeded: bits)) }

  private func color(at bit: UInt32) -> Color {
    Color(code: UInt16(bits >> bit & Self.colorMask))
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
