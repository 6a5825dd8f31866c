import TestSupport
import Testing

@testable import FileTool

struct ThreadsVerbTests {
  @Test func `a Maildir is shown as conversations`() throws {
    let folder = try ScratchDirectory()
    func write(_ header: String, to name: String) throws {
      try folder.write("From: a@example.no\n" + header + "\n\nx\n", to: name)
    }
    try write(
      "Message-ID: <2@x>\nDate: 2 Jan 2021 10:00 +0000\nReferences: <0@x>\nSubject: Re: Møte",
      to: "new/2.demo")
    try write(
      "Message-ID: <3@x>\nDate: 1 Jan 2021 10:00 +0000\nReferences: <0@x>\nSubject: Re: Møte",
      to: "cur/3.demo:2,S")
    try write("Message-ID: <4@x>\nDate: 3 Jan 2021 10:00 +0000\nSubject: møte", to: "cur/4.demo:2,")
    try folder.write("not yet delivered", to: "tmp/5.demo")
    func row(_ thread: Int, _ n: Int, _ parent: String, _ depth: Int, _ rest: String) -> String {
      #"{"thread":\#(thread),"n":\#(n),"parent":\#(parent),"depth":\#(depth),"path":\#(rest)}"#
        + "\n"
    }
    let missing = #"null,"missing":true,"messageId":null,"subject":null"#
    let second = #""new/2.demo","missing":false,"messageId":"2@x","subject":"Re: Møte""#
    let third = #""cur/3.demo:2,S","missing":false,"messageId":"3@x","subject":"Re: Møte""#
    let fourth = #""cur/4.demo:2,","missing":false,"messageId":"4@x","subject":"møte""#
    let apart =
      row(0, 0, "null", 0, missing) + row(0, 1, "0", 1, third) + row(0, 2, "0", 1, second)
    #expect(
      run("threads", folder.path, "--json").results == apart + row(0, 3, "0", 1, fourth))
    #expect(
      run("threads", folder.path, "--json", "--no-subject").results
        == apart + row(1, 3, "null", 0, fourth))
    #expect(
      run("threads", folder.path).results == """
        (missing)
          Re: Møte\t2021-01-01T10:00:00Z\tcur/3.demo:2,S
          Re: Møte\t2021-01-02T10:00:00Z\tnew/2.demo
          møte\t2021-01-03T10:00:00Z\tcur/4.demo:2,

        """)
  }

  @Test func `a folder that is no Maildir is told`() throws {
    let folder = try ScratchDirectory()
    let result = run("threads", folder.path, "--json")
    #expect(result.exitCode == 1)
    #expect(result.diagnostics.contains(": error: not-found: no Maildir"))
  }
}
