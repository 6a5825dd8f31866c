import Foundation
import TestSupport
import Testing

/// Another program changes a record just while the workspace saves it.
struct OvertakenSaveTests {
  @Test func `the user's own version can be had where another program was faster by a moment`()
    throws
  {
    let home = try Bench.smallStore()
    try home.run("followups", "add", "--title", "Ringe", "--due", "2021-09-02")
    let file = try #require(home.files(in: "followups").first)
    var environment = try FaultShim.environment(.meanwhile, at: 4, below: home.store)
    environment["FAULTS_COMMAND"] = "sed -i s/Ringe/Skrive/ \(home.store)/followups/\(file)"
    let session = try home.open(["--today", "2021-09-01"], environment: environment)
    try session.wait(for: "Ringe", "avslutt")
    try session.press("4", "e", "End")
    try session.type(" Kari")
    try session.wait(for: "Ringe Kari")
    try session.press("C-s")
    try session.wait(for: "Endret to steder", "+ Ringe Kari", "+ Skrive")
    try session.press("1")
    try session.wait(until: "the user's version on disk") { _ in
      home.texts(in: "followups").joined().contains("SUMMARY:Ringe Kari\r\n")
    }
    try session.wait(forEndOf: "Endret to steder")
  }
}
