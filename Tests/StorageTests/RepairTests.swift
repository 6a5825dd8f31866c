import CivilTime
import Domain
import Foundation
import TestSupport
import Testing

@testable import Storage

/// Mends put right what they can, lose nothing, and can be taken back.
struct RepairTests {
  let test: TestStore

  init() throws {
    test = try TestStore(holding: .starterNetwork)
  }

  @Test func `a store without faults has nothing to mend`() throws {
    #expect(try test.store.mends() == [])
  }

  @Test func `a file that was cut short by another program is ended and completed`() throws {
    let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20210916T070000Z\nLAST-MODIFIED:"
    try write(text + "20210901T080000Z\nSUMMARY:Møte om\nhalv li", to: "calendar/cut.ics")
    let mend = try #require(try repair().first)
    #expect(mend.path == "calendar/cut.ics")
    #expect(
      mend.actions == [
        .ends, .lineEndings, .properties(["DTSTAMP", "PRODID", "UID", "VERSION"]),
      ])
    #expect(
      test.text(of: "calendar/cut.ics") == """
        BEGIN:VCALENDAR\r
        VERSION:2.0\r
        PRODID:-//Samspill//Samspill//EN\r
        BEGIN:VEVENT\r
        DTSTART:20210916T070000Z\r
        LAST-MODIFIED:20210901T080000Z\r
        SUMMARY:Møte om\r
        UID:cut\r
        DTSTAMP:20210901T080000Z\r
        halv li\r
        END:VEVENT\r
        END:VCALENDAR\r

        """)
    _ = try test.store.undo()
    #expect(test.text(of: "calendar/cut.ics")?.hasSuffix("halv li") == true)
  }

  @Test func `a card gets the version and the name that it lacks`() throws {
    try write("BEGIN:VCARD\r\nN:Demo;Åse;;Dr.;\r\nEND:VCARD\r\n", to: "contacts/aase.vcf")
    #expect(try repair().first?.actions == [.properties(["FN", "UID", "VERSION"])])
    #expect(
      test.text(of: "contacts/aase.vcf")
        == "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Demo;Åse;;Dr.;\r\nUID:aase\r\nFN:Dr. Åse Demo\r\n"
        + "END:VCARD\r\n")
    #expect(test.store.catalog.contact(RecordID("aase"))?.name == "Dr. Åse Demo")
  }

  @Test func `of two with one UID the copy goes to the trash, another record gets its own`() throws
  {
    let first = card("u", name: "Åse Demo")
    try write(first, to: "contacts/a.vcf")
    try write(first, to: "contacts/b.vcf")
    try write(card("u", name: "Kari Demo"), to: "contacts/c.vcf")
    let actions = try repair().map(\.actions)
    #expect(actions == [[.trashCopy(of: "contacts/a.vcf")], [.newIdentity]])
    #expect(test.text(of: "contacts/a.vcf") == first)
    #expect(test.text(of: "contacts/b.vcf") == nil)
    let names = test.store.catalog.contacts.map(\.name)
    #expect(names.filter { $0 == "Åse Demo" }.count == 1 && names.contains("Kari Demo"))
    #expect(try test.store.trash().map(\.title) == ["Åse Demo"])
    #expect(test.store.check() == [])
    _ = try test.store.undo()
    #expect(test.text(of: "contacts/b.vcf") == first)
    #expect(test.text(of: "contacts/c.vcf") == card("u", name: "Kari Demo"))
    #expect(try test.store.trash().isEmpty)
  }

  @Test func `undo of a repair puts a copy back, whatever became of the other since`() throws {
    let both = card("u", name: "Åse Demo")
    try write(both, to: "contacts/a.vcf")
    try write(both, to: "contacts/b.vcf")
    #expect(try repair().count == 1)
    // As a program does that touches the one that is left.
    chmod(test.path + "/contacts/a.vcf", 0o600)
    for _ in 0..<2 {
      _ = try test.store.undo()
      #expect(test.text(of: "contacts/b.vcf") == both && test.text(of: "contacts/a.vcf") == both)
      _ = try test.store.redo()
      #expect(test.text(of: "contacts/b.vcf") == nil && test.text(of: "contacts/a.vcf") == both)
      chmod(test.path + "/contacts/a.vcf", 0o600)
    }
  }

  @Test func `two records of one UID in one file become two`() throws {
    try write(card("u", name: "Åse Demo") + card("u", name: "Kari Demo"), to: "contacts/a.vcf")
    #expect(try repair().map(\.actions) == [[.newIdentity, .split(1)]])
    let names = Set(test.store.catalog.contacts.map(\.name))
    #expect(names.isSuperset(of: ["Åse Demo", "Kari Demo"]))
  }

  @Test func `messages are put where the Maildir format wants them`() throws {
    try write(mail("1"), to: "threads/new/1.a:2,FS")
    try write(mail("2"), to: "threads/cur/2.a")
    try write(mail("3"), to: "threads/tmp/3.a", seconds: -37 * 3600)
    try write("", to: "threads/tmp/4.a", seconds: -37 * 3600)
    try write(mail("5"), to: "threads/tmp/5.a", seconds: -3600)
    chmod(test.path + "/threads/cur/2.a", 0o644)
    chmod(test.path + "/threads/tmp/3.a", 0o644)
    let mends = try repair()
    #expect(mends.count { $0.actions == [.permissions] } == 2)
    let actions = mends.filter { $0.actions != [.permissions] }.map { "\($0.path) \($0.actions)" }
    #expect(
      actions == [
        "threads/cur/2.a [Storage.Mend.Action.flagMark]",
        "threads/new/1.a:2,FS [Storage.Mend.Action.flagged]",
        "threads/tmp/3.a [Storage.Mend.Action.undelivered]",
        "threads/tmp/4.a [Storage.Mend.Action.emptyDelivery]",
      ])
    #expect(test.text(of: "threads/cur/1.a:2,FS") == mail("1"))
    #expect(test.text(of: "threads/cur/2.a:2,") == mail("2"))
    #expect(test.text(of: "threads/tmp/5.a") == mail("5"))
    let item = try #require(test.store.trash().first)
    #expect(try test.store.restore(item, label: "x").messages[RecordID("3@example.no")] != nil)
    #expect(test.text(of: "threads/new/3.a") == mail("3"))
    for _ in 0..<2 { _ = try test.store.undo() }
    #expect(test.text(of: "threads/new/1.a:2,FS") == mail("1"))
    #expect(test.text(of: "threads/tmp/3.a") == mail("3"))
  }

  @Test func `a name that other systems cannot have is changed, its contents as well`() throws {
    let name = try #require(FileName(bytes: [0x62, 0xe6, 0x0a] + Array(".vcf".utf8)))
    let text = card("u", name: "Bær Demo").replacing("\r\n", with: "\n")
    let directory = try Directory(opening: test.path + "/contacts")
    try AtomicFile.write(Array(text.utf8), to: name, in: directory, expecting: .absent)
    #expect(try repair().map(\.actions) == [[.lineEndings, .name]])
    #expect(test.text(of: "contacts/u.vcf") == card("u", name: "Bær Demo"))
    _ = try test.store.undo()
    #expect(test.text(of: "contacts/u.vcf") == nil)
    #expect(test.store.catalog.contact(RecordID("u"))?.name == "Bær Demo")
  }

  @Test func `others are kept out, and folders that are missing are made`() throws {
    chmod(test.path, 0o755)
    chmod(test.path + "/.samspill", 0o777)
    try write(card("u", name: "Åse Demo"), to: "contacts/u.vcf", mode: 0o644)
    rmdir(test.path + "/projects")
    symlink("/etc/passwd", test.path + "/contacts/link.vcf")
    let before = mode(of: "/etc/passwd")
    let mends = try repair()
    #expect(
      mends.map(\.path).sorted() == [".", ".samspill", "contacts/u.vcf", "projects"])
    #expect(mode(of: test.path) == 0o700 && mode(of: test.path + "/.samspill") == 0o700)
    #expect(mode(of: test.path + "/contacts/u.vcf") == 0o600)
    #expect(mode(of: test.path + "/projects") == 0o700)
    #expect(mode(of: "/etc/passwd") == before)
    #expect(test.store.check().map(\.code) == ["symlink"])
  }

  @Test func `what has changed since it was shown is mended as it is now, or not at all`() throws {
    try write("BEGIN:VCARD\nVERSION:3.0\nUID:u\nFN:A\nEND:VCARD\n", to: "contacts/u.vcf")
    let shown = try test.store.mends()
    try write(card("u", name: "B"), to: "contacts/u.vcf")
    #expect(try test.store.repair(shown, label: "x") == [])
    #expect(test.text(of: "contacts/u.vcf") == card("u", name: "B"))
  }

  @Test func `whatever the bytes, mends add and never take away, and are enough`() throws {
    for seed in 0..<300 as Range<UInt64> {
      var random = RandomRecords(seed: seed)
      let record = Record.event(random.event(RecordID("e")))
      let file = StoredFile(folder: .calendar, name: StoreName.fixed("e.ics"))
      var bytes = RecordFile(record, as: file, zone: LocalZone(name: "UTC"), at: now).bytes
      bytes.removeLast(random.below(bytes.count))
      if random.flag() { bytes = bytes.filter { $0 != 13 } }
      try test.scratch.write(String(decoding: bytes, as: UTF8.self), to: "bytes")
      let directory = try Directory(opening: test.scratch.path)
      let contents = try directory.read(StoreName.fixed("bytes"))
      var mending = FileMending(file, holding: contents, zone: LocalZone(name: "UTC"))
      mending.run()
      #expect(FileMending.holds(mending.bytes, allOf: contents.bytes), "seed \(seed)")
      var again = FileMending(
        file, holding: FileContents(bytes: mending.bytes, status: contents.status),
        zone: LocalZone(name: "UTC"))
      again.run()
      #expect(again.actions == [], "seed \(seed)")
    }
  }

  private func repair() throws -> [Mend] {
    try test.store.repair(test.store.mends(), label: "Rettet")
  }

  private func card(_ uid: String, name: String) -> String {
    "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:\(uid)\r\nFN:\(name)\r\nEND:VCARD\r\n"
  }

  private func mail(_ id: String) -> String {
    "From: a@example.no\r\nDate: Wed, 1 Sep 2021 10:00:00 +0200\r\nSubject: \(id)\r\n"
      + "Message-ID: <\(id)@example.no>\r\n\r\nHei\r\n"
  }

  private func write(
    _ text: String, to path: String, seconds: Int = 0, mode: mode_t = 0o600
  ) throws {
    try test.write(text, to: path)
    chmod(test.path + "/" + path, mode)
    let time = Date(timeIntervalSince1970: TimeInterval(now.secondsSince1970 + seconds))
    try FileManager.default.setAttributes(
      [.modificationDate: time], ofItemAtPath: test.path + "/" + path)
  }

  private func mode(of path: String) -> mode_t {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o7777 : 0
  }
}
