import CivilTime
import Domain
import Foundation
import TestSupport
import Testing

@testable import Storage

struct StoreCheckTests {
  @Test func `a new store has nothing wrong`() throws {
    let test = try TestStore(holding: .starterNetwork)
    #expect(test.store.check() == [])
  }

  @Test func `links that lead nowhere are told with their line`() throws {
    let test = try TestStore(holding: .starterNetwork)
    let contact = Contact(id: RecordID("c"), name: "Åse Demo", organization: "Finnes ikke")
    let note = Note(id: RecordID("n"), title: "Notat", date: nil, event: RecordID("borte"))
    _ = try test.put(.contact(contact))
    _ = try test.put(.note(note))
    try test.write("{\"m@x\": [\"9999\"]}", to: "links.json")
    chmod(test.path + "/links.json", 0o600)
    let problems = test.store.check().map { "\($0.path):\($0.line) \($0.code)" }
    #expect(
      problems == [
        "contacts/c.vcf:6 structure", "links.json:0 structure", "notes/n.ics:7 structure",
      ])
  }

  @Test func `what others may read is warned about`() throws {
    let test = try TestStore(holding: .starterNetwork)
    chmod(test.path + "/notes", 0o755)
    try test.write("# Side", to: "methods/side.md")
    chmod(test.path + "/methods/side.md", 0o644)
    #expect(test.store.check().map(\.path) == ["methods/side.md", "notes"])
  }

  @Test func `what a strict reader would not take is told, with line and cause`() throws {
    let test = try TestStore(holding: .starterNetwork)
    try test.write("BEGIN:VCARD\r\nVERSION:4.0\r\nUID:u\r\nEND:VCARD\r\n", to: "contacts/u.vcf")
    chmod(test.path + "/contacts/u.vcf", 0o600)
    let problems = test.store.check()
    #expect(!problems.isEmpty && problems.allSatisfy { $0.path == "contacts/u.vcf" && $0.line > 0 })
  }
}
