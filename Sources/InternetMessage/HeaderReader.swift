/// Reads the header at the start of a message or of a part.
struct HeaderReader {
  private var lines: LineReader
  private let isMessage: Bool
  private var fields: [HeaderField] = []
  private var hasTooManyFields = false
  private(set) var diagnostics: [MailDiagnostic] = []

  /// Reads the header and leaves ``bodyStart`` at the first byte of the body.
  ///
  /// A line that is no field ends the header, as if the empty line were missing: so it is shown
  /// with the body and not lost. Only when a field that every message may have follows it at
  /// once, the header goes on, and the line is reported.
  ///
  /// The lines are those of the message in `bytes`, from the first of the header on.
  static func read(_ lines: LineReader, of bytes: [UInt8], isMessage: Bool) -> (
    header: HeaderBlock, bodyStart: Int, diagnostics: [MailDiagnostic]
  ) {
    var reader = HeaderReader(lines: lines, isMessage: isMessage)
    let start = lines.position
    if isMessage { reader.skipPreamble() }
    reader.readFields()
    let block = HeaderBlock(
      bytes: bytes, range: start..<reader.lines.position, fields: reader.fields)
    return (block, reader.lines.position, reader.diagnostics)
  }

  private init(lines: LineReader, isMessage: Bool) {
    (self.lines, self.isMessage) = (lines, isMessage)
  }

  /// A byte order mark, the `From ` line of an mbox, and empty lines before the first field.
  private mutating func skipPreamble() {
    while lines.begins(with: 0xEF),
      lines.bytes[lines.position..<lines.end].starts(with: Charset.utf8Mark)
    {
      lines.move(to: lines.position + 3)
    }
    if lines.begins(with: "From ") || lines.begins(with: ">From ") { _ = lines.next() }
    var ahead = lines
    while ahead.beginsWithLineEnd, let line = ahead.peek(), line.isEmpty { _ = ahead.next() }
    if ahead.position > lines.position, let line = ahead.peek(), isKnownField(line) {
      diagnostics.append(MailDiagnostic(.emptyLinesBeforeHeader, at: lines.position))
      lines = ahead
    }
  }

  private mutating func readFields() {
    if isMessage { fields.reserveCapacity(Self.usualCount) }
    while let line = lines.peek() {
      if line.isEmpty {
        lines.move(to: line.range.upperBound)
        return
      }
      if let colon = colonIndex(in: line) {
        readField(first: line, colon: colon)
      } else if isFollowedByKnownField(line) {
        diagnostics.append(MailDiagnostic(.lineWithoutColon, at: line.range.lowerBound))
        _ = lines.next()
      } else {
        reportMissingEnd(before: line)
        return
      }
    }
  }

  /// A part may end right after its header, with the boundary as the next line.
  private mutating func reportMissingEnd(before line: LineReader.Line) {
    let isBoundary = !isMessage && lines.bytes.part(line.content).begins(with: "--")
    if !isBoundary {
      diagnostics.append(MailDiagnostic(.headerWithoutEnd, at: line.range.lowerBound))
    }
  }

  @inline(__always)
  private mutating func readField(first: LineReader.Line, colon: Int) {
    var last = first
    lines.move(to: first.range.upperBound)
    while lines.beginsWithBlank, let line = lines.peek(), isContinuation(line) {
      last = line
      lines.move(to: line.range.upperBound)
    }
    var nameEnd = colon
    while nameEnd > first.range.lowerBound, lines.bytes[nameEnd - 1].isBlank { nameEnd -= 1 }
    let field = HeaderField(
      in: lines.bytes, first.range.lowerBound..<last.range.upperBound, nameEnd: nameEnd,
      value: (colon + 1)..<max(colon + 1, last.content.upperBound))
    if fields.count < HeaderBlock.fieldLimit {
      fields.append(field)
    } else if !hasTooManyFields {
      hasTooManyFields = true
      diagnostics.append(
        MailDiagnostic(.tooManyFields(limit: HeaderBlock.fieldLimit), at: field.range.lowerBound))
    }
  }

  /// A line that starts with a blank goes on with the field before it, even when nothing but
  /// blanks stands on it, RFC 5322 §4.2.
  private func isContinuation(_ line: LineReader.Line) -> Bool {
    !line.isEmpty && lines.bytes[line.content.lowerBound].isBlank
  }

  /// Where the colon after the field name stands, or `nil` if the line starts no field.
  ///
  /// Blanks before the colon are obsolete syntax, RFC 5322 §4.5.8.
  private func colonIndex(in line: LineReader.Line) -> Int? {
    let bytes = lines.bytes
    var index = bytes.endOfFieldName(line.content)
    guard index > line.content.lowerBound else { return nil }
    while index < line.content.upperBound, bytes[index].isBlank { index += 1 }
    guard index < line.content.upperBound, bytes[index] == .colon else { return nil }
    return index
  }

  private func isFollowedByKnownField(_ line: LineReader.Line) -> Bool {
    var ahead = lines
    ahead.move(to: line.range.upperBound)
    guard let next = ahead.peek() else { return false }
    return isKnownField(next)
  }

  private func isKnownField(_ line: LineReader.Line) -> Bool {
    guard let colon = colonIndex(in: line) else { return false }
    let name = lines.bytes[line.content.lowerBound..<colon].trimmed
    return Self.knownNames.contains(name.lowercasedText)
  }

  /// Most messages have no more fields than these.
  private static let usualCount = 16

  private static let knownNames: Set<String> = [
    "from", "to", "cc", "bcc", "subject", "date", "message-id", "in-reply-to", "references",
    "reply-to", "sender", "received", "return-path", "delivered-to", "mime-version",
    "content-type", "content-transfer-encoding", "content-disposition", "user-agent", "x-mailer",
  ]
}
