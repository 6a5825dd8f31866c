/// A line of text being typed.
package struct TextField: Hashable, Sendable {
  /// What has been typed: one line, without control characters.
  package private(set) var text: String
  /// A UTF-8 offset between two characters of the text.
  package private(set) var cursor: Int
  /// What an empty field says about itself.
  package var placeholder: String

  /// Creates a field with the cursor at the end of its text.
  package init(_ text: String = "", placeholder: String = "") {
    self.text = Self.singleLine(text)
    self.placeholder = placeholder
    cursor = self.text.utf8.count
  }

  /// Whether nothing has been typed.
  package var isEmpty: Bool { text.isEmpty }

  /// Replaces the text; the cursor goes to its end.
  package mutating func setText(_ newText: String) {
    text = Self.singleLine(newText)
    cursor = text.utf8.count
  }

  /// Does what a key means in a line of text; returns whether it means anything there.
  ///
  /// Enter, Escape, Tab and the vertical arrows are left to the owner.
  package mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert(String(character))
    case .backspace, .control("h"): delete(from: text.place(before: cursor), to: cursor)
    case .delete, .control("d"): delete(from: cursor, to: text.place(after: cursor))
    case .left: cursor = text.place(before: cursor)
    case .right: cursor = text.place(after: cursor)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = text.utf8.count
    case .alt("b"): cursor = text.wordStart(before: cursor)
    case .alt("f"): cursor = text.wordEnd(after: cursor)
    case .control("w"): delete(from: text.wordStart(before: cursor), to: cursor)
    case .alt("d"): delete(from: cursor, to: text.wordEnd(after: cursor))
    case .control("u"): delete(from: 0, to: cursor)
    case .control("k"): delete(from: cursor, to: text.utf8.count)
    default: return false
    }
    return true
  }

  /// Inserts text at the cursor; line ends become spaces, control characters go.
  package mutating func insert(_ inserted: String) {
    let inserted = Self.singleLine(inserted)
    let place = text.index(at: cursor)
    text.insert(contentsOf: inserted, at: place)
    cursor = text.place(at: cursor + inserted.utf8.count)
  }

  /// Puts the cursor at a column of the area the field is drawn in.
  package mutating func click(column: Int, columns: Int) {
    cursor = text.place(atColumn: firstColumn(columns: columns) + max(0, column))
  }

  /// Draws the field on the first row of `area`, scrolled so that the cursor is to be seen.
  package func draw(in frame: inout Frame, area: Rect, theme: Theme, isActive: Bool) {
    guard !area.isEmpty else { return }
    let style = isActive ? theme.fieldActive : theme.field
    let area = area.row(0)
    frame.fill(area, style: style)
    let first = firstColumn(columns: area.columns)
    if text.isEmpty {
      frame.draw(placeholder, style: theme.dim.over(style).adding(.italic), in: area)
    } else {
      let start = text.place(atColumn: first)
      frame.draw(text[text.index(at: start)...], style: style, in: area)
      if first > 0 { frame.draw("…", style: style, at: area.origin) }
    }
    guard isActive else { return }
    let column = text.columns(from: 0, to: cursor) - first
    frame.cursor = Point(row: area.row, column: area.column + min(column, area.columns - 1))
  }

  /// The column of the text at the left edge: it moves by half the width, so that there is always
  /// something to be seen on both sides of the cursor.
  private func firstColumn(columns: Int) -> Int {
    let step = max(1, columns / 2)
    let overflow = text.columns(from: 0, to: cursor) - (columns - 1)
    return overflow <= 0 ? 0 : (overflow + step - 1) / step * step
  }

  private mutating func delete(from start: Int, to end: Int) {
    text.removeSubrange(text.index(at: start)..<text.index(at: end))
    cursor = text.place(at: start)
  }

  private static func singleLine(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
      return text
    }
    return String(
      text.replacing("\r\n", with: " ").compactMap { character -> Character? in
        if character.isNewline || character == "\t" { return " " }
        let isControl = character.unicodeScalars.contains {
          $0.properties.generalCategory == .control
        }
        return isControl ? nil : character
      })
  }
}
