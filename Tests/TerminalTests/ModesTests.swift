import Foundation
import TestSupport
import Testing

extension TerminalTests {
  /// Whatever the umask, in a process of its own: it is the whole process's.
  @Suite struct Modes {
    let home: ProgramHome

    init() throws {
      home = try ProgramHome()
    }

    @Test(arguments: ["000", "022", "077", "777"])
    func `all that is written is for its owner alone, whatever the umask`(mask: String) throws {
      let script = """
        umask \(mask)
        "$0" init && echo Hei | "$0" notes add --title Notat --body-file - &&
          "$0" backup "$SAMSPILL_STORE.tar" && "$0" restore "$SAMSPILL_STORE.tar" --store "$1"
        """
      var command = home.command([])
      command.arguments = ["-c", script, command.program, home.store + "-again"]
      command.program = "/bin/sh"
      let outcome = try command.run()
      #expect(outcome.ending == .exit(0), "\(outcome.errors)")
      #expect(mode(of: home.store + ".tar") == 0o600)
      for root in [home.store, home.store + "-again"] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: root)
        #expect(names.count > 90)
        for path in [root] + names.map({ root + "/" + $0 }) {
          var isFolder: ObjCBool = false
          _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
          #expect(mode(of: path) == (isFolder.boolValue ? 0o700 : 0o600), "\(path)")
        }
      }
    }

    private func mode(of path: String) -> Int? {
      let found = try? FileManager.default.attributesOfItem(atPath: path)
      return found?[.posixPermissions] as? Int
    }
  }
}
