import Testing

@testable import InternetMessage

/// Files in the middle of a text, as mail had them before MIME.
@Suite struct UuencodedTests {
  private func message(_ body: String) -> MailMessage {
    MailMessage(parsing: Array("From: kari@example.no\n\n\(body)".utf8))
  }

  private static let file = "begin 644 hei på deg.txt\n#2&5I\n`\nend\n"

  @Test(arguments: ["\n", "\r\n"])
  func `a file is an attachment and not part of the text`(lineEnd: String) {
    let body = "Hei!\n\n\(Self.file)Hilsen\n\(Self.file)".replacing("\n", with: lineEnd)
    let mail = message(body)
    #expect(mail.readableText == "Hei!\n\nHilsen\n")
    #expect(mail.attachments.map(\.fileName) == ["hei på deg.txt", "hei på deg.txt"])
    #expect(mail.attachments.map { $0.decodedBytes() } == [Array("Hei".utf8), Array("Hei".utf8)])
    #expect(mail.attachments.map(\.id) == ["1.u1", "1.u2"])
    #expect(mail.attachments.map(\.safeFileName).first == "hei på deg.txt")
  }

  @Test(arguments: [
    "begin 644 file.txt\nbut this is only talk\nend\n",
    "begin with the end\n`\nend\n",
    "begin 644 file.txt\n#2&5I\n`\n",
    "begin 644 file.txt\n#2&5I\nend\n",
    "begin 999 file.txt\n#2&5I\n`\nend\n",
  ])
  func `text that only looks like a file is text`(body: String) {
    let mail = message(body)
    #expect(mail.attachments.isEmpty)
    #expect(mail.readableText == body)
  }

  @Test func `a part of another type is not searched`() {
    let mail = MailMessage(parsing: Array("Content-Type: text/html\n\n\(Self.file)".utf8))
    #expect(mail.attachments.isEmpty)
  }
}
