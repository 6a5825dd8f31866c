import CivilTime
import Domain
import TerminalUI
import Wording

/// Writes the lines of a page.
struct DocumentBuilder {
  let state: WorkspaceState
  /// How wide lines may be.
  let columns: Int
  private(set) var document: Document

  init(_ state: WorkspaceState, title: String, columns: Int) {
    self.state = state
    self.columns = columns
    document = Document(title: title)
  }

  var catalog: Catalog { state.catalog }
  var today: CivilDate { state.today }
  var language: Language { state.language }
  var theme: Theme { state.theme }
  var dates: DateWords { DateWords(language) }

  mutating func add(
    _ text: StyledText, trailing: StyledText = "", to target: Document.Target? = nil
  ) {
    document.append(Document.Line(text, trailing: trailing, target: target))
  }

  mutating func add(_ text: String, style: Style, to target: Document.Target? = nil) {
    add(StyledText(text, style: style), to: target)
  }

  mutating func addGap() {
    document.addGap()
  }

  mutating func removeLast() {
    _ = document.lines.popLast()
  }

  /// A heading with a blank line above it.
  mutating func addHeading(_ text: Phrase, trailing: String = "") {
    document.addGap()
    add(
      StyledText(text(language), style: theme.title),
      trailing: StyledText(trailing, style: theme.dim))
  }

  /// A label and what it says, wrapped below itself; nothing if there is nothing to say.
  mutating func addField(_ label: Phrase, _ value: String, to target: Document.Target? = nil) {
    guard !value.isEmpty else { return }
    let isLink: Bool
    switch target {
    case .link, .mail, .phone: isLink = true
    default: isLink = false
    }
    addField(
      label, StyledText(value, style: isLink ? theme.link : theme.text), to: target)
  }

  mutating func addField(_ label: Phrase, _ value: StyledText, to target: Document.Target? = nil) {
    let name = label(language)
    let padding = max(1, Self.labelColumns - CellWidth.columns(of: name))
    let start = StyledText(name + String(repeating: " ", count: padding), style: theme.dim)
    let room = max(10, columns - max(start.columns, Self.labelColumns))
    for (index, row) in Wrapping.rows(of: value, columns: room).enumerated() {
      let margin = StyledText(String(repeating: " ", count: start.columns))
      add(index == 0 ? start + row : margin + row, to: index == 0 ? target : nil)
    }
  }

  /// Running text, wrapped.
  mutating func addText(_ text: String, style: Style? = nil) {
    for row in Wrapping.rows(of: StyledText(text, style: style ?? theme.text), columns: columns) {
      add(row)
    }
  }

  /// Says that there is nothing, dimmed.
  mutating func addNothing(_ text: Phrase) {
    add(text(language), style: theme.dim)
  }

  static let labelColumns = 16
}
