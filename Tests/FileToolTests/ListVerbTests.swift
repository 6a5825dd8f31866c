import Foundation
import TestSupport
import Testing

@testable import FileTool

@Suite struct ListVerbTests {
  private let folder: ScratchDirectory

  init() throws {
    folder = try ScratchDirectory()
    try folder.write(
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:e\nDTSTART:20210916T070000Z\nSUMMARY:To\\nlinjer\n"
        + "END:VEVENT\nEND:VCALENDAR\n", to: "cal/a.ics")
    try folder.write(
      "BEGIN:VCARD\nVERSION:4.0\nUID:c\nFN:Åse Demo\nEND:VCARD\n", to: "contacts/a.vcf")
  }

  @Test func `items are one line each, in the order of their files`() {
    let result = run("list", folder.path)
    #expect(
      result.results == """
        event\t2021-09-16T07:00:00Z\tTo linjer\te\tcal/a.ics
        contact\t\tÅse Demo\tc\tcontacts/a.vcf

        """)
    #expect(result.exitCode == 0)
  }

  @Test func `a change of what has been listed is not listed, also where it has no UID`() throws {
    func event(_ lines: String...) -> String {
      "BEGIN:VEVENT\n" + lines.map { $0 + "\n" }.joined() + "END:VEVENT\n"
    }
    let change = "RECURRENCE-ID:20210916"
    try folder.write(
      "BEGIN:VCALENDAR\n" + event("UID:a", "SUMMARY:1") + event("UID:a", "SUMMARY:2", change)
        + event("UID:b", "SUMMARY:3", change) + event("UID:b", "SUMMARY:4", change)
        + event("UID:b", "SUMMARY:5") + event("SUMMARY:6", change) + event("SUMMARY:7", change)
        + event("SUMMARY:8") + "END:VCALENDAR\n", to: "changes.ics")
    let result = run("list", folder.path + "/changes.ics")
    let titles = result.results.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false)[2]
    }
    #expect(titles == ["1", "3", "5", "6", "8"])
  }

  @Test func `what a terminal might obey is shown as something else`() throws {
    try folder.write(
      "BEGIN:VCARD\nVERSION:4.0\nUID:\u{1b}x\tz\nFN:Åse\\n\u{202e}Demo\nEND:VCARD\n", to: "odd.vcf")
    let result = run("list", folder.path + "/odd.vcf")
    let fields = result.results.split(separator: "\t", omittingEmptySubsequences: false).dropLast()
    #expect(fields == ["contact", "", "Åse \u{fffd}Demo", "\u{fffd}x z"])
  }

  @Test func `as JSON an item is one object`() {
    let result = run("list", folder.path + "/contacts", "--json")
    #expect(
      result.results == """
        {"kind":"contact","path":"a.vcf","uid":"c","title":"Åse Demo","start":null}

        """)
  }

  @Test func `what cannot be read is told, and the rest is shown`() throws {
    try folder.write("", to: "cal/empty.ics")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/cal/out.ics", withDestinationPath: "/etc/passwd")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/cal/loop", withDestinationPath: "..")
    try folder.write("x", to: "cal/folder.ics/x")
    try folder.write("hidden", to: "cal/.hidden.ics")
    let result = run("list", folder.path)
    #expect(result.results.split(separator: "\n").count == 2)
    #expect(result.exitCode == 1)
    let said = result.diagnostics.replacing(folder.path + "/cal/", with: "").split(separator: "\n")
    #expect(
      said.map { $0.split(separator: ":").prefix(5).joined(separator: ":") }.sorted() == [
        "empty.ics:1:1: error: empty", "folder.ics:1:1: error: not-regular",
        "loop:1:1: warning: symlink", "out.ics:1:1: error: symlink",
      ])
  }
}
