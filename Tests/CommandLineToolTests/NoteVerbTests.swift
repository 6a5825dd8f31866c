import Foundation
import TestSupport
import Testing

@testable import CommandLineTool

/// Notes and the follow-ups agreed in them.
@Suite struct NoteVerbTests {
  private let body = """
    Godt møte.

    - [ ] Sende veilederen @Åse Demo fredag
    - [ ] Avklare dato #Ørland innen 15.10
    - [x] Takke for kaffen
    """

  @Test func `lines with a box become follow-ups, and it is said`() throws {
    let bench = try Bench()
    bench.input = body
    let added = bench.run(
      "notes add --title 'Møte i Frosta' --municipality frosta --body-file - --json")
    #expect(added.code == 0, "\(added.err)")
    #expect(
      added.objects[0]["followups"] as? [String]
        == ["Sende veilederen", "Avklare dato", "Takke for kaffen"])
    #expect(added.err == "", "with JSON the result says it")
    let rows = bench.run("followups list --open --json").objects
    #expect(rows.map { $0["title"] as? String } == ["Sende veilederen", "Avklare dato"])
    #expect(rows.map { $0["due"] as? String } == ["2021-09-03", "2021-10-15"])
    #expect((rows[0]["responsible"] as? [[String: String]])?.first?["name"] == "Åse Demo")
    #expect((rows[1]["municipalities"] as? [[String: String]])?.first?["name"] == "Ørland kommune")
  }

  @Test func `a text that is not UTF-8 is refused, and nothing is stored`() throws {
    let bench = try Bench()
    let path = bench.scratch.path + "/old.txt"
    let text = Data("# Møte\n".utf8) + Data([0x42, 0xe6, 0x72, 0x0a])
    #expect(FileManager.default.createFile(atPath: path, contents: text))
    let added = bench.run("notes add --title Gammelt --body-file \(path) --json")
    #expect(added.code == 3)
    #expect(added.errors.first?["line"] as? Int == 2)
    #expect(added.errors.first?["path"] as? String == path)
    #expect((added.errors.first?["message"] as? String)?.contains("lagre fila som UTF-8") == true)
    #expect(bench.run("notes list Gammelt").lines.isEmpty)
  }

  @Test func `without JSON the follow-ups are told on the error stream`() throws {
    let bench = try Bench()
    bench.input = "- [ ] Ringe @Kåre i morgen\n"
    let added = bench.run("notes add --title T --body-file -")
    #expect(added.lines.count == 1, "the identity")
    #expect(added.err.contains("Ny oppfølging: Ringe"))
    #expect(added.err.contains("«Kåre» kan være flere: Kåre Demo, Kåre Demo."))
  }

  @Test func `a box is ticked in either place`() throws {
    let bench = try Bench()
    bench.input = body
    bench.run("notes add --title 'Møte i Frosta' --municipality frosta --body-file -")
    #expect(bench.run("followups done 'Sende veilederen'").code == 0)
    let note = bench.run("notes show 'Møte i Frosta' --json").objects[0]
    #expect((note["text"] as? String)?.contains("- [x] Sende veilederen") == true)
    let done = bench.run("followups show 'Sende veilederen' --json").objects[0]
    #expect(done["status"] as? String == "completed")
    #expect(done["completed"] as? String == "2021-09-01")

    #expect(bench.run("followups reopen 'Sende veilederen'").code == 0)
    #expect(bench.run("undo").out.contains("Sende veilederen"))

    bench.input = body.replacing("- [x] Takke", with: "- [ ] Takke")
    let edited = bench.run("notes edit 'Møte i Frosta' --body-file -")
    #expect(edited.err.contains("Endret oppfølging: Takke for kaffen"))
    let open = bench.run("followups list --open --json").objects.map { $0["title"] as? String }
    #expect(open == ["Sende veilederen", "Avklare dato", "Takke for kaffen"])
  }

  @Test func `a template is filled in and handed to the editor`() throws {
    let bench = try Bench()
    bench.isTerminal = true
    bench.editor = { $0 + "\n- [ ] Sende referat @Åse\n" }
    let added = bench.run(
      "notes add --template dialogmote --municipality frosta --person 'Åse Demo' --title D --json")
    #expect(added.code == 0, "\(added.err)")
    let note = try #require(added.objects.first)
    #expect(note["categories"] as? [String] == ["Dialogmøte"])
    #expect((note["text"] as? String)?.contains("Åse Demo") == true)
    #expect(note["followups"] as? [String] == ["Sende referat"])
    bench.editor = { _ in nil }
    #expect(bench.run("notes add --title E").code == 3)
  }

  @Test func `confidential notes say so, and belong to their event`() throws {
    let bench = try Bench()
    bench.input = "Fortrolig."
    let added = bench.run(
      """
      notes add --event 'Webinar om implementering' --confidential yes --date 16.9.2021 \
      --body-file - --json
      """)
    let note = try #require(added.objects.first, "\(added.err)")
    #expect(note["title"] as? String == "Webinar om implementering")
    #expect(note["confidential"] as? Bool == true)
    #expect(note["date"] as? String == "2021-09-16")
    #expect((note["event"] as? String)?.isEmpty == false)
  }

  @Test func `a follow-up has a status, a priority and a day`() throws {
    let bench = try Bench()
    #expect(bench.run("followups add --title Ringe --due 31.8.2021 --priority 1").code == 0)
    let overdue = bench.run("followups list --overdue --json").objects
    #expect(overdue.map { $0["overdue"] as? Bool } == [true])
    #expect(bench.run("followups list --due-before 2021-08-31").out == "")
    let edited = bench.run("followups edit ringe --set status=in-process --set due= --json")
    #expect(edited.objects.first?["due"] is NSNull)
    #expect(bench.run("followups edit ringe --set status=maybe").code == 2)
    #expect(bench.run("followups edit ringe --set priority=10").code == 2)
    let several = bench.run("followups done ringe ingen")
    #expect(several.code == 1)
    #expect(bench.run("followups list --open").out == "")
  }
}
