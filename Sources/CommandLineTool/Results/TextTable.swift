/// Rows and columns of text for people.
struct TextTable {
  var headings: [String]
  var rows: [[StyledText]] = []

  /// Columns beside each other below their headings, nothing wider than `limit`.
  func alignedLines(within limit: Int) -> [StyledText] {
    guard !rows.isEmpty else { return [] }
    let cells = [headings.map { StyledText($0, .strong) }] + rows.map { $0.map(\.onOneLine) }
    let natural = headings.indices.map { column in
      cells.map { $0[column].columns }.max() ?? 0
    }
    let used = natural.indices.filter { natural[$0] > 0 && (rows.contains(at: $0)) }
    let widths = Self.widths(used.map { natural[$0] }, within: limit)
    return cells.map { row in
      var line = StyledText("")
      for (place, column) in used.enumerated() {
        let cell = row[column].cut(to: widths[place])
        line.append(place == used.count - 1 ? cell : cell.padded(to: widths[place] + 2))
      }
      return line.cut(to: limit)
    }
  }

  /// Takes from the widest columns until all fit, but leaves each at least eight columns.
  private static func widths(_ natural: [Int], within limit: Int) -> [Int] {
    var widths = natural
    let room = limit - 2 * max(0, natural.count - 1)
    var excess = widths.reduce(0, +) - room
    while excess > 0, let widest = widths.max(), widest > 8 {
      let next = max(8, widths.filter { $0 < widest }.max() ?? 8)
      let places = widths.indices.filter { widths[$0] == widest }
      let share = max(1, min(widest - next, (excess + places.count - 1) / places.count))
      for place in places where excess > 0 {
        widths[place] -= share
        excess -= share
      }
    }
    return widths
  }
}

extension [[StyledText]] {
  /// Whether any row has something in a column.
  fileprivate func contains(at column: Int) -> Bool {
    contains { $0[column].columns > 0 }
  }
}
