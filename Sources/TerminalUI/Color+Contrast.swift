/// The colors as red, green and blue, to compare them with one another.
extension Color {
  /// What xterm shows, 0 to 255 each; `nil` for the terminal's own color.
  ///
  /// The sixteen named colors can be changed by the user, the table from 16 on hardly ever is.
  package var components: (red: Int, green: Int, blue: Int)? {
    guard let index = paletteIndex else { return nil }
    switch index {
    case 0..<16: return Self.named[index]
    case 16..<232:
      let levels = [0, 95, 135, 175, 215, 255]
      let cube = index - 16
      return (levels[cube / 36], levels[cube / 6 % 6], levels[cube % 6])
    default:
      let gray = 8 + 10 * (index - 232)
      return (gray, gray, gray)
    }
  }

  /// The nearest of the first `count` colors of the table, 8 or 16.
  package func nearest(among count: Int) -> Int? {
    guard let index = paletteIndex, let color = components else { return nil }
    if index < count { return index }
    func distance(_ candidate: Int) -> Int {
      let other = Self.named[candidate]
      let (red, green, blue) =
        (color.red - other.red, color.green - other.green, color.blue - other.blue)
      return 2 * red * red + 4 * green * green + 3 * blue * blue
    }
    return (0..<min(count, Self.named.count)).min { distance($0) < distance($1) }
  }

  private static let named: [(red: Int, green: Int, blue: Int)] = [
    (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0),
    (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229),
    (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0),
    (92, 92, 255), (255, 0, 255), (0, 255, 255), (255, 255, 255),
  ]
}
