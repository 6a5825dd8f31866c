import TestSupport
import Testing

/// The built program in a real terminal, one test at a time, so that each has the machine to itself.
@Suite(.serialized) enum TerminalTests {}

extension TerminalTests {
  /// The terminal of the tests itself: it must notice what it is there to notice.
  @Suite struct TheTerminal {
    @Test func `shows what a program writes and passes on what is typed`() throws {
      let session = try shell("read -r line; echo \"got $line\"; exit 7")
      try session.type("høstmøte")
      try session.press("Enter")
      #expect(try session.waitForEnd() == 7)
      try session.wait(for: "Before the program.", "got høstmøte", "After the program: 7")
    }

    @Test func `notices a program that does not clean up after itself`() throws {
      let session = try shell("stty raw -echo; tput smcup; tput civis; tput smkx")
      #expect(try session.waitForEnd() == 0)
      let lines = session.lineDisciplines
      #expect(lines.before != lines.after)
      let modes = try session.modes()
      #expect(modes.contains("alternate_on=1"))
      #expect(modes.contains("cursor_flag=0"))
      #expect(modes.contains("keypad_flag=1"))
    }

    @Test func `ends its programs when it is closed`() throws {
      let session = try shell("echo running; while :; do sleep 1; done")
      try session.wait(for: "running")
      session.closeTerminal()
      #expect(try session.waitForEnd() == 128 + 1)
    }

    private func shell(_ script: String) throws -> TmuxSession {
      let environment = ["PATH": Command.searchPath, "LC_ALL": "C.UTF-8"]
      return try TmuxSession(
        "/bin/sh", ["-c", script], environment: environment, size: .init(80, 24))
    }
  }
}
