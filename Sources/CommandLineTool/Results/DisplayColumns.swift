extension String {
  /// How many columns of a terminal the text takes: two for wide letters and emoji, none for marks.
  var displayColumns: Int {
    if utf8.allSatisfy({ $0 < 0x80 }) { return utf8.count }
    return reduce(0) { $0 + $1.displayColumns }
  }

  /// The longest beginning that is no wider than `limit` columns.
  func prefix(columns limit: Int) -> String {
    var columns = 0
    let end = firstIndex { character in
      columns += character.displayColumns
      return columns > limit
    }
    return String(self[..<(end ?? endIndex)])
  }

  /// The text with blanks behind it up to `width` columns.
  func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - displayColumns))
  }

  /// The text as lines of at most `limit` columns, broken at blanks where there are any.
  func folded(to limit: Int) -> [String] {
    split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
      String(line).foldedLine(to: max(limit, 10))
    }
  }

  private func foldedLine(to limit: Int) -> [String] {
    guard displayColumns > limit else { return [self] }
    var lines: [String] = []
    var rest = self
    while rest.displayColumns > limit {
      let head = rest.prefix(columns: limit)
      let next = rest.dropFirst(head.count)
      // A line may end right before a blank; otherwise at the last one in it.
      let blank = next.first == " " ? head.endIndex : head.lastIndex(of: " ")
      let cut = blank.flatMap { $0 == head.startIndex ? nil : $0 } ?? head.endIndex
      lines.append(String(head[..<cut]))
      rest = String(rest.dropFirst(head[..<cut].count).drop { $0 == " " })
    }
    return rest.isEmpty ? lines : lines + [rest]
  }
}

extension Character {
  /// 0 for a lone mark or a format character, 2 for wide letters and emoji, else 1.
  var displayColumns: Int {
    let scalars = unicodeScalars
    if scalars.contains("\u{fe0f}") { return 2 }
    return scalars.lazy.map(\.displayColumns).max() ?? 0
  }
}

extension Unicode.Scalar {
  fileprivate var displayColumns: Int {
    if value < 0x300 { return 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    return isWide || properties.isEmojiPresentation ? 2 : 1
  }

  /// East Asian Wide and Fullwidth (UAX 11), by blocks.
  private var isWide: Bool {
    switch value {
    case 0x1100...0x115f, 0x2e80...0x303e, 0x3041...0x33ff, 0x3400...0x4dbf, 0x4e00...0x9fff,
      0xa000...0xa4cf, 0xa960...0xa97f, 0xac00...0xd7a3, 0xf900...0xfaff, 0xfe30...0xfe6f,
      0xff00...0xff60, 0xffe0...0xffe6, 0x20000...0x3fffd:
      true
    default: false
    }
  }
}
