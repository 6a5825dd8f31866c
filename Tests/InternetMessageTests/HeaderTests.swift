import CivilTime
import Testing

@testable import InternetMessage

/// The boundary: header text in, one line for each thing that a list of messages shows.
private func header(_ text: String) -> HeaderBlock {
  HeaderBlock(parsingHeadersOf: Array(text.utf8))
}

private func mailboxes(_ value: String) -> [String] {
  AddressList(parsing: Array(value.utf8)).mailboxes.map { mailbox in
    mailbox.name.map { "\($0)|\(mailbox.address)" } ?? mailbox.address
  }
}

struct HeaderTests {
  @Test func `fields are found whatever the case, folding and line ends`() {
    for end in ["\r\n", "\n", "\r", "\r\r\n"] {
      let lines = ["SUBJECT : a", " b", "from:x@example.no", "", "Subject: body"]
      let block = header(lines.joined(separator: end))
      #expect(block.subject == "a b")
      #expect(block.from.map(\.address) == ["x@example.no"])
      #expect(block.fields.count == 2)
    }
  }

  @Test func `a field is found by all of its name, whatever else begins so and is as long`() {
    let names = [
      "Content-Typo", "CONTENT-TYPE", "c", "CC", "Cd", "Reply-to", "Reply-tp", "Reply-t",
    ]
    for end in ["", ": the message ends within eight bytes of a name\n\n"] {
      let lines = names.map { "\($0): \($0)" }.joined(separator: "\n")
      let block = header(lines + "\n" + names[3] + end)
      let count = end.isEmpty ? 1 : 2
      #expect(block.value("Content-Type")?.text == "CONTENT-TYPE")
      #expect(block.value("Reply-To")?.text == "Reply-to")
      #expect(block.value("Reply-T")?.text == "Reply-t")
      #expect(block.values("Cc").count == count && block.value("cC")?.text == "CC")
      #expect(block.first("Content-Tape") == nil && block.first("Ce") == nil)
    }
  }

  @Test(arguments: [
    ("=?utf-8?q?=C3=98rland?=", "Ørland"),
    ("=?utf-8?q?=C3?= =?utf-8?q?=98rland?=", "Ørland"),
    ("a =?ISO-8859-1?B?5Q==?= =?iso-8859-1?Q?_b?= c", "a å b c"),
    ("=?utf-8*nb?q?dag?=", "dag"), ("=?*nb?q?dag?=", "dag"),
    ("=?utf-8?q?with blanks inside?=", "with blanks inside"),
    ("=?utf-8?x?abc?= =?", "=?utf-8?x?abc?= =?"),
    ("=?x-nobody?q?=C3=A5?=", "å"),
    ("=?iso-2022-jp?b?GyRCRnxLXBsoQg==?=", "日本"),
    ("=?koi8-r?b?8NI=?= =?windows-1251?q?=CF?=", "ПрП"),
    ("=?euc-jp?b?xvw=?= =?gb2312?q?=C4=E3?= =?big5?q?=A7=41?=", "日你你"),
    ("=?iso_8859-1:1987?q?=E6?= =?csISOLatin2?q?=A1?= =?greek?q?=E1?= =?L2?q?=A1?=", "æĄαĄ"),
    ("=?ibm860?q?=84?= =?cp863?q?=84?= =?win-1251?q?=CC?= =?windows1252?q?=80?=", "ãÂМ€"),
    ("=?x-mac-greek?q?=A1?= =?ms932?b?k/o=?= =?chinese?q?=C4=E3?= =?unicode?b?AOY=?=", "Γ日你æ"),
    ("=?big5?q?=C6=E8?= =?cp950?q?=A7=41?= =?gb2312?q?=8C=C5?=", "あ你屌"),
    ("=?utf-8?q?=C3?= og =?utf-8?q?=A5?=", "\u{FFFD} og \u{FFFD}"),
    ("=?utf-8?q?=C3?= =?l1?q??= =?utf-8?q?=A5?=", "\u{FFFD}\u{FFFD}"),
    ("=?utf-8?q?=EF=BB=BFa?= =?l1?q?=E5?= =?utf-8?b?77u/Yg==?=", "aåb"),
    ("Møte på Røros", "Møte på Røros"),
  ])
  func `encoded words are decoded`(raw: String, text: String) {
    #expect(header("Subject: \(raw)\r\n\r\n").subject == text)
  }

  @Test func `line ends are taken out of a value, and a return within a line is a space`() {
    let lines = ["a\r\n b", "\r\r\n\tc\rd\r e", "\r\n f\r"]
    for text in [lines.joined(), lines.joined().replacing("\r\n", with: "\n")] {
      let block = header("Subject: x\nX-Y: \(text)\n\n")
      #expect(block.value("X-Y") == Array("a b\tc d e f".utf8))
    }
  }

