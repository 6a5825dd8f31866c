import Domain
import Foundation
import Testing

@testable import Storage

/// A change of one record costs its file, and is made of what that file holds now.
struct RecallTests {
  private let key = RecordKey(.contact, RecordID("demo-1"))

  /// A store whose cache is older than two of its cards.
  private func changedSinceKept() throws -> TestStore {
    let test = try TestStore()
    try test.addContacts(count: 30)
    _ = test.store.load()
    test.keep()
    for number in [1, 2] { try test.write(card(number, title: "Ny"), to: path(number)) }
    return test
  }

  private func card(_ number: Int, title: String) -> String {
    "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:demo-\(number)\r\nFN:Demo \(number)\r\nTITLE:\(title)\r\n"
      + "END:VCARD\r\n"
  }

  private func path(_ number: Int) -> String { "contacts/demo-\(number).vcf" }

  private func another(_ test: TestStore) throws -> LocalStore {
    try LocalStore(opening: test.path, readOnly: false, clock: { now })
  }

  @Test func `the record is as it is now, the others as they were`() throws {
    let test = try changedSinceKept()
    let store = try another(test)
    let other = RecordKey(.contact, RecordID("urn:uuid:demo-1"))
    let catalog = try #require(store.recall([[other, key]]))
    #expect(catalog.contact(key.id)?.title == "Ny")
    #expect(catalog.contact(RecordID("demo-2"))?.title == "")
    #expect(catalog.contacts.count == 30)
    #expect(store.load([.contact]).contact(RecordID("demo-2"))?.title == "Ny")
  }

  @Test func `what it does not suffice for is told, and everything is read then`() throws {
    for change in ["rm", "other", "broken", "unknown"] {
      let test = try changedSinceKept()
      switch change {
      case "rm": try FileManager.default.removeItem(atPath: test.path + "/" + path(1))
      case "other": try test.write(card(99, title: ""), to: path(1))
      case "broken": try test.write("BEGIN:VCARD\r\nUID:demo-1\r\nFN:Demo 1", to: path(1))
      default: break
      }
      let asked = change == "unknown" ? RecordKey(.contact, RecordID("demo-99")) : key
      let store = try another(test)
      #expect(store.recall([[asked]]) == nil, "\(change)")
      let expected = try another(test).load()
      #expect(store.load([.contact]).contacts == expected.contacts, "\(change)")
    }
  }

  @Test func `files that were broken when the store was read are told again`() throws {
    let test = try TestStore()
    try test.addContacts(count: 5)
    try test.write("BEGIN:VCARD", to: "contacts/broken.vcf")
    _ = test.store.load()
    test.keep()
    #expect(try another(test).recall([[key]]) == nil)
  }

  @Test func `a damaged cache spoils no edit of a record that is recalled`() throws {
    let test = try TestStore()
    for number in 0..<3 {
      try test.write(card(number, title: String(repeating: "Demo ", count: 600)), to: path(number))
    }
    _ = test.store.load()
    test.keep()
    let whole = try #require(test.cache)
    var recalled = 0
    for offset in stride(from: 0, to: whole.count, by: whole.count / 40) {
      var bytes = whole
      bytes[offset] ^= 0x11
      try test.putCache(bytes)
      try test.write(card(1, title: "Ny"), to: path(1))
      let store = try another(test)
      guard var contact = store.recall([[key]])?.contact(key.id) else { continue }
      recalled += 1
      #expect(contact.name == "Demo 1" && contact.title == "Ny", "offset \(offset)")
      contact.title = "Leder"
      let revision = store.catalog.revision(of: key)
      let set = ChangeSet(label: "", changes: [.put(.contact(contact), basedOn: revision)])
      #expect(try store.apply(set).contact(key.id) == contact, "offset \(offset)")
      #expect(test.text(of: path(1))?.contains("FN:Demo 1\r\nTITLE:Leder\r\n") == true)
    }
    #expect(recalled > 10)
  }
}
