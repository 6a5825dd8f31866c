import Domain
import Foundation
import TestSupport
import Testing

@testable import Storage

/// Records where nobody looks for them: told, put in their place, and put back by undo.
struct MisplacedTests {
  /// A file in the wrong place, and where it belongs.
  struct Case: Sendable, CustomTestStringConvertible {
    let from: String
    let to: String
    let text: String
    var testDescription: String { "\(from) → \(to)" }
  }

  static let cases = [
    Case(from: "calendar/t.ics", to: "followups/t.ics", text: calendar(item("VTODO", "u"))),
    Case(from: "notes/e.ics", to: "calendar/e.ics", text: calendar(item("VEVENT", "u"))),
    Case(from: "followups/n.ics", to: "notes/n.ics", text: calendar(item("VJOURNAL", "u"))),
    Case(from: "contacts/e.ics", to: "calendar/e.ics", text: calendar(item("VEVENT", "u"))),
    Case(from: "contacts/o.vcf", to: "organizations/o.vcf", text: card("u", "KIND:org\r\n")),
    Case(from: "organizations/p.vcf", to: "contacts/p.vcf", text: card("u", "KIND:individual\r\n")),
    Case(from: "calendar/c.vcf", to: "contacts/c.vcf", text: card("u")),
    Case(from: "contacts/c.vcard", to: "contacts/c.vcf", text: card("u")),
    Case(from: "methods/c.vcf", to: "contacts/c.vcf", text: card("u")),
    Case(from: "c.vcf", to: "contacts/c.vcf", text: card("u")),
    Case(from: "threads/.Outbox/new/1.a", to: "threads/.Outbox/cur/1.a:2,", text: mail("u")),
  ]

  let test: TestStore

  init() throws {
    test = try TestStore()
    _ = try repair()  // Makes the folders.
  }

  @Test(arguments: cases) func `what lies in the wrong place is told and moved`(of: Case) throws {
    try write(of.text, to: of.from)
    let problems = test.store.check()
    #expect(problems.map(\.path) == [of.from])
    let folder = of.to.split(separator: "/").dropLast().joined(separator: "/")
    #expect(problems.first?.message.contains("belongs in \(folder)") == true)
    let mends = try repair()
    #expect(mends == [Mend(path: of.from, actions: [.move(to: of.to)])])
    #expect(test.text(of: of.to) == of.text && test.text(of: of.from) == nil)
    #expect(test.store.check() == [])
    _ = try test.store.undo()
    #expect(test.text(of: of.from) == of.text && test.text(of: of.to) == nil)
  }

  @Test func `mail that lies beside the folders of the Maildir is delivered`() throws {
    try write(Self.mail("u"), to: "threads/brev.eml")
    #expect(test.store.check().map(\.path) == ["threads/brev.eml"])
    #expect(try repair().count == 1)
    #expect(test.store.catalog.messages[RecordID("u@example.no")]?.subject == "u")
    #expect(test.text(of: "threads/brev.eml") == nil && test.store.check() == [])
  }

