import CNcurses
import Glibc

/// ncurses at work on a terminal, and the streams it was given for it.
struct NcursesSession {
  private let terminal: OpaquePointer
  private let streams: [UnsafeMutablePointer<FILE>]

  /// Makes sure that there is a terminal and that it can show frames, without touching it.
  static func check(_ port: TerminalPort) throws(StartFailure) {
    guard isatty(port.input) == 1, isatty(port.output) == 1 else { throw .notATerminal }
    let name = port.environment("TERM") ?? ""
    var problem: Int32 = 0
    guard !name.isEmpty, setupterm(name, port.output, &problem) == OK else {
      throw .unknownTerminal(name: name)
    }
    guard cn_ability("cup") != nil else { throw .noCursorMovement(name: name) }
  }

  /// Starts ncurses, and lets nobody's signal handlers be changed by it.
  init(_ port: TerminalPort) throws(StartFailure) {
    let name = port.environment("TERM") ?? ""
    let handlers = SignalHandlers(of: [SIGINT, SIGTERM, SIGTSTP, SIGWINCH])
    defer { handlers.restore() }
    guard let output = fdopen(dup(port.output), "w"), let input = fdopen(dup(port.input), "r"),
      let terminal = newterm(name, output, input)
    else { throw .unknownTerminal(name: name) }
    self.terminal = terminal
    streams = [output, input]
  }

  /// Where ncurses writes to.
  var output: Int32 { fileno(streams[0]) }

  func end() {
    delscreen(terminal)
    for stream in streams { fclose(stream) }
  }

  /// The bytes of a simple ability of the terminal, none if it has it not.
  static func ability(_ name: String) -> [UInt8] {
    cn_ability(name).map { Array(String(cString: $0).utf8) } ?? []
  }
}
