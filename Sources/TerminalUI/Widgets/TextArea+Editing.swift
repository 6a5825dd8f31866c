/// Changing the text: every change is a replacement that can be taken back.
extension TextArea {
  /// Inserts text at the cursor as one step to undo; line ends of all kinds, no control characters.
  package mutating func paste(_ text: String) {
    replace(cursor..<cursor, with: Self.cleaned(text), kind: .other)
  }

  /// Replaces a part of the text as one step to undo; the cursor goes behind what is new.
  package mutating func replace(_ range: Range<Position>, with text: String) {
    replace(range, with: text, kind: .other)
  }

  /// Takes back the last step and returns whether there was one.
  @discardableResult
  package mutating func undo() -> Bool {
    guard let edit = history.stepBack() else { return false }
    _ = exchange(edit.start..<end(of: edit.inserted, from: edit.start), for: edit.removed)
    move(to: edit.cursorBefore)
    return true
  }

  /// Does again what was taken back last and returns whether there was something.
  @discardableResult
  package mutating func redo() -> Bool {
    guard let edit = history.stepForward() else { return false }
    let end = exchange(edit.start..<end(of: edit.removed, from: edit.start), for: edit.inserted)
    move(to: end)
    return true
  }

  mutating func type(_ character: Character) {
    replace(cursor..<cursor, with: String(character), kind: .typing)
    if character == " " { takeRepeatedPrefix() }
  }

  /// Takes a bullet or box that is typed where the list went on with it by itself for the one that is
  /// there; undo puts it behind that.
  private mutating func takeRepeatedPrefix() {
    guard let begun = begunItem, begun.line == cursor.line, begun < cursor else { return }
    let line = lines[begun.line]
    let prefix = ListPrefix(of: line[..<line.index(at: begun.offset)])
    let typed = text(in: begun..<cursor)
    guard let start = prefix.offset(ofRepeated: typed) else { return }
    replace(Position(line: begun.line, offset: start)..<cursor, with: typed, kind: .other)
  }

  /// Starts a new line; a list goes on with its next item, and ends with an empty one.
  mutating func breakLine() {
    let line = lines[cursor.line]
    let prefix = ListPrefix(of: line)
    if cursor.offset < prefix.byteCount {
      replace(cursor..<cursor, with: "\n", kind: .other)
    } else if prefix.isItem, line.utf8.count == prefix.byteCount {
      let start = Position(line: cursor.line, offset: 0)
      replace(start..<cursor, with: prefix.indentation, kind: .other)
    } else {
      replace(cursor..<cursor, with: "\n" + prefix.next, kind: .other)
      begunItem = prefix.isItem ? cursor : nil
    }
  }

  mutating func deleteBackward() {
    guard cursor.offset > 0 else { return joinWithPreviousLine() }
    let start = lines[cursor.line].place(before: cursor.offset)
    replace(Position(line: cursor.line, offset: start)..<cursor, with: "", kind: .deleting)
  }

  mutating func deleteForward() {
    let line = lines[cursor.line]
    guard cursor.offset < line.utf8.count else { return joinWithNextLine() }
    let end = line.place(after: cursor.offset)
    replace(cursor..<Position(line: cursor.line, offset: end), with: "", kind: .other)
  }

  mutating func deleteWordBackward() {
    let start = positionBeforeWord
    if start < cursor { replace(start..<cursor, with: "", kind: .other) }
  }

  mutating func deleteWordForward() {
    let end = positionAfterWord
    if cursor < end { replace(cursor..<end, with: "", kind: .other) }
  }

  /// Deletes to the end of the line, or the line end itself.
  mutating func deleteToLineEnd() {
    let length = lines[cursor.line].utf8.count
    guard cursor.offset < length else { return joinWithNextLine() }
    replace(cursor..<Position(line: cursor.line, offset: length), with: "", kind: .other)
  }

  mutating func deleteToLineStart() {
    guard cursor.offset > 0 else { return joinWithPreviousLine() }
    replace(Position(line: cursor.line, offset: 0)..<cursor, with: "", kind: .other)
  }

