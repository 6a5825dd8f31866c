import Foundation
import Testing

@testable import CommandLineTool

struct RepairVerbTests {
  private let card = "BEGIN:VCARD\nVERSION:3.0\nUID:u\nFN:Bare Demo\nEND:VCARD\n"

  @Test func `what can be mended is listed before anybody is asked`() throws {
    let bench = try Bench(.starter)
    try bench.write(card, to: "contacts/u.vcf")
    let check = bench.run("check --language en")
    #expect(check.err.contains("“samspill check --repair” can mend"))
    let listed = bench.run("check --repair --language en")
    #expect(listed.code == 4)
    #expect(listed.out.contains("contacts/u.vcf\tevery line is ended by CR LF"))
    #expect(listed.err.contains("--yes"))
    #expect(bench.text(of: "contacts/u.vcf") == card)
  }

  @Test func `it is done after a yes, said, and undone like any other change`() throws {
    let bench = try Bench(.starter)
    try bench.write(card, to: "contacts/u.vcf")
    bench.isTerminal = true
    bench.answers = ["nei"]
    #expect(bench.run("check --repair").code == 4)
    #expect(bench.text(of: "contacts/u.vcf") == card)
    bench.answers = ["ja"]
    let mended = bench.run("check --repair")
    #expect(mended.code == 0)
    #expect(mended.err.contains("Rettet: "))
    #expect(bench.text(of: "contacts/u.vcf") == card.replacing("\n", with: "\r\n"))
    #expect(bench.run("check --repair").err == "Det er ingenting å rette.\n")
    #expect(bench.run("undo").out == "Rettet feil i lageret\n")
    #expect(bench.text(of: "contacts/u.vcf") == card)
  }

  @Test func `undo is not offered where it would take back something else`() throws {
    let bench = try Bench(.starter)
    #expect(bench.run("check --repair --yes").code == 0)
    #expect(bench.run("contacts add --name Ny").code == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: bench.store + "/contacts")
    let name = try #require(names.first { $0.hasSuffix(".vcf") })
    chmod(bench.store + "/contacts/" + name, 0o644)
    let mended = bench.run("check --repair --yes --language en")
    #expect(mended.err == "Mended: 1.\n")
  }

  @Test func `what cannot be mended is left, and the exit code tells`() throws {
    let bench = try Bench(.starter)
    try bench.write("", to: "contacts/empty.vcf")
    let mended = bench.run("check --repair --yes --language en")
    #expect(mended.code == 1)
    #expect(mended.err.contains("Left: 1. “samspill check” shows them."))
    #expect(bench.text(of: "contacts/empty.vcf") == "")
  }

  @Test func `files and read-only stores are not mended`() throws {
    let bench = try Bench(.few)
    #expect(bench.run("check contacts --repair").code == 2)
    #expect(bench.run("check --repair --read-only").code == 4)
  }
}
