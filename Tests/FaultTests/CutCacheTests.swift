import Foundation
import TestSupport
import Testing

/// The running workspace while another program spoils what it has mapped into memory.
struct CutCacheTests {
  @Test(arguments: [0, 3]) func `a cache cut short in place is lived through and made anew`(
    tenths: Int
  ) throws {
    let home = try storeWithCache()
    let cache = home.store + "/.samspill/cache"
    let size = try size(of: cache)
    try inWorkspace(home) { session in
      #expect(truncate(cache, off_t(size * tenths / 10)) == 0)
      try session.press("G")
      try session.wait(for: "Kontakt 399")
      try session.press("g", "g")
      try session.wait(for: "Kontakt 100")
    }
    #expect(try self.size(of: cache) > size / 2)
  }

  @Test(arguments: ["contacts list", "search Kontakt", "contacts show c222", "status", "agenda"])
  func `a command whose cache is cut short under its eyes answers as with a whole one`(
    line: String
  ) throws {
    let home = try storeWithCache()
    let cache = home.store + "/.samspill/cache"
    let (size, words) = (try size(of: cache), line.split(separator: " ").map(String.init))
    let whole = try home.command(words).run()
    for part in 0..<8 {
      var environment = try FaultShim.environment(nil, below: cache)
      environment["FAULTS_MAPPED"] = "\(size * part / 8)"
      let outcome = try home.command(words, environment: environment).run()
      #expect(outcome.ending == .exit(0) && outcome.output == whole.output, "\(part)")
      #expect(try self.size(of: cache) > size / 2, "it is made anew")
    }
  }

  /// A store large enough for a cache, and that in it.
  private func storeWithCache() throws -> ProgramHome {
    let home = try Bench.smallStore()
    for number in 100..<400 {
      let card =
        "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:c\(number)\r\nFN:Kontakt \(number)\r\n"
        + "N:Kontakt;\(number);;;\r\nEMAIL:c\(number)@example.no\r\nEND:VCARD\r\n"
      try home.scratch.write(card, to: "store/contacts/c\(number).vcf")
    }
    try inWorkspace(home) { _ in }
    return home
  }

  private func size(of cache: String) throws -> Int {
    try #require(FileManager.default.attributesOfItem(atPath: cache)[.size] as? Int)
  }

  private func inWorkspace(
    _ home: ProgramHome, _ body: (TmuxSession) throws -> Void
  ) throws {
    let session = try home.open()
    try session.wait(for: "Frosta", "avslutt")
    try body(session)
    try session.press("q")
    #expect(try session.waitForEnd() == 0)
  }
}
