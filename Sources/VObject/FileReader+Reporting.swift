extension FileReader {
  mutating func report(
    _ line: LineMark, _ code: Diagnostic.Code, _ message: @autoclosure () -> String
  ) {
    diagnostics.add(.error) { Diagnostic(line: line.lineNumber, .error, code, message()) }
  }

  mutating func reportDepth(at line: LineMark) {
    guard !hasReportedDepth else { return }
    hasReportedDepth = true
    report(line, .depth, Remark.tooDeep)
  }

  /// One report for all lines between two components.
  mutating func reportJunk(at line: LogicalLine) {
    guard !isInJunk, !bytes[line.range].allSatisfy({ $0.isBlank || $0.isLineBreak }) else { return }
    isInJunk = true
    report(at: line.range.lowerBound, of: line, .structure, Remark.junk)
  }

  /// Looks at the bytes that text must not have, and at those that are no text.
  ///
  /// - Returns: Whether it is certain that the line without its folds is UTF-8.
  mutating func checkBytes(of line: LogicalLine, _ boundary: LineHead.Boundary) -> Bool {
    if line.hasControl {
      if let offset = bytes[line.range].firstIndex(of: 0) {
        report(at: offset, of: line, .nul, "a NUL byte; delete it")
      }
      if let offset = bytes[line.range].firstIndex(where: { $0 != 0 && $0.isControl }) {
        report(at: offset, of: line, severity: .warning, .syntax, "a control character; delete it")
      }
    }
    return line.isUTF8 || diagnostics.isOpen && checkUTF8(of: line, boundary)
  }

  /// Whether the line can be understood as a property; notes what is wrong with its head.
  ///
  /// A line such as `ORGANIZER;CN=Åse` has lost its value and is a property all the same.
  mutating func isProperty(_ line: LogicalLine, _ boundary: LineHead.Boundary) -> Bool {
    let (start, nameEnd) = (line.range.lowerBound, boundary.nameEnd)
    if boundary.hasOpenQuote {
      report(at: start, of: line, .syntax, "a quote that never ends; add the closing one")
    }
    let next = nameEnd < line.range.upperBound ? bytes[nameEnd] : nil
    if boundary.colon == nil {
      report(at: start, of: line, .syntax, Remark.noColon)
      guard next == ASCII.semicolon, bytes[line.range].contains(ASCII.equals) else { return false }
    }
    guard let next, nameEnd == start || (next != ASCII.colon && next != ASCII.semicolon) else {
      return true
    }
    let name = ContentLine.nameBytes(of: contentLine(mark(of: line, boundary)).head)
    if !name.allSatisfy(\.isNameByte) || name.isEmpty {
      report(at: nameEnd, of: line, .syntax, Remark.oddName)
    }
    return !name.isEmpty && name.allSatisfy { $0 > 0x20 && $0 != 0x7f }
  }

  private mutating func checkUTF8(of line: LogicalLine, _ boundary: LineHead.Boundary) -> Bool {
    let range = line.range.lowerBound..<line.textEnd
    let text = line.isFolded ? ContentLine.unfolded(bytes[range]) : bytes[range]
    guard let error = text.firstUTF8Error else { return true }
    guard contentLine(mark(of: line, boundary)).parameter("CHARSET") == nil else { return false }
    let offset = line.isFolded ? range.rawOffset(ofUnfolded: error, in: bytes) : error
    report(at: offset, of: line, .utf8, "bytes that are not UTF-8; save the file as UTF-8")
    return false
  }

  private mutating func report(
    at offset: Int, of line: LogicalLine, severity: Diagnostic.Severity = .error,
    _ code: Diagnostic.Code, _ message: String
  ) {
    let bytes = bytes
    diagnostics.add(severity) {
      let before = bytes[line.range.lowerBound..<offset]
      let lineStart = before.lastIndex(where: \.isLineBreak).map { $0 + 1 } ?? before.startIndex
      let number = line.number + before.count { $0 == ASCII.lineFeed }
      return Diagnostic(line: number, column: offset - lineStart + 1, severity, code, message)
    }
  }
}

extension ArraySlice<UInt8> {
  /// The index of the first byte that is not part of valid UTF-8, or `nil`.
  fileprivate var firstUTF8Error: Int? {
    do {
      _ = try UTF8Span(validating: span)
      return nil
    } catch {
      return startIndex + error.byteOffsets.lowerBound
    }
  }
}

extension Range<Int> {
  /// The offset in folded bytes of what would be byte number `offset` (from 0) without the folds.
  fileprivate func rawOffset(ofUnfolded offset: Int, in bytes: [UInt8]) -> Int {
    var seen = 0
    var index = lowerBound
    while index < upperBound {
      if bytes[index].isLineBreak {
        while index < upperBound, bytes[index].isLineBreak { index += 1 }
      } else if seen == offset {
        return index
      } else {
        seen += 1
      }
      index += 1
    }
    return Swift.max(lowerBound, upperBound - 1)
  }
}

/// What is said of many a line.
private enum Remark {
  static let noColon =
    "a line without a colon; add NAME: or, if it goes on with the line above, a blank"
  static let oddName = "a name with other than letters, digits and hyphens; rename it"
  static let tooDeep =
    "components lie more than \(ParsedFile.depthLimit) deep in each other; take out some levels"
  static let junk = "text outside of any component; delete it, or put BEGIN before it"
}
