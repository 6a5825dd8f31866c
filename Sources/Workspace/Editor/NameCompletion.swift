import Domain
import TerminalUI

/// The names that `@` and `#` can be followed by, folded once for each catalog.
struct NameIndex: Sendable {
  private struct Name: Sendable {
    var text: String
    var detail: String
    var folded: String
  }

  let generation: Int
  private var people: [Name]
  private var organizations: [Name]

  init(_ catalog: Catalog, generation: Int) {
    self.generation = generation
    people = catalog.contacts.map { contact in
      Name(
        text: contact.name, detail: contact.organization,
        folded: " " + SearchText.fold(contact.name))
    }
    organizations = catalog.organizations.map { organization in
      let name = organization.shortName
      let sami = organization.municipality?.samiName ?? ""
      return Name(text: name, detail: sami, folded: " " + SearchText.fold("\(name) \(sami)"))
    }
  }

  /// The first names that have a word beginning with what is typed behind the sign.
  ///
  /// - Parameters:
  ///   - mention: The sign and what is typed.
  ///   - near: Names of organisations whose people come before others.
  ///   - limit: How many names are wanted.
  /// - Returns: At most `limit` of them, people in Norwegian order.
  func completions(
    of mention: NameCompletion.Mention, near: Set<String>, limit: Int = 5
  ) -> [NameCompletion.Item] {
    let wanted = " " + SearchText.fold(mention.typed)
    let names = mention.sign == "@" ? people : organizations
    let fitting = names.filter { $0.folded.contains(wanted) }
    let ordered =
      fitting.filter { near.contains($0.detail) }
      + fitting.filter { !near.contains($0.detail) }
    return ordered.prefix(limit).map { NameCompletion.Item(text: $0.text, detail: $0.detail) }
  }
}

/// What can be completed at the cursor of the editor.
struct NameCompletion: Hashable, Sendable {
  /// A sign and the beginning of a name, right in front of the cursor.
  struct Mention: Hashable {
    var sign: Character
    var typed: String

    /// Finds `@Åse` or `#fr` at the end of `text`; `nil` if there is none, or it is complete.
    init?(endOf text: Substring) {
      guard let index = text.lastIndex(where: { $0 == "@" || $0 == "#" }) else { return nil }
      let isAtStart = index == text.startIndex || text[text.index(before: index)] == " "
      let typed = text[text.index(after: index)...]
      guard isAtStart, !typed.isEmpty, typed.count < 30, typed.first != " ", typed.first != "#"
      else { return nil }
      sign = text[index]
      self.typed = String(typed)
    }
  }

  struct Item: Hashable, Sendable {
    var text: String
    var detail: String
  }

  let typed: String
  let items: [Item]
}

extension WorkspaceState {
  /// What the name in front of the cursor could be; `nil` when there is nothing to offer.
  func completion(in editor: TextEditor) -> NameCompletion? {
    guard case .note(let note, _) = editor.purpose, let names,
      let mention = NameCompletion.Mention(endOf: editor.area.textBeforeCursor)
    else { return nil }
    let near = Set(catalog.municipalities(of: note.participants).map(\.name))
    let items = names.completions(of: mention, near: near)
    let isComplete = items.contains { $0.text == mention.typed }
    return items.isEmpty || isComplete ? nil : NameCompletion(typed: mention.typed, items: items)
  }

  /// Makes the names ready before they are asked for at every key.
  mutating func prepareNames() {
    if names?.generation != generation { names = NameIndex(catalog, generation: generation) }
  }

  /// Tab puts the first name in; returns whether there was one.
  mutating func complete(in editor: TextEditor) -> Bool {
    guard let completion = completion(in: editor), let first = completion.items.first else {
      return false
    }
    var editor = editor
    let end = editor.area.cursor
    let start = TextArea.Position(
      line: end.line, offset: end.offset - completion.typed.utf8.count)
    editor.area.replace(start..<end, with: first.text + " ")
    replaceTop(with: .editor(editor))
    return true
  }

  /// A few names below the cursor, or above it at the bottom of the text.
  func draw(_ completion: NameCompletion, in frame: inout Frame, area: Rect) {
    guard let cursor = frame.cursor else { return }
    let width = min(
      area.columns,
      completion.items.map { CellWidth.columns(of: $0.text + $0.detail) + 4 }.max() ?? 0)
    let rows = completion.items.count + 2
    let fitsBelow = cursor.row + rows < area.row + area.rows
    let box = Rect(
      row: fitsBelow ? cursor.row + 1 : max(area.row, cursor.row - rows),
      column: min(cursor.column, area.column + area.columns - width - 2), rows: rows,
      columns: width + 2)
    frame.fill(box)
    let inner = frame.drawBox(
      box, title: StyledText("Tab", style: theme.key), style: theme.border)
    for (index, item) in completion.items.enumerated() {
      var text = StyledText(item.text, style: index == 0 ? theme.accent : theme.text)
      text.append("  " + item.detail, style: theme.dim)
      frame.draw(text, in: inner.row(index).inset(rows: 0, columns: 1))
    }
    frame.cursor = cursor
  }
}
