import Foundation
import TestSupport
import Testing

extension TerminalTests {
  /// The programs that people sync with change the store while something is open and not yet saved:
  /// nothing is lost, nothing doubled.
  @Suite struct Overtaken {
    let home: ProgramHome

    init() throws {
      home = try ProgramHome()
      try home.addNetwork()
      try home.scratch.write(Self.card("TITLE:Rådgiver"), to: "store/contacts/c1.vcf")
    }

    @Test(.enabled(if: Command.path(of: "git") != nil, "git is not installed"))
    func `a checkout under an open form is merged with what is saved`() throws {
      try makeRepository(other: "TITLE:Rådgiver\r\nX-FROM-GIT:1")
      let session = try openForm()
      try git("checkout", "-q", "other")
      try session.press("C-s")
      try session.wait(until: "the edit on disk") { _ in card.contains("TITLE:Leder") }
      #expect(card.contains("X-FROM-GIT:1\r\n"))
      try expectOnce(contacts: ["Kari Demo", "Git Demo"])
    }

    @Test(.enabled(if: Command.path(of: "git") != nil, "git is not installed"))
    func `a checkout that changes the same is shown beside it, and either can be had`() throws {
      try makeRepository(other: "TITLE:Sjef\r\nX-FROM-GIT:1")
      let session = try openForm()
      try git("checkout", "-q", "other")
      try session.wait(for: "  Sjef")
      try session.press("C-s")
      try session.wait(for: "Endret to steder", "+ Leder", "+ Sjef")
      #expect(card.contains("TITLE:Sjef"))
      try session.press("1")
      try session.wait(until: "the edit on disk") { _ in card.contains("TITLE:Leder") }
      #expect(card.contains("X-FROM-GIT:1\r\n"))
      try expectOnce(contacts: ["Kari Demo", "Git Demo"])
      try session.press("u")
      try session.wait(until: "the undoing on disk") { _ in card.contains("TITLE:Sjef") }
    }

    @Test(.enabled(if: Command.path(of: "git") != nil, "git is not installed"))
    func `what git stashes under an open form comes back, and what is saved stays`() throws {
      try makeRepository(other: "TITLE:Rådgiver")
      try home.run("contacts", "edit", "c1", "--set", "note=Ring før ni")
      let session = try openForm()
      try git("stash", "-q")
      try session.press("C-s")
      try session.wait(until: "the edit on disk") { _ in card.contains("TITLE:Leder") }
      #expect(try git("stash", "show", "-p").contains("NOTE:Ring før ni"))
      try expectOnce(contacts: ["Kari Demo"])
    }

    @Test(.enabled(if: Command.path(of: "vdirsyncer") != nil, "vdirsyncer is not installed"))
    func `a vdirsyncer run under an open form carries both edits, each once`() throws {
      try home.scratch.write(Self.vdirsyncer(home.scratch.path), to: "vdirsyncer.conf")
      try run("sh", "-c", "mkdir -p far/contacts; yes | vdirsyncer -c vdirsyncer.conf discover")
      try sync()
      let session = try openForm()
      try home.scratch.write(
        Self.card("TITLE:Rådgiver\r\nNOTE:Ring før ni"), to: "far/contacts/c1.vcf")
      try home.scratch.write(
        Self.card("TITLE:Ny", id: "c2", name: "Per"), to: "far/contacts/c2.vcf")
      try sync()
      try session.press("C-s")
      try session.wait(until: "the edit on disk") { _ in card.contains("TITLE:Leder") }
      try sync()
      #expect(card.contains("NOTE:Ring før ni"))
      let far = home.scratch.bytes(of: "far/contacts/c1.vcf") ?? []
      #expect(String(decoding: far, as: UTF8.self) == card)
      try expectOnce(contacts: ["Kari Demo", "Per Demo"])
      let names = try FileManager.default.contentsOfDirectory(
        atPath: home.scratch.path + "/far/contacts")
      #expect(names.count { !$0.hasPrefix(".") } == home.files(in: "contacts").count)
    }

    @Test(.enabled(if: Command.path(of: "mbsync") != nil, "mbsync is not installed"))
    func `an mbsync run under an open reply carries mail and flags, each message once`() throws {
      try home.scratch.write(Self.mbsync(home.scratch.path), to: "mbsync.conf")
      try run("mkdir", "-p", "far/cur", "far/new", "far/tmp")
      try run("mbsync", "-q", "-c", "mbsync.conf", "-a")
      try home.scratch.write("email demo@example.no\n", to: "config/samspill/config")
      let session = try home.open(["--today", "2021-09-01"])
      try session.wait(for: "Planen for høsten", "avslutt")
      try session.press("3", "r")
      try session.wait(for: "lagre")
      try session.type("Takk for spørsmålet!")
      try session.wait(for: "Takk for spørsmålet!")
      // Another machine reads and marks what is there, and a new message comes.
      let marking =
        #"for f in far/cur/* far/new/*; do [ -e "$f" ] || continue; "#
        + #"name=${f##*/}; mv "$f" "far/cur/${name%%:*}:2,FS"; done"#
      try run("sh", "-c", marking)
      try home.scratch.write(Self.letter, to: "far/new/1630918800.M1P1.demo")
      try run("mbsync", "-q", "-c", "mbsync.conf", "-a")
      try session.press("C-s")
      try session.wait(until: "the reply on disk") { _ in
        !home.files(in: "threads/.Outbox/cur").isEmpty
      }
      try run("mbsync", "-q", "-c", "mbsync.conf", "-a")
      let near = home.files(in: "threads/cur") + home.files(in: "threads/new")
      #expect(near.count == 3 && near.count { $0.hasSuffix("FS") } == 2, "\(near)")
      #expect(home.texts(in: "threads/new").joined().contains("<ny@example.no>"))
      #expect(home.texts(in: "threads/.Outbox/cur").joined().contains("Takk"))
      #expect(try run("sh", "-c", "find far/cur far/new -type f | wc -l").output == "3\n")
      let check = try home.run("check")
      #expect(check.ending == .exit(0), "\(check.output)")
    }

