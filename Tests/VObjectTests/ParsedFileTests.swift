import TestSupport
import Testing

@testable import VObject

/// The components of `text` as an outline: names, properties and values, indented.
func outline(_ text: String) -> String {
  ParsedFile(parsing: Array(text.utf8)).components.map { outline($0) }.joined()
}

private func outline(_ component: Component, indent: String = "") -> String {
  let properties = component.properties.map { line in
    let group = line.group.map { "\($0)." } ?? ""
    let parameters = line.parameters.map { ";\($0.name)=\($0.values.joined(separator: "|"))" }
    return "\(indent)  \(group)\(line.name)\(parameters.joined()): \(line.text)\n"
  }
  let components = component.components.map { outline($0, indent: indent + "  ") }
  return "\(indent)\(component.name)\n" + properties.joined() + components.joined()
}

/// The diagnostics of `text`, one a line.
func diagnostics(_ text: String) -> String {
  ParsedFile(parsing: Array(text.utf8)).diagnostics.map {
    "\($0.line):\($0.column) \($0.severity.rawValue) \($0.code.rawValue): \($0.message)"
  }.joined(separator: "\n")
}

@Suite struct ParsedFileTests {
  @Test func `a calendar becomes a tree with names in upper case`() {
    let text = """
      begin:vcalendar\r
      Version:2.0\r
      BEGIN:VEVENT\r
      summary;language=nb:Kaffe\\, kake og\\nprat\r
      item1.ATTENDEE;CN="Demo, Åse";X=^n^'^^:mailto:ase@example.no\r
      DESCRIPTION:fold\r
       ed twi\r
      \tce\r
      END:VEVENT\r
      END:VCALENDAR\r

      """
    #expect(
      outline(text) == """
        VCALENDAR
          VERSION: 2.0
          VEVENT
            SUMMARY;LANGUAGE=nb: Kaffe, kake og
        prat
            item1.ATTENDEE;CN=Demo, Åse;X=\n"^: mailto:ase@example.no
            DESCRIPTION: folded twice

        """)
    #expect(diagnostics(text) == "")
  }

  @Test(arguments: [
    ("", "1:1 error empty: the file is empty; fetch it anew or delete it"),
    ("\r\n \r\n", "1:1 error empty: the file is empty; fetch it anew or delete it"),
    (
      "<html>",
      """
      1:1 error structure: text outside of any component; delete it, or put BEGIN before it
      1:1 error structure: the file has no BEGIN; fetch it anew, or say what begins
      """
    ),
    (
      "BEGIN:VCARD\r\nBEGIN:\r\nEND:VCARD\r\n",
      "2:1 error structure: BEGIN does not say what begins; write BEGIN:VEVENT or the like"
    ),
    ("BEGIN:VCARD\r\nFN:A", "1:1 error structure: BEGIN:VCARD has no END; add it"),
    (
      "BEGIN:VCARD\r\nEND:VEVENT\r\nEND:VCARD\r\n",
      "2:1 error structure: END:VEVENT ends nothing that has begun; delete it, or add its BEGIN"
    ),
    (
      "BEGIN:VCARD\r\nJUST A LINE\r\nEND:VCARD\r\n",
      "2:1 error syntax: a line without a colon; add NAME: or, if it goes on with the line above, a blank"
    ),
    ("BEGIN:VCARD\r\nFN:a\0b\r\nEND:VCARD\r\n", "2:5 error nul: a NUL byte; delete it"),
    (
      "BEGIN:VCARD\r\nFN:\u{1b}[2J\r\nEND:VCARD\r\n",
      "2:4 warning syntax: a control character; delete it"
    ),
    (
      "BEGIN:VCARD\r\nTEL;X=\"a:b\r\nEND:VCARD\r\n",
      "2:1 error syntax: a quote that never ends; add the closing one"
    ),
    (
      "BEGIN:VCARD\nEND:VCARD\r\n",
      "1:1 warning syntax: 1 line ends in something else than CR LF; convert the file"
    ),
    (
      "BEGIN:VCARD\nEND:VCARD\n",
      "1:1 warning syntax: 2 lines end in something else than CR LF; convert the file"
    ),
  ])
  func `what is wrong is said once, with its place`(text: String, expected: String) {
    #expect(diagnostics(text) == expected)
  }

  @Test func `bytes that are not UTF-8 are shown and reported where they stand`() {
    let bytes =
      Array("BEGIN:VCARD\r\nNOTE:abc\r\n d".utf8) + [0xe5] + Array("\r\nEND:VCARD\r\n".utf8)
    let file = ParsedFile(parsing: bytes)
    #expect(file.components.first?.text(of: "NOTE") == "abcdå")
    #expect(file.diagnostics.map(\.code) == [.utf8])
    #expect(file.diagnostics.map(\.line) == [3])
    #expect(file.diagnostics.map(\.column) == [3])
    #expect(file.bytes == bytes)
  }

  @Test func `a UTF-8 sequence that is folded in the middle is whole again`() {
    let bytes = Array("BEGIN:VCARD\r\nNOTE:bl".utf8) + [0xc3] + Array("\r\n ".utf8) + [0xa5]
    let file = ParsedFile(parsing: bytes + Array("\r\nEND:VCARD\r\n".utf8))
    #expect(file.components.first?.text(of: "NOTE") == "blå")
    #expect(file.diagnostics == [])
  }

  @Test func `components deeper than the limit are kept and reported once`() {
    let text =
      String(repeating: "BEGIN:X-A\r\n", count: 100_000)
      + String(repeating: "END:X-A\r\n", count: 100_000)
    let file = ParsedFile(parsing: Array(text.utf8))
    #expect(file.diagnostics.map(\.code) == [.depth])
    #expect(file.bytes == Array(text.utf8))
  }

  @Test func `control characters in the name of a component count for nothing`() {
    #expect(outline("BEGIN:VEV\u{10}ENT\r\nUID:1\r\nEND:VEVENT\r\n") == "VEVENT\n  UID: 1\n")
  }

  @Test func `an event that is left open ends where the next begins`() {
    let text = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nBEGIN:VEVENT\r\nUID:2\r\nEND:VEVENT\r\n"
    #expect(
      outline(text + "END:VCALENDAR\r\n") == """
        VCALENDAR
          VEVENT
            UID: 1
          VEVENT
            UID: 2

        """)
  }
}
