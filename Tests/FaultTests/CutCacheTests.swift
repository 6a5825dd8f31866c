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

  @Test(
    arguments: ["contacts list", "search Kontakt", "contacts show c222", "status", "agenda"],
    [nil, 1])
  func `a command whose cache is cut short under its eyes answers as with a whole one`(
    line: String, openings: Int?
  ) throws {
    let home = try storeWithCache()
    let cache = home.store + "/.samspill/cache"
    let (size, words) = (try size(of: cache), line.split(separator: " ").map(String.init))
    let whole = try home.command(words).run()
    for part in 0..<8 {
      let cut = try cutting(cache, to: size * part / 8, after: openings)
      let outcome = try home.command(words, environment: cut).run()
      #expect(outcome.ending == .exit(0) && outcome.output == whole.output, "\(part)")
      // What is cut short after the last look at it is found by whoever comes next.
      if openings != nil { try home.run("status") }
      #expect(try self.size(of: cache) > size / 2, "it is made anew")
    }
  }

  @Test(
    arguments: [
      "contacts edit cNUMBER --set title=Leder", "contacts edit cNUMBER --set organization=Frosta",
      "contacts edit KontaktNUMBER --set title=Leder", "contacts delete cNUMBER --yes",
      "notes edit n1 --body-file -",
    ], [nil, 1, 4])
  func `a change whose cache is cut short under its eyes is made as with a whole one`(
    line: String, openings: Int?
  ) throws {
    let (home, other) = (try storeWithCache(), try storeWithCache())
    let cache = home.store + "/.samspill/cache"
    let size = try size(of: cache)
    for part in 0..<4 {
      let words = line.replacing("NUMBER", with: "\(210 + 50 * part)").split(separator: " ")
      let arguments = words.map { String($0.replacing("Kontakt", with: "Kontakt ")) }
      let cut = try cutting(cache, to: size * part / 4, after: openings)
      let whole = try other.command(arguments, input: "Hei \(part)").run()
      let outcome = try home.command(
        arguments, input: "Hei \(part)", environment: cut
      ).run()
      #expect(outcome.ending == .exit(0) && whole.ending == .exit(0), "\(part): \(outcome)")
      #expect(outcome.output == whole.output && outcome.errors == whole.errors, "\(part)")
      #expect(timeless(home) == timeless(other), "\(part)")
      // What is cut short after the last look at it is found by whoever comes next.
      if openings != nil { try home.run("status") }
      #expect(try self.size(of: cache) > size / 2, "it is made anew")
    }
  }

  @Test(arguments: [false, true])
  func `what changes several records changes all, wherever the cache is cut short`(
    hasProblem: Bool
  ) throws {
    let home = try storeWithCache()
    if hasProblem { try home.scratch.write("half", to: "store/followups/broken.ics") }
    let names = ["oppgave-1", "oppgave-2", "oppgave-3"]
    for name in names {
      let task =
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VTODO\r\nUID:\(name)\r\n"
        + "DTSTAMP:20210901T120000Z\r\nSUMMARY:\(name)\r\nEND:VTODO\r\nEND:VCALENDAR\r\n"
      try home.scratch.write(task, to: "store/followups/\(name).ics")
    }
    let cache = home.store + "/.samspill/cache"
    let problems = try home.run("followups", "list").errors
    for openings in stride(from: 1, through: 60, by: 6) {
      try home.run("status")
      let verb = openings % 12 == 1 ? "done" : "reopen"
      let outcome = try home.command(
        ["followups", verb] + names, environment: cutting(cache, to: 0, after: openings)
      ).run()
      #expect(outcome.ending == .exit(hasProblem ? 1 : 0), "\(openings): \(outcome)")
      #expect(outcome.errors == problems, "\(openings)")
      #expect(outcome.output.split(separator: "\n") == names.map { $0[...] }, "\(openings)")
      let done = home.texts(in: "followups").count { $0.contains("STATUS:COMPLETED") }
      #expect(done == (verb == "done" ? 3 : 0), "\(openings)")
    }
  }

  /// What makes a program cut short its own cache once it has mapped it and opened so many files.
  private func cutting(
    _ cache: String, to byteCount: Int, after openings: Int?
  ) throws -> [String: String] {
    var environment = try FaultShim.environment(nil, below: cache)
    environment["FAULTS_MAPPED"] = "\(byteCount)"
    environment["FAULTS_OPENED"] = openings.map(String.init)
    return environment
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
    let note =
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VJOURNAL\r\nUID:n1\r\n"
      + "DTSTAMP:20210901T120000Z\r\nSUMMARY:Notat\r\nDESCRIPTION:Hei\r\nEND:VJOURNAL\r\n"
      + "END:VCALENDAR\r\n"
    try home.scratch.write(note, to: "store/notes/n1.ics")
    try home.run("status")
    return home
  }

  /// The lines of all contacts and notes, save those that say when something was.
  private func timeless(_ home: ProgramHome) -> [Substring] {
    let texts = home.texts(in: "contacts") + home.texts(in: "notes")
    let stamps = ["REV", "DTSTAMP", "LAST-MODIFIED"]
    return texts.flatMap { $0.split(separator: "\r\n") }.filter { line in
      !stamps.contains { line.hasPrefix($0) }
    }
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
