import Testing

@testable import InternetMessage

struct ReadingTests {
  @Test(arguments: [
    ("one \ntwo\nthree\n", false, "one two\nthree\n"),
    ("on \ne\n", true, "one\n"),
    ("> a \n> b\n>> c\nd\n", false, "> a b\n>> c\nd\n"),
    ("> a \nb\n", false, "> a \nb\n"),
    (" stuffed\n >no quote\n From here\n", false, "stuffed\n>no quote\nFrom here\n"),
    ("a \n-- \nKari\n", false, "a \n-- \nKari\n"),
    ("> \n>\n", false, ">\n>\n"),
    ("a ", false, "a "), ("", false, ""),
  ])
  func `flowed lines are joined`(text: String, deletesSpaces: Bool, expected: String) {
    var text = text
    let joined = text.withUTF8 { FlowedText.joined($0, deletesSpaces: deletesSpaces) }
    #expect(joined == expected)
  }

  @Test(arguments: [
    "Hei \r\ndu\r\n", "bl=C3=A5 =\nb=C3=A6r \n> sitat\n", "=EF=BB=BFmed merke \ntil slutt\n",
    "ikke =FF UTF-8 \n=C3\n", "", "=\n", "-- \nKari",
    "lang linje uten noe som helst i seg =\nog en til",
  ])
  func `flowed text reads the same by any name of its charset`(body: String) {
    func read(_ charset: String) -> String {
      let header = "Content-Type: text/plain; charset=\(charset); format=flowed\n"
      let encoding = "Content-Transfer-Encoding: quoted-printable\n\n"
      return MailMessage(parsing: Array((header + encoding + body).utf8)).readableText
    }
    // Only what is called by its usual name goes the short way.
    #expect(read("utf-8") == read("utf8"))
    #expect(read("UTF-8") == read("utf8"))
  }

  @Test(arguments: 0..<20)
  func `quoted-printable is undone wherever in a line it stands`(count: Int) {
    let plain = String(repeating: "x", count: count)
    func decode(_ text: String) -> String {
      TransferEncoding.quotedPrintable.decode(Array(text.utf8)[...]).bytes.text
    }
    #expect(decode(plain + "=C3=B8" + plain) == plain + "ø" + plain)
    #expect(decode(plain + "=\r\n" + plain) == plain + plain)
    #expect(decode(plain + " \t\r\n" + plain) == plain + "\r\n" + plain)
    #expect(decode(plain + "=20\n" + plain) == plain + " \n" + plain)
    #expect(decode(plain + "=zz" + plain) == plain + "=zz" + plain)
  }

  @Test(arguments: [
    ("<p>Hei  <b>p&aring;</b>\n deg</p><p>To</p>", "Hei på deg\n\nTo"),
    ("a<br>b<br/>c<div>d</div><div>e</div>", "a\nb\nc\nd\ne"),
    ("<ul><li>en<li>to</ul>slutt", "- en\n- to\n\nslutt"),
    ("<style>p{}</style><script>if (a<b) x()</script><!-- > -->a", "a"),
    ("<a href=\"https://example.no/x?a=1&amp;b=2\">her</a>", "her <https://example.no/x?a=1&b=2>"),
    ("<a href='https://example.no'>https://example.no</a>", "https://example.no"),
    ("<a href=\"javascript:alert(1)\">klikk</a>", "klikk"),
    ("a<blockquote>b<br>c<blockquote>d</blockquote></blockquote>e", "a\n\n> b\n> c\n>\n>> d\n\ne"),
    ("<pre>a  b\n  c</pre>d", "a  b\n  c\n\nd"),
    ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a  b\nc"),
    ("1 &lt; 2 &amp; 3 < 4 &#229;&#xE5;&#150;&nosuch; & &amp", "1 < 2 & 3 < 4 åå–&nosuch; & &"),
    ("<img src=x alt=\"Kart\"><img src=y>", "Kart"),
    ("<p title=\"a>b\">c", "c"), ("a<", "a<"), ("<b", ""), ("", ""),
  ])
  func `HTML becomes text`(html: String, expected: String) {
    #expect(HTMLText.readable(html) == expected)
  }

  @Test func `HTML is shown only where there is no plain text`() {
    let head = "Content-Type: multipart/alternative; boundary=b\n\n"
    let html = "--b\nContent-Type: text/html\n\n<p>html</p>\n"
    let plain = "--b\n\nplain\n"
    func read(_ text: String) -> String { MailMessage(parsing: Array(text.utf8)).readableText }
    #expect(read(head + plain + html + "--b--") == "plain")
    #expect(read(head + html + "--b--") == "html")
  }

  @Test func `pictures of the HTML and files are attachments`() {
    let mail = MailMessage(
      parsing: Array(
        """
        Content-Type: multipart/mixed; boundary=m

        --m
        Content-Type: multipart/related; boundary=r

        --r
        Content-Type: text/html

        <img src="cid:1">
        --r
        Content-Type: image/png; name=logo.png

        x
        --r--
        --m
        Content-Type: text/plain; name=notat.txt

        vedlegg
        --m
        Content-Type: message/rfc822

        Subject: videresendt

        x
        --m--
        """.utf8))
    #expect(mail.parts.text.map(\.id) == ["1.1"])
    #expect(mail.attachments.map(\.id) == ["1.2", "2", "3"])
    #expect(mail.attachments.map(\.fileName) == ["logo.png", "notat.txt", nil])
    #expect(mail.attachments.last?.enclosedMessage?.header.subject == "videresendt")
  }
}
