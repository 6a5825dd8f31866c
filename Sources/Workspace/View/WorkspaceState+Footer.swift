import Domain
import TerminalUI
import Wording

/// The bottom line: the few keys that matter here, or a notice.
extension WorkspaceState {
  /// A key in the footer and what it does; a click on it does the same.
  struct Hint: Hashable {
    /// `nil` for a key that only what lies on top knows.
    var command: Command?
    var pressed: Key
    var key: String
    var name: String
    /// Whether it does anything now; if not, there is only its room.
    var isAvailable: Bool
    /// Where it stands in the bottom row.
    var columns: Range<Int>

    init(
      _ command: Command?, pressed: Key, key: String, name: String, isAvailable: Bool = true
    ) {
      self.command = command
      self.pressed = pressed
      self.key = key
      self.name = name
      self.isAvailable = isAvailable
      columns = 0..<CellWidth.columns(of: key) + 1 + CellWidth.columns(of: name)
    }

    func at(_ column: Int) -> Hint {
      var hint = self
      hint.columns = column..<column + columns.count
      return hint
    }
  }

  /// The hints that there is room for, in their places.
  var hints: [Hint] {
    let first = noticeColumns
    var end = size.columns - 1
    let (left, wanted) = sides
    var right: [Hint] = []
    for hint in wanted.reversed() where end - hint.columns.count > first + size.columns / 3 {
      right.insert(hint.at(end - hint.columns.count), at: 0)
      end -= hint.columns.count + 2
    }
    let steady = Self.inPlace(left, from: first + 1, to: end).filter(\.isAvailable)
    let dense = Self.inPlace(left.filter(\.isAvailable), from: first + 1, to: end)
    // No hint gives way to the room of one that does nothing.
    return (steady.count == dense.count ? steady : dense) + right
  }

  /// Those that there is room for, one behind the other.
  private static func inPlace(_ hints: [Hint], from first: Int, to end: Int) -> [Hint] {
    var start = first
    var placed: [Hint] = []
    for hint in hints where start + hint.columns.count < end {
      placed.append(hint.at(start))
      start += hint.columns.count + 2
    }
    return placed
  }

  /// The hints at the left, and those at the right, where help is the last to go.
  private var sides: (left: [Hint], right: [Hint]) {
    if let own = hintsOnTop { return (own, []) }
    let entries = CommandEntry.inFooter
    let right = entries.firstIndex { ($0.footerRank ?? 0) >= 20 } ?? entries.endIndex
    // A method as a value would hold a copy of all there is.
    return (
      entries[..<right].compactMap { hint(for: $0) }, entries[right...].compactMap { hint(for: $0) }
    )
  }

  private func hint(for entry: CommandEntry) -> Hint? {
    guard entry.contexts.contains(context),
      let keys = settings.keyMap.keys(for: entry.command).first
    else { return nil }
    let hint = Hint(
      entry.command, pressed: keys.keys[0], key: keys.description, name: entry.name(language),
      isAvailable: isAvailable(entry.command))
    return hint.isAvailable || keepsItsRoom(entry.command) ? hint : nil
  }

  /// Whether a key comes and goes while the selection moves down a list; the others shall not move
  /// with it.
  private func keepsItsRoom(_ command: Command) -> Bool {
    guard page.place == .start, !catalog.contacts.isEmpty else { return false }
    return [.mail, .openLink].contains(command)
  }

  /// The keys of what lies on top, where they are not commands.
  private var hintsOnTop: [Hint]? {
    func hint(_ key: Key, _ name: Phrase) -> Hint {
      Hint(nil, pressed: key, key: key.description, name: name(language))
    }
    let close = Phrase(nb: "lukk", nn: "lukk", en: "close")
    switch overlays.last {
    case .editor, .form: return nil
    case .palette:
      return [
        hint(.enter, Phrase(nb: "velg", nn: "vel", en: "choose")), hint(.escape, close),
      ]
    case .search:
      return [hint(.enter, Command.open.entry.name), hint(.escape, close)]
    case .confirmation:
      return [hint(.escape, Phrase(no: "tilbake", en: "back"))]
    case .preview:
      return [
        hint(.enter, Command.save.entry.name),
        hint(
          .escape,
          Phrase(nb: "tilbake til teksten", nn: "tilbake til teksten", en: "back to the text")),
      ]
    case .conflict:
      return [
        hint(.character("1"), Phrase(nb: "din utgave", nn: "di utgåve", en: "your version")),
        hint(.character("2"), Phrase(nb: "den andre", nn: "den andre", en: "the other one")),
        hint(.escape, Phrase(no: "tilbake", en: "back")),
      ]
    case nil: break
    }
    guard filterField != nil else { return nil }
    return [
      hint(.enter, Phrase(nb: "behold filteret", nn: "behald filteret", en: "keep the filter")),
      hint(.escape, Phrase(nb: "fjern filteret", nn: "fjern filteret", en: "drop the filter")),
    ]
  }

  func drawFooter(in frame: inout Frame) {
    let row = size.rows - 1
    if let pressedHint {
      frame.draw(pressedHint, style: theme.text, at: Point(row: row, column: 1))
      return
    }
    drawNotice(in: &frame)
    for hint in hints {
      let point = Point(row: row, column: hint.columns.lowerBound)
      let used = frame.draw(hint.key, style: theme.key, at: point)
      frame.draw(
        hint.name, style: theme.dim, at: Point(row: row, column: point.column + used + 1))
    }
  }

  /// A failure takes the rows it needs above the hints; other notices share their row.
  private func drawNotice(in frame: inout Frame) {
    guard let notice else { return }
    if notice.kind != .failure {
      let style = notice.kind == .done ? theme.success : theme.warning
      frame.draw(
        notice.text, style: style, at: Point(row: size.rows - 1, column: 1),
        maxColumns: max(0, noticeColumns - 2))
      return
    }
    let rows = Wrapping.rows(of: notice.text, columns: max(1, size.columns - 4)).prefix(4)
    var area = Rect(size)
    _ = area.removeBottom(1)
    let box = area.removeBottom(rows.count)
    frame.fill(box)
    for (index, text) in rows.enumerated() {
      let mark = index == 0 ? "! " : "  "
      frame.draw(
        mark + text, style: theme.error, at: Point(row: box.row + index, column: 1))
    }
  }

  /// The columns at the left that a notice takes.
  private var noticeColumns: Int {
    guard let notice, notice.kind != .failure else { return 0 }
    return min(CellWidth.columns(of: notice.text) + 3, size.columns * 2 / 3)
  }

  /// What may follow the keys pressed so far.
  private var pressedHint: String? {
    guard !pressed.isEmpty else { return nil }
    let next = CommandEntry.table.compactMap { entry -> String? in
      guard entry.contexts.contains(context) else { return nil }
      let sequence = settings.keyMap.keys(for: entry.command).first {
        $0.keys.count > pressed.count && Array($0.keys.prefix(pressed.count)) == pressed
      }
      guard let sequence else { return nil }
      let rest = sequence.keys.dropFirst(pressed.count).map(\.description).joined(separator: " ")
      return "\(rest) \(entry.name(language))"
    }
    return KeySequence(pressed).description + " …  " + next.joined(separator: "  ")
  }
}
