package import CivilTime
package import Domain

/// A note template with its placeholders filled in, and where writing is to begin.
package struct NoteTemplate: Hashable, Sendable {
  /// What a template's placeholders stand for; what is empty leaves nothing.
  package struct Values: Hashable, Sendable {
    package var title: String
    package var date: CivilDate?
    package var place: String
    package var participants: [String]
    package var municipalities: [String]
    package var event: String

    package init(
      title: String = "", date: CivilDate? = nil, place: String = "", participants: [String] = [],
      municipalities: [String] = [], event: String = ""
    ) {
      self.title = title
      self.date = date
      self.place = place
      self.participants = participants
      self.municipalities = municipalities
      self.event = event
    }
  }

  package let text: String
  /// The line where writing begins, from 0: at `{{cursor}}`, else below the first `##` heading, else
  /// the last one.
  package let cursorLine: Int
  /// The UTF-8 offset in that line.
  package let cursorOffset: Int

  /// Fills `{{title}}`, `{{date}}`, `{{place}}`, `{{participants}}`, `{{municipalities}}`,
  /// `{{event}}` and `{{cursor}}`, in any case and with blanks inside the braces.
  ///
  /// - Parameters:
  ///   - page: The template; what it has between braces that is none of these stays.
  ///   - values: What to fill in.
  ///   - language: For the date and for joining names, unless the page has a language of its own.
  package init(filling page: MethodPage, with values: Values, language: Language) {
    let own = page.language.isEmpty ? language : Language(localeIdentifier: page.language)
    var filled: [String] = []
    var cursor: (line: Int, offset: Int)?
    for line in page.text.split(separator: "\n", omittingEmptySubsequences: false) {
      let filledLine = FilledLine(line) { Self.text(of: $0, values, own) }
      if let offset = filledLine.cursorOffset { cursor = cursor ?? (filled.count, offset) }
      filled.append(filledLine.text)
    }
    let place = cursor ?? Self.defaultCursor(in: filled)
    text = filled.joined(separator: "\n")
    (cursorLine, cursorOffset) = (place.line, place.offset)
  }

  private static func text(of name: String, _ values: Values, _ language: Language) -> String? {
    switch name {
    case "title": values.title
    case "date": values.date.map(DateWords(language).full) ?? ""
    case "place": values.place
    case "participants": language.list(values.participants)
    case "municipalities": language.list(values.municipalities)
    case "event": values.event
    default: nil
    }
  }

  /// Below the first `##` heading, or at the end of the last line that is not blank.
  private static func defaultCursor(in lines: [String]) -> (line: Int, offset: Int) {
    if let heading = lines.firstIndex(where: { $0.hasPrefix("## ") }), heading + 1 < lines.count {
      return (heading + 1, lines[heading + 1].utf8.count)
    }
    let last = lines.lastIndex { !$0.isEmpty } ?? 0
    return (last, lines.isEmpty ? 0 : lines[last].utf8.count)
  }
}

/// A line of a template with its placeholders `{{name}}` replaced.
private struct FilledLine {
  private(set) var text = ""
  /// Where `{{cursor}}` stood, in UTF-8.
  private(set) var cursorOffset: Int?

  /// Replaces every placeholder that `value` knows; others stay as they are.
  init(_ line: Substring, value: (String) -> String?) {
    var rest = line
    while let open = rest.range(of: "{{") {
      text += rest[..<open.lowerBound]
      let inside = rest[open.upperBound...]
      guard let close = inside.range(of: "}}") else {
        rest = rest[open.lowerBound...]
        break
      }
      let name = inside[..<close.lowerBound].filter { $0 != " " }.lowercased()
      if name == "cursor" {
        cursorOffset = cursorOffset ?? text.utf8.count
        rest = inside[close.upperBound...]
      } else if let replacement = value(name) {
        text += replacement
        rest = inside[close.upperBound...]
      } else {
        text += "{{"
        rest = inside
      }
    }
    text += rest
  }
}

extension Substring {
  /// The first place where `text` stands.
  fileprivate func range(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
