import Domain
import Foundation
import TestSupport
import Testing

@testable import CommandLineTool

/// Verbs that look at the whole network or the whole store.
@Suite struct NetworkVerbTests {
  @Test func `the agenda lists events, deadlines and follow-ups by day`() throws {
    let bench = try Bench()
    bench.run("followups add --title Ringe --due 2021-09-03")
    let items = bench.run("agenda --days 30 --json").objects
    #expect(items.map { $0["kind"] as? String } == ["event", "followUp", "event"])
    #expect(items.map { $0["date"] as? String } == ["2021-09-01", "2021-09-03", "2021-09-16"])
    let month = bench.run("agenda --from 2021-11-01 --days 30 --json").objects
    #expect(month.contains { $0["date"] as? String == "2021-11" }, "as vague as it is known")
    #expect(bench.run("agenda --from 2031-01-01").out == "")
    bench.isTerminal = true
    #expect(bench.run("agenda --from 2031-01-01").err.contains("Ingenting ligger foran"))
  }

  @Test func `coverage always has all municipalities`() throws {
    let bench = try Bench(.starter)
    let rows = bench.run("coverage --json").objects
    #expect(rows.count == 38)
    let frosta = try #require(rows.first { $0["name"] as? String == "Frosta" })
    #expect(frosta["mainContacts"] as? [String] == ["Åse Demo"])
    #expect(frosta["daysSinceContact"] is NSNull)
    #expect(bench.run("coverage").lines.count == 38)
    #expect(bench.run("coverage --measure contact").lines.count == 38)
    let map = bench.run("coverage --map").out
    #expect(map.contains("FRS   1"))
    #expect(map.contains("ØRL   –"))
  }