    /// The contact's form, its title changed and not yet saved.
    private func openForm() throws -> TmuxSession {
      let session = try home.open(["--today", "2021-09-01"])
      try session.wait(for: "Kontakter", "Kari Demo")
      try session.press("g", "k")
      try session.type("frosta")
      try session.press("Enter")
      try session.wait(for: "Frosta kommune", "Tidslinje")
      try session.press("Enter")
      try session.wait(for: "Roller", "Kari Demo")
      try session.press("e")
      try session.wait(for: "Stilling", "lagre")
      try session.press("Tab", "Tab", "Tab", "C-u")
      try session.type("Leder")
      try session.wait(for: "Leder")
      return session
    }

    private var card: String {
      String(decoding: home.scratch.bytes(of: "store/contacts/c1.vcf") ?? [], as: UTF8.self)
    }

    /// Expects that each of these contacts is there once, and that nothing is wrong in the store.
    private func expectOnce(contacts names: [String]) throws {
      let listed = try home.run("contacts", "list", "--plain").output
      for name in names { #expect(listed.components(separatedBy: name).count == 2, "\(listed)") }
      let check = try home.run("check")
      #expect(check.ending == .exit(0) && !check.output.contains("duplicate"), "\(check.output)")
    }

    private func makeRepository(other line: String) throws {
      try git("init", "-q", "-b", "main")
      try home.scratch.write(".samspill\n", to: "store/.git/info/exclude")
      try git("add", "-A")
      try git("commit", "-qm", "one")
      try git("checkout", "-qb", "other")
      try home.scratch.write(Self.card(line), to: "store/contacts/c1.vcf")
      try home.scratch.write(
        Self.card("TITLE:Ny", id: "g", name: "Git"), to: "store/contacts/g.vcf")
      try git("add", "-A")
      try git("commit", "-qm", "two")
      try git("checkout", "-q", "main")
    }

    @discardableResult
    private func git(_ words: String...) throws -> String {
      let person = ["-c", "user.name=Demo", "-c", "user.email=demo@example.no"]
      return try run(["git", "-C", "store"] + person + words).output
    }

    private func sync() throws {
      try run("vdirsyncer", "-c", "vdirsyncer.conf", "sync")
    }

    @discardableResult
    private func run(_ words: String...) throws -> Command.Outcome { try run(words) }

    /// Runs a program in the folder that everything lies in.
    private func run(_ words: [String]) throws -> Command.Outcome {
      let script = ["-c", "cd \"$0\" && exec \"$@\"", home.scratch.path]
      let outcome = try Command("/bin/sh", script + words, environment: home.environment).run()
      try #require(outcome.ending == .exit(0), "\(words): \(outcome.errors)")
      return outcome
    }

    private static func card(_ lines: String, id: String = "c1", name: String = "Kari") -> String {
      "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:\(id)\r\nFN:\(name) Demo\r\nN:Demo;\(name);;;\r\n"
        + "ORG:Frosta kommune\r\nROLE:Hovedkontakt Leve hele livet\r\n\(lines)\r\nEND:VCARD\r\n"
    }

    private static let letter = """
      From: Kari Demo <kari.demo@example.no>
      Date: Mon, 06 Sep 2021 09:00:00 +0200
      Subject: Nytt
      Message-ID: <ny@example.no>

      Hei

      """

    private static func vdirsyncer(_ folder: String) -> String {
      """
      [general]
      status_path = "\(folder)/status"
      [pair cards]
      a = "near"
      b = "far"
      collections = ["contacts"]
      [storage near]
      type = "filesystem"
      path = "\(folder)/store"
      fileext = ".vcf"
      [storage far]
      type = "filesystem"
      path = "\(folder)/far"
      fileext = ".vcf"

      """
    }

    private static func mbsync(_ folder: String) -> String {
      """
      MaildirStore far
      Path \(folder)/
      Inbox \(folder)/far

      MaildirStore near
      Path \(folder)/store/
      Inbox \(folder)/store/threads

      Channel all
      Far :far:INBOX
      Near :near:INBOX
      Sync All
      Expunge Both
      SyncState \(folder)/mbsync.

      """
    }
  }
}
