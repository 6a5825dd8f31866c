/// Moving the cursor through characters, words and wrapped rows.
extension TextArea {
  /// Does what a key means in a text; returns whether it means anything there.
  ///
  /// Escape, function keys and most of Ctrl are left to the owner; so is Tab outside of lists.
  package mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .character(let character): type(character)
    case .enter: breakLine()
    case .backspace, .control("h"): deleteBackward()
    case .delete, .control("d"): deleteForward()
    case .control("w"): deleteWordBackward()
    case .alt("d"): deleteWordForward()
    case .control("k"): deleteToLineEnd()
    case .control("u"): deleteToLineStart()
    case .control("z"): undo()
    case .control("y"), .control("r"): redo()
    case .tab: return shiftItem(by: 1)
    case .backTab: return shiftItem(by: -1)
    default: return handleMotion(key)
    }
    return true
  }

  /// Puts the cursor where a mouse clicked, `point` counted from the upper left of the text's area.
  package mutating func click(at point: Point) {
    moveIntoRow(row(max(0, point.row), from: shownTop(in: viewport)), column: point.column)
    goalColumn = nil
    history.endTyping()
  }

  /// Moves the view as a mouse wheel does; the cursor stays in it.
  package mutating func scroll(by rowCount: Int) {
    history.endTyping()
    let place = cursorRow
    top = row(rowCount, from: shownTop(in: viewport))
    let last = row(max(0, viewport.rows - 1), from: top)
    if place < top { moveIntoRow(top, column: cursorColumn) }
    if last < place { moveIntoRow(last, column: cursorColumn) }
  }

  private mutating func handleMotion(_ key: Key) -> Bool {
    let page = max(1, viewport.rows - 1)
    switch key {
    case .up, .control("p"): moveVertically(by: -1)
    case .down, .control("n"): moveVertically(by: 1)
    case .pageUp: moveVertically(by: -page)
    case .pageDown: moveVertically(by: page)
    case .left: move(to: positionBefore)
    case .right: move(to: positionAfter)
    case .alt("b"): move(to: positionBeforeWord)
    case .alt("f"): move(to: positionAfterWord)
    case .home, .control("a"): moveToRowStart()
    case .end, .control("e"): moveToRowEnd()
    case .alt("<"): move(to: Position(line: 0, offset: 0))
    case .alt(">"): move(to: Position(line: lines.count - 1, offset: .max))
    default: return false
    }
    return true
  }

  private var positionBefore: Position {
    if cursor.offset > 0 {
      return Position(line: cursor.line, offset: lines[cursor.line].place(before: cursor.offset))
    }
    return cursor.line > 0 ? Position(line: cursor.line - 1, offset: .max) : cursor
  }

  private var positionAfter: Position {
    if cursor.offset < lines[cursor.line].utf8.count {
      return Position(line: cursor.line, offset: lines[cursor.line].place(after: cursor.offset))
    }
    return cursor.line + 1 < lines.count ? Position(line: cursor.line + 1, offset: 0) : cursor
  }

  var positionBeforeWord: Position {
    if cursor.offset == 0 {
      let line = max(0, cursor.line - 1)
      return cursor.line > 0 ? Position(line: line, offset: lines[line].utf8.count) : cursor
    }
    return Position(line: cursor.line, offset: lines[cursor.line].wordStart(before: cursor.offset))
  }

  var positionAfterWord: Position {
    if cursor.offset == lines[cursor.line].utf8.count {
      return cursor.line + 1 < lines.count ? Position(line: cursor.line + 1, offset: 0) : cursor
    }
    return Position(line: cursor.line, offset: lines[cursor.line].wordEnd(after: cursor.offset))
  }

  private mutating func moveVertically(by rowCount: Int) {
    history.endTyping()
    let (start, goal) = (cursorRow, goalColumn ?? cursorColumn)
    let place = row(rowCount, from: start)
    if place == start {
      self.place(cursorAt: Position(line: cursor.line, offset: rowCount > 0 ? .max : 0))
    } else {
      moveIntoRow(place, column: goal)
    }
    goalColumn = goal
  }

  /// Goes to the beginning of the row; in a list first to that of the item's text.
  private mutating func moveToRowStart() {
    let (row, prefix) = (cursorRow.row, ListPrefix(of: lines[cursor.line]))
    let isAtText = !prefix.isItem || cursor.offset == prefix.byteCount
    let start =
      row > 0 || isAtText
      ? wrapped(cursor.line).range(ofRow: row).lowerBound : prefix.byteCount
    move(to: Position(line: cursor.line, offset: start))
  }

  private mutating func moveToRowEnd() {
    move(to: Position(line: cursor.line, offset: lastOffset(in: cursorRow)))
  }

  private mutating func moveIntoRow(_ place: RowPlace, column: Int) {
    let layout = wrapped(place.line)
    let range = layout.range(ofRow: place.row)
    let indent = place.row == 0 ? 0 : layout.indent
    let offset = lines[place.line].place(
      atColumn: max(0, column - indent), from: range.lowerBound, to: range.upperBound)
    self.place(
      cursorAt: Position(line: place.line, offset: min(offset, lastOffset(in: place))))
  }

  /// The last place that still is drawn in a row: the next row's beginning is not.
  private func lastOffset(in place: RowPlace) -> Int {
    let layout = wrapped(place.line)
    let end = layout.range(ofRow: place.row).upperBound
    return place.row + 1 < layout.starts.count ? lines[place.line].place(before: end) : end
  }
}
