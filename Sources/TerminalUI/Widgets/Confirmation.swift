/// A question in the middle of the screen, with a few answers to choose from.
package struct Confirmation<Answer: Hashable & Sendable>: Hashable, Sendable {
  /// One of the answers.
  package struct Choice: Hashable, Sendable {
    package var answer: Answer
    /// Gives the answer at once.
    package var key: Key
    package var label: String

    /// Creates an answer; its key should be a character that its label explains.
    package init(_ answer: Answer, key: Key, label: String) {
      self.answer = answer
      self.key = key
      self.label = label
    }
  }

  /// What has become of the question.
  package enum Outcome: Hashable, Sendable {
    /// Still to be answered.
    case open
    case answered(Answer)
    case cancelled
  }

  package var title: String
  package var message: StyledText
  package private(set) var choices: [Choice]
  /// The index of the choice that Enter takes.
  package private(set) var selection: Int

  /// Creates a question; `selection` is what Enter answers if no arrow is pressed.
  package init(title: String, message: StyledText, choices: [Choice], selection: Int = 0) {
    self.title = title
    self.message = message
    self.choices = choices
    self.selection = choices.indices.contains(selection) ? selection : 0
  }

  /// Does what a key means; a choice's own key answers, arrows and Tab select, Enter takes the
  /// selected one, Escape takes none.
  package mutating func handle(_ key: Key) -> Outcome {
    if let choice = choices.first(where: { $0.key == key }) { return .answered(choice.answer) }
    switch key {
    case .escape: return .cancelled
    case .enter where choices.indices.contains(selection):
      return .answered(choices[selection].answer)
    case .left, .up, .backTab: move(by: -1)
    case .right, .down, .tab: move(by: 1)
    default: break
    }
    return .open
  }

  /// The answer a mouse click gives.
  package func answer(at point: Point, in area: Rect) -> Answer? {
    zip(choices, choiceAreas(in: layout(in: area).choices)).first { $1.contains(point) }?.0.answer
  }

  /// Draws the question in the middle of `area`, over what is there.
  package func draw(in frame: inout Frame, area: Rect, theme: Theme) {
    let layout = layout(in: area)
    frame.drawDialog(layout.box, title: title, theme: theme)
    for (index, row) in layout.rows.enumerated() {
      frame.draw(row.over(theme.text), in: layout.message.row(index))
    }
    for (index, (choice, place)) in zip(choices, choiceAreas(in: layout.choices)).enumerated() {
      let isSelected = index == selection
      let label =
        StyledText(isSelected ? "[" : " ") + StyledText(choice.key.description, style: theme.key)
        + StyledText(" " + choice.label) + StyledText(isSelected ? "]" : " ")
      frame.draw(label, in: place)
      if isSelected { frame.highlight(place, style: theme.selection) }
    }
    frame.cursor = nil
  }

  private mutating func move(by steps: Int) {
    guard !choices.isEmpty else { return }
    selection = (selection + steps + choices.count) % choices.count
  }

  private func columns(of choice: Choice) -> Int {
    CellWidth.columns(of: choice.key.description + choice.label) + 3
  }

  private func layout(
    in area: Rect
  ) -> (box: Rect, message: Rect, rows: [StyledText], choices: Rect) {
    let room = max(1, min(area.columns - 4, 60))
    let inRow = choices.reduce(0) { $0 + columns(of: $1) + 1 } - 1
    let rows = Wrapping.rows(of: message, columns: room)
    let longest = rows.map(\.columns).max() ?? 0
    let width = min(room, max(longest, inRow, CellWidth.columns(of: title) + 2))
    let choiceRows = inRow <= width ? 1 : choices.count
    let box = area.centered(Size(rows: rows.count + choiceRows + 3, columns: width + 4))
    var inner = box.inset(rows: 1, columns: 2)
    let choiceArea = inner.removeBottom(choiceRows)
    return (box, inner, rows, choiceArea)
  }

  /// Side by side if there is one row, else below one another.
  private func choiceAreas(in area: Rect) -> [Rect] {
    guard area.rows <= 1 else { return choices.indices.map { area.row($0) } }
    var rest = area
    return choices.map { choice in
      defer { _ = rest.removeLeft(1) }
      return rest.removeLeft(columns(of: choice))
    }
  }
}

extension Frame {
  /// Clears an area, draws the border of a dialog around it and returns what is inside.
  @discardableResult
  package mutating func drawDialog(_ rect: Rect, title: String, theme: Theme) -> Rect {
    fill(rect, style: theme.text)
    drawBox(rect, title: StyledText(title, style: theme.title), style: theme.borderActive)
    return rect.inset(rows: 1, columns: 2)
  }
}
