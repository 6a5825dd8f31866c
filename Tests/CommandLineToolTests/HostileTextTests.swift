import Foundation
import Testing

@testable import CommandLineTool

/// Whatever a record holds, no control character reaches the terminal.
@Suite struct HostileTextTests {
  private static let hostile = "\u{1b}[2J\u{1b}]52;c;eA==\u{7}\u{9b}31m\u{8}\u{7f}\u{202e}\u{2066}x"

  private func hostileBench() throws -> Bench {
    let bench = try Bench()
    let text = Self.hostile
    try bench.write(
      """
      BEGIN:VCARD\r
      VERSION:4.0\r
      UID:evil-\(text)\r
      FN:Evil \(text)\r
      ORG:\(text)\r
      ROLE:\(text)\r
      TEL:\(text)\r
      EMAIL:\(text)\r
      NOTE:\(text)\r
      END:VCARD\r

      """, to: "contacts/evil.vcf")
    try bench.write(
      """
      BEGIN:VCALENDAR\r
      VERSION:2.0\r
      BEGIN:VEVENT\r
      UID:evil-event\r
      DTSTART;VALUE=DATE:20210910\r
      SUMMARY:Evil \(text)\r
      LOCATION:\(text)\r
      DESCRIPTION:\(text)\r
      ATTENDEE;CN="\(text)":mailto:\(text)@x\r
      END:VEVENT\r
      END:VCALENDAR\r

      """, to: "calendar/evil.ics")
    try bench.write(
      """
      Message-ID: <evil@example.no>\r
      From: "\(text)" <evil@example.no>\r
      Subject: Evil \(text)\r
      Date: Wed, 01 Sep 2021 10:00:00 +0200\r
      \r
      \(text)\r

      """, to: "threads/cur/1.evil:2,S")
    try bench.write("BEGIN:VCARD\r\n\(text)\r\n", to: "contacts/\u{1b}[31m.vcf")
    return bench
  }

  private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0a: false
    case 0x00...0x1f, 0x7f...0x9f, 0x200e, 0x200f, 0x61c, 0x202a...0x202e, 0x2066...0x2069: true
    default: false
    }
  }

  @Test func `a file's name feigns no diagnostics of its own`() throws {
    let bench = try Bench()
    try bench.write("no card\r\n", to: "contacts/a\nb.vcf:1:1: error: feigned: x\u{2028}y.vcf")
    for verb in ["check", "contacts list"] {
      let outcome = bench.run(verb)
      let lines = (outcome.out + outcome.err).split(separator: "\n").filter {
        $0.contains("error:")
      }
      #expect(!lines.isEmpty && lines.allSatisfy { $0.hasPrefix("contacts/a b") }, "\(lines)")
    }
  }

  @Test(arguments: ["", "--json", "--csv", "terminal", "--anonymize"])
  func `control characters never come out`(_ form: String) throws {
    let bench = try hostileBench()
    bench.isTerminal = form == "terminal"
    bench.variables["NO_COLOR"] = "1"
    let lines = [
      "contacts list", "contacts show evil", "contacts list evil", "events list",
      "events show evil-event", "events list --occurrences", "threads list", "threads show evil@",
      "agenda", "search evil", "check", "status", "coverage", "timeline frosta",
      "contacts show '\(Self.hostile)'", "'\(Self.hostile)'", "contacts '\(Self.hostile)'",
      "contacts list --'\(Self.hostile)'", "check '\(Self.hostile)'",
      "contacts edit evil- --set 'note=\(Self.hostile)!'", "contacts delete evil- --yes",
      "trash list", "history", "undo", "schema '\(Self.hostile)'",
    ]
    for line in lines {
      let outcome = bench.run(form == "terminal" ? line : form + " " + line)
      let text = outcome.out + outcome.err
      #expect(!text.unicodeScalars.contains(where: Self.isHarmful), "\(line)")
      #expect((0...4).contains(outcome.code))
    }
  }

  @Test func `JSON keeps what plain text shows as a replacement character`() throws {
    let bench = try hostileBench()
    let uid = "evil-" + Self.hostile
    let contact = bench.run(words: ["contacts", "show", uid, "--json"]).objects.first
    #expect((contact?["name"] as? String)?.contains("\u{1b}[2J") == true)
    #expect(bench.run(words: ["contacts", "show", uid]).out.contains("Evil \u{fffd}[2J"))
  }

  @Test func `a control character is seen wherever it stands among plain ones`() {
    for place in 0..<17 {
      for value in 0..<0x100 as Range<UInt32> {
        let scalar = Unicode.Scalar(value) ?? " "
        let text = String(repeating: "a", count: place) + String(scalar) + "}~ 0123456789"
        let isQuiet = (0x20...0x7e).contains(value) || value >= 0xc0
        #expect(text.isQuiet == isQuiet, "\(value) at \(place)")
      }
    }
  }

  @Test(arguments: ["\n", "\t", "\r\n", "\u{b}", "\u{85}", "\u{2028}", "\u{2029}"])
  func `a cell keeps its letters and stays on one line`(end: String) {
    #expect("Åse\(end)Ærø".onOneLine == "Åse Ærø")
    #expect("Åse – Ærø €".onOneLine == "Åse – Ærø €")
  }
}
