import CivilTime
import TestSupport
import Testing

@testable import InternetMessage

private let sent = MessageDate(
  instant: Instant(secondsSince1970: 1_631_775_600), zoneOffset: 7200)

private func outgoing(subject: String = "Hei", body: String = "Hei\n") -> OutgoingMessage {
  OutgoingMessage(
    from: [Mailbox(name: "Åse Demo", address: "ase@example.no")],
    to: [Mailbox(address: "ola@example.no")], subject: subject, body: body, date: sent,
    id: MessageID("<1@example.no>"))
}

struct ComposingTests {
  @Test func `a message is written as every program reads it`() {
    var message = outgoing(
      subject: "Møte om «Leve hele livet»",
      body: """
        Hei! Her er innkallingen til dialogmøtet, med saksliste og lenker til veilederne vi snakket om.
        > Kan du sende den?
        From meg
        .
        --\u{20}
        Åse
        """)
    message.cc = [
      Mailbox(name: "Demo, Kari", address: "kari@example.no"), Mailbox(address: "per@example.no"),
    ]
    message.inReplyTo = MessageID("0@example.no")
    message.references = [MessageID("00@example.no"), MessageID("0@example.no")]
    #expect(
      message.encoded().text == """
        From: =?utf-8?q?=C3=85se_Demo?= <ase@example.no>
        To: ola@example.no
        Cc: "Demo, Kari" <kari@example.no>, per@example.no
        Subject: =?utf-8?q?M=C3=B8te_om_=C2=ABLeve_hele_livet=C2=BB?=
        Date: Thu, 16 Sep 2021 09:00:00 +0200
        Message-ID: <1@example.no>
        In-Reply-To: <0@example.no>
        References: <00@example.no> <0@example.no>
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8; format=flowed
        Content-Transfer-Encoding: quoted-printable

        Hei! Her er innkallingen til dialogm=C3=B8tet, med saksliste og=20
        lenker til veilederne vi snakket om.
        > Kan du sende den?
         From meg
        =2E
        --=20
        =C3=85se

        """)
  }

  @Test func `nothing can be smuggled into the header`() {
    var message = outgoing(subject: "a\r\nBcc: x@example.no")
    message.to = [Mailbox(name: "a\n\nb", address: "c@example.no>\r\nBcc: <d@example.no")]
    message.inReplyTo = MessageID("e>\nBcc: f")
    let header = HeaderBlock(parsingHeadersOf: message.encoded())
    #expect(header.value("Bcc") == nil)
    #expect(header.subject == "a  Bcc: x@example.no")
  }

  @Test func `what is composed is read back the same`() {
    for seed in 0..<300 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let message = OutgoingMessage.random(using: &generator)
      let read = MailMessage(parsing: message.encoded())
      #expect(read.diagnostics().isEmpty, "seed \(seed)")
      #expect(read.header.from == message.from, "seed \(seed)")
      #expect(read.header.to == message.to, "seed \(seed)")
      #expect(read.header.cc == message.cc, "seed \(seed)")
      #expect(read.header.subject ?? "" == message.subject, "seed \(seed)")
      #expect(read.header.date == message.date, "seed \(seed)")
      #expect(read.header.messageID == message.id, "seed \(seed)")
      #expect(read.header.inReplyTo == message.inReplyTo.map { [$0] } ?? [], "seed \(seed)")
      #expect(read.header.references == message.references, "seed \(seed)")
      #expect(read.readableText == message.body, "seed \(seed)")
      let lines = message.encoded().split(separator: .lineFeed)
      #expect(lines.allSatisfy { $0.count <= 78 && $0.allSatisfy { $0 < 0x7F } }, "seed \(seed)")
    }
  }

  @Test func `encoded words are decoded to what they were`() {
    for seed in 0..<300 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let text = String.random(length: 0..<200, from: Array("aåø🎉=?_ é日\u{301}"), using: &generator)
      let words = EncodedWord.encode(text, columnsTaken: 10)
      #expect(words.allSatisfy { $0.utf8.count <= 75 }, "seed \(seed)")
      #expect(EncodedWord.decode(words.joined(separator: " ").utf8) == text, "seed \(seed)")
      let bytes = Array(text.utf8)
      let printable = TransferEncoding.encodeQuotedPrintable(bytes)
      #expect(
        TransferEncoding.quotedPrintable.decode(printable[...]).bytes == bytes, "seed \(seed)")
      let base64 = TransferEncoding.encodeBase64(bytes)
      #expect(TransferEncoding.base64.decode(base64[...]).bytes == bytes, "seed \(seed)")
    }
  }

  @Test func `an answer refers to all that came before`() {
    let block = HeaderBlock(
      parsingHeadersOf: Array("Message-ID: <2@x>\nIn-Reply-To: <1@x>\n\n".utf8))
    #expect(block.referencesOfReply.map(\.description) == ["1@x", "2@x"])
  }
}
