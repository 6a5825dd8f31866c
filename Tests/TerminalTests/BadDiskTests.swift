import Foundation
import TestSupport
import Testing

extension TerminalTests {
  /// A store that may not be written, or has no room.
  ///
  /// Root may write everywhere, so as root the program runs as nobody; a full disk is a small one of
  /// its own, where the system lets us make it.
  @Suite struct BadDisk {
    let home: ProgramHome

    init() throws {
      home = try ProgramHome()
    }

    @Test(.enabled(if: Restrictions.canDropPrivileges, "root cannot become nobody here"))
    func `a folder that may not be written`() throws {
      try home.addNetwork()
      try setMode(0o555, below: home.store)
      defer { try? setMode(0o755, below: home.store) }
      let added = try restricted(["contacts", "add", "--name", "Kari Demo"]).run()
      #expect(added.ending == .exit(3))
      #expect(added.errors.contains(home.store))
      for options in [[], ["--read-only"]] {
        let listed = try restricted(["organizations", "list"] + options).run()
        #expect(listed.ending == .exit(0), "\(listed.errors)")
        #expect(listed.output.contains("Frosta"))
      }
    }

    @Test(
      .enabled(if: Restrictions.canDropPrivileges, "root cannot become nobody here"),
      arguments: ["methods", "notes/private.ics"])
    func `what cannot be read is named, and no backup is made without it`(name: String) throws {
      try home.addNetwork()
      try home.scratch.write("mine", to: "store/notes/private.ics")
      let place = home.store + "/" + name
      try setMode(0o755, below: home.store)
      chmod(place, 0)
      chmod(home.scratch.path, 0o777)
      defer { chmod(place, 0o755) }
      let archive = home.scratch.path + "/b.tar"
      let outcome = try restricted(["backup", archive, "--read-only"]).run()
      #expect(outcome.ending == .exit(3) && outcome.errors.contains(place), "\(outcome.errors)")
      #expect(!outcome.errors.contains("tar mis"))
      #expect(!FileManager.default.fileExists(atPath: archive))
    }

    @Test(.enabled(if: Restrictions.canDropPrivileges, "root cannot become nobody here"))
    func `undo in a folder that may not be written names the record's own file`() throws {
      chmod(home.scratch.path, 0o777)
      for arguments in [
        ["init"], ["notes", "add", "--title", "Notat", "--body-file", "/dev/null"],
      ] {
        #expect(try restricted(arguments).run().ending == .exit(0))
      }
      let name = try #require(home.files(in: "notes").first)
      #expect(
        try restricted(["notes", "delete", String(name.dropLast(4)), "--yes"]).run().ending
          == .exit(0))
      chmod(home.store + "/notes", 0o555)
      let outcome = try restricted(["undo"]).run()
      #expect(outcome.ending == .exit(3), "\(outcome)")
      #expect(outcome.errors.contains(home.store + "/notes/" + name), "\(outcome.errors)")
    }

    @Test(.enabled(if: Restrictions.canDropPrivileges, "root cannot become nobody here"))
    func `a place where no store can be made`() throws {
      chmod(home.scratch.path, 0o555)
      defer { chmod(home.scratch.path, 0o755) }
      let outcome = try restricted(["init"]).run()
      #expect(outcome.ending == .exit(3))
      #expect(outcome.errors.contains(home.store))
    }

