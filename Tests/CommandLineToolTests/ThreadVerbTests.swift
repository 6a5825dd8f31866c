import Foundation
import Testing

@testable import CommandLineTool

/// Conversations: read, answered, linked; nothing leaves the outbox by itself.
@Suite struct ThreadVerbTests {
  @Test func `threads are listed and shown with their messages`() throws {
    let bench = try Bench()
    let list = bench.run("threads list --json").objects
    #expect(list.count == 2)
    #expect(list.allSatisfy { $0["messages"] == nil && $0["messageCount"] as? Int == 1 })
    let uid = try #require(list[0]["uid"] as? String)
    let shown = bench.run("threads show \(uid) --json").objects
    #expect((shown.first?["messages"] as? [[String: Any]])?.count == 1)
    let text = bench.run("threads show \(uid.prefix(12))")
    #expect(text.code == 0)
    #expect(text.out.contains(try #require(list[0]["subject"] as? String)))
    #expect(bench.run("threads list finnes-ikke").out == "")
    #expect(bench.run("threads list høst").lines.count == 1)
  }

  @Test func `a reply waits in the outbox, in its thread`() throws {
    let bench = try Bench()
    let thread = bench.run("threads list --json").objects[0]
    let uid = try #require(thread["uid"] as? String)
    bench.input = "Takk!"
    let reply = bench.run("threads reply \(uid) --body-file -")
    #expect(reply.code == 0, "\(reply.err)")
    #expect(reply.err == "Ligger i utboksen, ikke sendt.\n")
    let after = bench.run("threads list --json").objects.first { $0["uid"] as? String == uid }
    #expect(after?["messageCount"] as? Int == 2)
    #expect(after?["unsentCount"] as? Int == 1)
    let message = reply.out.trimmingCharacters(in: .newlines)
    let edited = bench.run("threads edit \(message) --set text=Tusen.takk! --json")
    let text = edited.objects.first?["text"] as? String
    #expect(text?.hasPrefix("Tusen.takk!") == true, "\(edited.err)")
    #expect(bench.run("threads edit \(uid) --set text=Annet").code == 4)
    #expect(bench.run("threads edit \(uid) --set flagged=yes").code == 0)
    #expect(bench.run("threads delete \(message) --yes").code == 0)
  }

  @Test func `a post needs a subject, a sender and known recipients`() throws {
    let bench = try Bench()
    bench.input = "Hei."
    #expect(bench.run("threads post --body-file -").code == 2)
    let line = "threads post --subject Hei --body-file -"
    let post = bench.run(line + " --to 'Åse Demo' --to 'Per <per@example.no>' --json")
    let to = post.objects.first?["to"] as? [[String: String]] ?? []
    #expect(to.map { $0["address"] } == ["åse@example.no", "per@example.no"], "\(post.err)")
    #expect(bench.run(line + " --to ingen").code == 1)
    bench.variables["EMAIL"] = nil
    #expect(bench.run(line).err.contains("--from-address"))
    #expect(bench.run(line + " --from-address meg@example.no").code == 0)
  }

  @Test func `a thread is linked to a municipality by hand`() throws {
    let bench = try Bench()
    let uid = try #require(bench.run("threads list --json").objects[0]["uid"] as? String)
    #expect(bench.run("threads link \(uid)").code == 2)
    #expect(bench.run("threads link \(uid) --municipality 'KS Trøndelag'").code == 2)
    #expect(bench.run("threads link \(uid) --municipality frosta").code == 0)
    let row = bench.run("threads list --json").objects.first { $0["uid"] as? String == uid }
    #expect(row?["municipalities"] as? [String] == ["Frosta"])
  }
}
