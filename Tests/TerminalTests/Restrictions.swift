import Foundation
import TestSupport

/// What this machine lets us do to try the program under bad conditions.
enum Restrictions {
  /// The words before a command that take root's privileges from it; none for others.
  static var droppingPrivileges: [String] {
    getuid() == 0
      ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--inh-caps=-all"] : []
  }

  /// Whether the program runs without root's privileges, wherever it was built.
  static let canDropPrivileges: Bool = {
    let words = droppingPrivileges + [ProgramHome.program, "--version"]
    return succeeds(words[0], Array(words.dropFirst()))
  }()

  /// The arguments of `unshare` that let a command mount file systems that only it sees.
  static var mounting: [String] {
    getuid() == 0 ? ["--mount"] : ["--user", "--map-root-user", "--mount"]
  }

  static let canMount = succeeds(
    "unshare", mounting + ["sh", "-c", "mount -t tmpfs -o size=64k none /mnt"])

  private static func succeeds(_ program: String, _ arguments: [String]) -> Bool {
    let command = Command(
      program, arguments, environment: ["PATH": Command.searchPath, "LC_ALL": "C.UTF-8"])
    return (try? command.run().ending) == .exit(0)
  }
}
