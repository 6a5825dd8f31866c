/// What a verb has to say: results on one stream, everything else on the other.
///
/// No control character but newline and tab gets through, whatever a record holds.
package struct ToolOutput: Sendable {
  /// The results in UTF-8.
  package private(set) var resultBytes: [UInt8] = []
  package private(set) var messages = ""
  package private(set) var exitCode = ExitCode.done
  /// Whether results may hold the sequences that colour a terminal (SGR).
  var isColored = false

  package init() {}

  /// The results as text.
  package var results: String { String(decoding: resultBytes, as: UTF8.self) }

  mutating func print(_ line: String) {
    append(line.harmless)
    append("\n")
  }

  /// Prints a line of cells, each made when its turn comes.
  mutating func printCells(_ places: Range<Int>, as form: CellForm, _ cell: (Int) -> String) {
    for place in places {
      if place > places.lowerBound { resultBytes.append(form.separator) }
      append(cell(place), as: form)
    }
    append("\n")
  }

  mutating func print(_ line: StyledText) {
    for span in line.spans {
      if isColored, let code = span.style.code {
        append("\u{1b}[\(code)m\(span.text.harmless)\u{1b}[0m")
      } else {
        append(span.text.harmless)
      }
    }
    append("\n")
  }

  private mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { resultBytes.append(contentsOf: $0) }
  }

  private mutating func append(_ cell: String, as form: CellForm) {
    var text = cell
    let isDone = text.withUTF8 { bytes in
      guard bytes.isQuiet, form.isCell(bytes) else { return false }
      resultBytes.append(contentsOf: bytes)
      return true
    }
    if !isDone { append(form.cell(cell).harmless) }
  }

  mutating func say(_ line: String) {
    messages += line.harmless
    messages += "\n"
  }

  /// Remembers the worst exit code.
  mutating func raise(_ code: ExitCode) {
    exitCode = max(exitCode, code)
  }
}

extension String {
  /// The text with control, C1 and bidi control characters as U+FFFD; tabs and line ends stay.
  var harmless: String {
    guard !isQuiet, hasByte({ Self.canBeginHarm($0) }),
      unicodeScalars.contains(where: { $0.isHarmful && $0 != "\n" && $0 != "\t" })
    else { return self }
    var clean = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      let stays = !scalar.isHarmful || scalar == "\n" || scalar == "\t"
      clean.append(stays ? scalar : "\u{fffd}")
    }
    return String(clean)
  }

  /// Whether a harmful character can begin with a byte of UTF-8.
  private static func canBeginHarm(_ byte: UInt8) -> Bool {
    byte != 0x0a && byte != 0x09 && byte.isLoud
  }
}

extension Unicode.Scalar {
  /// Whether it is a control character, one of C1, or one that turns the direction of text.
  var isHarmful: Bool {
    switch value {
    case 0x00...0x1f, 0x7f...0x9f: true
    case 0x200e, 0x200f, 0x061c, 0x202a...0x202e, 0x2066...0x2069: true
    default: false
    }
  }
}
