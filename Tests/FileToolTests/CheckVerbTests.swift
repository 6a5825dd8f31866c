import Foundation
import TestSupport
import Testing

@testable import FileTool

@Suite struct CheckVerbTests {
  private let folder: ScratchDirectory

  init() throws {
    folder = try ScratchDirectory()
  }

  /// What `check` says of a file with these contents, the path left out.
  private func check(_ text: String, as name: String = "a.ics") throws -> String {
    try folder.write(text.replacing("\n", with: "\r\n"), to: name)
    let result = run("check", folder.path + "/" + name)
    #expect(result.results == "")
    return result.diagnostics.replacing(folder.path + "/", with: "")
  }

  private func event(_ lines: String) -> String {
    "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nBEGIN:VEVENT\nUID:1\nDTSTAMP:20210101T000000Z\n"
      + lines + "\nEND:VEVENT\nEND:VCALENDAR\n"
  }

  @Test(arguments: [
    ("DTSTART:20210916T100000Z", ""),
    (
      "DTSTART:20210230T100000Z",
      "a.ics:7:9: error: value: DTSTART: expected a day that exists at byte 1\n"
    ),
    ("DTSTART:20210916", "a.ics:7:9: warning: value: DTSTART: the value needs VALUE=DATE\n"),
    (
      "DTSTART:20210916T100000Z\nSUMMARY:a\nSUMMARY:b",
      "a.ics:9:1: warning: property: SUMMARY may stand once only\n"
    ),
    (
      "DTSTART:20210916T100000Z\nDTEND:20210916T110000Z\nDURATION:PT1H",
      "a.ics:4:1: warning: property: VEVENT has both DTEND and DURATION\n"
    ),
    (
      "X-Æ:1\nDTSTART:20210916T100000Z",
      "a.ics:7:3: error: syntax: a name with other than letters, digits and hyphens\n"
    ),
  ])
  func `each thing that is wrong is one line`(lines: String, expected: String) throws {
    #expect(try check(event(lines)) == expected)
  }

  @Test func `a card is checked by its own rules`() throws {
    let text = "BEGIN:VCARD\nVERSION:4.0\nBDAY:19961345\nEND:VCARD\n"
    let said = try check(text, as: "a.vcf")
    #expect(
      said == """
        a.vcf:3:6: warning: value: BDAY: the value needs VALUE=TEXT
        a.vcf:1:1: warning: property: VCARD has no FN

        """)
  }

  @Test func `no character that a terminal obeys comes out`() throws {
    let said = try check(event("SUMMARY\u{1b}[2J:\u{9b}x\u{202e}"), as: "\u{1b}]0;x\u{7}.ics")
    #expect(said.contains("\u{fffd}]0;x\u{fffd}.ics:7:8: "))
    #expect(said.unicodeScalars.allSatisfy { $0 == "\n" || !$0.isUnsafeForTests })
  }

  @Test func `as JSON each line names the item`() throws {
    try folder.write(event("RRULE:FREQ=NEVER").replacing("\n", with: "\r\n"), to: "a.ics")
    let result = run("check", "--json", folder.path + "/a.ics")
    #expect(result.exitCode == 1)
    #expect(result.diagnostics == "")
    #expect(result.results.contains(#""line":7,"column":7,"severity":"error","code":"recurrence""#))
    #expect(result.results.hasSuffix("\"uid\":\"1\",\"recovered\":true}\n"))
  }

  @Test func `what is no file is told by its kind, and never waited for`() throws {
    let path = folder.path
    try FileManager.default.createDirectory(
      atPath: path + "/d.ics", withIntermediateDirectories: false)
    #expect(mkfifo(path + "/f.ics", 0o600) == 0)
    try FileManager.default.createSymbolicLink(
      atPath: path + "/l.ics", withDestinationPath: "/dev/zero")
    for name in ["d.ics", "f.ics", "l.ics"] {
      let result = run("check", path + "/" + name)
      #expect(result.exitCode == 1)
      #expect(result.diagnostics.contains(" error: not-regular: "), "\(name)")
    }
    #expect(run("check", path + "/none.ics").diagnostics.contains(" error: not-found: "))
  }

  @Test func `two hundred diagnostics are enough`() throws {
    let lines = (1...300).map { "X-\($0)!:1" }.joined(separator: "\n")
    let said = try check(event(lines)).split(separator: "\n")
    #expect(said.count == 201)
    #expect(said.last == "… more diagnostics suppressed")
  }
}

extension Unicode.Scalar {
  fileprivate var isUnsafeForTests: Bool {
    value < 0x20 || (0x7f..<0xa0).contains(value) || value == 0x202e
  }
}
