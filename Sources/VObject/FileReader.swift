/// Reads the lines of a file, finds which component each is in, and notes what is wrong on the way.
///
/// What becomes of the lines is the taker's affair: the whole file as a tree, or as much as is asked for.
struct FileReader<Taker: LineTaker> {
  let bytes: [UInt8]
  private(set) var taker: Taker
  var diagnostics: DiagnosticList
  /// The components that have begun and not ended, outermost first.
  var open: [OpenComponent] = []
  /// The property that the last line was, if it was one.
  var lastProperty: LineMark?
  /// Whether reading ends when nothing more can come of it but diagnostics that nobody reads.
  private let stopsWhenClosed: Bool
  /// Whether there has been a component.
  private(set) var hasComponent = false
  /// How many components have begun below the deepest one that is allowed.
  var excessDepth = 0
  /// Whether the last line was outside all components, so that the next need not be reported.
  var isInJunk = false
  var hasReportedDepth = false

  init(
    _ bytes: [UInt8], for taker: consuming Taker, keeping limit: Int, stopsWhenClosed: Bool = false
  ) {
    (self.bytes, self.taker, self.stopsWhenClosed) = (bytes, taker, stopsWhenClosed)
    diagnostics = DiagnosticList(limit: limit)
    open.reserveCapacity(4)
  }

  mutating func read() {
    guard bytes.count <= ParsedFile.byteLimit else {
      let message = "the file has \(bytes.count) bytes, more than \(ParsedFile.byteLimit); split it"
      diagnostics.add(Diagnostic(line: 1, .error, .tooBig, message))
      return
    }
    guard !UTF16Text.isText(bytes) else {
      takeOther(LineMark(at: bytes.indices, colon: nil, number: 0))
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
    takeOther(LineMark(at: range, colon: nil, number: 0))
  }

  /// Joins the lines of a quoted-printable value, each of which ends in `=`, vCard 2.1 §2.1.3.
  private func takeSoftBreaks(
    of line: inout LogicalLine, _ boundary: LineHead.Boundary, _ scanner: inout LineScanner
  ) {
    guard contentLine(mark(of: line, boundary)).isQuotedPrintable else { return }
    while bytes[line.textEnd - 1] == ASCII.equals, scanner.offset < bytes.count,
      !bytes[scanner.offset].isLineBreak,
      !bytes[scanner.offset...].prefix(4).equalsIgnoringCase("END:".utf8)
    {
      scanner.extend(&line, in: bytes.span)
    }
  }

  @inline(__always)
  private mutating func add(_ line: LogicalLine, _ boundary: LineHead.Boundary) {
    let isOdd = line.hasControl || !line.isUTF8
    let isUTF8 = isOdd ? checkBytes(of: line, boundary) : true
    let mark = mark(of: line, boundary, isUTF8: isUTF8)
    if line.isEmpty { return takeOther(mark) }
    let isPlain = boundary.isPlain(in: bytes.span, line.range)
    let key =
      isPlain && !boundary.hasGroup
      ? NameKey(of: bytes.span, in: line.range.lowerBound..<boundary.nameEnd) : nil
    switch key.map(Delimiter.init) ?? carefulDelimiter(mark) {
    case .begin:
      isInJunk = false
      return begin(mark)
    case .end:
      isInJunk = false
      return end(mark)
    case nil: break
    }
    if excessDepth > 0 {
      takeOther(mark)
    } else if open.isEmpty {
      reportJunk(at: line)
      takeOther(mark)
    } else if isPlain || isProperty(line, boundary) {
      lastProperty = mark
      taker.takeProperty(mark, key ?? NameKey(of: contentLine(mark)))
    } else {
      takeOther(mark)
    }
  }

  /// Whether a line whose name is not plain to see is a BEGIN or an END.
  private func carefulDelimiter(_ mark: LineMark) -> Delimiter? {
    let line = contentLine(mark)
    switch bytes[Int(mark.start)].uppercased {
    case UInt8(ascii: "B") where line.isNamed("BEGIN") && line.hasColon: return .begin
    case UInt8(ascii: "E") where line.isNamed("END") && line.hasColon: return .end
    default: return nil
    }
  }

  /// A line without a colon has its whole text for its head.
  @inline(__always)
  func mark(
    of line: LogicalLine, _ boundary: LineHead.Boundary, isUTF8: Bool = false
  ) -> LineMark {
    LineMark(
      at: line.range, colon: boundary.colon ?? line.textEnd, number: line.number,
      isFolded: line.isFolded, mayBeEncoded: boundary.mayBeEncoded, isASCII: !line.hasHighByte,
      isUTF8: isUTF8)
  }

  func contentLine(_ mark: LineMark) -> ContentLine { ContentLine(of: bytes, at: mark) }

  /// Takes in a line that is no property.
  mutating func takeOther(_ line: LineMark) {
    lastProperty = nil
    taker.takeOther(line)
  }

  /// Opens a component.
  mutating func takeBegin(_ component: OpenComponent) {
    lastProperty = nil
    open.append(component)
    taker.takeBegin(component)
  }

  /// Closes the innermost component.
  mutating func takeEnd(_ line: LineMark?) {
    lastProperty = nil
    let component = open.removeLast()
    if open.isEmpty { hasComponent = true }
    taker.takeEnd(line, of: component)
  }
}

/// A line that is no property.
private enum Delimiter {
  case begin
  case end

  init?(_ name: NameKey) {
    switch name {
    case .begin: self = .begin
    case .end: self = .end
    default: return nil
    }
  }
}

/// A component that has begun.
struct OpenComponent {
  /// In upper case.
  let name: String
  let kind: ComponentKind?
  let begin: LineMark
}

/// What makes something of the lines of a file, which it is given in their order.
protocol LineTaker {
  mutating func takeBegin(_ component: OpenComponent)
  /// Takes the end of the component that has begun last of those that have not ended; `nil` if it is
  /// closed without an END.
  mutating func takeEnd(_ line: LineMark?, of component: OpenComponent)
  /// Takes a property of that component.
  mutating func takeProperty(_ line: LineMark, _ name: NameKey)
  /// Takes what is no property of it, or is in none.
  mutating func takeOther(_ line: LineMark)
}
