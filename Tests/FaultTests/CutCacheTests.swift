import Foundation
import TestSupport
import Testing

/// The running workspace while another program spoils what it has mapped into memory.
struct CutCacheTests {
  @Test(arguments: [0, 3]) func `a cache cut short in place is lived through and made anew`(
    tenths: Int
  ) throws {
    let home = try Bench.smallStore()
    for number in 100..<400 {
      let card =
        "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:c\(number)\r\nFN:Kontakt \(number)\r\n"
        + "N:Kontakt;\(number);;;\r\nEMAIL:c\(number)@example.no\r\nEND:VCARD\r\n"
      try home.scratch.write(card, to: "store/contacts/c\(number).vcf")
    }
    let cache = home.store + "/.samspill/cache"
    try inWorkspace(home) { _ in }
    let size = try #require(
      FileManager.default.attributesOfItem(atPath: cache)[.size] as? Int)
    try inWorkspace(home) { session in
      #expect(truncate(cache, off_t(size * tenths / 10)) == 0)
      try session.press("G")
      try session.wait(for: "Kontakt 399")
      try session.press("g", "g")
      try session.wait(for: "Kontakt 100")
    }
    let made = try FileManager.default.attributesOfItem(atPath: cache)[.size] as? Int
    #expect(try #require(made) > size / 2)
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
