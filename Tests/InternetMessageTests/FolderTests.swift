import Testing

@testable import InternetMessage

struct FolderTests {
  @Test(arguments: [
    ("1.host:2,", "S", true, "1.host:2,S"), ("1.host", "S", true, "1.host:2,S"),
    ("1.host:2,SR", "F", true, "1.host:2,FRS"), ("1.host:2,SR", "S", false, "1.host:2,R"),
    ("1.host:2,SSa", "S", true, "1.host:2,SSa"), ("1.host:2,SSa", "R", true, "1.host:2,RSa"),
    ("1.host:3,S", "R", true, "1.host:3,S"), ("a:b:2,T", "T", false, "a:b:2,"),
    ("1.host:", "S", true, "1.host:"), ("1.host:2", "S", true, "1.host:2"), ("", "S", true, ":2,S"),
  ])
  func `flags are kept in the name`(name: String, flag: String, isSet: Bool, expected: String) {
    var name = MaildirName(Array(name.utf8))
    for scalar in flag.unicodeScalars { name.set(scalar, to: isSet) }
    #expect(name.bytes.text == expected)
  }

  @Test func `an mbox is split where messages begin and nowhere else`() {
    let bytes = Array(
      """
      From kari@example.no Thu Sep 16 09:00:00 2021
      Subject: a

      From here on
      >From quoted

      From what I hear, this is text

      From ola@example.no Thu Sep 16 10:00:00 2021
      Subject: b

      x
      """.utf8)
    let mbox = Mbox(bytes)
    let messages = mbox.ranges.map { MailMessage(parsing: mbox.message(at: $0)) }
    #expect(messages.map(\.header.subject) == ["a", "b"])
    #expect(messages.first?.readableText.contains("\nFrom quoted\n") == true)
    #expect(Mbox(Array("Subject: a\n\nb".utf8)).ranges.count == 1)
  }
}
