/// Reads the lines of a file into a tree of components, and notes what is wrong on the way.
struct TreeBuilder {
  let bytes: [UInt8]
  /// What lies outside all components, and the components.
  var items: [Component.Item] = []
  var diagnostics: DiagnosticList
  /// The components that have begun and not ended, outermost first.
  var open: [Component] = []
  /// What kinds ``open`` are of.
  var openKinds: [ComponentKind?] = []
  /// How many items the last component of a kind had, so that the next gets room for as many.
  var usualItemCounts = InlineArray<10, Int>(repeating: 16)
  /// Takes each item of the file, none of which is then kept; `nil` if all is.
  private let take: ((Component) -> Void)?
  /// Whether reading ends when nothing more can come of it but diagnostics that nobody reads.
  private let stopsWhenClosed: Bool
  /// How many bytes have been read.
  private var offset = 0
  /// Whether there has been a component.
  private(set) var hasComponent = false
  /// How many components have begun below the deepest one that is allowed.
  var excessDepth = 0
  /// Whether the last line was outside all components, so that the next need not be reported.
  var isInJunk = false
  var hasReportedDepth = false

  init(
    _ bytes: [UInt8], keeping limit: Int, stopsWhenClosed: Bool = false,
    giving take: ((Component) -> Void)? = nil
  ) {
    self.bytes = bytes
    (self.stopsWhenClosed, self.take) = (stopsWhenClosed, take)
    diagnostics = DiagnosticList(limit: limit)
    open.reserveCapacity(4)
    openKinds.reserveCapacity(4)
  }

  mutating func build() {
    guard bytes.count <= ParsedFile.byteLimit else {
      let message = "the file has \(bytes.count) bytes, more than \(ParsedFile.byteLimit); split it"
      diagnostics.add(Diagnostic(line: 1, .error, .tooBig, message))
      return
    }
    guard !UTF16Text.isText(bytes) else {
      items.append(.other(ContentLine(of: bytes, at: bytes.indices, colon: nil, number: 0)))
      let message = "the file is in UTF-16; save it as UTF-8"
      diagnostics.add(Diagnostic(line: 1, .error, .utf8, message))
      return
    }
    var scanner = LineScanner()
    while !stopsWhenClosed || diagnostics.isOpen {
      if open.isEmpty { skipByteOrderMark(&scanner) }
      guard var line = scanner.next(in: bytes.span) else { break }
      let boundary = LineHead.boundary(in: bytes.span, line.range)
      if bytes[line.textEnd - (line.isEmpty ? 0 : 1)] == ASCII.equals {
        takeSoftBreaks(of: &line, boundary, &scanner)
      }
      offset = scanner.offset
      add(line, boundary)
    }
    finish(oddLineBreakCount: scanner.oddLineBreakCount)
  }

  /// The mark is junk to content lines, but every second program on Windows writes it.
  private mutating func skipByteOrderMark(_ scanner: inout LineScanner) {
    let mark: [UInt8] = [0xef, 0xbb, 0xbf]
    let start = scanner.offset
    while bytes[scanner.offset...].starts(with: mark) { scanner.skip(mark.count) }
    guard scanner.offset > start else { return }
    let range = start..<scanner.offset
    items.append(.other(ContentLine(of: bytes, at: range, colon: nil, number: 0)))
  }

  /// Joins the lines of a quoted-printable value, each of which ends in `=`, vCard 2.1 §2.1.3.
  private func takeSoftBreaks(
    of line: inout LogicalLine, _ boundary: LineHead.Boundary, _ scanner: inout LineScanner
  ) {
    guard contentLine(line, boundary).isQuotedPrintable else { return }
    while bytes[line.textEnd - 1] == ASCII.equals, scanner.offset < bytes.count,
      !bytes[scanner.offset].isLineBreak,
      !bytes[scanner.offset...].prefix(4).equalsIgnoringCase("END:".utf8)
    {
      scanner.extend(&line, in: bytes.span)
    }
  }

  private mutating func add(_ line: LogicalLine, _ boundary: LineHead.Boundary) {
    let content = contentLine(line, boundary)
    if line.isEmpty { return append(.other(content)) }
    if line.hasHighByte || line.hasControl { checkBytes(of: line, content) }
    switch content.delimiter(in: bytes.span) {
    case .begin:
      isInJunk = false
      return begin(content)
    case .end:
      isInJunk = false
      return end(content)
    case nil: break
    }
    if excessDepth > 0 {
      append(.other(content))
    } else if open.isEmpty {
      reportJunk(at: line)
      append(.other(content))
    } else {
      let isPlain = boundary.isPlain(in: bytes.span, line.range)
      append(isPlain || isProperty(line, boundary) ? .property(content) : .other(content))
    }
  }

  /// A line without a colon has its whole text for its head.
  func contentLine(_ line: LogicalLine, _ boundary: LineHead.Boundary) -> ContentLine {
    ContentLine(
      of: bytes, at: line.range, colon: boundary.colon ?? line.textEnd, number: line.number,
      isFolded: line.isFolded, mayBeEncoded: boundary.mayBeEncoded, isASCII: !line.hasHighByte)
  }

  /// Puts a component that has ended where it belongs.
  mutating func append(_ component: consuming Component) {
    if open.isEmpty { hasComponent = true }
    guard let take else { return append(.component(component)) }
    if open.isEmpty {
      if component.name == "VCARD" { take(component) }
    } else if open.count == 1, openKinds[0] != .card {
      take(component)
    } else {
      append(.component(component))
    }
  }

  mutating func append(_ item: consuming Component.Item) {
    let progress = Progress(offset: offset, byteCount: bytes.count)
    if open.isEmpty {
      items.append(joining: item, at: progress)
    } else {
      open[open.count - 1].items.append(joining: item, at: progress)
    }
  }

  /// How much of the file has been read.
  fileprivate struct Progress {
    let offset: Int
    let byteCount: Int

    /// How many there will be in the whole file of what there has been `count` of, and some more.
    func total(of count: Int) -> Int {
      let share = Double(byteCount) / Double(max(offset, byteCount / 1000, 1))
      return Int(Double(count) * max(share, 1)) + count / 8
    }
  }
}

extension [Component.Item] {
  /// Appends the item; lines that mean nothing become one, so that a file of nothing else is small.
  ///
  /// If there are very many, room is made for as many as there will be if the file goes on like this,
  /// so that few are copied to where there is more room.
  fileprivate mutating func append(
    joining item: consuming Component.Item, at progress: TreeBuilder.Progress
  ) {
    if case .other(let line) = item, case .other(let previous)? = last,
      let joined = previous.joined(with: line)
    {
      self[count - 1] = .other(joined)
    } else {
      if count == capacity, count >= 1 << 16 { reserveCapacity(progress.total(of: count)) }
      append(item)
    }
  }
}

extension ContentLine {
  fileprivate enum Delimiter {
    case begin
    case end
  }

  /// Whether the line is a BEGIN or an END.
  fileprivate func delimiter(in bytes: Span<UInt8>) -> Delimiter? {
    switch bytes[Int(start)].uppercased {
    case UInt8(ascii: "B") where isNamed("BEGIN") && hasColon: .begin
    case UInt8(ascii: "E") where isNamed("END") && hasColon: .end
    default: nil
    }
  }
}