    @Test(.enabled(if: Restrictions.canDropPrivileges, "root cannot become nobody here"))
    func `a folder that may be written and not listed is not taken for an empty one`() throws {
      try home.scratch.write("mine", to: "store/letter.txt")
      chmod(home.store, 0o333)
      defer { chmod(home.store, 0o755) }
      let outcome = try restricted(["status"]).run()
      #expect(outcome.ending == .exit(3))
      #expect(outcome.errors.contains(home.store))
      chmod(home.store, 0o755)
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: home.store) == ["letter.txt"])
    }

    @Test(.enabled(if: Restrictions.canMount, "no file system can be mounted here"))
    func `a disk without room for a store`() throws {
      let outcome = try onSmallDisk("size=64k", "\"$0\" init; echo \"code:$?\"").run()
      #expect(outcome.output.contains("code:3"))
      #expect(outcome.errors.contains(home.store))
    }

    @Test(.enabled(if: Restrictions.canMount, "no file system can be mounted here"))
    func `a disk that fills up keeps what was stored`() throws {
      let script = """
        "$0" init
        head -c 9000000 /dev/zero > "$SAMSPILL_STORE/filler" 2> /dev/null
        head -c 500000 "$0" | base64 | "$0" notes add --title Full --body-file -
        echo "code:$?"
        rm "$SAMSPILL_STORE/filler"
        "$0" organizations list | grep -c kommune
        "$0" check
        echo "check:$?"
        """
      let outcome = try onSmallDisk("size=4m", script).run()
      #expect(outcome.output.contains("code:3"))
      #expect(outcome.output.contains("\n38\n"))
      #expect(outcome.output.contains("check:0"))
      #expect(outcome.errors.contains("Full") && !outcome.errors.contains(".samspill"))
      // Nothing waits to be saved again, as it does in the workspace.
      #expect(outcome.errors.contains("Frigjør plass og prøv igjen."))
    }

    @Test(.enabled(if: Restrictions.canMount, "no file system can be mounted here"))
    func `in the workspace, what cannot be stored stays in the editor`() throws {
      let script = """
        mount -t tmpfs -o size=4m none "$SAMSPILL_STORE" && "$0" init || exit 9
        head -c 9000000 /dev/zero > "$SAMSPILL_STORE/filler" 2> /dev/null
        exec "$0"
        """
      try FileManager.default.createDirectory(
        atPath: home.store, withIntermediateDirectories: true)
      let session = try openUnshared(script)
      try session.wait(for: "Kontakter", "Flatanger")
      try saveNote(saying: "Dette må ikke gå tapt.", in: session)
      try session.wait(for: "Dette må ikke gå tapt.", "plass")
    }

    @Test(.enabled(if: Restrictions.canMount, "no file system can be mounted here"))
    func `a read-only file system can be read and says no to the rest`() throws {
      try home.addNetwork()
      let script = """
        mount --bind "$SAMSPILL_STORE" "$SAMSPILL_STORE"
        mount -o remount,bind,ro "$SAMSPILL_STORE" || exit 9
        for option in --read-only --plain; do "$0" organizations list $option | grep -c kommune; done
        for verb in 'contacts add --name Kari' undo 'trash empty --yes' 'check --repair --yes'; do
          "$0" $verb
          echo "code:$?"
        done
        """
      let outcome = try unshared(script).run()
      #expect(
        outcome.output.split(separator: "\n") == [
          "38", "38", "code:3", "code:3", "code:0", "code:0",
        ])
      #expect(outcome.errors.contains("disken kan bare leses"))
    }

    @Test(.enabled(if: Restrictions.canMount, "no file system can be mounted here"))
    func `in the workspace, a read-only file system is told of, and what was written stays`() throws
    {
      try home.addNetwork()
      let script = """
        mount --bind "$SAMSPILL_STORE" "$SAMSPILL_STORE"
        mount -o remount,bind,ro "$SAMSPILL_STORE" || exit 9
        exec "$0"
        """
      let session = try openUnshared(script)
      try session.wait(for: "Flatanger", "Ingenting kan lagres her: disken kan bare leses.")
      try saveNote(saying: "Dette må ikke gå tapt.", in: session)
      try session.wait(for: "Dette må ikke gå tapt.", "disken kan bare leses")
    }

    @Test(.enabled(if: Restrictions.canMount, "no file system can be mounted here"))
    func `in the workspace, a file system that can be written by now is written`() throws {
      try home.addNetwork()
      let script = """
        mount --bind "$SAMSPILL_STORE" "$SAMSPILL_STORE"
        mount -o remount,bind,ro "$SAMSPILL_STORE" || exit 9
        (until [ -e "$SAMSPILL_STORE/../go" ]; do sleep 0.1; done
        mount -o remount,bind,rw "$SAMSPILL_STORE" && touch "$SAMSPILL_STORE/../gone") &
        exec "$0"
        """
      let session = try openUnshared(script)
      try session.wait(for: "Flatanger", "Ingenting kan lagres her: disken kan bare leses.")
      try saveNote(saying: "Dette må ikke gå tapt.", in: session)
      try session.wait(for: "Dette må ikke gå tapt.", "ble ikke lagret: disken kan bare leses")
      #expect(home.texts(in: "notes").isEmpty)
      try home.scratch.write("", to: "go")
      try session.wait(until: "a disk to write on") { _ in home.scratch.bytes(of: "gone") != nil }
      try session.press("C-s")
      try session.wait(until: "the note on disk") { _ in
        home.texts(in: "notes").contains { $0.contains("Dette må ikke gå tapt.") }
      }
    }

    private func saveNote(saying text: String, in session: TmuxSession) throws {
      try session.press("n")
      try session.wait(for: "Hva slags notat?")
      try session.press("Enter")
      try session.wait(for: "lagre", "##")
      try session.type(text)
      try session.press("C-s")
    }

    private func restricted(_ arguments: [String]) -> Command {
      let words = Restrictions.droppingPrivileges + [ProgramHome.program] + arguments
      return Command(words[0], Array(words.dropFirst()), environment: home.environment)
    }

    private func onSmallDisk(_ options: String, _ script: String) throws -> Command {
      try FileManager.default.createDirectory(
        atPath: home.store, withIntermediateDirectories: true)
      return unshared("mount -t tmpfs -o \(options) none \"$SAMSPILL_STORE\" || exit 9\n" + script)
    }

    /// Runs a script with mounts of its own, which end with it; `$0` is the program.
    private func unshared(_ script: String) -> Command {
      Command(
        "unshare", Restrictions.mounting + ["sh", "-c", script, ProgramHome.program],
        environment: home.environment)
    }

    /// The same in a terminal.
    private func openUnshared(_ script: String) throws -> TmuxSession {
      try TmuxSession(
        "unshare", Restrictions.mounting + ["sh", "-c", script, ProgramHome.program],
        environment: home.environment, size: .init(120, 34))
    }

    private func setMode(_ mode: mode_t, below folder: String) throws {
      let names = try FileManager.default.subpathsOfDirectory(atPath: folder)
      for path in [folder] + names.map({ folder + "/" + $0 }) {
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        chmod(path, isFolder.boolValue ? mode : mode & 0o444)
      }
    }
  }
}
