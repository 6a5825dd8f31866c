import Testing

@testable import InternetMessage

/// The boundary: a message in, its parts as an outline out, one line a part.
private func outline(_ message: MailMessage) -> String {
  func lines(_ part: MailPart, _ indent: String) -> [String] {
    let name = part.fileName.map { " \($0)" } ?? ""
    let size = part.children.isEmpty ? " \(part.decodedBytes().count)" : ""
    return ["\(indent)\(part.id.isEmpty ? "-" : part.id) \(part.type)\(name)\(size)"]
      + part.children.flatMap { lines($0, indent + "  ") }
  }
  return lines(message.body, "").joined(separator: "\n")
}

private func message(_ text: String) -> MailMessage {
  MailMessage(parsing: Array(text.utf8))
}

private func codes(_ message: MailMessage) -> [String] {
  message.diagnostics().map(\.problem.code)
}

private let envelope = """
  From: kari@example.no
  Date: Thu, 16 Sep 2021 09:00:00 +0200

  """

struct PartTests {
  @Test func `a multipart is split at its boundaries`() {
    let mail = message(
      envelope + """
        Content-Type: multipart/mixed; boundary="a b"

        nobody sees this
        --a b
        Content-Type: multipart/alternative; boundary=inner

        --inner
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        M=C3=B8te
        --inner
        Content-Type: text/html

        <p>M&oslash;te</p>
        --inner--
        nor this
        --a b\u{20}\u{20}
        Content-Type: application/pdf; name*0*=utf-8''sakspapirer%20; name*1=Fr%F8ya.pdf
        Content-Transfer-Encoding: base64
        Content-Disposition: attachment;
          filename*=UTF-8'nb'Fr%C3%B8ya.pdf

        SGVp
        --a b--
        """)
    #expect(
      outline(mail) == """
        - multipart/mixed
          1 multipart/alternative
            1.1 text/plain 5
            1.2 text/html 18
          2 application/pdf Frøya.pdf 3
        """)
    #expect(mail.readableText == "Møte")
    #expect(mail.parts.html.map(\.id) == ["1.2"])
    #expect(mail.attachments.map { $0.decodedBytes() } == [Array("Hei".utf8)])
    #expect(mail.diagnostics().isEmpty)
  }

  @Test(arguments: [
    ("multipart/mixed", "--b\n\nx\n", "1 text/plain 7", ["structure"]),
    ("multipart/mixed; boundary=\"\"", "--\n\nx\n--\n", "1 text/plain 9", ["structure"]),
    ("multipart/mixed; boundary=b", "only text\n", "1 text/plain 10", ["structure"]),
    (
      "multipart/mixed; boundary=b", "--b\n\nx\n", "- multipart/mixed\n  1 text/plain 2",
      ["structure"]
    ),
    ("multipart/mixed; boundary=b", "--b\n--b--\n", "- multipart/mixed\n  1 text/plain 0", []),
    (
      "multipart/mixed; boundary=b", "--bc\n\n--b\n\nx\n--b--",
      "- multipart/mixed\n  1 text/plain 1",
      []
    ),
    (
      "multipart/digest; boundary=b", "--b\n\nSubject: x\n\ny\n--b--\n",
      "- multipart/digest\n  1 message/rfc822 13", []
    ),
    ("text", "x", "1 text/plain 1", ["value"]),
    ("TEXT/Plain (comment) ; charset = \"utf-8\"", "x", "1 text/plain 1", []),
  ])
  func `broken multiparts are shown as far as they can be read`(
    type: String, body: String, expected: String, problems: [String]
  ) {
    let mail = message(envelope + "Content-Type: \(type)\n\n\(body)")
    #expect(outline(mail) == expected)
    #expect(codes(mail) == problems)
  }

  @Test func `nesting and number of parts are bounded`() {
    let deep = (0..<200).map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }
    let nested = message(envelope + deep.joined() + "\nx")
    #expect(codes(nested).contains("depth"))
    #expect(nested.body.flattened.count == PartReader.depthLimit + 1)
    let same = String(repeating: "--b\nContent-Type: multipart/mixed; boundary=b\n\n", count: 200)
    #expect(
      codes(message(envelope + "Content-Type: multipart/mixed; boundary=b\n\n" + same))
        .contains("depth"))
  }

  @Test(arguments: [
    ("base64", "SGVpIHDDpQ==\n", "Hei på", []),
    ("base64", "SGVpIHDDpQ==SGVp", "Hei påHei", ["value"]),
    ("base64", "SGVpIQ==\n-- \nfooter!\n", "Hei!", ["value"]),
    ("BASE64", "S G\tV\np", "Hei", []),
    ("base64", "@@@@=====\nQUJD=", "ABC", ["value"]),
    ("quoted-printable", "a=\nb =  \nc=3d=3D=C3=A5 \n=", "ab c==å\n", []),
    ("quoted-printable", "a =20 \t\r\n\t\r =\n \n= \nb  ", "a  \n\n \nb  ", []),
    ("quoted-printable", "=G1 = x =4", "=G1 = x =4", ["value"]),
    ("8bit", "å", "å", []),
    ("7-bit; x", "å", "å", []),
    ("rot13", "a=41", "a=41", ["value"]),
    ("x-uuencode", "begin 644 a\n#2&5I\n`\nend\n", "Hei", []),
  ])
  func `transfer encodings are undone as far as they go`(
    encoding: String, body: String, text: String, problems: [String]
  ) {
    let mail = message(
      envelope + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: \(encoding)"
        + "\n\n\(body)")
    #expect(mail.readableText == text)
    #expect(codes(mail) == problems)
  }

  @Test func `quoted-printable text keeps its control characters wherever they stand`() {
    for count in 0..<20 {
      let text = String(repeating: "x", count: count) + "\t\u{1}\u{7F}y\u{1F}" + "zå\n"
      let decoded = TransferEncoding.quotedPrintable.decode(Array(text.utf8)[...])
      #expect(decoded.bytes == Array(text.utf8) && decoded.isClean, "\(count)")
    }
  }

  @Test(arguments: [
    ("", ""), ("a\r\nb\r\n", "a\nb\n"), ("å\rb\r\rc", "å\nb\n\nc"), ("\r\r\n\n\r", "\n\n\n"),
    ("a\r\r\r\nb\r\r", "a\nb\n\n"), ("ab\n", "ab\n"),
  ])
  func `any line end becomes a line feed`(text: String, expected: String) {
    #expect(text.withLineFeeds == expected)
  }

  @Test(arguments: [
    "text/plain; charset=UTF-8; format=Flowed", "text/plain;format=\"flowed\" ;charset=\"utf-8\"",
    "text/plain (a; b); charset=\"u\\tf-8\"; format*0=flo; format*1=wed; format=fixed",
    "text/plain; charset*=us-ascii''%75tf-8; charset=iso-8859-1; FORMAT=flowed; format=fixed",
    "TEXT/PLAIN; x; =; charset=utf-8(a)\n ; format*x=flowed",
  ])
  func `parameters are found however they are written`(type: String) {
    let mail = message(envelope + "Content-Type: \(type)\n\nå \nb")
    #expect(mail.readableText == "å b")
  }

  @Test(
    arguments: [
      ("iso-8859-1", [0xE5, 0x93], "å“"), ("ISO_8859-15", [0xA4], "€"), ("koi8-r", [0xF0], "П"),
      ("windows-1257", [0xE0], "ą"), ("iso-8859-16", [0xA4], "€"), ("utf-16be", [0, 0xE5], "å"),
      ("utf-7", Array("p+AOU-".utf8), "på"), ("shift_jis", [0x93, 0xFA], "日"),
      ("euc-jp", [0xC6, 0xFC, 0x8E, 0xB1, 0xC3, 0xE1], "日ｱ秩"), ("gb18030", [0xC4, 0xE3], "你"),
      ("euc-jp", [0x8F, 0xB0, 0xDF, 0xB9, 0xA5], "你好"),
      ("euc-jp", [0x8F, 0xB0, 0xDF, 0xB9, 0xA5, 0x8F, 0x20, 0x61], "\u{FFFD}好\u{FFFD} a"),
      ("iso-2022-jp", Array("\u{1B}$BF|K\\\u{1B}(Ba\u{1B}$(D0_".utf8), "日本a你"),
      ("iso-2022-jp", Array("\u{1B}$BF|\u{7F}K\\\u{1B}(Ba".utf8), "日\u{7F}本a"),
      ("iso-2022-kr", Array("\u{1B}$)C\u{0E}>F\"f\u{0F}a".utf8), "아€a"),
      ("hz-gb-2312", Array("~{VPND~}~~a".utf8), "中文~a"),
      ("euc-kr", [0xBE, 0xC6], "아"), ("cp865", [0x9B], "ø"), ("us-ascii", [0xC3, 0xA5], "å"),
      ("", [0xE5], "å"), ("x-unknown", [0xC3, 0xA5], "å"), ("utf-8", [0xE5, 0x61], "\u{FFFD}a"),
      ("koi8-u", [0xA4], "є"), ("windows-1255", [0xE0, 0xD9, 0x61], "א\u{FFFD}a"),
    ] as [(String, [UInt8], String)])
  func `text is read in its charset`(charset: String, bytes: [UInt8], text: String) {
    let head = envelope + "Content-Type: text/plain; charset=\(charset)\n\n"
    #expect(MailMessage(parsing: Array(head.utf8) + bytes).readableText == text)
  }

  @Test(arguments: [
    ("Sak 12.pdf", "Sak 12.pdf"), ("../../../tmp/x", "x"), ("C:\\tmp\\x.doc", "x.doc"),
    (".profile", "profile"), ("a\u{202E}fdp.exe", "a_fdp.exe"), ("a\nb\u{1B}[2J", "a_b_[2J"),
    ("..", "part-1"), ("/", "part-1"), ("-rf", "rf"), ("Årsmøte: «ja»?.txt", "Årsmøte_ «ja»_.txt"),
    (String(repeating: "å", count: 200) + ".pdf", String(repeating: "å", count: 58) + ".pdf"),
  ])
  func `a file gets a name that does no harm`(name: String, safe: String) {
    let encoded = EncodedWord.encode(name).joined(separator: " ")
    let mail = message("Content-Type: application/pdf; name=\"\(encoded)\"\n\nx")
    #expect(mail.body.fileName == name)
    #expect(mail.body.safeFileName == safe)
  }

  @Test func `a carriage return within a line, and headers without end, are told`() {
    let mail = message("\(envelope)Subject: a\rb\n\n")
    #expect(mail.header.subject == "a b")
    #expect(codes(mail) == ["syntax"])
    let many = String(repeating: "X: y\n", count: HeaderBlock.fieldLimit)
    #expect(codes(message(envelope + many + "Subject: a\n\n")) == ["limit"])
    let long = String(repeating: "a", count: HeaderBlock.valueLimit + 1)
    #expect(codes(message(envelope + "X: \(long)\n\n")) == ["limit"])
  }

  @Test func `what is wrong is told with its place`() throws {
    let mail = message("Subject: a\nDate: garbage\nTo: <a@\n\n")
    let found = mail.diagnostics().map { "\($0.line):\($0.column) \($0.problem.explanation)" }
    #expect(
      found == [
        "1:1 no From field (RFC 5322 §3.6)", "2:1 Date is no date",
        "3:1 To holds something that is no address",
      ])
    #expect(codes(message(" \n")) == ["empty"])
  }
}

