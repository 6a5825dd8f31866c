/// A text of many lines being written: the editor for notes and messages.
///
/// Lines wrap softly at the width of ``viewport``, list items below their own text. What is typed in
/// one go is undone in one step. A megabyte of text is fine: a key costs what its line costs.
package struct TextArea: Hashable, Sendable {
  /// A place between two characters.
  package struct Position: Hashable, Comparable, Sendable {
    /// Counted from 0.
    package var line: Int
    /// In the line's UTF-8.
    package var offset: Int

    /// Creates a place; it is moved to the nearest one there is when used.
    package init(line: Int, offset: Int) {
      (self.line, self.offset) = (line, offset)
    }

    /// Whether one place comes before another.
    package static func < (left: Position, right: Position) -> Bool {
      (left.line, left.offset) < (right.line, right.offset)
    }
  }

  /// At least one, without line ends.
  package internal(set) var lines: [String]
  /// Always a place in the text.
  package internal(set) var cursor = Position(line: 0, offset: 0)
  /// Counts every change, undo included, so that an owner can tell whether there is something to
  /// save.
  package internal(set) var changeCount = 0

  /// The size of the area it is drawn in: keep it up to date, the cursor moves by its rows.
  package var viewport = Size(rows: 24, columns: 80) {
    didSet { if viewport != oldValue { keepCursorInView() } }
  }

  /// The column the cursor wants to return to while it moves up and down.
  var goalColumn: Int?
  /// The topmost row to be seen.
  var top = RowPlace(line: 0, row: 0)
  var history = EditHistory()
  /// Behind what a list went on with by itself, for as long as nothing is done but typing there.
  var begunItem: Position?

  /// Creates a text with the cursor at its beginning.
  package init(_ text: some StringProtocol = "") {
    lines = Self.lines(of: text)
  }

  /// All lines, joined by line feeds; costs a copy of the text.
  package var text: String { lines.joined(separator: "\n") }

  /// Whether nothing has been written.
  package var isEmpty: Bool { lines.count == 1 && lines[0].isEmpty }

  /// The text in front of the cursor on its line.
  package var textBeforeCursor: Substring {
    let line = lines[cursor.line]
    return line[..<line.index(at: cursor.offset)]
  }

  /// Puts the cursor at a place, or the nearest one there is.
  package mutating func move(to position: Position) {
    place(cursorAt: position)
    goalColumn = nil
    begunItem = nil
    history.endTyping()
  }

  /// Sets the cursor without forgetting the goal column.
  mutating func place(cursorAt position: Position) {
    let line = max(0, min(position.line, lines.count - 1))
    cursor = Position(line: line, offset: lines[line].place(at: position.offset))
    keepCursorInView()
  }

  /// Splits text at "\n", "\r\n" and "\r".
  static func lines(of text: some StringProtocol) -> [String] {
    var lines: [String] = []
    let utf8 = text.utf8
    var (start, index) = (utf8.startIndex, utf8.startIndex)
    while index < utf8.endIndex {
      let byte = utf8[index]
      let end = index
      utf8.formIndex(after: &index)
      guard byte == 0x0a || byte == 0x0d else { continue }
      if byte == 0x0d, index < utf8.endIndex, utf8[index] == 0x0a { utf8.formIndex(after: &index) }
      lines.append(String(text[start..<end]))
      start = index
    }
    return lines + [String(text[start...])]
  }
}
