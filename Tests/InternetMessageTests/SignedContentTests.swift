import Testing

@testable import InternetMessage

/// S/MIME messages whose signature encloses the text.
@Suite struct SignedContentTests {
  private static let identifier: [UInt8] = [
    0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07,
  ]

  private static func element(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
    let length = content.count
    return [tag]
      + (length < 0x80 ? [UInt8(length)] : [0x82, UInt8(length >> 8), UInt8(length & 0xFF)])
      + content
  }

  /// An element whose end is marked instead of its length told, as programs that stream write it.
  private static func open(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
    [tag, 0x80] + content + [0, 0]
  }

  private static func signed(_ content: [UInt8], streaming: Bool) -> [UInt8] {
    let wrap = streaming ? open : element
    let octets =
      streaming
      ? open(
        0x24, element(0x04, Array(content.prefix(10))) + element(0x04, Array(content.dropFirst(10)))
      )
      : element(0x04, content)
    let enclosed = wrap(0x30, element(0x06, identifier + [1]) + wrap(0xA0, octets))
    let data = wrap(0x30, element(0x02, [1]) + element(0x31, []) + enclosed + element(0x31, []))
    return wrap(0x30, element(0x06, identifier + [2]) + wrap(0xA0, data))
  }

  private static let inner = """
    Content-Type: multipart/mixed; boundary=b

    --b

    Avtalen er signert.
    --b
    Content-Type: application/pdf; name=avtale.pdf

    PDF
    --b--

    """

  /// A message that holds `content`, binary, as smime.p7m.
  private func message(_ content: [UInt8], kind: String = "signed-data") -> MailMessage {
    let head = """
      From: kari@example.no
      Content-Type: application/pkcs7-mime; smime-type=\(kind); name=smime.p7m
      Content-Transfer-Encoding: binary


      """
    return MailMessage(parsing: Array(head.utf8) + content)
  }

  @Test(arguments: [false, true])
  func `what is only signed is read, and its files are listed`(streaming: Bool) {
    let mail = message(Self.signed(Array(Self.inner.utf8), streaming: streaming))
    #expect(mail.readableText == "Avtalen er signert.")
    #expect(mail.attachments.map(\.fileName) == ["smime.p7m", "avtale.pdf"])
    #expect(mail.attachments.last?.decodedBytes() == Array("PDF".utf8))
    #expect(mail.attachments.map(\.id) == ["1", "1.s.2"])
  }

  @Test func `what is encrypted or broken is a file and nothing else`() {
    let sealed = Self.signed(Array(Self.inner.utf8), streaming: false)
    for mail in [
      message(sealed, kind: "enveloped-data"), message(Array(sealed.prefix(40))), message([0x30]),
      message([0x30, 0x84, 0xFF, 0xFF, 0xFF, 0xFF]), message([]),
    ] {
      #expect(mail.readableText == "")
      #expect(mail.attachments.map(\.fileName) == ["smime.p7m"])
    }
  }

  @Test func `signatures within signatures end somewhere`() {
    var content = Array(Self.inner.utf8)
    for _ in 0..<8 {
      let head = "Content-Type: application/pkcs7-mime\nContent-Transfer-Encoding: binary\n\n"
      content = Self.signed(Array(head.utf8) + content, streaming: false)
    }
    let mail = message(content)
    #expect(mail.readableText == "")
    #expect(mail.attachments.count == 5)
  }
}
