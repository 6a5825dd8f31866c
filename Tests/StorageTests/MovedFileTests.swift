import Domain
import Foundation
import TestSupport
import Testing

@testable import Storage

/// Undo and redo find what they are about where other programs have put it: nothing left, nothing doubled.
struct MovedFileTests {
  let test: TestStore
  let id = RecordID("c1")
  let letter = "From: a@example.no\r\nMessage-ID: <m@x>\r\n\r\nHei\r\n"

  init() throws {
    test = try TestStore()
    _ = try test.put(
      .contact(Contact(id: id, name: "Åse Demo", title: "Rådgiver")), label: "Lagt til")
  }

  @Test func `an edit is taken back and done again in a file of another name`() throws {
    try edit { $0.title = "Leder" }
    try move("contacts/c1.vcf", "contacts/sync.vcf")
    let store = try test.opened()
    #expect(try store.undo().catalog.contact(id)?.title == "Rådgiver")
    #expect(try store.redo().catalog.contact(id)?.title == "Leder")
    #expect(try names(in: "contacts") == ["sync.vcf"])
  }

  @Test func `a new record is taken back though its file has another name`() throws {
    try move("contacts/c1.vcf", "organizations/sync.vcf")
    let store = try test.opened()
    #expect(try store.undo().catalog.contacts.isEmpty)
    #expect(try names(in: "organizations") == [])
    #expect(try store.redo().catalog.contacts.map(\.title) == ["Rådgiver"])
  }

  @Test func `what a sync brought back under another name is not doubled by undo`() throws {
    let card = try #require(test.text(of: "contacts/c1.vcf"))
    _ = try test.delete(RecordKey(.contact, id))
    try test.write(card, to: "contacts/sync.vcf")
    let store = try test.opened()
    #expect(try store.undo().catalog.contacts.count == 1)
    #expect(try names(in: "contacts") == ["sync.vcf"])
    #expect(try store.trash().isEmpty)
    // And the deletion can be done again.
    #expect(try store.redo().catalog.contacts.isEmpty)
    #expect(try names(in: "contacts") == [])
    #expect(try store.trash().count == 1)
  }

  @Test func `what a sync brought back changed is asked about, and not doubled either`() throws {
    let card = try #require(test.text(of: "contacts/c1.vcf"))
    _ = try test.delete(RecordKey(.contact, id))
    try test.write(card.replacing("Rådgiver", with: "Sjef"), to: "contacts/sync.vcf")
    let store = try test.opened()
    #expect(throws: ChangeFailure.self) { try store.undo() }
    #expect(try store.undo(insisting: true).catalog.contacts.map(\.title) == ["Rådgiver"])
    #expect(try names(in: "contacts") == ["sync.vcf"])
  }

  @Test func `a second record of the same identity is left alone by undo`() throws {
    let card = try #require(test.text(of: "contacts/c1.vcf"))
    try test.write(card, to: "contacts/d.vcf")
    _ = test.store.load()
    _ = try test.delete(RecordKey(.contact, id))
    _ = try test.opened().undo()
    #expect(try names(in: "contacts") == ["c1.vcf", "d.vcf"])
  }

  @Test func `a file that others put more records into is not taken for the one that is gone`()
    throws
  {
    let card = try #require(test.text(of: "contacts/c1.vcf"))
    try FileManager.default.removeItem(atPath: test.path + "/contacts/c1.vcf")
    let other = card.replacing(":c1", with: ":c2")
    try test.write(card + other, to: "contacts/all.vcf")
    _ = try test.opened().undo()
    #expect(test.text(of: "contacts/all.vcf") == card + other)
  }

  @Test func `what others have undone by hand can be done again`() throws {
    try FileManager.default.removeItem(atPath: test.path + "/contacts/c1.vcf")
    let store = try test.opened()
    _ = try store.undo()
    #expect(try store.redo().catalog.contacts.map(\.title) == ["Rådgiver"])
  }

  @Test func `flags are taken back from a message that mail programs gave another name`() throws {
    try flag()
    try move("threads/cur/1.host:2,F", "threads/cur/1.host,U=7:2,FRS")
    let store = try test.opened()
    _ = try store.undo()
    #expect(try names(in: "threads/cur") == ["1.host,U=7:2,RS"])
    _ = try store.redo()
    #expect(try names(in: "threads/cur") == ["1.host,U=7:2,FRS"])
    #expect(try names(in: "threads/new") == [])
    #expect(test.text(of: "threads/cur/1.host,U=7:2,FRS") == letter)
  }

  @Test func `a message that is gone does not stand in the way of earlier changes`() throws {
    try flag()
    try FileManager.default.removeItem(atPath: test.path + "/threads/cur/1.host:2,F")
    let store = try test.opened()
    _ = try store.undo()
    #expect(try store.undo().catalog.contacts.isEmpty)
  }

  @Test func `a post that has been sent meanwhile is not taken out of the thread by undo`() throws {
    var post = Message(id: RecordID("p@x"), subject: "Hei", from: [])
    post.isUnsent = true
    _ = try test.put(.message(post), label: "Skrevet")
    let name = try #require(names(in: "threads/.Outbox/cur").first)
    try move("threads/.Outbox/cur/" + name, "threads/cur/" + name)
    #expect(try test.opened().undo().sent?.title == "Hei")
    #expect(try names(in: "threads/cur") == [name])
    #expect(try test.opened().redo().sent?.title == "Hei")
    #expect(try names(in: "threads/.Outbox/cur") == [], "it is not sent again")
    #expect(try test.opened().undo().sent?.title == "Hei")
    #expect(try test.opened().undo().sent == nil, "it does not stand in the way")
  }

  @Test func `a post that has not been sent is taken back and written again`() throws {
    var post = Message(id: RecordID("p@x"), subject: "Hei", from: [])
    post.isUnsent = true
    _ = try test.put(.message(post), label: "Skrevet")
    #expect(try test.opened().undo().sent == nil)
    #expect(try names(in: "threads/.Outbox/cur") == [])
    #expect(try test.opened().redo().sent == nil)
    #expect(try names(in: "threads/.Outbox/cur").count == 1)
  }

  /// Flags a message that has just come.
  private func flag() throws {
    try test.write(letter, to: "threads/new/1.host")
    var message = try #require(test.store.load().messages[RecordID("m@x")])
    message.flags.insert(.flagged)
    _ = try test.put(.message(message), label: "Merket")
    #expect(try names(in: "threads/cur") == ["1.host:2,F"])
  }

  private func edit(_ edit: (inout Contact) -> Void) throws {
    var contact = try #require(test.store.catalog.contact(id))
    edit(&contact)
    _ = try test.put(.contact(contact))
  }

  private func move(_ from: String, _ to: String) throws {
    try? FileManager.default.createDirectory(
      atPath: URL(fileURLWithPath: test.path + "/" + to).deletingLastPathComponent().path,
      withIntermediateDirectories: true)
    try FileManager.default.moveItem(atPath: test.path + "/" + from, toPath: test.path + "/" + to)
  }

  private func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: test.path + "/" + folder).sorted()
  }
}
