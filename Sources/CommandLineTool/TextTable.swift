/// Rows and columns of text, and the forms they can be printed in.
struct TextTable {
  /// How a table is printed.
  enum Form {
    /// Columns padded to the same width, with headings.
    case aligned(columns: Int)
    /// One row a line, tabs between, no headings: for pipes.
    case tabs
    /// RFC 4180 with headings.
    case csv
  }

  var headings: [String]
  var rows: [[String]] = []

  func lines(as form: Form) -> [String] {
    switch form {
    case .aligned(let columns): alignedLines(columns: columns)
    case .tabs: rows.map { $0.map(Self.oneLine).joined(separator: "\t") }
    case .csv: ([headings] + rows).map { $0.map(Self.quoted).joined(separator: ",") }
    }
  }

  private func alignedLines(columns: Int) -> [String] {
    guard !rows.isEmpty else { return [] }
    let cells = ([headings] + rows).map { $0.map(Self.oneLine) }
    let widths = headings.indices.map { column in
      cells.map { $0[column].count }.max() ?? 0
    }
    return cells.map { row in
      let line = row.enumerated().map { column, text in
        column == row.count - 1 ? text : text.padding(to: widths[column])
      }.joined(separator: "  ")
      return line.count > columns ? String(line.prefix(columns - 1)) + "…" : line
    }
  }

  private static func oneLine(_ text: String) -> String {
    String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
  }

  private static func quoted(_ text: String) -> String {
    let needsQuotes = text.contains { $0 == "," || $0 == "\"" || $0.isNewline }
    guard needsQuotes else { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}

extension String {
  /// The text with blanks behind it up to `width` characters.
  func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
