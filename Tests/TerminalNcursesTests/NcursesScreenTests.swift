import Glibc
import TerminalUI
import Testing

import struct TestSupport.SeededGenerator

@testable import TerminalNcurses

/// ncurses knows one terminal at a time, so these take turns.
@Suite(.serialized)
struct NcursesScreenTests {
  /// Runs `body` with a screen on a terminal of its own.
  private func withScreen(
    rows: Int = 24, columns: Int = 80, _ environment: [String: String] = [:],
    _ body: (NcursesScreen, PseudoTerminal) throws -> Void
  ) throws {
    let terminal = try #require(PseudoTerminal(rows: rows, columns: columns))
    let screen = try NcursesScreen(terminal.port(environment))
    defer { screen.stop() }
    try body(screen, terminal)
  }

  private func frame(_ lines: String..., rows: Int = 24, columns: Int = 80) -> Frame {
    var frame = Frame(size: Size(rows: rows, columns: columns))
    for (row, line) in lines.enumerated() { frame.draw(line, at: Point(row: row, column: 0)) }
    return frame
  }

  private func events(_ screen: NcursesScreen) -> [TerminalEvent] {
    var events: [TerminalEvent] = []
    while let event = screen.nextEvent() { events.append(event) }
    return events
  }

  // MARK: Starting and stopping

  @Test func `the terminal is left as it was found`() throws {
    let terminal = try #require(PseudoTerminal(rows: 24, columns: 80))
    let before = terminal.modes
    let screen = try NcursesScreen(terminal.port())
    screen.show(frame("Røros"))
    let within = terminal.modes
    #expect(within.c_lflag & UInt32(ICANON | ECHO | ISIG) == 0)
    #expect(within.c_iflag & UInt32(IXON | ICRNL) == 0)
    screen.stop()
    screen.stop()
    let output = terminal.output()
    for mode in ["1049", "2004", "1000", "1006"] {
      let on = try #require(output.ranges(of: "\u{1B}[?\(mode)h").last)
      let off = try #require(output.ranges(of: "\u{1B}[?\(mode)l").last)
      #expect(on.lowerBound < off.lowerBound, "mode \(mode)")
    }
    let after = terminal.modes
    #expect(after.c_lflag == before.c_lflag)
    #expect(after.c_iflag == before.c_iflag)
    #expect(after.c_oflag == before.c_oflag)
  }

  @Test(arguments: [
    ("", StartFailure.unknownTerminal(name: "")), ("dumb", .noCursorMovement(name: "dumb")),
    ("unknown-term-x", .unknownTerminal(name: "unknown-term-x")),
  ])
  func `a terminal that cannot show frames is refused untouched`(
    name: String, failure: StartFailure
  ) throws {
    let terminal = try #require(PseudoTerminal(rows: 24, columns: 80))
    #expect(throws: failure) { try NcursesScreen(terminal.port(["TERM": name])) }
    #expect(terminal.output().isEmpty)
  }

