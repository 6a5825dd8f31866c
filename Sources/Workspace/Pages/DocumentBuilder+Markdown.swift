import Domain
import TerminalUI
import Wording

extension DocumentBuilder {
  /// Renders Markdown: headings, lists, quotations, emphasis, links.
  ///
  /// - Parameters:
  ///   - text: The Markdown.
  ///   - followUps: What the boxes in it stand for; `nil` where boxes are only text.
  mutating func addMarkdown(_ text: String, followUps: [FollowUp]?) {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      addMarkdown(line: String(line), at: index, followUps: followUps)
    }
    while document.lines.last == .blank { removeLast() }
  }

  private mutating func addMarkdown(line: String, at index: Int, followUps: [FollowUp]?) {
    let content = line.drop { $0 == " " }
    let indent = String(repeating: " ", count: min(8, line.count - content.count))
    if content.isEmpty {
      addGap()
    } else if content.hasPrefix("#") {
      let title = content.drop { $0 == "#" }.drop { $0 == " " }
      if !title.isEmpty { addGap() }
      addRows(MarkdownText.styled(String(title), base: theme.title, theme: theme))
    } else if let box = BoxLine(content) {
      addBox(box, indent: indent, at: index, followUps: followUps)
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

  private mutating func addBox(
    _ box: BoxLine, indent: String, at index: Int, followUps: [FollowUp]?
  ) {
    let style = box.isTicked ? theme.dim : theme.text
    let text =
      StyledText(indent + (box.isTicked ? "[x] " : "[ ] "), style: style)
      + MarkdownText.styled(box.text, base: style, theme: theme)
    let target: Document.Target? =
      followUps == nil || box.text.isEmpty ? nil : .box(lineIndex: index, followUp: nil)
    addRows(text, to: target)
  }

  private mutating func addRows(_ text: StyledText, to target: Document.Target? = nil) {
    for (index, row) in Wrapping.rows(of: text, columns: columns, indent: .hanging).enumerated() {
      add(row, to: index == 0 ? target : nil)
    }
  }
}

/// A line such as `- [ ] Send the guide`.
struct BoxLine: Hashable {
  var isTicked: Bool
  var text: String

  init?(_ content: Substring) {
    for (mark, ticked) in [("- [ ]", false), ("- [x]", true), ("- [X]", true)]
    where content.hasPrefix(mark) {
      isTicked = ticked
      text = String(content.dropFirst(mark.count).drop { $0 == " " })
      return
    }
    return nil
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
