import TestSupport
import Testing

extension TerminalTests {
  @Suite struct Writing {
    let home: ProgramHome

    init() throws {
      home = try ProgramHome()
      try home.addNetwork()
    }

    @Test func `a note about a municipality is saved, in its timeline and on disk`() throws {
      let session = try home.open()
      try openNote(about: "Frosta", in: session)
      try session.type("De har besøksvenner på tvers av generasjoner.")
      try session.wait(for: "besøksvenner på tvers")
      try session.press("C-s")
      try session.wait(until: "the card again") { !$0.contains("besøksvenner på tvers") }
      try session.wait(for: "Frosta")
      try session.wait(until: "the note on disk") { _ in !home.files(in: "notes").isEmpty }
      let note = try #require(home.texts(in: "notes").first)
      #expect(note.contains("BEGIN:VJOURNAL"))
      #expect(unfolded(note).contains("De har besøksvenner på tvers av generasjoner."))
      #expect(note.contains("X-SAMSPILL") || note.contains("ATTENDEE"))
      try session.press("q")
      try session.expectEnd(with: 0)
    }

    @Test func `the configured sender goes before that of the environment`() throws {
      let config = "name Mari Demo\nemail mari@example.no\n"
      try home.scratch.write(config, to: "config/samspill/config")
      var post = home.command(
        ["threads", "post", "--subject", "Hei", "--to", "x@example.no", "--body-file", "-"],
        input: "Hei.\n")
      post.environment["EMAIL"] = "root"
      #expect(try post.run().ending == .exit(0))
      #expect(home.texts(in: "threads/.Outbox/cur").first?.contains("<mari@example.no>") == true)
    }

    @Test func `a wrong line of the configuration is found by check`() throws {
      try home.scratch.write("language nb\nlanguage tlh\n", to: "config/samspill/config")
      let path = home.scratch.path + "/config/samspill/config"
      let run = try home.command(["check"]).run()
      #expect(
        run.output.contains(
          "\(path):2:0: warning: configuration: unknown value “tlh” (nb, nn, en)"))
    }

    @Test func `a draft survives kill -9 and is offered at the next start`() throws {
      let session = try home.open()
      try openNote(about: "Rindal", in: session)
      try session.type("Avtalt å sende veilederen.")
      try session.wait(for: "utkast lagret")
      session.signal(9)
      #expect(try session.waitForEnd() == 128 + 9)
      #expect(home.files(in: "notes") == [])

      let next = try home.open()
      try next.wait(for: "Du har et utkast")
      try next.press("Enter")
      try next.wait(for: "Avtalt å sende veilederen.")
      try next.press("C-s")
      try next.wait(until: "the note on disk") { _ in !home.files(in: "notes").isEmpty }
      #expect(unfolded(home.texts(in: "notes").joined()).contains("Avtalt å sende veilederen."))
    }

    @Test(arguments: [("the end of the terminal", 1), ("SIGTERM", 15)])
    func `what is being written is kept when the program must end`(
      _: String, signal: Int32
    ) throws {
      let session = try home.open()
      try openNote(about: "Rindal", in: session)
      try session.type("Midt i en setning")
      try session.wait(for: "Midt i en setning")
      if signal == 1 {
        session.closeTerminal()
        #expect(try session.waitForEnd() == 0)
      } else {
        session.signal(signal)
        try session.expectEnd(with: 0)
      }
      let next = try home.open()
      try next.wait(for: "Du har et utkast")
      try next.press("Enter")
      try next.wait(for: "Midt i en setning")
    }

    /// From the start page to the editor, with the first template.
    private func openNote(about municipality: String, in session: TmuxSession) throws {
      try session.wait(for: "Kontakter", "Flatanger")
      try session.press("/")
      try session.type(municipality)
      try session.wait(forEndOf: "Flatanger")
      try session.press("Enter", "n")
      try session.wait(for: "Hva slags notat?")
      try session.press("Enter")
      try session.wait(for: "lagre", "##")
    }

    private func unfolded(_ text: String) -> String {
      text.replacing("\r\n ", with: "").replacing("\\,", with: ",")
    }
  }
}
