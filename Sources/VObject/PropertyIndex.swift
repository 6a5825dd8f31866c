/// A component of a file that is read and not changed, whose properties are found by their names.
///
/// A record is read by two dozen names from as many lines; a line is made of what is found only.
package struct PropertyIndex {
  private let lines: OutlineLines
  /// Where its lines are among all: first the one that begins it, last the one that ends it.
  private let range: Range<Int>

  init(_ lines: OutlineLines, at index: Int) {
    self.lines = lines
    range = index..<Int(lines.entries[index].end)
  }

  /// Reads the bytes of `component`, once.
  package init(_ component: Component) {
    self.init(FileOutline(parsing: component.bytes).lines, at: 0)
  }

  package var kind: ComponentKind? { begin.kind }

  /// In upper case, such as `VEVENT`.
  package var name: String { kind?.rawValue ?? contentLine(begin).delimitedName }

  /// The number of its BEGIN line in the file, from 1.
  package var lineNumber: Int { begin.line.lineNumber }

  /// The bytes as they stand in the file.
  package var bytes: ArraySlice<UInt8> {
    lines.bytes[Int(begin.line.start)..<Int(lines.entries[range.upperBound - 1].line.end)]
  }

  private var begin: OutlineLines.Entry { lines.entries[range.lowerBound] }

  private func contentLine(_ entry: OutlineLines.Entry) -> ContentLine {
    ContentLine(of: lines.bytes, at: entry.line)
  }

  /// Calls `body` with the components directly inside, one by one.
  package func forEachComponent(_ body: (PropertyIndex) -> Void) {
    lines.forEachComponent(in: range.dropFirst(), body)
  }

  /// The first property of that name, or `nil`.
  package func property(named name: StaticString) -> ContentLine? {
    firstProperty(named: name, from: range.lowerBound + 1)?.line
  }

  /// All properties of that name, in their order.
  package func properties(named name: StaticString) -> [ContentLine] {
    var properties: [ContentLine] = []
    forEachProperty(named: name) { properties.append($0) }
    return properties
  }

  /// Calls `body` with each property of that name, in their order.
  package func forEachProperty(named name: StaticString, _ body: (ContentLine) -> Void) {
    var next = range.lowerBound + 1
    while let (line, index) = firstProperty(named: name, from: next) {
      body(line)
      next = index + 1
    }
  }

  /// The first property of that name from one of the lines on, and where it is.
  private func firstProperty(named name: StaticString, from start: Int) -> (
    line: ContentLine, index: Int
  )? {
    let key = NameKey(of: name)
    let entries = lines.entries.span
    var index = start
    while index < range.upperBound {
      if entries[index].end > 0 {
        index = Int(entries[index].end)
        continue
      }
      if entries[index].name == key {
        let line = contentLine(entries[index])
        let isExact = name.utf8CodeUnitCount <= NameKey.exactCount
        if isExact || line.isNamed(name) { return (line, index) }
      }
      index += 1
    }
    return nil
  }

  /// The text of the first property of that name, unescaped, or `nil`.
  package func text(of name: StaticString) -> String? {
    property(named: name)?.text
  }

  /// The elements of all properties of that name, see ``Component/texts(of:)``.
  package func texts(of name: StaticString) -> [String] {
    var texts: [String] = []
    forEachProperty(named: name) { line in
      if texts.isEmpty { texts = line.elements } else { texts += line.elements }
    }
    return texts
  }

  /// The fields of the first property of that name, such as N, or none.
  package func fields(of name: StaticString) -> [[String]] {
    property(named: name)?.fields ?? []
  }

  /// A field of the first property of that name, a comma between its elements; empty if there is none.
  package func field(_ place: Int, of name: StaticString) -> String {
    property(named: name)?.field(place) ?? ""
  }

  /// The number that the first property of that name holds, or `nil`.
  package func number(of name: StaticString) -> Int? {
    text(of: name).flatMap { Int($0) }
  }

  /// The first property of that name as a day or time; `nil` if it is missing or cannot be read.
  package func dateValue(of name: StaticString) -> DateValue? {
    try? property(named: name)?.dateValue
  }
}
