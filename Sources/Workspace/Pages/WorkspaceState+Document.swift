import Domain
import TerminalUI
import Wording

/// Making the lines of the page in front.
extension WorkspaceState {
  /// Text wider than this is hard to read.
  static let widestText = 100

  mutating func makeDocument() -> Document {
    var builder = DocumentBuilder(
      self, title: pageTitle, columns: max(1, min(body.columns - 4, Self.widestText)))
    switch page.place {
    case .start, .map: break
    case .contact(let id):
      if let contact = catalog.contact(id) { builder.addPage(of: contact) }
    case .organization(let id):
      if let organization = catalog.organization(id) { builder.addPage(of: organization) }
    case .event(let id):
      if let event = catalog.event(id) { builder.addPage(of: event) }
    case .attendance(let id):
      let event = unsavedEvent?.id == id ? unsavedEvent : catalog.event(id)
      if let event { builder.addAttendance(at: event) }
    case .thread(let id):
      if let conversation = catalog.conversation(containing: id) {
        builder.addPage(of: conversation)
      }
    case .note(let id):
      if let note = catalog.note(id) {
        builder.addPage(of: note, mentioning: mentionDirectory())
      }
    case .followUp(let id):
      if let followUp = catalog.followUp(id) { builder.addPage(of: followUp) }
    case .method(let id):
      if let method = catalog.method(id) { builder.addPage(of: method) }
    case .project(let id):
      if let project = catalog.project(id) { builder.addPage(of: project) }
    case .methods: builder.addMethods()
    case .coverage: builder.addCoverage()
    case .problems: builder.addProblems()
    case .drafts: builder.addDrafts()
    }
    return builder.document.filtered(by: page.filter)
  }

  private var pageTitle: String {
    let name: Phrase
    switch page.place {
    case .start: name = Phrase("")
    case .map: name = Command.showMap.entry.title
    case .methods: name = Command.showMethods.entry.title
    case .coverage: name = Command.showCoverage.entry.title
    case .problems: name = Command.showProblems.entry.title
    case .drafts: name = Command.showDrafts.entry.title
    case .attendance: name = Command.attendance.entry.title
    case .thread: name = Phrase(nb: "Tråd", nn: "Tråd", en: "Thread")
    case .organization(let id) where catalog.organization(id)?.municipality != nil:
      name = Phrase(no: "Kommune", en: "Municipality")
    case .contact, .organization, .event, .note, .followUp, .method, .project:
      name = page.place.record?.kind.name ?? Phrase("")
    }
    return "Samspill › " + name(language)
  }

  /// The part of the screen that a page's lines are in.
  var pageArea: Rect {
    var area = body.inset(rows: 1, columns: 2)
    if body.rows > 1 {
      area = Rect(row: body.row + 1, column: 2, rows: body.rows - 1, columns: area.columns)
    }
    return area
  }

  var pageRows: Int { pageArea.rows }

  /// Sees to it that something is selected if there is something to select.
  mutating func settlePage() {
    guard page.place != .start, page.place != .map else { return settleMap() }
    let isSelectable = document.isSelectable
    let selection = page.position.selection
    let isValid = selection.map { isSelectable.indices.contains($0) && isSelectable[$0] } ?? false
    if let selection, !isValid { page.position.select(selection, among: isSelectable) }
    if selection == nil, page.position.top == 0,
      isSelectable.prefix(pageRows).contains(true)
    {
      page.position.select(0, among: isSelectable)
    }
    page.position.keepInside(rowCount: document.lines.count, visibleRows: pageRows)
  }

  /// Keeps selected, and to be seen, what was so before the page was laid out anew.
  mutating func followSelection(to target: Document.Target) {
    page.position.follow(
      to: document.lines.indices.filter { document.lines[$0].target == target },
      rowCount: document.lines.count, visibleRows: pageRows)
  }

  func drawPage(in frame: inout Frame) {
    if page.place == .map {
      drawMapPage(in: &frame)
      return
    }
    if let filterField { drawFilter(filterField, in: &frame, area: body.row(0)) }
    let area = pageArea
    let position = page.position
    for offset in 0..<area.rows {
      let index = position.top + offset
      guard document.lines.indices.contains(index) else { break }
      draw(
        document.lines[index], in: &frame, area: area.row(offset),
        isSelected: index == position.selection)
    }
    drawThumb(
      of: position.top..<position.top + area.rows, count: document.lines.count,
      beside: Rect(row: area.row, column: 0, rows: area.rows, columns: size.columns), in: &frame)
  }

  private func draw(
    _ line: Document.Line, in frame: inout Frame, area: Rect, isSelected: Bool
  ) {
    var row = area
    if !line.trailing.isEmpty {
      let width = min(row.columns, Self.widestText)
      row = row.splitColumns(at: width).left
      let trailing = row.removeRight(min(line.trailing.columns, row.columns / 2))
      frame.draw(line.trailing, in: trailing)
      _ = row.removeRight(1)
    }
    frame.draw(line.text, in: row)
    guard isSelected, overlays.isEmpty || line.target != nil else { return }
    let whole = Rect(
      row: area.row, column: area.column - 2, rows: 1,
      columns: min(area.columns, Self.widestText) + 3)
    frame.draw("▌", at: whole.origin)
    frame.highlight(whole, style: filterField == nil ? theme.selection : theme.selectionInactive)
    if filterField == nil { frame.focus = whole.origin }
  }
}

extension CommandEntry {
  /// The name as a heading, with a capital.
  var title: Phrase {
    Phrase(nb: name.nb.capitalizedFirst, nn: name.nn.capitalizedFirst, en: name.en.capitalizedFirst)
  }
}

extension String {
  var capitalizedFirst: String {
    prefix(1).uppercased() + dropFirst()
  }
}

extension Document {
  /// The lines that lead somewhere and fit `filter`; all, if it is empty.
  func filtered(by filter: String) -> Document {
    let filter = ListFilter(filter)
    guard !filter.isEmpty else { return self }
    var filtered = self
    filtered.lines = lines.filter { line in
      line.target != nil && filter.matches([line.text.text, line.trailing.text])
    }
    return filtered
  }
}
