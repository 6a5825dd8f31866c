/// Text in which each run has a style of its own.
package struct StyledText: Hashable, Sendable {
  /// A stretch of text that looks the same throughout.
  package struct Run: Hashable, Sendable {
    package var text: String
    package var style: Style

    /// Creates a run; an empty one is of no use to a text.
    package init(_ text: String, style: Style = .plain) {
      self.text = text
      self.style = style
    }
  }

  /// In reading order; none is empty.
  package private(set) var runs: [Run]

  /// An empty text.
  package init() {
    runs = []
  }

  /// Creates a text that looks the same throughout.
  package init(_ text: some StringProtocol, style: Style = .plain) {
    runs = text.isEmpty ? [] : [Run(String(text), style: style)]
  }

  /// Whether it has no letters.
  package var isEmpty: Bool { runs.isEmpty }

  /// The letters without their styles.
  package var text: String { runs.reduce(into: "") { $0 += $1.text } }

  /// The columns it takes on one line.
  package var columns: Int { runs.reduce(0) { $0 + CellWidth.columns(of: $1.text) } }

  /// Adds text at the end, to the last run if it has the same style.
  package mutating func append(_ text: some StringProtocol, style: Style) {
    guard !text.isEmpty else { return }
    if let last = runs.indices.last, runs[last].style == style {
      runs[last].text += text
    } else {
      runs.append(Run(String(text), style: style))
    }
  }

  /// The same text with each run laid over `below`, see ``Style/over(_:)``.
  package func over(_ below: Style) -> StyledText {
    var result = self
    for index in result.runs.indices {
      result.runs[index].style = result.runs[index].style.over(below)
    }
    return result
  }

  /// One text after the other.
  package static func + (left: StyledText, right: StyledText) -> StyledText {
    var result = left
    result += right
    return result
  }

  /// Adds a text at the end.
  package static func += (left: inout StyledText, right: StyledText) {
    for run in right.runs { left.append(run.text, style: run.style) }
  }
}

extension StyledText: ExpressibleByStringLiteral {
  /// Creates a plain text.
  package init(stringLiteral value: String) {
    self.init(value)
  }
}

extension StyledText {
  /// The lines, without their ends; an empty text has one empty line.
  package var lines: [StyledText] {
    var lines = [StyledText()]
    for run in runs {
      let parts = run.text.split(omittingEmptySubsequences: false) { $0.isNewline }
      for (index, part) in parts.enumerated() {
        if index > 0 { lines.append(StyledText()) }
        lines[lines.count - 1].append(part, style: run.style)
      }
    }
    return lines
  }

  /// The part between two UTF-8 offsets.
  func slice(_ range: Range<Int>) -> StyledText {
    var result = StyledText()
    var start = 0
    for run in runs {
      let utf8 = run.text.utf8
      let end = start + utf8.count
      let part = range.clamped(to: start..<end)
      if !part.isEmpty {
        let lower = utf8.index(utf8.startIndex, offsetBy: part.lowerBound - start)
        let upper = utf8.index(lower, offsetBy: part.count)
        result.append(run.text[lower..<upper], style: run.style)
      }
      start = end
      if start >= range.upperBound { break }
    }
    return result
  }

  var withoutTrailingSpaces: StyledText {
    var length = runs.reduce(0) { $0 + $1.text.utf8.count }
    for run in runs.reversed() {
      let spaces = run.text.utf8.reversed().prefix { $0 == 0x20 }.count
      length -= spaces
      if spaces < run.text.utf8.count { break }
    }
    return slice(0..<length)
  }
}
