import TestSupport
import Testing

extension TerminalTests {
  @Suite struct BadTerminal {
    let home: ProgramHome

    init() throws {
      home = try ProgramHome()
      try home.addNetwork()
    }

    @Test func `without a terminal the workspace says so and makes nothing`() throws {
      let home = try ProgramHome()
      let outcome = try home.run()
      #expect(outcome.ending == .exit(3))
      #expect(outcome.output == "")
      #expect(outcome.errors.contains("terminal"))
      #expect(outcome.errors.hasSuffix("\n"))
      #expect(home.files(in: "") == [])
    }

    @Test(arguments: ["dumb", "no-such-terminal", ""])
    func `a terminal that cannot show a screen gets a sentence`(term: String) throws {
      let session = try home.open(environment: ["TERM": term])
      try session.expectEnd(with: 3)
      let screen = try session.screen()
      #expect(screen.contains("samspill: "))
      #expect(term.isEmpty || screen.contains("«\(term)»"))
    }

    @Test(arguments: ["C", "", "xx_XX.UTF-8"])
    func `any locale will do`(locale: String) throws {
      let session = try home.open(environment: ["LC_ALL": locale])
      let screen = try session.wait(for: "Kontakter", "avslutt")
      #expect(locale.hasSuffix("UTF-8") || screen.unicodeScalars.allSatisfy { $0.isASCII })
      try session.press("q")
      try session.expectEnd(with: 0)
    }

    @Test(arguments: ["xterm", "screen-256color"])
    func `common terminals get their own screen back`(term: String) throws {
      try visit(term).expectEnd(with: 0)
    }

    @Test(arguments: ["vt100", "linux"])
    func `terminals with one screen only are left ready for use`(term: String) throws {
      try visit(term).expectEnd(with: 0, restoring: .modes)
    }

    /// Starts the workspace in a kind of terminal and leaves it at once.
    private func visit(_ term: String) throws -> TmuxSession {
      let session = try home.open(size: .init(80, 24), environment: ["TERM": term])
      try session.wait(for: "Kontakter", "Frosta")
      try session.press("q")
      return session
    }

    @Test func `a screen of 20 × 5 says what is needed and goes on when there is room`() throws {
      let session = try home.open(size: .init(20, 5))
      try session.wait(for: "Samspill trenger")
      try session.resize(to: .init(80, 24))
      try session.wait(for: "Kontakter")
      try session.resize(to: .init(1, 1))
      try session.resize(to: .init(80, 24))
      try session.wait(for: "Kontakter")
      try session.press("q")
      // What tmux makes of the text below, one column wide, is its own affair.
      try session.expectEnd(with: 0, restoring: .modes)
    }
  }
}
