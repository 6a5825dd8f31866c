import Testing

@testable import VObject

/// Text of files that are older than UTF-8, or say nothing of how they are encoded.
@Suite struct LegacyTextTests {
  private func line(_ head: String, _ value: [UInt8]) -> ContentLine {
    ContentLine(rawBytes: Array(head.utf8) + value + Array("\r\n".utf8))
  }

  @Test(
    arguments: [
      ("NOTE;CHARSET=ISO-8859-1:", [0xC5, 0x73, 0x65], "Åse"),
      ("NOTE;CHARSET=windows-1252:", [0x93, 0xE6, 0x94], "“æ”"),
      ("NOTE;CHARSET=ISO-8859-15:", [0xA4], "€"),
      ("NOTE;CHARSET=\"windows-1251\":", [0xCC, 0xE8, 0xF0], "Мир"),
      ("NOTE;CHARSET=KOI8-R:", [0xED, 0xC9, 0xD2], "Мир"),
      ("NOTE;CHARSET=GB2312:", [0xC4, 0xE3, 0xBA, 0xC3], "你好"),
      // The second byte of 表 is a backslash.
      ("NOTE;CHARSET=SHIFT_JIS:", [0x95, 0x5C, 0x3B, 0x41], "表;A"),
      ("NOTE;CHARSET=US-ASCII:", [0xC3, 0xA5], "å"),
      ("NOTE;CHARSET=X-NOBODY:", [0xC3, 0xA5], "å"),
      ("NOTE:", [0x62, 0x6C, 0xE5], "blå"),
      ("NOTE:", [0xC3, 0xB8, 0x6C, 0xC3], "øl\u{fffd}"),
    ] as [(String, [UInt8], String)])
  func `a value is text in the charset it has`(head: String, value: [UInt8], text: String) {
    #expect(line(head, value).text == text)
  }

  @Test func `quoted-printable is decoded before the charset is`() {
    let line = line(
      "NOTE;CHARSET=windows-1251;ENCODING=QUOTED-PRINTABLE:", Array("=CC=E8=F0".utf8))
    #expect(line.text == "Мир")
    #expect(line.json(in: .card21) == Array(#"["note",{},"text","Мир"]"#.utf8))
  }

  @Test func `a charset that nobody knows is kept beside the value`() {
    let json = line("NOTE;CHARSET=X-NOBODY:", Array("a".utf8)).json(in: .card21)
    #expect(json == Array(#"["note",{"charset":"X-NOBODY"},"text","a"]"#.utf8))
  }

  @Test func `parameters may be older than UTF-8 too`() {
    let line = ContentLine(
      rawBytes: Array("ATTENDEE;CN=".utf8) + [0xC5] + Array("se:mailto:a@example.no\r\n".utf8))
    #expect(line.parameter("CN") == "Åse")
  }

  @Test func `reading old text changes no byte, and what is written is UTF-8`() {
    var bytes = Array("BEGIN:VCARD\r\nVERSION:2.1\r\nFN:".utf8) + [0xC5]
    bytes += Array("se\r\nEND:VCARD\r\n".utf8)
    let file = ParsedFile(parsing: bytes)
    #expect(file.bytes == bytes)
    let written = file.components.first?.normalized.bytes ?? []
    #expect(String(validating: written, as: UTF8.self)?.contains("FN;CHARSET=UTF-8:Åse") == true)
  }
}
