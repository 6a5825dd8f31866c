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

  @Test func `an item is found among tens of thousands`() throws {
    let events = (0..<20_000).map { "BEGIN:VEVENT\r\nUID:\($0)\r\nEND:VEVENT\r\n" }.joined()
    try folder.write("BEGIN:VCALENDAR\r\n\(events)END:VCALENDAR\r\n", to: "demo.ics")
    #expect(run("edit", path, "--uid", "19999", "--set", "SUMMARY=Siste").exitCode == 0)
    #expect(text.hasSuffix("UID:19999\r\nSUMMARY:Siste\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"))
    #expect(run("rm", path, "--uid", "19999").exitCode == 0)
    #expect(!text.contains("Siste"))
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
    let unchanged = run(
      "edit", path, "--uid", "a", "--recurrence-id", "20210917", "--set", "SUMMARY=x")
    #expect(unchanged.exitCode == 1)
    #expect(unchanged.diagnostics.contains("the occurrence 20210917 of a has not been changed"))
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

  @Test func `a card makes its own file, and its file goes with it`() {
    let card = folder.path + "/demo.vcf"
    #expect(run("add", card, "--uid", "k", "--set", "FN=Åse Demo").exitCode == 0)
    #expect(
      String(decoding: folder.bytes(of: "demo.vcf") ?? [], as: UTF8.self)
        == "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:k\r\nFN:Åse Demo\r\nEND:VCARD\r\n")
    for _ in 1...2 { #expect(run("rm", card, "--uid", "k").exitCode == 0) }
    #expect(folder.bytes(of: "demo.vcf") == nil)
  }
}
