import Foundation
import TestSupport
import Testing

extension TerminalTests {
  /// Stores that cannot be opened: a sentence and exit code 3, from a verb and from the workspace.
  @Suite struct BadStore {
    let home: ProgramHome

    init() throws {
      home = try ProgramHome()
    }

    @Test func `a store that is a file`() throws {
      try home.scratch.write("a letter", to: "store")
      try expectRefusal(saying: home.store)
      #expect(home.scratch.bytes(of: "store") == Array("a letter".utf8))
    }

    @Test func `a folder of other things`() throws {
      try home.scratch.write("a letter", to: "store/letter.txt")
      try expectRefusal(saying: home.store)
      #expect(home.files(in: "") == ["letter.txt"])
    }

    @Test func `a store of a later version`() throws {
      try home.addNetwork()
      try home.scratch.write(#"{"format":99,"name":"trondelag"}"#, to: "store/network.json")
      try expectRefusal(saying: "99")
    }

    @Test func `a store whose description is broken`() throws {
      try home.addNetwork()
      try home.scratch.write(#"{"format":1,"#, to: "store/network.json")
      try expectRefusal(saying: "network.json")
    }

    @Test func `collections without a network are completed by init, nothing overwritten`() throws {
      let card = Card.text(name: "Kari Demo", organization: "Frosta kommune")
      try home.scratch.write(card, to: "store/contacts/kari-demo.vcf")
      let session = try home.open(size: .init(200, 24))
      try session.wait(until: "a sentence or a screen") { !$0.isEmpty }
      session.closeTerminal()
      #expect(home.files(in: "contacts") == ["kari-demo.vcf"])
      #expect(try home.run("init").ending == .exit(0))
      #expect(home.files(in: "organizations").count >= 38)
      #expect(home.scratch.bytes(of: "store/contacts/kari-demo.vcf") == Array(card.utf8))
      #expect(try home.run("contacts", "list").output.contains("Kari Demo"))
    }

    @Test func `a text may come from a device or a pipe as from a file`() throws {
      try home.addNetwork()
      let script = """
        "$0" notes add --title Tom --body-file /dev/null --json
        cat "$1" | "$0" notes add --title Rør --body-file /dev/stdin --json
        "$0" notes add --title Mappe --body-file /tmp
        """
      try home.scratch.write("Fra et rør\n", to: "text")
      let outcome = try shell(script, home.scratch.path + "/text")
      #expect(outcome.ending == .exit(3) && outcome.errors.contains("/tmp"))
      let notes = home.texts(in: "notes")
      #expect(notes.count == 2 && notes.joined().contains("Fra et rør"))
    }

    @Test func `results that cannot be written fail, and a change is said to be stored`() throws {
      try home.addNetwork()
      for line in ["--version", "--help", "contacts list", "status --json"] {
        for place in ["/dev/full", "&-"] {
          let outcome = try shell("$0 \(line) --language en >\(place)")
          #expect(outcome.ending == .exit(3), "\(line): \(outcome)")
          #expect(outcome.errors.contains("Could not write everything"), "\(line): \(outcome)")
          #expect(!outcome.errors.contains("stored"))
        }
      }
      let listed = try shell("$0 file list '\(home.store)' >/dev/full")
      #expect(listed.ending == .exit(3))
      #expect(listed.errors.contains("could not write everything"), "\(listed)")
      let added = try shell("$0 contacts add --name 'Kari Demo' --language en --json >/dev/full")
      #expect(added.ending == .exit(3) && added.errors.hasPrefix(#"{"code":"io""#))
      #expect(added.errors.contains("The change is stored all the same"), "\(added.errors)")
      #expect(try home.run("contacts", "list").output.contains("Kari Demo"))
    }

    @Test func `what is closed is not mistaken for a file of the store`() throws {
      try home.addNetwork()
      let outcome = try shell("$0 notes add --title Tom --body-file - <&-")
      #expect(outcome.ending == .exit(3), "\(outcome)")
      #expect(outcome.errors.contains("Bad file descriptor"), "\(outcome.errors)")
    }

    @Test func `tar has one end of the pipe for its complaints, so that it ends with us`() throws {
      try home.addNetwork()
      // Other tests leave us pipes of theirs, so that it is looked for the one.
      try home.scratch.write(
        "#!/bin/sh\nreadlink /proc/$$/fd/2 /proc/$$/fd/* >$0.open\nexit 1\n",
        to: "bin/tar")
      let bin = home.scratch.path + "/bin"
      chmod(bin + "/tar", 0o755)
      _ = try shell("PATH=\"$1:$PATH\" $0 backup \"$1/b.tar\"", bin)
      let open = String(decoding: home.scratch.bytes(of: "bin/tar.open") ?? [], as: UTF8.self)
      let places = open.split(separator: "\n")
      let complaints = try #require(places.first)
      #expect(complaints.hasPrefix("pipe:"))
      #expect(places.dropFirst().count { $0 == complaints } == 1, "\(open)")
    }

    @Test func `a store whose name is not UTF-8 is refused, and no other one made`() throws {
      let outcome = try shell("cd '\(home.scratch.path)' && $0 --store $(printf 'a\\377') init")
      #expect(outcome.ending == .exit(2) && outcome.errors.contains("UTF-8"), "\(outcome)")
      let names = try FileManager.default.contentsOfDirectory(atPath: home.scratch.path)
      #expect(!names.contains { $0.hasPrefix("a") }, "\(names)")
    }

    /// Runs a script of the shell, in which `$0` is the program and `$1` the first argument.
    private func shell(_ script: String, _ arguments: String...) throws -> Command.Outcome {
      try Command(
        "/bin/sh", ["-c", script, ProgramHome.program] + arguments,
        environment: home.environment
      ).run()
    }

    /// Expects the same refusal without a terminal and in one.
    private func expectRefusal(
      saying text: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
      let outcome = try home.run("contacts", "list")
      #expect(outcome.ending == .exit(3), sourceLocation: sourceLocation)
      #expect(outcome.output == "", sourceLocation: sourceLocation)
      #expect(outcome.errors.contains(text), sourceLocation: sourceLocation)
      let session = try home.open(size: .init(200, 24))
      try session.expectEnd(with: 3, sourceLocation: sourceLocation)
      #expect(try session.screen().contains(text), sourceLocation: sourceLocation)
    }
  }
}