  @Test func `a place that is taken is left to whom it belongs`() throws {
    try write(Self.card("a"), to: "contacts/x.vcf")
    try write(Self.card("b"), to: "calendar/x.vcf")
    try write(Self.card("c"), to: "notes/x.vcf")
    #expect(
      try repair().flatMap(\.actions) == [
        .move(to: "contacts/b.vcf"), .move(to: "contacts/c.vcf"),
      ])
    let ids = Set(test.store.catalog.contacts.map(\.id.rawValue))
    #expect(ids.isSuperset(of: ["a", "b", "c"]) && test.store.check() == [])
  }

  @Test func `a post whose name another has in the outbox gets a name of its own`() throws {
    try write(Self.mail("u"), to: "threads/.Outbox/cur/1.a:2,")
    try write(Self.mail("v"), to: "threads/.Outbox/new/1.a")
    try write(Self.card("b"), to: "calendar/b.vcf")
    #expect(try repair().count == 2)
    let subjects = test.store.catalog.messages.values.map(\.subject).sorted()
    #expect(subjects == ["u", "v"] && test.store.check() == [])
    #expect(test.text(of: "threads/.Outbox/cur/1.a:2,") == Self.mail("u"))
    #expect(test.text(of: "threads/.Outbox/cur/1.a-2:2,") == Self.mail("v"))
    _ = try test.store.undo()
    #expect(test.text(of: "threads/.Outbox/new/1.a") == Self.mail("v"))
  }

  @Test func `what is there in its place as well is a copy, or for people to compare`() throws {
    try write(Self.card("a"), to: "contacts/a.vcf")
    try write(Self.card("a"), to: "calendar/copy.vcf")
    try write(Self.card("a", "NOTE:Annet\r\n"), to: "calendar/other.vcf")
    let problems = test.store.check().map { "\($0.path): \($0.message)" }
    #expect(problems.count == 2 && problems[1].contains("contacts/a.vcf: compare the two"))
    #expect(
      try repair() == [
        Mend(path: "calendar/copy.vcf", actions: [.trashCopy(of: "contacts/a.vcf")])
      ])
    #expect(test.text(of: "calendar/copy.vcf") == nil)
    #expect(test.text(of: "calendar/other.vcf")?.contains("NOTE:Annet") == true)
    #expect(try test.store.trash().map(\.title) == ["a"])
  }

  @Test func `several records in one file get a file each, in the folder of their kind`() throws {
    let zone = "BEGIN:VTIMEZONE\r\nTZID:X\r\nEND:VTIMEZONE\r\n"
    let items = [Self.item("VEVENT", "e", "X-KEEP:1\r\n"), Self.item("VJOURNAL", "n")]
    let exception = Self.item("VEVENT", "e", "RECURRENCE-ID:20210902T100000Z\r\n")
    let text = Self.calendar(zone + items.joined() + Self.item("VTODO", "f") + exception)
    try write(text, to: "notes/many.ics")
    let problem = try #require(test.store.check().first { $0.message.contains("3 records") })
    #expect(problem.path == "notes/many.ics" && problem.line == 7)
    #expect(try repair() == [Mend(path: "notes/many.ics", actions: [.split(2)])])
    #expect(test.text(of: "notes/many.ics") == Self.calendar(zone + items[1]))
    #expect(test.text(of: "calendar/e.ics") == Self.calendar(zone + items[0] + exception))
    #expect(
      test.text(of: "followups/f.ics") == Self.calendar(zone + Self.item("VTODO", "f")))
    #expect(!test.store.check().contains { $0.message.contains("records") })
    _ = try test.store.undo()
    #expect(test.text(of: "notes/many.ics") == text)
    #expect(test.text(of: "calendar/e.ics") == nil && test.text(of: "followups/f.ics") == nil)
  }

  @Test func `a calendar that somebody exported twice into one file becomes a file for each event`()
    throws
  {
    let items = (0..<600).map { Self.item("VEVENT", "e\($0)") }
    let text = Self.calendar(items.joined() + items.joined())
    try write(text, to: "calendar/export.ics")
    #expect(try repair().map(\.actions) == [[.equalRecord, .split(599)]])
    #expect(test.text(of: "calendar/export.ics") == Self.calendar(items[0]))
    for index in 1..<600 {
      #expect(test.text(of: "calendar/e\(index).ics") == Self.calendar(items[index]))
    }
    _ = try test.store.undo()
    #expect(test.text(of: "calendar/export.ics") == text && test.text(of: "calendar/e1.ics") == nil)
  }

  @Test func `two cards in one file become two files`() throws {
    try write(Self.card("a") + Self.card("b"), to: "contacts/both.vcf")
    #expect(try repair().map(\.actions) == [[.split(1)]])
    #expect(test.text(of: "contacts/both.vcf") == Self.card("a"))
    #expect(test.text(of: "contacts/b.vcf") == Self.card("b"))
    #expect(test.store.check() == [])
  }

  @Test func `a record that is in its file twice, the same to the byte, is there once`() throws {
    let text = Self.calendar(Self.item("VEVENT", "e") + Self.item("VEVENT", "e"))
    try write(text, to: "calendar/e.ics")
    #expect(test.store.check().contains { $0.code == "duplicate-uid" })
    #expect(try repair().map(\.actions) == [[.equalRecord]])
    #expect(test.text(of: "calendar/e.ics") == Self.calendar(Self.item("VEVENT", "e")))
    #expect(test.store.check() == [])
    _ = try test.store.undo()
    #expect(test.text(of: "calendar/e.ics") == text)
  }

  @Test func `names that are one on other systems are told apart`() throws {
    try write(Self.card("a"), to: "contacts/Demo.vcf")
    try write(Self.card("b"), to: "contacts/demo.vcf")
    try write(Self.card("c"), to: "contacts/ø-\u{e5}.vcf")
    try write(Self.card("B"), to: "contacts/ø-a\u{30a}.vcf")
    let told = test.store.check().map { "\($0.path): \($0.message.suffix(11))" }
    #expect(told == ["contacts/demo.vcf: of Demo.vcf", "contacts/ø-å.vcf:  of ø-å.vcf"])
    #expect(try repair().map(\.actions) == [[.name], [.name]])
    let names = try FileManager.default.contentsOfDirectory(atPath: test.path + "/contacts")
    let folded = Set(names.map { $0.precomposedStringWithCanonicalMapping.lowercased() })
    #expect(folded.count == names.count)
    #expect(test.store.check() == [])
  }

  private func repair() throws -> [Mend] {
    try test.store.repair(test.store.mends(), label: "Rettet")
  }

  private func write(_ text: String, to path: String) throws {
    try test.write(text, to: path)
    chmod(test.path + "/" + path, 0o600)
  }

  static func calendar(_ items: String) -> String {
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Demo//EN\r\n\(items)END:VCALENDAR\r\n"
  }

  static func item(_ name: String, _ uid: String, _ more: String = "") -> String {
    "BEGIN:\(name)\r\nUID:\(uid)\r\nDTSTAMP:20210901T100000Z\r\nDTSTART:20210901T100000Z\r\n"
      + "\(more)SUMMARY:\(uid)\r\nEND:\(name)\r\n"
  }

  static func card(_ uid: String, _ more: String = "") -> String {
    let version = more.hasPrefix("KIND") ? "4.0" : "3.0"
    let mark = version == "4.0" ? "UID;VALUE=TEXT" : "UID"
    return "BEGIN:VCARD\r\nVERSION:\(version)\r\n\(mark):\(uid)\r\nFN:\(uid)\r\n"
      + (version == "3.0" ? "N:\(uid);;;;\r\n" : "") + "\(more)END:VCARD\r\n"
  }

  static func mail(_ id: String) -> String {
    "From: a@example.no\r\nDate: Wed, 1 Sep 2021 10:00:00 +0200\r\nSubject: \(id)\r\n"
      + "Message-ID: <\(id)@example.no>\r\n\r\nHei\r\n"
  }
}
