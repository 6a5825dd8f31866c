/// What letters look like, as a terminal is told with SGR (ECMA-48 §8.3.117).
struct Pen: Hashable {
  /// Which of the attributes 1 to 9 are on: bit 1 for bold and so on.
  private var attributes: UInt16 = 0
  /// Parameters of SGR; empty for the terminal's own color.
  private var foreground = ""
  private var background = ""

  /// Underlined, blinking, reversed and crossed out: what is to be seen of a blank as well.
  private static let seenOfBlanks: UInt16 = 1 << 4 | 1 << 5 | 1 << 6 | 1 << 7 | 1 << 9
  private static let reversed: UInt16 = 1 << 7

  /// Obeys the parameters of one sequence; returns whether all of them are known.
  mutating func obey(_ bytes: ArraySlice<UInt8>) -> Bool {
    var parameters = ControlParameters(bytes)
    while let parameter = parameters.next() {
      if parameter.starts(with: "38:".utf8) {
        foreground = String(decoding: parameter, as: UTF8.self)
      } else if parameter.starts(with: "48:".utf8) {
        background = String(decoding: parameter, as: UTF8.self)
      } else {
        let code = parameter.isEmpty ? 0 : ControlParameters.number(parameter)
        guard let code, obey(code, &parameters) else { return false }
      }
    }
    return true
  }

  private mutating func obey(_ code: Int, _ rest: inout ControlParameters) -> Bool {
    switch code {
    case 0: self = Pen()
    case 1...9: attributes |= 1 << code
    case 22: attributes &= ~(1 << 1 | 1 << 2)
    case 23...25, 27...29: attributes &= ~(1 << (code - 20))
    case 30...37, 90...97: foreground = "\(code)"
    case 40...47, 100...107: background = "\(code)"
    case 39: foreground = ""
    case 49: background = ""
    case 38, 48:
      guard let color = Self.color(code, &rest) else { return false }
      if code == 38 { foreground = color } else { background = color }
    default: return false
    }
    return true
  }

  /// A color of the table (`5`), or of red, green and blue, with what says which it is.
  private static func color(_ code: Int, _ rest: inout ControlParameters) -> String? {
    guard let kind = rest.next() else { return nil }
    var color = "\(code);" + String(decoding: kind, as: UTF8.self)
    for _ in 0..<(kind.elementsEqual("5".utf8) ? 1 : 3) {
      guard let parameter = rest.next() else { return nil }
      color += ";" + String(decoding: parameter, as: UTF8.self)
    }
    return color
  }

  /// Whether blanks look the same with both.
  func drawsBlanks(like other: Pen) -> Bool {
    guard background == other.background,
      (attributes ^ other.attributes) & Self.seenOfBlanks == 0
    else { return false }
    return attributes & Self.seenOfBlanks == 0 || foreground == other.foreground
  }

  /// The shortest sequence that gives a terminal this pen which has `other`; `nil` for any.
  func sequence(after other: Pen?) -> String {
    guard self != other else { return "" }
    if self == Pen() { return "\u{1b}[m" }
    var parameters = ""
    func add(_ parameter: String) { parameters += (parameters.isEmpty ? "" : ";") + parameter }
    var before = other ?? Pen()
    if other == nil || before.attributes & ~attributes != 0 {
      add("0")
      before = Pen()
    }
    for code in 1...9 where attributes & ~before.attributes & 1 << code != 0 { add("\(code)") }
    if foreground != before.foreground { add(foreground.isEmpty ? "39" : foreground) }
    if background != before.background { add(background.isEmpty ? "49" : background) }
    return "\u{1b}[" + parameters + "m"
  }
}
