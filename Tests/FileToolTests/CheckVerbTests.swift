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
      "a.ics:9:1: warning: property: SUMMARY may stand once only; delete what is too much\n"
    ),
    (
      "DTSTART:20210916T100000Z\nDTEND:20210916T110000Z\nDURATION:PT1H",
      "a.ics:4:1: warning: property: VEVENT has both DTEND and DURATION; delete one\n"
    ),
    (
      "X-Æ:1\nDTSTART:20210916T100000Z",
      "a.ics:7:3: error: syntax: a name with other than letters, digits and hyphens; rename it\n"
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
        a.vcf:1:1: warning: property: VCARD has no FN; add it

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

  @Test(arguments: [
    "SEQUENCE:x\n", "a line without a colon\n", "SUMMARY:\u{1}\n", "EXDATE:x\n",
    "END:VEVENT\nBEGIN:VEVENT\nUID:1\n", "BEGIN:VALARM\n", "ATTENDEE;CN=\"a:b\n", "RRULE:x\n",
  ])
  func `of a thousand problems those are told that are printed`(line: String) throws {
    let lines = event("DTSTART:20210916T100000Z\n" + String(repeating: line, count: 1000))
    let said = try check(lines).split(separator: "\n")
    #expect(said.count == 201)
    #expect(said.last == "… more diagnostics suppressed")
  }

  @Test func `an error behind all the warnings that are printed still counts`() throws {
    let warnings = String(repeating: "BEGIN:VALARM\nEND:VALARM\n", count: 300)
    for (line, code) in ["SEQUENCE:x": 1, "DTEND;TZID=Nowhere:20210916T100000": 1, "X-A:1": 0] {
      let text = event("DTSTART:20210916T100000Z\n" + warnings + line)
      try folder.write(text.replacing("\n", with: "\r\n"), to: "a.ics")
      #expect(run("check", folder.path + "/a.ics").exitCode == Int32(code), "\(line)")
    }
  }

  @Test func `as JSON a hundred thousand problems are told of, and that there are more`() throws {
    let text = event(String(repeating: "SEQUENCE:x\n", count: 100_100))
    try folder.write(text.replacing("\n", with: "\r\n"), to: "a.ics")
    let lines = run("check", "--json", folder.path + "/a.ics").results.split(separator: "\n")
    #expect(lines.count == 100_001)
    #expect(
      lines.last?.contains(#""code":"limit","message":"only the first 100000 problems"#) == true)
  }

  @Test(arguments: [(false, true), (true, true), (false, false), (true, false)])
  func `a file in UTF-16 is read, and said to be one`(isBigEndian: Bool, hasMark: Bool) throws {
    let text =
      (hasMark ? "\u{feff}" : "") + event("DTSTART:20210916T100000Z\nSUMMARY:Ås 🙂\nSEQUENCE:x")
    let bytes = text.replacing("\n", with: "\r\n").utf16.flatMap { unit -> [UInt8] in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xff))
      return isBigEndian ? [high, low] : [low, high]
    }
    try folder.write(bytes, to: "a.ics")
    let path = folder.path + "/a.ics"
    let said = run("check", path).diagnostics.replacing(path, with: "").split(separator: "\n")
    #expect(said.count == 2)
    #expect(said.first?.hasPrefix(":1:1: error: utf8: the file is in UTF-16") == true)
    #expect(said.last?.hasPrefix(":9:10: error: value: SEQUENCE: ") == true)
    #expect(run("list", path).results.contains("\tÅs 🙂\t"))
    #expect(run("convert", "--to", "json", path).results.contains("Ås 🙂"))
    let days = ["--from", "2021-09-01", "--to", "2021-10-01"]
    #expect(run(["expand"] + days + [path]).results.contains("Ås 🙂"))
    let edit = run("edit", path, "--uid", "1", "--set", "SUMMARY=x")
    #expect(edit.exitCode == 4)
    #expect(edit.diagnostics.contains("save it as UTF-8"))
    #expect(folder.bytes(of: "a.ics") == bytes)
  }
}

extension Unicode.Scalar {
  fileprivate var isUnsafeForTests: Bool {
    value < 0x20 || (0x7f..<0xa0).contains(value) || value == 0x202e
  }
}