  @Test func `a pipe is no terminal`() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    defer { for end in ends { close(end) } }
    let port = TerminalPort(input: ends[0], output: ends[1]) { _ in "xterm" }
    #expect(throws: StartFailure.notATerminal) { try NcursesScreen(port) }
  }

  @Test(arguments: [(1, 1), (2, 10), (5, 20), (200, 500)])
  func `any size will do`(rows: Int, columns: Int) throws {
    try withScreen(rows: rows, columns: columns) { screen, terminal in
      #expect(screen.size == Size(rows: rows, columns: columns))
      screen.show(frame("Røros 漢", rows: 3, columns: 8))
      var full = Frame(size: screen.size)
      full.fill(full.area, character: "x")
      screen.show(full)
      #expect(terminal.output().contains("x"))
    }
  }

  // MARK: Showing

  @Test func `only what differs is written`() throws {
    try withScreen { screen, terminal in
      screen.show(frame("Frosta", "Frøya", "Grong"))
      #expect(terminal.output().contains("Frøya"))
      screen.show(frame("Frosta", "Frøya", "Grong"))
      #expect(terminal.output().isEmpty)
      screen.show(frame("Frosta", "Frøyå", "Grong"))
      let output = terminal.output()
      #expect(output.contains("å") && output.utf8.count < 16)
      screen.redraw()
      screen.show(frame("Frosta", "Frøyå", "Grong"))
      #expect(terminal.output().contains("Grong"))
    }
  }

  @Test func `moving a selection costs little`() throws {
    let theme = Theme.dark
    try withScreen(rows: 60, columns: 200) { screen, terminal in
      func list(selecting selection: Int) -> Frame {
        var frame = Frame(size: screen.size)
        let inner = frame.drawBox(
          Rect(row: 0, column: 0, rows: 60, columns: 60), style: theme.border)
        let list = ListView(selection: selection)
        list.draw(in: &frame, area: inner, count: 58, theme: theme, isActive: true) {
          $1.draw("Kommune nummer \($0) i Trøndelag", style: theme.text, in: $2)
        }
        return frame
      }
      screen.show(list(selecting: 10))
      _ = terminal.outputBytes()
      screen.show(list(selecting: 11))
      let count = terminal.outputBytes().count
      #expect(count > 0 && count <= 300)
    }
  }

  @Test func `without a UTF-8 locale no byte is beyond ASCII`() throws {
    for locale in ["C", "POSIX", "nb_NO.ISO-8859-1", ""] {
      try withScreen(["LANG": locale]) { screen, terminal in
        #expect(!screen.isUnicode)
        var frame = frame("Trøndelag – «Åfjord» 漢…")
        frame.drawBox(Rect(row: 2, column: 0, rows: 3, columns: 9), title: "Ø")
        screen.show(frame)
        let bytes = terminal.outputBytes()
        #expect(bytes.allSatisfy { $0 < 0x80 })
        #expect(String(decoding: bytes, as: UTF8.self).contains("Trondelag - \"Afjord\" ? ."))
      }
    }
    try withScreen(["LANG": "xx_YY.UTF-8"]) { screen, _ in #expect(screen.isUnicode) }
  }

  @Test func `colors become fewer with the terminal, and none with NO_COLOR`() throws {
    let style = Style(foreground: .indexed(210), background: .indexed(25), attributes: .bold)
    func shown(_ environment: [String: String]) throws -> String {
      var output = ""
      try withScreen(environment) { screen, terminal in
        var frame = Frame(size: screen.size)
        frame.draw("x", style: style, at: Point(row: 0, column: 0))
        screen.show(frame)
        output = terminal.output()
      }
      return output
    }
    #expect(try shown([:]).contains("\u{1B}[38;5;210m\u{1B}[48;5;25m"))
    #expect(try shown(["TERM": "xterm"]).contains("\u{1B}[37m\u{1B}[44m"))
    let plain = try shown(["NO_COLOR": "1"])
    #expect(!plain.contains("[38;5") && !plain.contains("[48;5") && plain.contains("1mx"))
    #expect(try !shown(["TERM": "vt100"]).contains("\u{1B}[?2004h"))
  }

  @Test func `hostile text and odd characters stay text`() throws {
    try withScreen { screen, terminal in
      screen.show(
        frame(
          "a\u{1B}]0;x\u{7}\u{9B}b\u{202E}c 👩‍👩‍👧🇳🇴 e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306} \u{1FAE9}"
        ))
      let output = terminal.output()
      #expect(!output.contains("\u{1B}]0;") && !output.unicodeScalars.contains("\u{9B}"))
      #expect(
        !output.unicodeScalars.contains("\u{202E}") && !output.unicodeScalars.contains("\u{200D}"))
      #expect(output.contains("👩👩👧🇳🇴"))
    }
  }

  @Test func `the cursor is where the frame wants it`() throws {
    try withScreen { screen, terminal in
      var frame = frame("Navn:")
      screen.show(frame)
      #expect(terminal.output().contains("\u{1B}[?25l"))
      frame.cursor = Point(row: 4, column: 6)
      screen.show(frame)
      let output = terminal.output()
      #expect(output.contains("\u{1B}[5;7H") && output.contains("\u{1B}[?25h"))
      frame.cursor = nil
      frame.focus = Point(row: 9, column: 0)
      screen.show(frame)
      // Column 0, row 10 counted from 1.
      #expect(terminal.output() == "\u{1B}[?25l\r\u{1B}[10d")
    }
  }

  @Test
  func `a frame that was made ready writes nothing, and then what showing it would have written`()
    throws
  {
    for seed in 0..<40 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let frames = (0..<12).map { _ in randomFrame(&generator) }
      let others = (0..<12).map { _ in randomFrame(&generator) }
      var plain: [String] = []
      try withScreen { screen, terminal in
        for frame in frames {
          screen.show(frame)
          plain.append(terminal.output())
        }
      }
      try withScreen { screen, terminal in
        for (index, frame) in frames.enumerated() {
          let isExpected = index > 0 && Bool.random(using: &generator)
          if index > 0 { screen.prepare(isExpected ? frame : others[index]) }
          if index > 0 { #expect(terminal.output().isEmpty, "seed \(seed), \(index)") }
          if isExpected, Bool.random(using: &generator) { screen.prepare(frame) }
          if !(isExpected && screen.showPrepared()) { screen.show(frame) }
          #expect(!screen.showPrepared())
          #expect(terminal.output() == plain[index], "seed \(seed), \(index)")
        }
      }
    }
  }

  /// A frame with something here and there, and somewhere to look.
  private func randomFrame(_ generator: inout SeededGenerator) -> Frame {
    var frame = Frame(size: Size(rows: 24, columns: 80))
    for _ in 0..<Int.random(in: 0...30, using: &generator) {
      let text = ["Frøya", "Grong kommune", "│──", "e\u{301}", "界", "   "].randomElement(
        using: &generator)
      let style = [Style.plain, .plain.adding(.bold), .plain.adding(.underline)].randomElement(
        using: &generator)
      frame.draw(
        text ?? "", style: style ?? .plain,
        at: Point(
          row: Int.random(in: 0..<24, using: &generator),
          column: Int.random(in: 0..<80, using: &generator)))
    }
    let point = Point(
      row: Int.random(in: 0..<24, using: &generator),
      column: Int.random(in: 0..<80, using: &generator))
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: frame.cursor = point
    case 1: break
    default: frame.focus = point
    }
    return frame
  }

  // MARK: Events

  @Test func `what is typed comes as events`() throws {
    try withScreen { screen, terminal in
      terminal.send("jø\u{1B}[A\u{1B}[200~a\rb\u{1B}[201~\u{13}\u{1A}\u{3}")
      #expect(
        events(screen) == [
          .key(.character("j")), .key(.character("ø")), .key(.up), .paste("a\nb"),
          .key(.control("s")), .key(.control("z")), .key(.control("c")),
        ])
      terminal.send("\u{1B}")
      #expect(events(screen) == [.key(.escape)])
      terminal.send([0xff, 0xfe, 0x1b, 0x5b, 0x39, 0x39, 0x39, 0x3b, 0x48, 0x78])
      #expect(events(screen) == [.key(.character("x"))])
    }
  }

  @Test func `two presses in the same place are a double press`() throws {
    try withScreen { screen, terminal in
      terminal.send("\u{1B}[<0;5;3M\u{1B}[<0;5;3m\u{1B}[<0;5;3M\u{1B}[<64;5;3M")
      let point = Point(row: 2, column: 4)
      #expect(
        events(screen) == [
          .mouse(MouseEvent(.press, at: point)), .mouse(MouseEvent(.release, at: point)),
          .mouse(MouseEvent(.doublePress, at: point)), .mouse(MouseEvent(.scrollUp, at: point)),
        ])
    }
  }

  @Test func `a new size comes before everything else`() throws {
    try withScreen { screen, terminal in
      terminal.send("x")
      terminal.resize(rows: 10, columns: 40)
      #expect(
        events(screen) == [.resize(Size(rows: 10, columns: 40)), .key(.character("x"))])
      screen.show(frame("Heim", rows: 10, columns: 40))
      #expect(terminal.output().contains("Heim"))
    }
  }

  @Test func `a closed terminal says so and harms nobody`() throws {
    let terminal = try #require(PseudoTerminal(rows: 24, columns: 80))
    let screen = try NcursesScreen(terminal.port())
    terminal.hangUp()
    #expect(screen.nextEvent() == .closed)
    screen.show(frame("Heim"))
    screen.stop()
    #expect(screen.nextEvent() == nil)
  }

  // MARK: Others on the terminal

  @Test func `another program gets the terminal as it was`() throws {
    let terminal = try #require(PseudoTerminal(rows: 24, columns: 80))
    let before = terminal.modes
    let screen = try NcursesScreen(terminal.port())
    defer { screen.stop() }
    screen.show(frame("Lierne"))
    _ = terminal.output()
    screen.suspend {
      interruptThisThread()
      #expect(terminal.modes.c_lflag == before.c_lflag)
      let output = terminal.output()
      #expect(output.contains("\u{1B}[?1049l") && output.contains("\u{1B}[?2004l"))
    }
    #expect(terminal.modes.c_lflag & UInt32(ICANON | ECHO) == 0)
    screen.show(frame("Lierne"))
    let output = terminal.output()
    #expect(output.contains("\u{1B}[?1049h") && output.contains("Lierne"))
    #expect(output.contains("\u{1B}[?2004h"))
  }

  @Test func `a frame of another size leaves nothing of the last one`() throws {
    try withScreen(rows: 2, columns: 20) { screen, terminal in
      screen.show(frame("Frosta og Frøya", "Grong", rows: 2, columns: 20))
      screen.show(frame("Frosta", rows: 1, columns: 6))
      _ = terminal.output()
      screen.redraw()
      screen.show(frame("Frosta", rows: 1, columns: 6))
      let output = terminal.output()
      #expect(output.contains("Frosta") && !output.contains("Frøya") && !output.contains("Grong"))
    }
  }

  @Test func `copied text goes to the clipboard in base 64`() throws {
    try withScreen { screen, terminal in
      _ = terminal.output()
      screen.copy("Åse")
      #expect(terminal.output() == "\u{1B}]52;c;w4VzZQ==\u{7}")
    }
    #expect(["", "f", "fo", "foo"].map { base64(Array($0.utf8)) } == ["", "Zg==", "Zm8=", "Zm9v"])
  }

  @Test func `signals become requests`() throws {
    let signals = try #require(TerminalSignals(graceSeconds: 0))
    #expect(signals.next() == nil)
    let expected: [(signal: Int32, request: TerminalSignals.Request)] = [
      (SIGWINCH, .resize), (SIGCONT, .resume), (SIGTSTP, .stop), (SIGTERM, .end(signal: SIGTERM)),
    ]
    for (number, request) in expected {
      kill(getpid(), number)
      var descriptor = pollfd(fd: signals.fileDescriptor, events: Int16(POLLIN), revents: 0)
      while poll(&descriptor, 1, 1000) < 0 {}
      #expect(signals.next() == request)
    }
    #expect(signals.next() == nil)
  }
}

/// Sends SIGINT to this thread and waits until it has come: one that comes later would meet no handler
/// and end the tests.
private func interruptThisThread() {
  var (interrupt, before) = (sigset_t(), sigset_t())
  sigemptyset(&interrupt)
  sigaddset(&interrupt, SIGINT)
  pthread_sigmask(SIG_UNBLOCK, &interrupt, &before)
  raise(SIGINT)
  pthread_sigmask(SIG_SETMASK, &before, nil)
}