  @Test func `a timeline is of a municipality or a person`() throws {
    let bench = try Bench()
    bench.input = "Snakket om demens.\n\n- [ ] Sende lenke @Åse"
    bench.run("notes add --title Samtale --person 'Åse Demo' --body-file -")
    for name in ["frosta", "'Åse Demo'", "11111111"] {
      let rows = bench.run("timeline \(name) --json").objects
      #expect(
        Set(rows.compactMap { $0["title"] as? String }) == ["Samtale", "Sende lenke"], "\(name)")
    }
  }

  @Test func `a search ranks and can be narrowed`() throws {
    let bench = try Bench()
    let hits = bench.run("search frosta --json").objects
    #expect(hits.first?["title"] as? String == "Frosta kommune")
    #expect(Set(hits[0].keys) == ["kind", "uid", "title", "snippet", "score", "date"])
    let kinds = bench.run("search frosta --kind contacts --json").objects
    #expect(kinds.allSatisfy { $0["kind"] as? String == "contact" } && kinds.count == 2)
    #expect(bench.run("search demo --limit 1 --json").objects.count == 1)
    #expect(bench.run("search 'åse demo' -kåre --json").objects.count == 1)
  }

  @Test func `changes are told, undone and redone`() throws {
    let bench = try Bench()
    bench.run("contacts edit 'Åse Demo' --set note=En")
    bench.run("contacts edit 'Åse Demo' --set note=To")
    let history = bench.run("history --json").objects
    #expect(history.map { $0["label"] as? String } == ["Lagret: Åse Demo", "Lagret: Åse Demo"])
    #expect(bench.run("undo 2").lines.count == 2)
    #expect(bench.run("contacts show 'Åse Demo' --json").objects[0]["note"] is NSNull)
    #expect(bench.run("redo").code == 0)
    #expect(bench.run("contacts show 'Åse Demo' --json").objects[0]["note"] as? String == "En")
    #expect(bench.run("undo 5").code == 1, "as many as there are")
    #expect(bench.run("history --json").objects.allSatisfy { $0["undone"] as? Bool == true })
  }

  @Test func `the trash is emptied for good after a question`() throws {
    let bench = try Bench()
    bench.run("contacts delete 'Åse Demo' --yes")
    #expect(bench.run("trash empty").code == 4)
    #expect(bench.run("--read-only trash empty --yes").code == 4)
    #expect(bench.run("trash empty --yes").err == "Fjernet for godt: 1\n")
    #expect(bench.run("trash restore 11111111").code == 1)
  }

  @Test func `a store that others can read is warned about`() throws {
    let bench = try Bench()
    chmod(bench.store, 0o750)
    #expect(bench.run("status").err.hasPrefix("Andre på maskinen kan lese lageret."))
    #expect(bench.run("status --json").objects[0]["readableByOthers"] as? Bool == true)
    chmod(bench.store, 0o700)
    #expect(bench.run("status").err == "")
    #expect(bench.run("status --json").objects[0]["readableByOthers"] as? Bool == false)
  }

  @Test func `status counts`() throws {
    let bench = try Bench()
    let figures = bench.run("status --json").objects[0]
    #expect(figures["municipalities"] as? Int == 3)
    #expect(figures["withMainContact"] as? Int == 1)
    #expect(figures["contacts"] as? Int == 3)
    #expect(figures["problems"] as? Int == 0)
    #expect(bench.run("status").lines.contains("Kommuner\t3"))
  }

  @Test func `check tells what is wrong in the store`() throws {
    let bench = try Bench()
    try bench.write("BEGIN:VCARD\r\nVERSION:4.0\r\nUID:x\r\nFN:\u{ff}\r\n", to: "contacts/x.vcf")
    let outcome = bench.run("check")
    #expect(outcome.code == 1)
    #expect(outcome.out.contains("contacts/x.vcf:"))
    let rows = bench.run("check --json").objects
    #expect(rows.contains { $0["severity"] as? String == "error" })
    #expect(bench.run("check --csv").lines[0] == "path,line,column,severity,code,message")
  }

  @Test func `check tells what is wrong with the configuration, and no file is an error for it`()
    throws
  {
    let bench = try Bench()
    bench.configurationProblems = [
      Problem(
        path: "/mari/config", line: 3, severity: .warning,
        code: "configuration", message: "unknown setting “colour”")
    ]
    let outcome = bench.run("check")
    #expect(outcome.code == 0)
    #expect(
      outcome.lines.first == "/mari/config:3:0: warning: configuration: unknown setting “colour”")
    #expect(bench.run("check \(bench.store)/contacts").out == "", "files by themselves")
  }

  @Test func `check looks at files by themselves`() throws {
    let bench = try Bench(.none)
    try bench.scratch.write("BEGIN:VCALENDAR\r\n", to: "box/bad.ics")
    try bench.scratch.write("ingenting", to: "box/readme.txt")
    try bench.scratch.write(Bench.people[0].card, to: "box/inner/good.vcf")
    let box = bench.scratch.path + "/box"
    let folder = bench.run("check \(box)")
    #expect(folder.code == 1)
    #expect(folder.lines.allSatisfy { $0.hasPrefix(box + "/bad.ics:") })
    #expect(bench.run("check \(box)/inner/good.vcf").out == "")
    #expect(bench.run("check \(box)/inner \(box)/nei.vcf").code == 1)
    #expect(bench.files(in: "") == [], "no store was made")
  }

  @Test func `init makes a store, again and again`() throws {
    let bench = try Bench(.none)
    let path = bench.scratch.path + "/new"
    for _ in 1...2 {
      let outcome = bench.run("init --store \(path)")
      #expect(outcome.code == 0)
      #expect(outcome.out == path + "\n")
    }
    #expect(bench.run("--store \(path) status --json").objects[0]["municipalities"] as? Int == 38)
    #expect(bench.run("--store \(bench.scratch.path)/auto contacts list").lines.count == 7)
  }

  @Test func `a demo network is there for one verb, or kept`() throws {
    let bench = try Bench(.none)
    let first = bench.run("--demo --seed 7 contacts list demo")
    #expect(first.code == 0 && first.lines.count > 100)
    #expect(first.out.contains("@example.no"))
    let kept = bench.scratch.path + "/kept"
    #expect(bench.run("--demo --seed 7 --keep \(kept) contacts list demo").out == first.out)
    #expect(bench.run("--store \(kept) status").code == 0)
  }

  @Test func `no demo network is put into a network that there is`() throws {
    let bench = try Bench(.none)
    let path = bench.scratch.path + "/mine"
    #expect(bench.run("init --store \(path)").code == 0)
    let before = bench.run("--store \(path) contacts list").out
    let outcome = bench.run("--demo --keep \(path) contacts list --language en")
    #expect(outcome.code == 3 && outcome.err.contains("choose an empty or a new folder"))
    #expect(bench.run("--store \(path) contacts list").out == before)
  }
}
