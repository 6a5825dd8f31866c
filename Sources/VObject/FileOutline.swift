/// What a file says, component by component, for those who only read it: unlike a ``ParsedFile`` it has
/// no line of its own for each line of the file, but says where it is.
package struct FileOutline {
  /// What was odd about the file when it was read.
  private let remarks: DiagnosticList
  let lines: OutlineLines

  /// Reads a whole .ics or .vcf file, as tolerantly as ``ParsedFile/init(parsing:keeping:)``.
  package init(parsing bytes: [UInt8]) {
    var reader = FileReader(bytes, for: OutlineLines(bytes), keeping: ParsedFile.usualLimit)
    reader.read()
    (remarks, lines) = (reader.diagnostics, reader.taker)
  }

  package var diagnostics: [Diagnostic] { remarks.kept }

  /// Calls `body` with the top-level components, one by one.
  package func forEachComponent(_ body: (PropertyIndex) -> Void) {
    lines.forEachComponent(in: lines.entries.indices, body)
  }
}

/// The lines of a file that are in components, and where they lie.
struct OutlineLines: LineTaker {
  struct Entry {
    let line: LineMark
    /// ``NameKey/none`` for the lines that begin and end a component.
    let name: NameKey
    let kind: ComponentKind?
    /// Of the line that begins a component where those of the component end, and before that is known
    /// the place of the component around it; of any other 0.
    fileprivate(set) var end: UInt32 = 0
  }

  let bytes: [UInt8]
  private(set) var entries: [Entry] = []
  /// Where the innermost component begins that has not ended.
  private var innermost: UInt32 = 0
  /// Where the last line ended that was taken.
  private var offset: UInt32 = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    entries.reserveCapacity(bytes.count / Self.usualLineLength)
  }

  private static let usualLineLength = 24

  mutating func takeBegin(_ component: OpenComponent) {
    let outer = innermost
    innermost = UInt32(truncatingIfNeeded: entries.count)
    add(component.begin, .none, component.kind, outer)
  }

  mutating func takeEnd(_ line: LineMark?, of component: OpenComponent) {
    let end = Int(offset)
    add(line ?? LineMark(at: end..<end, colon: nil, number: 0), .none, component.kind)
    let index = Int(innermost)
    innermost = entries[index].end
    entries[index].end = UInt32(truncatingIfNeeded: entries.count)
  }

  mutating func takeProperty(_ line: LineMark, _ name: NameKey) {
    add(line, name, nil)
  }

  mutating func takeOther(_ line: LineMark) {
    offset = line.end
  }

  private mutating func add(
    _ line: LineMark, _ name: NameKey, _ kind: ComponentKind?, _ end: UInt32 = 0
  ) {
    offset = line.end
    entries.append(Entry(line: line, name: name, kind: kind, end: end))
  }

  func forEachComponent(in range: Range<Int>, _ body: (PropertyIndex) -> Void) {
    var index = range.lowerBound
    while index < range.upperBound {
      let end = Int(entries[index].end)
      if end > 0 {
        body(PropertyIndex(self, at: index))
        index = end
      } else {
        index += 1
      }
    }
  }
}
