import Domain

/// What a verb has to say: results on one stream, everything else on the other.
///
/// No control character but newline and tab gets through, whatever a record holds.
package struct ToolOutput: Sendable {
  package private(set) var results = ""
  package private(set) var messages = ""
  package private(set) var exitCode = ExitCode.done

  package init() {}

  mutating func print(_ line: String) {
    results += Self.harmless(line) + "\n"
  }

  mutating func say(_ line: String) {
    messages += Self.harmless(line) + "\n"
  }

  /// Remembers the worst exit code.
  mutating func raise(_ code: ExitCode) {
    exitCode = max(exitCode, code)
  }

  /// `text` with control, C1 and bidi control characters shown as U+FFFD.
  static func harmless(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isHarmful) else { return text }
    var clean = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      clean.append(isHarmful(scalar) ? "\u{fffd}" : scalar)
    }
    return String(clean)
  }

  private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0a: false
    case 0x00...0x1f, 0x7f...0x9f: true
    case 0x200e, 0x200f, 0x061c, 0x202a...0x202e, 0x2066...0x2069: true
    default: false
    }
  }
}