struct ManyPartsTests {
  @Test(arguments: [
    "--b\nContent-Type: multipart/mixed; boundary=b\n\n",
    "--b\nContent-Type: multipart/mixed; boundary=c\n\n--c\n\nx\n",
    "--b\nContent-Type: multipart/digest; boundary=c\n\n--c\n\n--c--\n",
    "--b\nContent-Type: message/rfc822\n\nContent-Type: multipart/mixed; boundary=b\n\n",
  ])
  func `more parts than anybody reads do no harm, whatever they lie in`(part: String) {
    let parts = String(repeating: part, count: PartReader.partLimit + 50)
    let mail = message("Content-Type: multipart/mixed; boundary=b\n\n" + parts)
    var count = 0
    var rest = [mail.body]
    while let part = rest.popLast() {
      count += 1
      rest += part.children
    }
    #expect(count <= PartReader.partLimit)
    #expect(codes(mail).contains("limit"))
  }

  @Test func `of endlessly many parts the rest stays in the last one`() {
    let parts = String(repeating: "--b\n\nx\n", count: PartReader.partLimit + 50)
    let mail = message(envelope + "Content-Type: multipart/mixed; boundary=b\n\n" + parts)
    #expect(mail.body.children.count == PartReader.partLimit - 1)
    #expect(codes(mail) == ["limit"])
    #expect(mail.body.children.last?.contentRange.upperBound == mail.bytes.count)
  }
}
