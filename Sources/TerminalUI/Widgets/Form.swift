/// Fields with labels, one below the other, of which one is being filled in.
package struct Form<ID: Hashable & Sendable>: Hashable, Sendable {
  /// What is filled in, and how.
  package enum Content: Hashable, Sendable {
    case text(TextField)
    /// One of several; `selected` is always the index of one, unless there are none.
    case choice(options: [String], selected: Int)
    case toggle(Bool)
  }

  /// A label and what is filled in beside it.
  package struct Field: Hashable, Sendable {
    package var id: ID
    package var label: String
    package var content: Content
    /// What is wrong with the content, shown below it.
    package var problem: String?

    /// Creates a field; ids must differ within a form.
    package init(id: ID, label: String, content: Content, problem: String? = nil) {
      self.id = id
      self.label = label
      self.content = content
      self.problem = problem
    }
  }

  package var fields: [Field]
  /// The index of the field the keys go to.
  package private(set) var focus = 0

  /// Creates a form with the focus on its first field.
  package init(fields: [Field]) {
    self.fields = fields
  }

  /// The field with an id.
  package subscript(id: ID) -> Field? {
    fields.first { $0.id == id }
  }

  /// What a text field holds, or the chosen option; empty for others.
  package func text(of id: ID) -> String {
    switch self[id]?.content {
    case .text(let field): field.text
    case .choice(let options, let selected):
      options.indices.contains(selected) ? options[selected] : ""
    case .toggle, nil: ""
    }
  }

  /// Says what is wrong with a field, until it is changed.
  package mutating func setProblem(_ problem: String?, of id: ID) {
    guard let index = fields.firstIndex(where: { $0.id == id }) else { return }
    fields[index].problem = problem
  }

  /// Goes to a field, if there is one with that id.
  package mutating func moveFocus(to id: ID) {
    focus = fields.firstIndex { $0.id == id } ?? focus
  }

  /// Does what a key means here; returns whether it means anything.
  ///
  /// Tab and the vertical arrows go from field to field, arrows and Space choose. Enter and Escape
  /// are left to the owner.
  package mutating func handle(_ key: Key) -> Bool {
    guard fields.indices.contains(focus) else { return false }
    switch key {
    case .tab, .down: moveFocus(by: 1)
    case .backTab, .up: moveFocus(by: -1)
    default:
      guard fields[focus].content.handle(key) else { return false }
      fields[focus].problem = nil
    }
    return true
  }

  /// Inserts text into the focused field, if it is one for text.
  package mutating func paste(_ text: String) {
    guard fields.indices.contains(focus), case .text(var field) = fields[focus].content else {
      return
    }
    field.insert(text)
    fields[focus].content = .text(field)
    fields[focus].problem = nil
  }

  /// Goes to the field at a place of the area the form is drawn in; a toggle or choice moves on.
  package mutating func click(at point: Point, in area: Rect) {
    for (index, place) in visibleFields(in: area) where place.contains(point) {
      let wasFocused = index == focus
      focus = index
      switch fields[index].content {
      case .text(var field):
        let value = valueArea(of: place.row(0))
        field.click(column: point.column - value.column, columns: value.columns)
        fields[index].content = .text(field)
      case .choice, .toggle:
        if wasFocused { _ = fields[index].content.handle(.character(" ")) }
      }
    }
  }

  /// Draws as many fields as there is room for, the focused one among them.
  package func draw(in frame: inout Frame, area: Rect, theme: Theme, isActive: Bool = true) {
    for (index, place) in visibleFields(in: area) {
      let field = fields[index]
      let isFocused = isActive && index == focus
      let label = place.row(0).splitColumns(at: labelColumns(in: area)).left
      frame.draw(field.label, style: isFocused ? theme.accent : theme.text, in: label)
      let value = valueArea(of: place.row(0))
      field.content.draw(in: &frame, area: value, theme: theme, isActive: isFocused)
      guard let problem = field.problem, place.rows > 1 else { continue }
      let below = Rect(
        row: place.row + 1, column: value.column, rows: 1, columns: value.columns)
      frame.draw("! " + problem, style: theme.error, in: below)
    }
  }

  private mutating func moveFocus(by steps: Int) {
    focus = (focus + steps + fields.count) % fields.count
  }

  private func labelColumns(in area: Rect) -> Int {
    let longest = fields.map { CellWidth.columns(of: $0.label) }.max() ?? 0
    return min(longest, area.columns / 2)
  }

  private func valueArea(of row: Rect) -> Rect {
    var value = row
    _ = value.removeLeft(labelColumns(in: row) + 2)
    return value
  }

  /// Each visible field with its rows: one, and one more for a problem.
  private func visibleFields(in area: Rect) -> [(index: Int, area: Rect)] {
    let heights = fields.map { $0.problem == nil ? 1 : 2 }
    guard fields.indices.contains(focus) else { return [] }
    let focusStart = heights[..<focus].reduce(0, +)
    let window = ListView.window(
      showing: focusStart..<focusStart + heights[focus], from: 0, count: heights.reduce(0, +),
      rows: area.rows)
    var (start, places) = (0, [(index: Int, area: Rect)]())
    for (index, height) in heights.enumerated() {
      defer { start += height }
      guard start >= window.lowerBound, start < window.upperBound else { continue }
      let place = Rect(
        row: area.row + start - window.lowerBound, column: area.column, rows: height,
        columns: area.columns)
      places.append((index, place.intersection(area)))
    }
    return places
  }
}

extension Form.Content {
  mutating func handle(_ key: Key) -> Bool {
    switch self {
    case .text(var field):
      guard field.handle(key) else { return false }
      self = .text(field)
    case .choice(let options, let selected):
      guard let next = Self.choice(after: key, selected: selected, of: options) else {
        return false
      }
      self = .choice(options: options, selected: next)
    case .toggle(let isOn):
      guard [.character(" "), .left, .right].contains(key) else { return false }
      self = .toggle(!isOn)
    }
    return true
  }

  func draw(in frame: inout Frame, area: Rect, theme: Theme, isActive: Bool) {
    switch self {
    case .text(let field):
      field.draw(in: &frame, area: area, theme: theme, isActive: isActive)
    case .choice(let options, let selected):
      let option = options.indices.contains(selected) ? options[selected] : "–"
      let text = isActive ? "‹ \(option) ›" : "  \(option)"
      frame.draw(text, style: isActive ? theme.fieldActive : theme.text, in: area)
    case .toggle(let isOn):
      frame.draw(
        isOn ? "[x]" : "[ ]", style: isActive ? theme.fieldActive : theme.text, in: area)
    }
  }

  /// Arrows and Space go around; a letter goes to the next option that begins with it.
  private static func choice(after key: Key, selected: Int, of options: [String]) -> Int? {
    guard !options.isEmpty else { return nil }
    switch key {
    case .right, .character(" "): return (selected + 1) % options.count
    case .left: return (selected + options.count - 1) % options.count
    case .home: return 0
    case .end: return options.count - 1
    case .character(let character):
      let order = (1...options.count).map { (selected + $0) % options.count }
      return order.first {
        options[$0].first?.lowercased() == character.lowercased()
      }
    default: return nil
    }
  }
}
