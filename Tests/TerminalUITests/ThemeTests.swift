import Testing

@testable import TerminalUI

struct ThemeTests {
  /// WCAG 2.1: relative luminance of an sRGB color.
  private func luminance(_ color: (red: Int, green: Int, blue: Int)) -> Double {
    func linear(_ component: Int) -> Double {
      let value = Double(component) / 255
      // 2.4 as a power without a mathematics library: x^2.4 = x² · (x²)^(1/5), by Newton's method.
      guard value > 0.03928 else { return value / 12.92 }
      let base = (value + 0.055) / 1.055
      let target = base * base
      var root = 0.8
      for _ in 0..<60 {
        root -= (root * root * root * root * root - target) / (5 * root * root * root * root)
      }
      return base * base * root
    }
    return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)
  }

  private func contrast(
    _ first: (red: Int, green: Int, blue: Int), _ second: (red: Int, green: Int, blue: Int)
  ) -> Double {
    let (high, low) = (
      max(luminance(first), luminance(second)), min(luminance(first), luminance(second))
    )
    return (high + 0.05) / (low + 0.05)
  }

  private func roles(of theme: Theme) -> [(name: String, style: Style)] {
    Mirror(reflecting: theme).children.compactMap { child in
      (child.value as? Style).map { (child.label ?? "", $0) }
    } + theme.heat.enumerated().map { ("heat \($0)", $1) }
  }

  @Test func `every role is readable on the backgrounds it is made for`() {
    let cases: [(theme: Theme, backgrounds: [Int], least: Double)] = [
      (.neutral, [0, 255], 4.35), (.dark, [0, 0x30], 4.5), (.light, [0xee, 0xff], 4.5),
    ]
    for (theme, backgrounds, least) in cases {
      for (name, style) in roles(of: theme) {
        guard let foreground = style.foreground.components else {
          #expect(style.background == .default, "\(name) sets half of its colors")
          continue
        }
        for gray in backgrounds {
          let ground = style.background.components ?? (gray, gray, gray)
          let ratio = contrast(foreground, ground)
          #expect(ratio >= least, "\(name) on \(gray): \(ratio)")
        }
      }
    }
  }

  @Test func `without color the roles still differ where it matters`() {
    let theme = Theme.monochrome
    for (name, style) in roles(of: theme) {
      #expect(style.foreground == .default && style.background == .default, "\(name)")
    }
    for style in [theme.error, theme.warning, theme.unread, theme.link, theme.selection] {
      #expect(style != theme.text)
    }
    #expect(theme.selection != theme.selectionInactive)
    #expect(theme.border != theme.borderActive)
  }

  @Test func `the terminal decides on the theme`() {
    let cases: [(count: Int, variable: String?, theme: Theme)] = [
      (256, "15;0", .dark), (256, "0;default;15", .light), (256, "12;8", .dark), (8, nil, .basic),
      (256, nil, .neutral), (256, "x", .neutral), (0, "15;0", .monochrome),
    ]
    for (count, variable, theme) in cases {
      #expect(Theme.suited(toColorCount: count, colorFGBG: variable) == theme)
    }
  }

  @Test func `colors are shown as the nearest of those there are`() {
    #expect(Color.indexed(231).nearest(among: 16) == 15)
    #expect(Color.indexed(25).nearest(among: 8) == 4)
    #expect(Color.indexed(29).nearest(among: 8) == 2)
    #expect(Color.brightRed.nearest(among: 8) == 1)
    #expect(Color.default.nearest(among: 8) == nil)
  }
}
