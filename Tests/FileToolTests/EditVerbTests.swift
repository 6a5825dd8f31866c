import Foundation
import TestSupport
import Testing

@testable import FileTool

/// A calendar of two items with everything in it that an edit might spoil.
private let calendar = """
  \u{feff}BEGIN:VCALENDAR\r
  VERSION:2.0\r
  junk\r
  BEGIN:VEVENT\r
  UID:one\r
  dtstart;tzid=Europe/Oslo:20210916T090000\r
  Summary;LANGUAGE=nb:Gammel\r
   t navn\r
  X-OTHER;A="b;c":d\\,\r
  END:VEVENT\r
  \r
  BEGIN:VTODO\r
  UID:two\r
  END:VTODO\r
  END:VCALENDAR\r
  \r

  """

@Suite struct EditVerbTests {
  private let folder: ScratchDirectory
  private var path: String { folder.path + "/demo.ics" }
  private var text: String { String(decoding: folder.bytes(of: "demo.ics") ?? [], as: UTF8.self) }

  init() throws {
    folder = try ScratchDirectory()
    try folder.write(calendar, to: "demo.ics")
  }

  @Test func `an edit changes its line and nothing else, and done twice it is done once`() {
    for _ in 1...2 {
      let result = run("edit", path, "--uid", "one", "--set", "SUMMARY=Nytt; navn")
      #expect(result == VerbResult())
      #expect(
        text
          == calendar.replacing(
            "Summary;LANGUAGE=nb:Gammel\r\n t navn", with: "Summary;LANGUAGE=nb:Nytt\\; navn"))
    }
  }

  @Test func `of UIDs that look alike the one with the same bytes is meant`() throws {
    let (composed, decomposed) = ("caf\u{e9}", "cafe\u{301}")
    func twins(saying lines: String) -> String {
      calendar.replacing("UID:one", with: "UID:" + composed)
        .replacing("UID:two\r\n", with: "UID:\(decomposed)\r\n" + lines)
        .replacing("VTODO", with: "VEVENT")
    }
    try folder.write(twins(saying: ""), to: "demo.ics")
    #expect(!run("check", path).diagnostics.contains("duplicate-uid"))
    #expect(run("edit", path, "--uid", decomposed, "--set", "SUMMARY=Ny") == VerbResult())
    // Texts with the same letters are equal; the bytes are not.
    #expect(Array(text.utf8) == Array(twins(saying: "SUMMARY:Ny\r\n").utf8))
  }

  @Test func `an item is found among tens of thousands`() throws {
    let events = (0..<20_000).map { "BEGIN:VEVENT\r\nUID:\($0)\r\nEND:VEVENT\r\n" }.joined()
    try folder.write("BEGIN:VCALENDAR\r\n\(events)END:VCALENDAR\r\n", to: "demo.ics")
    #expect(run("edit", path, "--uid", "19999", "--set", "SUMMARY=Siste").exitCode == 0)
    #expect(text.hasSuffix("UID:19999\r\nSUMMARY:Siste\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"))
    #expect(run("rm", path, "--uid", "19999").exitCode == 0)
    #expect(!text.contains("Siste"))
  }

  @Test(arguments: ["backup.tar", "letter.eml", "note.txt"])
  func `an item in what is no calendar is left alone`(name: String) throws {
    let archive = "contacts/kari.vcf 0000600\r\n" + calendar
    try folder.write(archive, to: name)
    let path = folder.path + "/" + name
    for words in [
      ["edit", path, "--uid", "one", "--set", "SUMMARY=x"], ["rm", path, "--uid", "one"],
      ["add", path, "--uid", "three"],
    ] {
      let result = run(words)
      #expect(result.exitCode == 4 && result.diagnostics.contains("nothing was changed"))
    }
    #expect(folder.bytes(of: name) == Array(archive.utf8))
  }

  @Test func `an item is also found by its number`() {
    #expect(run("edit", path, "--item", "1", "--set", "SUMMARY=x").exitCode == 0)
    #expect(text == calendar.replacing("UID:two\r\n", with: "UID:two\r\nSUMMARY:x\r\n"))
  }

  @Test func `a time stays in the zone of its line, and a day says that it is one`() {
    #expect(run("edit", path, "--uid", "one", "--set", "DTSTART=20211001T100000").exitCode == 0)
    #expect(text == calendar.replacing("20210916T090000", with: "20211001T100000"))
    #expect(run("edit", path, "--uid", "one", "--set", "DTSTART=20211001").exitCode == 0)
    #expect(text.contains("\r\nDTSTART;VALUE=DATE:20211001\r\n"))
  }

  static let refused: [String: Int32] = [
    "--uid nobody --set SUMMARY=x": 1, "--item 2 --set SUMMARY=x": 1, "--set SUMMARY=x": 2,
    "--uid one": 2, "--uid one --set SUMMARY": 2, "--uid one --set BEGIN=x": 2,
    "--uid one --set A.B=x": 2, "--uid one --set DTSTART=soon": 2, "--uid one --loud": 2,
  ]

  @Test(arguments: refused.keys.sorted())
  func `what cannot be done changes nothing and says why`(words: String) {
    let result = run(["edit", path] + words.split(separator: " ").map(String.init))
    #expect(result.exitCode == Self.refused[words])
    #expect(result.diagnostics != "")
    #expect(text == calendar)
  }

  @Test func `two items with one UID are refused, an occurrence is not`() throws {
    let event = "BEGIN:VEVENT\nUID:a\nEND:VEVENT\n"
    let change = "BEGIN:VEVENT\nUID:a\nRECURRENCE-ID:20210916\nEND:VEVENT\n"
    try folder.write("BEGIN:VCALENDAR\n\(event)\(event)\(change)END:VCALENDAR\n", to: "demo.ics")
    #expect(run("edit", path, "--uid", "a", "--set", "SUMMARY=x").exitCode == 4)
    let result = run(
      "edit", path, "--uid", "a", "--recurrence-id", "2021-09-16", "--set", "SUMMARY=x")
    #expect(result.exitCode == 0)
    #expect(text.contains("RECURRENCE-ID:20210916\nSUMMARY:x\n"))
  }

  @Test func `what is no file is refused with the right word`() throws {
    let missing = run("edit", folder.path + "/none.ics", "--uid", "a", "--delete", "SUMMARY")
    #expect(missing.exitCode == 1)
    #expect(missing.diagnostics.contains(" error: not-found: "))
    let directory = run("edit", folder.path, "--uid", "a", "--delete", "SUMMARY")
    #expect(directory.exitCode == 3)
    #expect(directory.diagnostics.contains(" error: not-regular: "))
  }

  @Test func `an item is added once, and taken out once`() {
    for _ in 1...2 {
      #expect(run("add", path, "--uid", "three", "--set", "SUMMARY=Ny").exitCode == 0)
    }
    #expect(text.contains("END:VTODO\r\nBEGIN:VEVENT\r\nUID:three\r\nDTSTAMP:2"))
    #expect(text.split(separator: "UID:three").count == 2)
    for _ in 1...2 { #expect(run("rm", path, "--uid", "three").exitCode == 0) }
    #expect(text == calendar)
  }

  @Test
  func `what is there tens of thousands of times is taken out, and all else stays in its place`()
    throws
  {
    let twin = "BEGIN:VEVENT\r\nUID:x\r\nEND:VEVENT\r\n"
    let card = "BEGIN:VCARD\r\nUID:x\r\nEND:VCARD\r\n"
    let parts = (0..<20_000).map { "junk \($0)\r\n\(twin)" }.joined()
    let kept = "BEGIN:VTODO\r\nUID:y\r\nEND:VTODO\r\n\(card)END:VCALENDAR\r\n"
    let calendars =
      "BEGIN:VCALENDAR\r\n\(parts)\(kept)\r\nBEGIN:VCALENDAR\r\n\(twin)END:VCALENDAR\r\n"
    try folder.write(calendars + card + "\r\n" + twin, to: "demo.ics")
    #expect(run("rm", path, "--uid", "x") == VerbResult())
    let rest = calendars.replacing(twin, with: "")
    #expect(text == rest + "\r\n")
    #expect(run("rm", path, "--uid", "x") == VerbResult())
    #expect(text == rest + "\r\n")
  }

  @Test func `a card makes its own file, and its file goes with it`() {
    let card = folder.path + "/demo.vcf"
    #expect(run("add", card, "--uid", "k", "--set", "FN=Åse Demo").exitCode == 0)
    #expect(
      String(decoding: folder.bytes(of: "demo.vcf") ?? [], as: UTF8.self)
        == "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:k\r\nFN:Åse Demo\r\nEND:VCARD\r\n")
    for _ in 1...2 { #expect(run("rm", card, "--uid", "k").exitCode == 0) }
    #expect(folder.bytes(of: "demo.vcf") == nil)
  }

  /// A series of four mornings in Oslo, one of them taken out and one changed already.
  private static let series = """
    BEGIN:VCALENDAR
    BEGIN:VEVENT
    UID:s
    DTSTAMP:20210101T000000Z
    DTSTART;TZID=Europe/Oslo:20211029T090000
    DTEND;TZID=Europe/Oslo:20211029T100000
    RRULE:FREQ=DAILY;COUNT=4
    EXDATE;TZID=Europe/Oslo:20211030T090000
    SEQUENCE:2
    SUMMARY:Møte
    BEGIN:VALARM
    ACTION:DISPLAY
    END:VALARM
    END:VEVENT
    BEGIN:VEVENT
    UID:other
    END:VEVENT
    END:VCALENDAR

    """

  private func editOccurrence(_ recurrenceID: String, _ words: String...) -> VerbResult {
    run(["edit", path, "--uid", "s", "--recurrence-id", recurrenceID] + words)
  }

  @Test(arguments: ["20211031T090000", "2021-10-31T09:00:00", "20211031T080000Z"])
  func `an occurrence gets a component of its own behind its series`(id: String) throws {
    try folder.write(Self.series, to: "demo.ics")
    #expect(editOccurrence(id, "--set", "SUMMARY=Flyttet", "--delete", "DTEND") == VerbResult())
    let once = text
    let parts = once.components(separatedBy: "END:VEVENT\n")
    #expect(
      parts[0] + "END:VEVENT\n" + parts[2...].joined(separator: "END:VEVENT\n") == Self.series)
    let change = parts[1].split(separator: "\n").filter { !$0.hasPrefix("DTSTAMP:2") }
    #expect(
      change == [
        "BEGIN:VEVENT", "UID:s", "DTSTART;TZID=Europe/Oslo:20211031T090000", "SEQUENCE:3",
        "SUMMARY:Flyttet", "RECURRENCE-ID;TZID=Europe/Oslo:20211031T090000", "BEGIN:VALARM",
        "ACTION:DISPLAY", "END:VALARM",
      ])
    #expect(
      editOccurrence("20211031T090000", "--set", "SUMMARY=Flyttet", "--delete", "DTEND").exitCode
        == 0)
    #expect(text == once, "done twice it is done once")
    #expect(editOccurrence(id, "--set", "SUMMARY=Flyttet", "--delete", "DTEND") == VerbResult())
    #expect(text == once, "however its time is written")
  }

  @Test func `an occurrence ends as long after its start as the series does`() throws {
    for (form, id, start, end) in [
      (":20211029T233000Z", "20211031T233000Z", ":20211031T233000Z", ":20211101T003000Z"),
      (":20211029T090000", "20211101T090000", ":20211101T090000", ":20211101T100000"),
      (";VALUE=DATE:20211029", "2021-10-31", ";VALUE=DATE:20211031", ";VALUE=DATE:20211101"),
    ] {
      let (first, last) = form.contains("VALUE") ? ("29", "30") : ("29T090000", "29T100000")
      let length = form.contains("2330") ? ("29T233000", "30T003000") : (first, last)
      let series = Self.series.replacing(";TZID=Europe/Oslo:20211029T090000", with: form)
        .replacing(
          ";TZID=Europe/Oslo:20211029T100000", with: form.replacing(length.0, with: length.1))
      try folder.write(series, to: "demo.ics")
      #expect(editOccurrence(id, "--set", "SUMMARY=x") == VerbResult(), "\(form)")
      for line in ["DTSTART" + start, "DTEND" + end, "RECURRENCE-ID" + start] {
        #expect(text.contains("\n" + line + "\n"), "\(form)")
      }
    }
  }

  @Test func `an occurrence is also found by the clocks that expand shows it on`() throws {
    let series = Self.series.replacing(
      "RRULE:FREQ=DAILY;COUNT=4", with: "RDATE;TZID=America/New_York:20211105T090000"
    ).replacing("DTSTART;TZID=Europe/Oslo:20211029T090000", with: "DTSTART:20211029T090000Z")
      .replacing("DTEND;TZID=Europe/Oslo:20211029T100000", with: "DTEND:20211029T100000Z")
    try folder.write(series, to: "demo.ics")
    for _ in 1...2 {
      #expect(editOccurrence("2021-11-05T09:00:00", "--set", "SUMMARY=x") == VerbResult())
      #expect(text.contains("\nDTSTART:20211105T130000Z\nDTEND:20211105T140000Z\n"))
      #expect(text.components(separatedBy: "UID:s\n").count == 3)
    }
  }

  @Test func `an occurrence of one of two series with the same UID is not guessed at`() throws {
    let again = "BEGIN:VEVENT\nUID:s\nDTSTART:20211029T090000Z\nEND:VEVENT\n"
    try folder.write(
      Self.series.replacing("END:VCALENDAR\n", with: again + "END:VCALENDAR\n"), to: "demo.ics")
    #expect(editOccurrence("20211031T090000", "--set", "SUMMARY=x").exitCode == 4)
  }

  @Test func `what is no occurrence cannot be changed`() throws {
    try folder.write(Self.series, to: "demo.ics")
    for id in ["20211030T090000", "20211102T090000", "20211031", "20211031T090001", "soon"] {
      let result = editOccurrence(id, "--set", "SUMMARY=x")
      #expect(result.exitCode == 1, "\(id)")
      #expect(result.diagnostics.contains("error: not-found: s has no occurrence \(id)"), "\(id)")
    }
    #expect(text == Self.series)
  }

  @Test func `an occurrence that follows from a change to all following is not changed alone`()
    throws
  {
    let future = """
      BEGIN:VEVENT
      UID:s
      RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Oslo:20211031T090000
      DTSTART;TZID=Europe/Oslo:20211031T110000
      END:VEVENT

      """
    let series = Self.series.replacing(
      "BEGIN:VEVENT\nUID:other", with: future + "BEGIN:VEVENT\nUID:other")
    try folder.write(series, to: "demo.ics")
    #expect(editOccurrence("20211101T090000", "--set", "SUMMARY=x").exitCode == 4)
    #expect(text == series)
  }

  @Test func `a file in Windows-1252 stays in it, or is refused`() throws {
    let card = folder.path + "/demo.vcf"
    func latin(_ text: String) -> [UInt8] {
      text.unicodeScalars.map { $0 == "–" ? 0x96 : UInt8(truncatingIfNeeded: $0.value) }
    }
    let text = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:k\r\nFN:Åse Demo\r\nNOTE:a\r\nEND:VCARD\r\n"
    try folder.write(latin(text), to: "demo.vcf")
    let note = "Blåbær – på fjellet, og her kommer det så mye at linja må brettes på ett sted"
    for _ in 1...2 {
      #expect(run("edit", card, "--uid", "k", "--set", "NOTE=" + note) == VerbResult())
      let written = folder.bytes(of: "demo.vcf") ?? []
      #expect(written.starts(with: latin(text.prefix { $0 != "a" } + "")))
      #expect(written.count { $0 == 0x96 } == 1)
      #expect(written.split(separator: 0x0a).allSatisfy { $0.count <= 76 })
      #expect(run("convert", "--to", "json", card).results.contains(note))
    }
    let before = folder.bytes(of: "demo.vcf")
    for text in ["Łódź", "Ã¥"] {
      let result = run("edit", card, "--uid", "k", "--set", "NOTE=" + text)
      #expect(result.exitCode == 4)
      #expect(result.diagnostics.contains("the file is in Windows-1252"))
      #expect(folder.bytes(of: "demo.vcf") == before)
    }
  }

  @Test func `a line that names its charset says nothing of the others`() throws {
    let card = folder.path + "/demo.vcf"
    let start = Array(
      "BEGIN:VCARD\r\nVERSION:2.1\r\nUID:k\r\nN;CHARSET=ISO-8859-1:\u{1}se\r\n".utf8
    )
    .map { $0 == 1 ? 0xc5 : $0 }
    let end = Array("END:VCARD\r\n".utf8)
    try folder.write(start + end, to: "demo.vcf")
    #expect(run("edit", card, "--uid", "k", "--set", "NOTE=blå").exitCode == 0)
    #expect(folder.bytes(of: "demo.vcf") == start + Array("NOTE;CHARSET=UTF-8:blå\r\n".utf8) + end)
  }
}
