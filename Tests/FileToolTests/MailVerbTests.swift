import TestSupport
import Testing

@testable import FileTool

private let message = """
  Message-ID: <1@example.no>
  From: =?utf-8?q?=C3=85se?= Demo <ase@example.no>
  To: Nettverk: ola@example.no;
  Date: Thu, 16 Sep 2021 09:00:00 +0200
  Subject: =?utf-8?q?M=C3=B8te?=
  References: <0@example.no>
  Content-Type: multipart/mixed; boundary=b

  --b

  Hei!
  --b
  Content-Type: application/pdf; name=sak.pdf
  Content-Transfer-Encoding: base64

  SGVp
  --b--

  """

struct MailVerbTests {
  @Test func `a message becomes a JMAP Email object`() throws {
    let folder = try ScratchDirectory()
    try folder.write(message, to: "a.eml")
    let result = run("convert", "--to", "json", folder.path + "/a.eml")
    let expected = """
      {"messageId":["1@example.no"],"inReplyTo":null,"references":["0@example.no"],"sender":null,\
      "from":[{"name":"Åse Demo","email":"ase@example.no"}],\
      "to":[{"name":null,"email":"ola@example.no"}],"cc":null,"bcc":null,"replyTo":null,\
      "subject":"Møte","sentAt":"2021-09-16T09:00:00+02:00","size":349,"hasAttachment":true,\
      "preview":"Hei!","bodyStructure":{"partId":null,"type":"multipart/mixed","name":null,\
      "size":0,"charset":null,"disposition":null,"cid":null,"subParts":[{"partId":"1",\
      "type":"text/plain","name":null,"size":4,"charset":"us-ascii","disposition":null,\
      "cid":null},{"partId":"2","type":"application/pdf","name":"sak.pdf","size":3,\
      "charset":null,"disposition":null,"cid":null}]},"bodyValues":{"1":{"value":"Hei!",\
      "isEncodingProblem":false,"isTruncated":false}},"textBody":[{"partId":"1",\
      "type":"text/plain","name":null,"size":4,"charset":"us-ascii","disposition":null,\
      "cid":null}],"htmlBody":[{"partId":"1","type":"text/plain","name":null,"size":4,\
      "charset":"us-ascii","disposition":null,"cid":null}],"attachments":[{"partId":"2",\
      "type":"application/pdf","name":"sak.pdf","size":3,"charset":null,"disposition":null,\
      "cid":null}]}

      """
    #expect(result == VerbResult(results: expected))
  }

  @Test func `a broken message is converted and what is wrong is told`() throws {
    let folder = try ScratchDirectory()
    try folder.write("From: a@example.no\nDate: i går\nSubject: \u{1b}[2J\n\nx", to: "a.eml")
    let path = folder.path + "/a.eml"
    for verb in [["convert", "--to", "json"], ["check"]] {
      let result = run(verb + [path])
      #expect(result.exitCode == 1)
      #expect(result.diagnostics == "\(path):2:1: error: value: Date is no date\n")
      #expect(!result.results.contains("\u{1b}"))
    }
  }

  @Test func `each of many thousand broken fields is told of with the message that it is in`()
    throws
  {
    let folder = try ScratchDirectory()
    let dates = String(repeating: "Date: Thu (((\n", count: 20_000)
    try folder.write(dates + "From: a@example.no\nMessage-ID: <1@example.no>\n\nx\n", to: "a.eml")
    let result = run("check", "--json", folder.path + "/a.eml")
    let lines = result.results.split(separator: "\n")
    #expect(lines.count { $0.contains("Date is no date") } == 20_000)
    #expect(lines.count == 39_999)
    #expect(lines.allSatisfy { $0.contains(#""uid":"1@example.no""#) })
  }

  @Test func `each message of an mbox is converted and checked`() throws {
    let folder = try ScratchDirectory()
    let second = "From b@example.no\nFrom: b@example.no\nDate: nei\nSubject: b\n\n"
    try folder.write("From a@example.no\n" + message + "\n" + second, to: "a.mbox")
    let result = run("convert", "--to", "json", folder.path + "/a.mbox")
    #expect(result.results.split(separator: "\n").count == 2)
    #expect(result.diagnostics.contains("a.mbox:22:1: error: value: Date is no date"))
  }

  @Test func `messages are listed among the other items`() throws {
    let folder = try ScratchDirectory()
    try folder.write(message, to: "threads/cur/1.demo:2,S")
    try folder.write("\n", to: "threads/new/2.demo")
    let result = run("list", folder.path, "--json")
    #expect(
      result.results == """
        {"kind":"mail","path":"threads/cur/1.demo:2,S","uid":"1@example.no","title":"Møte",\
        "start":"2021-09-16T09:00:00+02:00"}
        {"kind":"mail","path":"threads/new/2.demo","uid":"","title":"","start":null}

        """)
    let text = run("list", folder.path).results
    let first = "mail\t2021-09-16T09:00:00+02:00\tMøte\t1@example.no\tthreads/cur/1.demo:2,S\n"
    #expect(text.hasPrefix(first))
  }

  @Test func `flags are set and cleared, again and again`() throws {
    let folder = try ScratchDirectory()
    try folder.write(message, to: "cur/1.demo:2,S")
    try folder.write(message, to: "new/2.demo")
    let path = folder.path + "/cur/1.demo:2,S"
    #expect(run("flag", path, "-S") == VerbResult())
    #expect(folder.bytes(of: "cur/1.demo:2,") == Array(message.utf8))
    #expect(run("flag", path, "-S") == VerbResult())
    #expect(run("flag", path, "+RF") == VerbResult())
    #expect(folder.bytes(of: "cur/1.demo:2,FR") != nil)
    #expect(run("flag", folder.path + "/new/2.demo", "-S") == VerbResult())
    #expect(folder.bytes(of: "new/2.demo") != nil)
    #expect(run("flag", folder.path + "/new/2.demo", "+S") == VerbResult())
    #expect(folder.bytes(of: "cur/2.demo:2,S") != nil)
  }

  @Test func `what cannot be flagged is refused in a sentence`() throws {
    let folder = try ScratchDirectory()
    try folder.write(message, to: "cur/1.demo:1,x")
    try folder.write(message, to: "a.eml")
    #expect(run("flag", folder.path + "/cur/9.demo", "+S").diagnostics.contains(": not-found: "))
    #expect(run("flag", folder.path + "/b.eml", "+S").diagnostics.contains(": not-found: "))
    #expect(run("flag", folder.path + "/a.eml", "+S").diagnostics.contains(": not-regular: "))
    #expect(
      run("flag", folder.path + "/cur/1.demo:1,x", "+S").diagnostics.contains(": not-regular: "))
    #expect(run("flag", folder.path + "/a.eml").exitCode == 2)
    #expect(run("flag", folder.path + "/a.eml", "S").exitCode == 2)
  }
}
