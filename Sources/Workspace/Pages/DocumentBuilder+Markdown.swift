import Domain
import TerminalUI
import Wording

extension DocumentBuilder {
  /// Renders Markdown: headings, lists, quotations, emphasis, links, boxes.
  ///
  /// - Parameters:
  ///   - text: The Markdown.
  ///   - firstLineIndex: The index of its first line in the text that `items` are of.
  ///   - items: The follow-ups that boxes stand for; other boxes are only text.
  mutating func addMarkdown(
    _ text: String, startingAt firstLineIndex: Int, items: [NoteFollowUps.Item]
  ) {
    let byLine = Dictionary(items.map { ($0.line.lineIndex, $0) }, uniquingKeysWith: { $1 })
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (offset, line) in lines.enumerated() {
      let index = firstLineIndex + offset
      if let item = byLine[index] {
        addBox(String(line), of: item)
      } else {
        addMarkdown(line: String(line))
      }
    }
    while document.lines.last == .blank { removeLast() }
  }

  private mutating func addMarkdown(line: String) {
    let content = line.drop { $0 == " " }
    let indent = String(repeating: " ", count: min(8, line.count - content.count))
    if content.isEmpty {
      addGap()
    } else if content.hasPrefix("#") {
      let title = content.drop { $0 == "#" }.drop { $0 == " " }
      if !title.isEmpty { addGap() }
      addRows(MarkdownText.styled(String(title), base: theme.title, theme: theme))
    } else if content.hasPrefix("- ") || content.hasPrefix("* ") {
      let item = MarkdownText.styled(String(content.dropFirst(2)), base: theme.text, theme: theme)
      addRows(StyledText(indent + "• ", style: theme.text) + item)
    } else if content.hasPrefix(">") {
      let quoted = content.dropFirst().drop { $0 == " " }
      addRows(
        StyledText(indent + "│ ", style: theme.border)
          + MarkdownText.styled(String(quoted), base: theme.dim, theme: theme))
    } else {
      addRows(
        StyledText(indent) + MarkdownText.styled(String(content), base: theme.text, theme: theme))
    }
  }

  /// A box as the follow-up is, with when it is due; a box without one can be ticked as well.
  private mutating func addBox(_ line: String, of item: NoteFollowUps.Item) {
    let isStored = item.action != .create
    let isTicked = isStored ? !item.followUp.isOpen : item.line.isTicked
    let style = isTicked ? theme.dim : theme.text
    let content = line.drop { $0 == " " }
    let text = content.drop { $0 != "]" }.dropFirst().drop { $0 == " " }
    let indent = String(repeating: " ", count: min(8, line.count - content.count))
    let isOverdue = isStored && item.followUp.isOverdue(on: today)
    let due = item.followUp.due.map { dates.shortWeekdayAndDay($0) } ?? ""
    add(
      StyledText(indent + (isTicked ? "[x] " : "[ ] "), style: style)
        + MarkdownText.styled(String(text), base: style, theme: theme),
      trailing: StyledText(
        isOverdue ? "! " + due : due, style: isOverdue ? theme.error : theme.dim),
      to: .box(lineIndex: item.line.lineIndex, followUp: isStored ? item.followUp.id : nil))
  }

  private mutating func addRows(_ text: StyledText, to target: Document.Target? = nil) {
    for (index, row) in Wrapping.rows(of: text, columns: columns, indent: .hanging).enumerated() {
      add(row, to: index == 0 ? target : nil)
    }
  }
}

/// Emphasis and links within a line of Markdown.
enum MarkdownText {
  /// `**strong**`, `*emphasis*`, `[text](link)` and `` `code` `` lose their marks and get a style.
  static func styled(_ text: String, base: Style, theme: Theme) -> StyledText {
    var result = StyledText()
    var rest = text[...]
    while let character = rest.first {
      if let (inner, end) = enclosed(rest, by: "**") {
        result.append(inner, style: base.adding(.bold))
        rest = rest[end...]
      } else if let (inner, end) = enclosed(rest, by: "*") {
        result.append(inner, style: base.adding(.italic))
        rest = rest[end...]
      } else if let (inner, end) = enclosed(rest, by: "`") {
        result.append(inner, style: base)
        rest = rest[end...]
      } else if character == "[", let (inner, end) = link(rest) {
        result.append(inner, style: theme.link.over(base))
        rest = rest[end...]
      } else {
        let next = rest.dropFirst().firstIndex { "*`[".contains($0) } ?? rest.endIndex
        result.append(rest[..<next], style: base)
        rest = rest[next...]
      }
    }
    return result
  }

  private static func enclosed(
    _ text: Substring, by mark: String
  ) -> (inner: Substring, end: Substring.Index)? {
    guard text.hasPrefix(mark) else { return nil }
    let inner = text.dropFirst(mark.count)
    guard let first = inner.first, first != " ", first != "*",
      let close = inner.firstRange(of: mark), close.lowerBound > inner.startIndex
    else { return nil }
    return (inner[..<close.lowerBound], close.upperBound)
  }

  private static func link(_ text: Substring) -> (inner: Substring, end: Substring.Index)? {
    guard let close = text.firstRange(of: "]("),
      let end = text[close.upperBound...].firstIndex(of: ")")
    else { return nil }
    return (text.dropFirst()[..<close.lowerBound], text.index(after: end))
  }
}
