import Domain
import Foundation
import TestSupport
import Testing

@testable import Storage

/// No write leaves the store, and what others keep in its folders is left alone.
struct SafePathTests {
  let test: TestStore
  let id = RecordID("c1")

  init() throws {
    test = try TestStore()
    _ = try test.put(.contact(Contact(id: id, name: "Åse Demo")))
  }

  @Test func `a folder that is swapped for a link leads nowhere, in any kind of change`() throws {
    _ = try test.delete(RecordKey(.contact, id))
    let item = try #require(test.store.trash().first)
    try FileManager.default.moveItem(
      atPath: test.path + "/contacts", toPath: test.scratch.path + "/else")
    symlink(test.scratch.path + "/else", test.path + "/contacts")
    #expect(throws: ChangeFailure.self) { try test.store.restore(item, label: "x") }
    #expect(throws: ChangeFailure.self) { try test.store.undo() }
    #expect(throws: ChangeFailure.self) {
      try test.put(.contact(Contact(id: RecordID("c2"), name: "Kari Demo")))
    }
    #expect(try outside("else").isEmpty)
    #expect(try test.store.trash().count == 1)
  }

  @Test(arguments: [".samspill", "threads", "threads/.Outbox"])
  func `our own folders are not followed elsewhere either`(folder: String) throws {
    try test.scratch.write("x", to: "else/x")
    try? FileManager.default.removeItem(atPath: test.path + "/" + folder)
    try FileManager.default.createDirectory(
      atPath: URL(fileURLWithPath: test.path + "/" + folder).deletingLastPathComponent().path,
      withIntermediateDirectories: true)
    symlink(test.scratch.path + "/else", test.path + "/" + folder)
    let message = Message(
      id: RecordID("m@example.no"), subject: "Hei",
      from: [Message.Mailbox(name: "", address: "a@example.no")], text: "Hei", isUnsent: true)
    let set = ChangeSet(label: "x", changes: [.put(.message(message), basedOn: nil)])
    #expect(throws: ChangeFailure.self) { try test.store.apply(set) }
    let draft = Draft(
      id: RecordID("d"), purpose: .note(Note(id: id, title: "x", date: nil), basedOn: nil),
      text: "x")
    if folder == ".samspill" {
      #expect(throws: StorageError.self) { try test.store.saveDraft(draft) }
    }
    #expect(try outside("else") == ["x"])
  }

  @Test func `a hard link elsewhere keeps what it had when the record is edited`() throws {
    let text = try #require(test.text(of: "contacts/c1.vcf"))
    link(test.path + "/contacts/c1.vcf", test.scratch.path + "/elsewhere.vcf")
    var contact = try #require(test.store.catalog.contact(id))
    contact.title = "Leder"
    _ = try test.put(.contact(contact))
    #expect(test.scratch.bytes(of: "elsewhere.vcf") == Array(text.utf8))
    #expect(test.text(of: "contacts/c1.vcf")?.contains("Leder") == true)
  }

  @Test func `a temporary name that somebody has made a link of is not written through`() throws {
    try test.scratch.write("precious", to: "precious")
    let name = TemporaryFile.name(for: StoreName.fixed("c1.vcf"))
    symlink(test.scratch.path + "/precious", test.path + "/contacts/\(name)")
    var contact = try #require(test.store.catalog.contact(id))
    contact.title = "Leder"
    _ = try? test.put(.contact(contact))
    #expect(test.scratch.bytes(of: "precious") == Array("precious".utf8))
  }

  @Test func `what other programs keep beside the records is left alone`() throws {
    let foreign = [
      "contacts/displayname": "Kontakter", "contacts/color": "#ff0000", "notes/.git/config": "x",
      "calendar/.Radicale.props": "{}", "threads/dovecot-uidlist": "3 V1", "threads/cur/x:2,": "",
      "notes/backup.ics~": "x", "contacts/sub/x.vcf": "x", "followups/README.txt": "hei",
    ]
    for (path, text) in foreign { try test.write(text, to: path) }
    _ = test.store.load()
    _ = try test.put(.note(Note(id: RecordID("n"), title: "Notat", date: nil)))
    var contact = try #require(test.store.catalog.contact(id))
    contact.title = "Leder"
    _ = try test.put(.contact(contact))
    _ = try test.store.repair(test.store.mends(), label: "x")
    _ = try test.delete(RecordKey(.contact, id))
    for (path, text) in foreign { #expect(test.text(of: path) == text, "\(path)") }
  }

  @Test func `two items with one UID are reported, and a name of any bytes is survived`() throws {
    let card = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:u\r\nFN:Kari Demo\r\nEND:VCARD\r\n"
    let directory = try Directory(opening: test.path + "/contacts")
    let stems: [[UInt8]] = [
      Array("bl\u{e5}".unicodeScalars.map { UInt8($0.value) }), Array("two\nlines".utf8),
      Array(String(repeating: "l", count: 250).utf8), [0x1b, 0x5b, 0x32, 0x4a],
    ]
    for (number, stem) in stems.enumerated() {
      let name = try #require(FileName(bytes: stem + Array(".vcf".utf8)))
      let text = card.replacing("UID:u", with: "UID:u\(number / 2)")
      try AtomicFile.write(Array(text.utf8), to: name, in: directory, expecting: .absent)
    }
    let catalog = test.store.load()
    #expect(catalog.contacts.count == 3)
    #expect(catalog.problems.map(\.code) == ["duplicate-uid", "duplicate-uid"])
    for number in 0...1 {
      var contact = try #require(catalog.contact(RecordID("u\(number)")))
      contact.title = "Leder"
      _ = try test.put(.contact(contact))
      _ = try test.delete(RecordKey(.contact, contact.id))
    }
    #expect(test.store.catalog.contacts.count == 3)  // The others have come to light.
    for _ in 0..<4 { _ = try test.store.undo() }
    #expect(Set(try directory.entries().map(\.name.bytes.count)) == [6, 7, 8, 13, 254])
  }

  private func outside(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: test.scratch.path + "/" + folder)
  }
}
