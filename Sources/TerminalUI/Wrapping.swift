/// Breaking text into rows: after spaces and hyphens where it can, inside a word where it must.
package enum Wrapping {
  /// How far the rows after a line's first one stand in from the left.
  package enum Indent: Hashable, Sendable {
    case none
    case columns(Int)
    /// Below the text of a list item, quotation or indented line.
    case hanging
  }

  /// Breaks text into rows of at most `columns`, at line ends and where they would be too long.
  ///
  /// Spaces at the ends of rows are dropped. An empty text has one empty row.
  package static func rows(
    of text: some StringProtocol, columns: Int, indent: Indent = .none
  ) -> [String] {
    rows(of: StyledText(text), columns: columns, indent: indent).map(\.text)
  }

  /// The same for text with styles.
  package static func rows(
    of text: StyledText, columns: Int, indent: Indent = .none
  ) -> [StyledText] {
    var rows: [StyledText] = []
    for line in text.lines {
      let wrapped = WrappedLine(line.text, columns: columns, indent: indent)
      for row in wrapped.starts.indices {
        let margin = row == 0 ? 0 : wrapped.indent
        let content = line.slice(wrapped.range(ofRow: row)).withoutTrailingSpaces
        rows.append(
          content.isEmpty
            ? content : StyledText(String(repeating: " ", count: margin)) + content)
      }
    }
    return rows
  }
}

/// Where the rows of one line begin.
struct WrappedLine: Hashable, Sendable {
  /// UTF-8 offsets; the first is 0.
  let starts: [Int]
  /// The columns in front of every row but the first.
  let indent: Int
  /// The line's length in UTF-8.
  let length: Int

  init(_ line: String, columns: Int, indent wanted: Wrapping.Indent = .none) {
    let columns = max(1, columns)
    let wantedColumns =
      switch wanted {
      case .none: 0
      case .columns(let count): max(0, count)
      case .hanging: ListPrefix(of: line).columns
      }
    let indent = wantedColumns * 2 > columns ? 0 : wantedColumns
    var line = line
    let starts = line.withUTF8 { bytes in
      bytes.allSatisfy { $0 < 0xcc }
        ? Self.starts(of: LatinUnits(bytes: bytes), columns: columns, indent: indent) : nil
    }
    self.starts = starts ?? Self.starts(of: line.map(Unit.init), columns: columns, indent: indent)
    self.indent = indent
    length = line.utf8.count
  }

  /// The part of the line in a row, as UTF-8 offsets.
  func range(ofRow row: Int) -> Range<Int> {
    starts[row]..<(row + 1 < starts.count ? starts[row + 1] : length)
  }

  /// The row a UTF-8 offset lies in; an offset between two rows belongs to the later one.
  func row(of offset: Int) -> Int {
    max(0, starts.partitioningIndex { $0 > offset } - 1)
  }

  /// Fills row after row; spaces may hang over the end of one.
  private static func starts(
    of units: some Collection<Unit>, columns: Int, indent: Int
  ) -> [Int] {
    var starts = [0]
    var (index, offset, used) = (units.startIndex, 0, 0)
    var place = (index: index, offset: 0)
    var previousIsSpace = true
    while index != units.endIndex {
      let unit = units[index]
      let room = starts.count == 1 ? columns : columns - indent
      if !unit.isSpace, used > 0, used + unit.columns > room {
        if place.offset > starts[starts.count - 1] { (index, offset) = place }
        starts.append(offset)
        (used, previousIsSpace) = (0, true)
        continue
      }
      if unit.columns > 1 { place = (index, offset) }
      used += unit.columns
      offset += unit.byteCount
      units.formIndex(after: &index)
      if unit.isSpace || unit.columns > 1 || (unit.isHyphen && !previousIsSpace) {
        place = (index, offset)
      }
      previousIsSpace = unit.isSpace
    }
    return starts
  }
}

/// What breaking a line needs to know of a character.
private struct Unit {
  var byteCount: Int
  var columns: Int
  var isSpace: Bool
  var isHyphen: Bool
}

extension Unit {
  init(_ character: Character) {
    self.init(
      byteCount: character.utf8.count, columns: CellWidth.columns(of: character),
      isSpace: character == " " || character == "\t", isHyphen: character == "-")
  }
}

/// The characters of text below U+0300, where each scalar is a character of its own.
private struct LatinUnits: Collection {
  let bytes: UnsafeBufferPointer<UInt8>

  var startIndex: Int { 0 }
  var endIndex: Int { bytes.count }

  func index(after index: Int) -> Int {
    bytes[index] < 0x80 ? index + 1 : Swift.min(index + 2, bytes.count)
  }

  subscript(index: Int) -> Unit {
    let byte = bytes[index]
    if byte < 0x80 {
      return Unit(
        byteCount: 1, columns: 1, isSpace: byte == 0x20 || byte == 0x09,
        isHyphen: byte == UInt8(ascii: "-"))
    }
    let isSoftHyphen = byte == 0xc2 && index + 1 < bytes.count && bytes[index + 1] == 0xad
    return Unit(byteCount: 2, columns: isSoftHyphen ? 0 : 1, isSpace: false, isHyphen: false)
  }
}

extension Array {
  /// The first index whose element satisfies a condition that, once true, stays true.
  func partitioningIndex(where isAfter: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isAfter(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