  /// Moves a list item one step in or, with a negative number, out.
  mutating func shiftItem(by steps: Int) -> Bool {
    let line = lines[cursor.line]
    guard ListPrefix(of: line).isItem else { return false }
    let isBegun = begunItem == cursor
    defer { if isBegun { begunItem = cursor } }
    let start = Position(line: cursor.line, offset: 0)
    let (spaces, wanted) = (line.prefix { $0 == " " }.count, cursor.offset)
    if steps > 0 {
      replace(start..<start, with: "  ", kind: .other)
      move(to: Position(line: cursor.line, offset: wanted + 2))
    } else if spaces > 0 {
      let count = min(2, spaces)
      replace(start..<Position(line: cursor.line, offset: count), with: "", kind: .other)
      move(to: Position(line: cursor.line, offset: max(0, wanted - count)))
    }
    return true
  }

  private mutating func joinWithPreviousLine() {
    guard cursor.line > 0 else { return }
    let length = lines[cursor.line - 1].utf8.count
    replace(Position(line: cursor.line - 1, offset: length)..<cursor, with: "", kind: .other)
  }

  private mutating func joinWithNextLine() {
    guard cursor.line + 1 < lines.count else { return }
    replace(cursor..<Position(line: cursor.line + 1, offset: 0), with: "", kind: .other)
  }

  private mutating func replace(
    _ range: Range<Position>, with text: String, kind: EditHistory.Kind
  ) {
    let range = clamped(range)
    let text = text.utf8.contains(0x0d) ? Self.lines(of: text).joined(separator: "\n") : text
    guard !range.isEmpty || !text.isEmpty else { return }
    let removed = self.text(in: range)
    history.record(
      EditHistory.Edit(
        start: range.lowerBound, removed: removed, inserted: text, cursorBefore: cursor), as: kind)
    goalColumn = nil
    if kind != .typing { begunItem = nil }
    place(cursorAt: exchange(range, for: text))
  }

  /// Puts `text` in the place of `range` and returns where it ends.
  private mutating func exchange(_ range: Range<Position>, for text: String) -> Position {
    changeCount += 1
    let (start, end) = (range.lowerBound, range.upperBound)
    if start.line == end.line, !text.utf8.contains(0x0a) {
      let line = lines[start.line]
      let bounds = line.index(at: start.offset)..<line.index(at: end.offset)
      lines[start.line].replaceSubrange(bounds, with: text)
      return Position(line: start.line, offset: start.offset + text.utf8.count)
    }
    let (first, last) = (lines[start.line], lines[end.line])
    var new = Self.lines(of: text)
    let stop = self.end(of: text, from: start)
    new[0] = first[..<first.index(at: start.offset)] + new[0]
    new[new.count - 1] += last[last.index(at: end.offset)...]
    lines.replaceSubrange(start.line...end.line, with: new)
    return stop
  }

  private func end(of text: String, from start: Position) -> Position {
    let utf8 = text.utf8
    guard let lastBreak = utf8.lastIndex(of: 0x0a) else {
      return Position(line: start.line, offset: start.offset + utf8.count)
    }
    return Position(
      line: start.line + utf8.reduce(0) { $0 + ($1 == 0x0a ? 1 : 0) },
      offset: utf8.distance(from: lastBreak, to: utf8.endIndex) - 1)
  }

  private func text(in range: Range<Position>) -> String {
    let (start, end) = (range.lowerBound, range.upperBound)
    if start.line == end.line {
      let line = lines[start.line]
      return String(line[line.index(at: start.offset)..<line.index(at: end.offset)])
    }
    let (first, last) = (lines[start.line], lines[end.line])
    let middle = lines[start.line + 1..<end.line].map { $0 + "\n" }.joined()
    return first[first.index(at: start.offset)...] + "\n" + middle
      + last[..<last.index(at: end.offset)]
  }

  private func clamped(_ range: Range<Position>) -> Range<Position> {
    func clamp(_ position: Position) -> Position {
      let line = max(0, min(position.line, lines.count - 1))
      return Position(line: line, offset: lines[line].place(at: position.offset))
    }
    return clamp(range.lowerBound)..<clamp(range.upperBound)
  }

  private static func cleaned(_ text: String) -> String {
    lines(of: text).map { line in
      String(
        String.UnicodeScalarView(
          line.unicodeScalars.filter { $0 == "\t" || $0.properties.generalCategory != .control }))
    }.joined(separator: "\n")
  }
}
