/// How many columns text takes, by tables of our own, so that every machine draws the same screen.
///
/// The width of a text is the sum over its scalars. Joiners, variation selectors and skin tones take
/// no column and are not drawn: terminals disagree about the width of the sequences they make, and
/// agree about the parts. What a terminal might obey (control characters, bidirectional controls)
/// is shown as U+FFFD; a tab or line break inside a line as one space.
package enum CellWidth {
  /// What a scalar does to the cells of a row.
  enum Kind: UInt8 {
    case narrow
    case wide
    /// Drawn on the character before it.
    case mark
    case invisible
    /// Drawn as a space.
    case blank
    /// Drawn as U+FFFD.
    case replaced

    var columns: Int {
      switch self {
      case .narrow, .blank, .replaced: 1
      case .wide: 2
      case .mark, .invisible: 0
      }
    }
  }

  /// The columns of one line of text.
  package static func columns(of text: some StringProtocol) -> Int {
    let ascii = text.utf8.withContiguousStorageIfAvailable { bytes in
      bytes.allSatisfy { $0 < 0x80 } ? bytes.count : nil
    }
    if let count = ascii ?? nil { return count }
    return text.unicodeScalars.reduce(0) { $0 + kind(of: $1).columns }
  }

  /// 0, 1 or 2 for most characters; the sum of the parts for sequences such as emoji families.
  package static func columns(of character: Character) -> Int {
    if character.isASCII { return 1 }
    return character.unicodeScalars.reduce(0) { $0 + kind(of: $1).columns }
  }

  /// The beginning of `text` that fits into `limit` columns, with "…" at its end if it was cut.
  package static func truncated(_ text: some StringProtocol, to limit: Int) -> String {
    guard columns(of: text) > limit else { return String(text) }
    guard limit > 0 else { return "" }
    var (result, used) = ("", 0)
    for character in text {
      used += columns(of: character)
      if used > limit - 1 { break }
      result.append(character)
    }
    return result + "…"
  }

  static func kind(of scalar: Unicode.Scalar) -> Kind {
    let value = scalar.value
    switch value {
    case 0x20...0x7e, 0xa0...0xac, 0xae...0x2ff, 0x2010...0x2027, 0x2500...0x25fc: return .narrow
    case 0x09...0x0d, 0x85, 0x2028, 0x2029: return .blank
    case 0...0x1f, 0x7f...0x9f: return .replaced
    default: break
    }
    if contains(CellWidthTable.marks, value) { return .mark }
    if contains(CellWidthTable.wide, value) { return .wide }
    if contains(CellWidthTable.invisible, value) { return .invisible }
    if contains(CellWidthTable.replaced, value) { return .replaced }
    return .narrow
  }

  /// Whether `value` lies in one of the ranges of `table` (first, last, first, last …).
  private static func contains(_ table: [UInt32], _ value: UInt32) -> Bool {
    var (low, high) = (0, table.count / 2)
    while low < high {
      let middle = (low + high) / 2
      if value > table[2 * middle + 1] { low = middle + 1 } else { high = middle }
    }
    return low < table.count / 2 && table[2 * low] <= value
  }
}
