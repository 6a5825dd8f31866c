/// Collects readable text: blanks run together, blocks apart, quotes marked.
struct HTMLTextWriter {
  private var output: [UInt8] = []
  /// Line ends owed before the next visible character.
  private var owedLines = 0
  private var owedSpaces = 0
  private var isAtLineStart = true
  private var isPreformatted = false
  private var quoteDepth = 0
  /// The shallowest quoting since the last visible character: that of the blank lines between.
  private var lowestDepth = 0

  var count: Int { output.count }

  func text(from start: Int) -> String {
    output[min(start, output.count)...].text
  }

  mutating func append(_ byte: UInt8) {
    if isPreformatted, byte == .lineFeed { return breakLine() }
    if !isPreformatted, byte.isWhitespace {
      if !isAtLineStart { owedSpaces = max(owedSpaces, 1) }
      return
    }
    settle()
    output.append(byte)
  }

  mutating func append(contentsOf text: String) {
    for byte in text.utf8 { append(byte) }
  }

  mutating func breakLine() {
    owedLines = min(owedLines + 1, 3)
    owedSpaces = 0
    isAtLineStart = true
  }

  /// Begins a new line, with at least so many blank ones before it.
  mutating func startBlock(blankLines: Int) {
    owedSpaces = 0
    guard !output.isEmpty else { return }
    owedLines = max(owedLines, blankLines + 1)
    isAtLineStart = true
  }

  mutating func startCell() {
    if !isAtLineStart { owedSpaces = 2 }
  }

  mutating func rule() {
    startBlock(blankLines: 0)
    append(contentsOf: "---")
    startBlock(blankLines: 0)
  }

  mutating func setPreformatted(_ isOn: Bool) {
    startBlock(blankLines: 1)
    isPreformatted = isOn
  }

  /// Quotes deeper than anybody answers are not shown deeper.
  mutating func changeQuoting(by change: Int) {
    startBlock(blankLines: 1)
    quoteDepth = min(max(0, quoteDepth + change), 20)
    lowestDepth = min(lowestDepth, quoteDepth)
  }

  /// Writes the line ends and blanks that are owed.
  private mutating func settle() {
    if output.isEmpty { owedLines = 0 }
    for line in 0..<owedLines {
      if line > 0 { output += repeatElement(.greater, count: lowestDepth) }
      output.append(.lineFeed)
    }
    if isAtLineStart, quoteDepth > 0 {
      output += repeatElement(.greater, count: quoteDepth) + [.space]
    } else if !isAtLineStart {
      output += repeatElement(.space, count: owedSpaces)
    }
    (owedLines, owedSpaces, isAtLineStart, lowestDepth) = (0, 0, false, quoteDepth)
  }

  mutating func finish() -> String {
    output.text
  }
}
