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
  /// What will be shown next, most likely, which ncurses takes for shown already.
  private var prepared: Prepared?

  private struct Prepared {
    /// What leads to it from the frame before.
    let bytes: [UInt8]
    /// What is on the screen until then, and what is known of the terminal.
    let present: Frame
    let terminal: FrameShortening?
  }

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

  /// Makes a frame ready that is likely to be the next, for ``showPrepared()``; writes nothing.
  package func prepare(_ frame: Frame) {
    forgetPrepared()
    // ncurses can go back only to where it is known to have left the cursor.
    guard isRunning, let present = shown, present.size == frame.size, frame.size == size,
      place(of: present) != nil, place(of: frame) != nil
    else { return }
    let terminal = output.shortening
    guard let bytes = output.caught({ draw(frame) }) else { return }
    prepared = Prepared(
      bytes: output.shortened(bytes, on: size), present: present, terminal: terminal)
  }

  /// Shows the frame that was made ready.
  ///
  /// - Returns: `false` if there is none; then nothing has been shown.
  package func showPrepared() -> Bool {
    guard let prepared else { return false }
    self.prepared = nil
    output.write(prepared.bytes)
    return true
  }

  /// Forgets the frame that was made ready, since another will be the next.
  package func forgetPrepared() {
    guard let prepared else { return }
    self.prepared = nil
    // What this writes leads from a frame that nobody saw to the one that is on the screen.
    guard output.caught({ draw(prepared.present) }) != nil else { return redraw() }
    output.shortening = prepared.terminal
  }

  /// Shows a frame; writes nothing if it looks like the one before.
  package func show(_ frame: Frame) {
    guard isRunning else { return }
    forgetPrepared()
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
    prepared = nil
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
    guard let point = place(of: frame) else { return }
    wmove(cn_screen(), Int32(point.row), Int32(point.column))
  }

  /// Where the cursor is left; `nil` if that is wherever drawing has ended.
  private func place(of frame: Frame) -> Point? {
    let area = Rect(size)
    if let cursor = frame.cursor, area.contains(cursor) { return cursor }
    return frame.focus.flatMap { area.contains($0) ? $0 : nil }
  }
}
