import Foundation
import TestSupport
import Testing

/// The running workspace where the system tells nothing of changes: it asks, and sees them too.
struct DeafnessTests {
  @Test(arguments: ["none", "full"])
  func `what other programs change is seen all the same`(watch: String) throws {
    let home = try Bench.smallStore()
    var environment = try FaultShim.environment(nil, below: home.store)
    environment["FAULTS_WATCH"] = watch
    let session = try home.open(environment: environment)
    try session.wait(for: "Frosta", "avslutt")
    try write("Kari Demo", in: home)
    try session.wait(for: "Kari Demo")
    // In place, so that no folder gets a new time.
    let file = try #require(FileHandle(forWritingAtPath: home.store + "/contacts/k.vcf"))
    try file.write(contentsOf: Data(Self.card("Ola_ Demo").utf8))
    try file.close()
    try session.wait(for: "Ola_ Demo", within: .seconds(30))
    let folder = home.store + "/contacts"
    try FileManager.default.moveItem(atPath: folder, toPath: home.scratch.path + "/away")
    try session.wait(forEndOf: "Ola_ Demo")
    try FileManager.default.moveItem(atPath: home.scratch.path + "/away", toPath: folder)
    try session.wait(for: "Ola_ Demo")
    try session.press("q")
    #expect(try session.waitForEnd() == 0)
  }

  private func write(_ name: String, in home: ProgramHome) throws {
    try home.scratch.write(Self.card(name), to: "store/contacts/k.vcf")
  }

  private static func card(_ name: String) -> String {
    "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:k\r\nFN:\(name)\r\nN:Demo;;;;\r\n"
      + "ORG:Frosta kommune\r\nROLE:Hovedkontakt Leve hele livet\r\nEND:VCARD\r\n"
  }
}
