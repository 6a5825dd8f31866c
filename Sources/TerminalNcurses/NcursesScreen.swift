import CNcurses
import Glibc
package import TerminalUI

/// The terminal the program runs in, by way of ncurses; there is one at a time.
///
/// ncurses compares each frame with what is on the screen and writes what differs. Signals are left
/// alone: see ``TerminalSignals``.
package final class NcursesScreen: Screen, InputSource {
  /// The size of the terminal when it was last looked at.
  package internal(set) var size: Size

  /// Colors are numbered up to this; 0 for none, because of the terminal or of `NO_COLOR`.
  package var colorCount: Int { painter.colorCount }

  /// Whether letters beyond ASCII can be shown; if not, frames are shown as ``Frame/inASCII``.
  package let isUnicode: Bool

  var decoder = InputDecoder()
  var events: [TerminalEvent] = []
  var clicks = ClickCounter()
  let escapeDelay: Int32
  let port: TerminalPort
  let modes: TerminalModes
  var isRunning = true
  var isClosed = false

  private let session: NcursesSession
  var shellModes: termios
  private let rescue: CrashRescue
  private var painter: RowPainter
  private let output: FrameOutput
  /// The frame on the screen; its rows need not be given to ncurses again.
  private var shown: Frame?

  /// Takes the terminal over: alternate screen, no echo, every key to the program.
  ///
  /// The environment decides by `TERM`, the locale, `NO_COLOR` and `ESCDELAY` (how many
  /// milliseconds after an Escape the rest of a key may come, 25 by default).
  ///
  /// - Throws: ``StartFailure`` if there is no terminal that could show a frame; then nothing has
  ///   been written or changed.
  package init(_ port: TerminalPort = .standard) throws(StartFailure) {
    try NcursesSession.check(port)
    self.port = port
    isUnicode = TerminalLocale.adopt(port.environment)
    shellModes = termios()
    tcgetattr(port.input, &shellModes)
    session = try NcursesSession(port)
    output = FrameOutput(
      of: session.output, to: port, FrameShortening(abilities: NcursesSession.ability))
    raw()
    noecho()
    nonl()
    painter = RowPainter(
      colors: NcursesColors(isColorWanted: port.environment("NO_COLOR") == nil))
    modes = TerminalModes(port)
    escapeDelay = max(1, min(port.environment("ESCDELAY").flatMap { Int32($0) } ?? 25, 1000))
    let farewell = modes.turningOff + ["sgr0", "cnorm", "rmcup"].flatMap(NcursesSession.ability)
    rescue = CrashRescue(port, modes: shellModes, farewell: farewell)
    size = Size(rows: Int(getmaxy(cn_screen())), columns: Int(getmaxx(cn_screen())))
    _ = adoptSize()
    modes.turnOn()
  }

  /// Gives the terminal back as it was; does nothing the second time.
  package func stop() {
    guard isRunning else { return }
    isRunning = false
    leaveTerminal()
    rescue.disarm()
    session.end()
  }

  /// Shows a frame; writes nothing if it looks like the one before.
  package func show(_ frame: Frame) {
    guard isRunning else { return }
    // The first one sets the modes of the terminal, for which ncurses must have it at hand.
    guard let shown else { return output.pass { draw(frame) } }
    // Where the cursor is when its terminal has got another size, only the terminal knows.
    if shown.size != frame.size { output.forget() }
    output.collect(for: size) { draw(frame) }
  }

  private func draw(_ frame: Frame) {
    let frame = isUnicode ? frame : frame.inASCII
    let rows = min(frame.size.rows, size.rows)
    let columns = min(frame.size.columns, size.columns)
    if shown?.size != frame.size { erase() }
    for row in 0..<rows where !isShown(row, of: frame) {
      let line = painter.line(frame, row: row, columns: columns)
      wmove(cn_screen(), Int32(row), 0)
      wadd_wchnstr(cn_screen(), line, Int32(line.count))
    }
    shown = frame
    placeCursor(of: frame)
    refresh()
  }

  /// Draws everything anew with the next frame, after others have written to the terminal.
  package func redraw() {
    shown = nil
    clearok(cn_screen(), true)
  }

  /// Whether ncurses has this row already.
  private func isShown(_ row: Int, of frame: Frame) -> Bool {
    guard let shown, shown.size == frame.size else { return false }
    return shown.looksTheSame(as: frame, inRow: row)
  }

  /// Shows the cursor, or hides it where a screen reader or magnifier should look.
  private func placeCursor(of frame: Frame) {
    let cursor = frame.cursor.flatMap { Rect(size).contains($0) ? $0 : nil }
    curs_set(cursor == nil ? 0 : 1)
    guard let point = cursor ?? frame.focus, Rect(size).contains(point) else { return }
    wmove(cn_screen(), Int32(point.row), Int32(point.column))
  }
}
