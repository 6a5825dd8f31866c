/// What letters look like, as a terminal is told with SGR (ECMA-48 §8.3.117).
struct Pen: Hashable {
  /// Which of the attributes 1 to 9 are on: bit 1 for bold and so on.
  private var attributes: UInt16 = 0
  /// Parameters of SGR; empty for the terminal's own color.
  private var foreground: [UInt8] = []
  private var background: [UInt8] = []

  /// Underlined, blinking, reversed and crossed out: what is to be seen of a blank as well.
  private static let seenOfBlanks: UInt16 = 1 << 4 | 1 << 5 | 1 << 6 | 1 << 7 | 1 << 9
  private static let reversed: UInt16 = 1 << 7

  /// Obeys the parameters of one sequence; returns whether all of them are known.
  mutating func obey(_ parameters: ArraySlice<UInt8>) -> Bool {
    var rest = parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)[...]
    while let first = rest.popFirst() {
      if first.starts(with: "38:".utf8) {
        foreground = Array(first)
      } else if first.starts(with: "48:".utf8) {
        background = Array(first)
      } else {
        guard let code = Int(String(decoding: first.isEmpty ? [0x30] : first, as: UTF8.self)),
          obey(code, &rest)
        else { return false }
      }
    }
    return true
  }

  private mutating func obey(_ code: Int, _ rest: inout ArraySlice<ArraySlice<UInt8>>) -> Bool {
    switch code {
    case 0: self = Pen()
    case 1...9: attributes |= 1 << code
    case 22: attributes &= ~(1 << 1 | 1 << 2)
    case 23...25, 27...29: attributes &= ~(1 << (code - 20))
    case 30...37, 90...97: foreground = Array("\(code)".utf8)
    case 40...47, 100...107: background = Array("\(code)".utf8)
    case 39: foreground = []
    case 49: background = []
    case 38, 48:
      let count = rest.first?.elementsEqual("5".utf8) == true ? 2 : 4
      guard rest.count >= count else { return false }
      let color = Array("\(code);".utf8) + rest.prefix(count).joined(separator: [UInt8(ascii: ";")])
      rest = rest.dropFirst(count)
      if code == 38 { foreground = color } else { background = color }
    default: return false
    }
    return true
  }

  /// Whether blanks look the same with both.
  func drawsBlanks(like other: Pen) -> Bool {
    guard background == other.background,
      (attributes ^ other.attributes) & Self.seenOfBlanks == 0
    else { return false }
    return attributes & Self.seenOfBlanks == 0 || foreground == other.foreground
  }

  /// The shortest sequence that gives a terminal this pen which has `other`; `nil` for any.
  func sequence(after other: Pen?) -> [UInt8] {
    guard self != other else { return [] }
    var parameters: [[UInt8]] = []
    var before = other ?? Pen()
    if other == nil || before.attributes & ~attributes != 0 {
      parameters.append([UInt8(ascii: "0")])
      before = Pen()
    }
    for code in 1...9 where attributes & ~before.attributes & 1 << code != 0 {
      parameters.append(Array("\(code)".utf8))
    }
    if foreground != before.foreground {
      parameters.append(foreground.isEmpty ? Array("39".utf8) : foreground)
    }
    if background != before.background {
      parameters.append(background.isEmpty ? Array("49".utf8) : background)
    }
    if self == Pen() { parameters = [[]] }
    return [0x1b, UInt8(ascii: "[")] + parameters.joined(separator: [UInt8(ascii: ";")])
      + [UInt8(ascii: "m")]
  }
}
