import CNcurses

/// What is switched on while the program has the terminal, besides what ncurses sees to: bracketed
/// paste, and mouse reports in SGR form.
struct TerminalModes {
  private let isSupported: Bool
  private let port: TerminalPort

  /// To be created after ncurses has read the terminal's description.
  init(_ port: TerminalPort) {
    self.port = port
    // Terminals that report a mouse are of the xterm family; others would show the sequences.
    isSupported = cn_ability("kmous") != nil
  }

  func turnOn() {
    if isSupported { port.write(Array("\u{1B}[?2004h\u{1B}[?1000h\u{1B}[?1006h".utf8)) }
  }

  func turnOff() {
    port.write(turningOff)
  }

  /// The bytes that undo ``turnOn()``.
  var turningOff: [UInt8] {
    isSupported ? Array("\u{1B}[?1006l\u{1B}[?1000l\u{1B}[?2004l".utf8) : []
  }

  /// Puts text on the clipboard of the machine the user sits at, OSC 52.
  func copy(_ text: String) {
    guard isSupported else { return }
    port.write(Array("\u{1B}]52;c;\(base64(Array(text.utf8)))\u{7}".utf8))
  }
}

/// RFC 4648 §4.
func base64(_ bytes: [UInt8]) -> String {
  let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  var result: [UInt8] = []
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let group = bytes[start..<min(start + 3, bytes.count)]
    let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
    for position in 0..<4 {
      let isPadding = position > group.count
      result.append(isPadding ? UInt8(ascii: "=") : alphabet[bits >> (18 - 6 * position) & 63])
    }
  }
  return String(decoding: result, as: UTF8.self)
}
