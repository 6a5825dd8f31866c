import Foundation
import TestSupport
import Testing

extension TerminalTests {
  /// Programs that people use read our records; `scripts/interop` knows how to ask each of them.
  @Suite struct OtherPrograms {
    @Test(arguments: ["readers", "vdirsyncer", "mbsync", "git"])
    func `read our records, carry them, and change them while we do`(part: String) throws {
      let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../scripts/interop").standardized.path
      let command = Command(
        script, [part],
        environment: ["PATH": Command.searchPath, "SAMSPILL": ProgramHome.program])
      let outcome = try command.run(within: .seconds(300))
      if outcome.ending == .exit(77) { try Test.cancel("none of them is installed") }
      #expect(outcome.ending == .exit(0), "\(outcome.errors)")
    }
  }
}
