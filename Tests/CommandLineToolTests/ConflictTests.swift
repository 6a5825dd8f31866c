import Foundation
import Testing

@testable import CommandLineTool

/// A conflict is exit code 4, and shows both versions.
struct ConflictTests {
  @Test func `an edit based on another revision shows what was asked and what is there`() throws {
    let bench = try Bench(.few)
    let late = bench.run(
      "contacts edit 'Åse Demo' --set title=Leder --if-revision 1-0 --language en")
    #expect(late.code == 4)
    #expect(late.err.contains("\n  title\t«Leder»\t«»\n"))
    let json = bench.run("contacts edit 'Åse Demo' --set title=Leder --if-revision 1-0 --json")
    let differences = json.errors.first?["differences"] as? [[String: String]]
    #expect(differences == [["field": "title", "mine": "Leder", "theirs": ""]])
    #expect(try SchemaValidator(bench.run("schema error").out).faults(in: json.errors[0]) == [])
  }

  @Test func `undo of what others changed since shows both and asks`() throws {
    let bench = try Bench(.few)
    bench.run("contacts edit 'Åse Demo' --set title=Leder")
    let file = "contacts/\(Bench.people[0].uid).vcf"
    let text = try #require(bench.text(of: file)).replacing("Leder", with: "Sjef")
    try bench.write(text, to: file)
    let refused = bench.run("undo")
    #expect(refused.code == 4 && refused.err.contains("«»\t«Sjef»"))
    #expect(bench.text(of: file) == text)
    bench.isTerminal = true
    bench.answers = ["nei"]
    #expect(bench.run("undo").code == 4)
    #expect(bench.text(of: file) == text)
    bench.answers = ["ja"]
    #expect(bench.run("undo").code == 0)
    #expect(bench.text(of: file)?.contains("Sjef") == false)
    #expect(bench.run("redo").code == 0)
    #expect(bench.text(of: file)?.contains("Sjef") == true)
  }
}
