import Domain
import TerminalUI
import Wording

extension WorkspaceState {
  /// Where the text is: below the title line, a hint beside it on wide screens.
  var editorArea: Rect {
    var area = body
    _ = area.removeTop(1)
    area = area.inset(rows: 0, columns: 1)
    if hasEditorHint { _ = area.removeRight(editorHintColumns + 3) }
    return area.splitColumns(at: Self.widestText).left
  }

  private var hasEditorHint: Bool { size.columns >= 100 }
  private var editorHintColumns: Int { 34 }

  func draw(_ editor: TextEditor, in frame: inout Frame) {
    frame.fill(body, style: theme.text)
    frame.drawRule(
      body.row(0), title: StyledText(editor.title(in: language), style: theme.accent),
      trailing: StyledText(draftState(of: editor), style: theme.dim), style: theme.borderActive)
    let area = editorArea
    var text = editor.area
    text.viewport = area.size
    let isOnTop = overlays.last?.isEditor ?? false
    text.draw(in: &frame, area: area, theme: theme, isActive: isOnTop) { line in
      NoteHighlighter(theme: theme).styled(line)
    }
    if isOnTop, let completion = completion(in: editor) {
      draw(completion, in: &frame, area: area)
    }
    guard hasEditorHint else { return }
    var side = body
    _ = side.removeTop(1)
    side = side.removeRight(editorHintColumns + 1)
    frame.drawVerticalLine(column: side.column - 2, rows: side.rowRange, style: theme.border)
    for (index, line) in editorHint(of: editor, columns: editorHintColumns).enumerated()
    where index < side.rows {
      frame.draw(line, in: side.row(index))
    }
  }

  private func draftState(of editor: TextEditor) -> String {
    if editor.pending != nil {
      return Phrase(nb: "lagrer …", nn: "lagrar …", en: "saving …")(language)
    }
    guard editor.isDraftSafe else { return "" }
    return Phrase(nb: "utkast lagret", nn: "utkast lagra", en: "draft saved")(language)
  }

  /// What stands beside the text: what it is about, and how to write a follow-up.
  private func editorHint(of editor: TextEditor, columns: Int) -> [StyledText] {
    var lines: [StyledText] = []
    func add(_ text: String, _ style: Style) {
      lines += Wrapping.rows(of: StyledText(text, style: style), columns: columns)
    }
    switch editor.purpose {
    case .note(let note, _):
      if let event = note.event.flatMap(catalog.event) {
        add(event.title, theme.title)
        add(DateWords(language).when(event.when), theme.dim)
        lines.append("")
      }
      for participant in note.participants { add(participant.name, theme.text) }
      if !note.participants.isEmpty { lines.append("") }
      add(Self.followUpTip(language), theme.dim)
      add(Self.followUpExample(language), theme.accent)
      add(Self.followUpMeaning(language), theme.dim)
    case .message(let message):
      add(Phrase(no: "Til", en: "To")(language), theme.title)
      for mailbox in message.to.prefix(12) {
        add(mailbox.name.isEmpty ? mailbox.address : mailbox.name, theme.text)
      }
      if message.to.count > 12 { add("+ \(message.to.count - 12)", theme.dim) }
      lines.append("")
      add(Self.outboxTip(language), theme.dim)
      if message.subject.isEmpty { add(Self.subjectTip(language), theme.dim) }
    }
    return lines
  }

  private static let followUpTip = Phrase(
    nb: "En avtale blir en oppfølging når linja begynner slik:",
    nn: "Ein avtale blir ei oppfølging når linja byrjar slik:",
    en: "What is agreed becomes a follow-up when the line begins like this:")
  private static let followUpExample = Phrase(
    nb: "- [ ] Sende veilederen @navn fredag", nn: "- [ ] Sende rettleiaren @namn fredag",
    en: "- [ ] Send the guide @name Friday")
  private static let followUpMeaning = Phrase(
    nb: "@navn er ansvarlig, #Kommune gjelder den; en dato blir fristen.",
    nn: "@namn er ansvarleg, #Kommune gjeld han; ein dato blir fristen.",
    en: "@name is responsible, #Municipality is concerned; a date is when it is due.")
  private static let outboxTip = Phrase(
    nb: "Innlegget legges i utboksen. Samspill sender ikke noe selv.",
    nn: "Innlegget blir lagt i utboksen. Samspill sender ikkje noko sjølv.",
    en: "The post is put in the outbox. Samspill sends nothing by itself.")
  private static let subjectTip = Phrase(
    nb: "Første linje er emnet.", nn: "Første linja er emnet.",
    en: "The first line is the subject.")
}

/// Gives a line of a note its styles while it is written.
struct NoteHighlighter {
  let theme: Theme

  func styled(_ line: String) -> StyledText {
    let content = line.drop { $0 == " " }
    if content.hasPrefix("#"), content.drop(while: { $0 == "#" }).first == " " {
      return StyledText(line, style: theme.title)
    }
    if content.hasPrefix(">") { return StyledText(line, style: theme.dim) }
    var result = StyledText()
    var rest = line[...]
    if let box = ["- [ ] ", "- [x] "].first(where: { content.hasPrefix($0) }) {
      let end = rest.index(content.startIndex, offsetBy: box.count)
      result.append(rest[..<end], style: theme.accent)
      rest = rest[end...]
    }
    while let mark = rest.firstIndex(where: { $0 == "@" || $0 == "#" }) {
      let isAtStart = mark == rest.startIndex || rest[rest.index(before: mark)] == " "
      let end = rest[rest.index(after: mark)...].firstIndex(of: " ") ?? rest.endIndex
      result.append(rest[..<mark], style: theme.text)
      result.append(rest[mark..<end], style: isAtStart ? theme.link : theme.text)
      rest = rest[end...]
    }
    result.append(rest, style: theme.text)
    return result
  }
}
