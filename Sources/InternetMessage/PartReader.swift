/// Splits a message into its parts in one pass over the lines.
struct PartReader {
  /// Multiparts nested deeper than this are shown as text.
  static let depthLimit = 64
  /// After this many parts the rest stays in the last one.
  static let partLimit = 10_000

  /// The message.
  private let bytes: [UInt8]
  private var lines: LineReader
  /// The boundaries of the multiparts we are in, outermost first, each with its two hyphens.
  private var boundaries: [[UInt8]] = []
  private var partCount = 0
  /// Whether there are so many parts that the rest of the message is the last one's content.
  private var isFull = false
  private var diagnostics: [MailDiagnostic]

  /// What ended a part.
  private enum Ending {
    case endOfMessage
    case boundary(level: Int, isClosing: Bool)
  }

  /// Reads the body, and tells what was wrong there besides what was found before.
  static func read(
    _ header: HeaderBlock, body lines: LineReader, _ diagnostics: [MailDiagnostic]
  ) -> (part: MailPart, diagnostics: [MailDiagnostic]) {
    var reader = PartReader(bytes: header.bytes, lines: lines, diagnostics: diagnostics)
    let (part, _) = reader.readPart(header, id: "", defaultType: "text/plain")
    return (part, reader.diagnostics)
  }

  private init(bytes: [UInt8], lines: LineReader, diagnostics: [MailDiagnostic]) {
    (self.bytes, self.lines, self.diagnostics) = (bytes, lines, diagnostics)
  }

  private mutating func readPart(_ header: HeaderBlock, id: String, defaultType: String) -> (
    MailPart, Ending
  ) {
    partCount += 1
    let description = PartDescription(header, defaultType: defaultType, &diagnostics)
    let isMultipart = description.isMultipart
    if isMultipart, !isFull { return readMultipart(header, description, id: id) }
    let (range, ending) = skipContent()
    if isMultipart {
      return (description.textPart(id: id.isEmpty ? "1" : id, header, content: range), ending)
    }
    return (description.part(id: id.isEmpty ? "1" : id, header, content: range), ending)
  }

  private mutating func readMultipart(
    _ header: HeaderBlock, _ description: PartDescription, id: String
  ) -> (MailPart, Ending) {
    guard let boundary = header.parameter("boundary", of: MailPart.typeField), !boundary.isEmpty
    else {
      return readBroken(.missingBoundaryParameter, header, description, id: id)
    }
    guard boundaries.count < Self.depthLimit else {
      return readBroken(.tooDeep(limit: Self.depthLimit), header, description, id: id)
    }
    let start = lines.position
    boundaries.append([.hyphen, .hyphen] + boundary.utf8)
    let level = boundaries.count - 1
    var (preamble, ending) = skipContent()
    guard case .boundary(level, _) = ending else {
      boundaries.removeLast()
      diagnostics.append(MailDiagnostic(.boundaryNotFound, at: header.range.lowerBound))
      return (description.textPart(id: id.isEmpty ? "1" : id, header, content: preamble), ending)
    }
    var children: [MailPart] = []
    while case .boundary(level, isClosing: false) = ending {
      let childID = (id.isEmpty ? "" : id + ".") + String(children.count + 1)
      let (child, childEnding) = readChild(of: description, id: childID)
      children.append(child)
      ending = childEnding
    }
    boundaries.removeLast(boundaries.count - level)
    let end = lines.position
    if case .boundary(level, isClosing: true) = ending {
      (preamble, ending) = skipContent()
    } else if !isFull {
      diagnostics.append(MailDiagnostic(.missingClosingBoundary, at: header.range.lowerBound))
    }
    let part = description.part(id: id, header, content: start..<end, children: children)
    return (part, ending)
  }

  private mutating func readChild(of parent: PartDescription, id: String) -> (MailPart, Ending) {
    let (header, bodyStart, problems) = HeaderReader.read(lines, of: bytes, isMessage: false)
    diagnostics += problems
    lines.move(to: bodyStart)
    if partCount + 1 >= Self.partLimit {
      diagnostics.append(
        MailDiagnostic(.tooManyParts(limit: Self.partLimit), at: header.range.lowerBound))
      isFull = true
    }
    let defaultType = parent.type == "multipart/digest" ? "message/rfc822" : "text/plain"
    return readPart(header, id: id, defaultType: defaultType)
  }

  private mutating func readBroken(
    _ problem: MailDiagnostic.Problem, _ header: HeaderBlock, _ description: PartDescription,
    id: String
  ) -> (MailPart, Ending) {
    diagnostics.append(MailDiagnostic(problem, at: header.range.lowerBound))
    let (range, ending) = skipContent()
    return (description.textPart(id: id.isEmpty ? "1" : id, header, content: range), ending)
  }

  /// Reads lines up to the next boundary of ours; the line end before it belongs to it.
  private mutating func skipContent() -> (Range<Int>, Ending) {
    let start = lines.position
    guard !boundaries.isEmpty, !isFull else {
      lines.move(to: lines.end)
      return (start..<lines.end, .endOfMessage)
    }
    while true {
      lines.skipToHyphens()
      let end = lines.endOfContent(from: start)
      guard let line = lines.next() else { return (start..<lines.end, .endOfMessage) }
      if let ending = boundary(in: line) { return (start..<end, ending) }
    }
  }

  private func boundary(in line: LineReader.Line) -> Ending? {
    let content = lines.bytes.part(line.content)
    for level in boundaries.indices.reversed() where content.starts(with: boundaries[level]) {
      let rest = content.part(boundaries[level].count..<content.count)
      let isClosing = rest.begins(with: "--")
      let padding = isClosing ? rest.dropFirst(2) : rest[...]
      if padding.allSatisfy(\.isBlank) { return .boundary(level: level, isClosing: isClosing) }
    }
    return nil
  }
}