  @Test func `a header that is not UTF-8 is read as Windows-1252`() {
    let bytes = Array("Subject: bl".utf8) + [0xE5, 0x93] + Array("\r\n\r\n".utf8)
    #expect(HeaderBlock(parsingHeadersOf: bytes).subject == "blå“")
  }

  @Test(arguments: [
    ("kari@example.no", ["kari@example.no"]),
    (
      "Kari Demo <kari@example.no>, ola@example.no (Ola Demo)",
      ["Kari Demo|kari@example.no", "Ola Demo|ola@example.no"]
    ),
    (#""Demo, Kari" <kari@example.no>"#, ["Demo, Kari|kari@example.no"]),
    ("=?utf-8?q?=C3=85se?= Demo <ase@example.no>", ["Åse Demo|ase@example.no"]),
    (
      "Nettverk: a@example.no, B <b@example.no>;, c@example.no",
      ["a@example.no", "B|b@example.no", "c@example.no"]
    ),
    ("undisclosed-recipients:;", []),
    ("<@hop.example.no,@two.example.no:kari@example.no>", ["kari@example.no"]),
    ("kari . demo @ example (of (course)) . no", ["kari.demo@example.no"]),
    (
      #""kari demo"@example.no, "kari"@example.no"#,
      [#""kari demo"@example.no"#, "kari@example.no"]
    ),
    ("kari@example.no <kari@example.no>", ["kari@example.no|kari@example.no"]),
    ("Kari <kari@example.no", ["Kari|kari@example.no"]),
    ("a@example.no b@example.no", ["a@example.no", "b@example.no"]),
    ("a@[127.0.0.1]", ["a@[127.0.0.1]"]),
    ("<>, ,", []),
  ])
  func `addresses are read, also obsolete and broken ones`(value: String, expected: [String]) {
    #expect(mailboxes(value) == expected)
  }

  @Test(arguments: [
    ("Thu, 16 Sep 2021 09:00:00 +0200", "2021-09-16T07:00:00Z", 7200),
    ("16 Sep 21 09:00 EDT", "2021-09-16T13:00:00Z", -14_400),
    ("Thu, 16 Sep 2021 09:00:00 -0000", "2021-09-16T09:00:00Z", nil),
    ("Thu, 16 (ikke 17) Sep\t2021 09 : 00", "2021-09-16T09:00:00Z", nil),
    ("Thu Sep 16 09:00:00 2021", "2021-09-16T09:00:00Z", nil),
    ("16-September-2021 09:00:60.5 GMT", "2021-09-16T09:00:59Z", 0),
    ("2021-09-16T09:00:00+02:00", "2021-09-16T07:00:00Z", 7200),
    ("Thu, 16 Sep 2021 25:00:00 +0000", "2021-09-16T00:00:00Z", 0),
  ])
  func `dates are read`(value: String, instant: String, offset: Int?) throws {
    let date = try #require(MessageDate(parsing: Array(value.utf8)))
    #expect(date.instant.description == instant)
    #expect(date.zoneOffset == offset)
  }

  @Test(arguments: ["", "garbage", "31 Feb 2021 10:00", "1 Jan 99999 10:00 +0000", "99 Zzz -5"])
  func `what is no date is none`(value: String) {
    #expect(MessageDate(parsing: Array(value.utf8)) == nil)
  }

  @Test func `blanks in an identifier are left out wherever they stand`() {
    for place in 0..<24 {
      for blank in [" ", "\t", "\r\n ", "\n\t"] {
        var id = "0123456789abcdef@example.no"
        id.insert(contentsOf: blank, at: id.index(id.startIndex, offsetBy: place))
        let block = header("Subject: x\r\nReferences: <a@b>\r\n <\(id)>\r\n\r\n")
        #expect(
          block.references.map(\.description) == ["a@b", "0123456789abcdef@example.no"],
          "\(place)")
        #expect(MessageID(" <\(id)> ").description == "0123456789abcdef@example.no", "\(place)")
      }
    }
  }

  @Test func `identifiers stand between angle brackets`() {
    let value = Array(#"<a@x> (said Kari) <b @x><<c@x>> "q" <"d"@x>"#.utf8)
    #expect(MessageID.list(in: value).map(\.description) == ["a@x", "b@x", "c@x", #""d"@x"#])
    #expect(MessageID(#""d"@x"#).canonical == "d@x")
    #expect(!MessageID("<d>").isValid)
  }

  @Test func `a body without an empty line before it is not lost`() {
    let block = header("Subject: a\nHei\nse her: b\n")
    #expect(block.subject == "a")
    #expect(block.fields.count == 1)
    let interrupted = header("Subject: a\nno field\nFrom: k@example.no\n\nb")
    #expect(interrupted.from.map(\.address) == ["k@example.no"])
  }
}
