import CivilTime
import Domain
import Foundation
import TestSupport
import Testing

@testable import Storage

/// What syncs, git and people do to the files while we work on them: nothing lost, nothing doubled.
struct OutsideChangeTests {
  let test: TestStore
  let id = RecordID("c1")
  let key = RecordKey(.contact, RecordID("c1"))

  init() throws {
    test = try TestStore()
    _ = try test.put(
      .contact(Contact(id: id, name: "Åse Demo", title: "Rådgiver")), label: "Lagt til")
  }

  @Test func `an edit of what another program deleted is refused, and can be stored as new`() throws
  {
    let mine = try edited { $0.title = "Leder" }
    try FileManager.default.removeItem(atPath: test.path + "/contacts/c1.vcf")
    #expect(throws: ChangeFailure.conflict(key, theirs: nil)) { try put(mine) }
    #expect(test.text(of: "contacts/c1.vcf") == nil)
    let set = ChangeSet(label: "x", changes: [.put(.contact(mine), basedOn: nil)])
    #expect(try test.store.apply(set).contact(id)?.title == "Leder")
    #expect(test.store.load().contacts.count == 1)
  }

  @Test func `a file in the place of a folder is told as what is in the way`() throws {
    let mine = RecordKey(.note, RecordID("n"))
    try test.write("hei", to: "notes")
    let set = ChangeSet(
      label: "x", changes: [.put(.note(Note(id: mine.id, title: "Møte", date: nil)), basedOn: nil)])
    let failure = ChangeFailure.system(path: test.path + "/notes", reason: .obstructed)
    #expect(throws: failure) { try test.store.apply(set) }
    #expect(test.text(of: "notes") == "hei")
  }

  @Test func `a deletion of what another program changed is refused`() throws {
    let revision = test.store.catalog.revision(of: key)
    try sync { $0.replacing("Rådgiver", with: "Leder") }
    let set = ChangeSet(label: "x", changes: [.delete(key, basedOn: revision)])
    #expect(throws: ChangeFailure.self) { try test.store.apply(set) }
    #expect(test.text(of: "contacts/c1.vcf")?.contains("Leder") == true)
  }

  @Test func `an edit follows a file that another program renamed`() throws {
    let mine = try edited { $0.title = "Leder" }
    try move("contacts/c1.vcf", "contacts/renamed by sync.vcf")
    #expect(try put(mine).contact(id)?.title == "Leder")
    #expect(try names(in: "contacts") == ["renamed by sync.vcf"])
  }

  @Test func `a sync that replaces the file in the middle of an edit is merged with it`() throws {
    let mine = try edited { $0.emails = ["aase@example.no"] }
    // As vdirsyncer does: a new file beside, moved over the old one.
    try sync { $0.replacing("END:VCARD", with: "X-PHONE-APP:1\r\nEND:VCARD") }
    try sync { $0.replacing("Rådgiver", with: "Leder") }
    let stored = try #require(put(mine).contact(id))
    #expect(stored.title == "Leder" && stored.emails == ["aase@example.no"])
    let text = try #require(test.text(of: "contacts/c1.vcf"))
    #expect(text.contains("X-PHONE-APP:1\r\n"))
    #expect(try names(in: "contacts") == ["c1.vcf"])
  }

  @Test func `what changes between our look and our plan is merged as well`() throws {
    let mine = try edited { $0.emails = ["aase@example.no"] }
    let revision = test.store.catalog.revision(of: key)
    try sync { $0.replacing("Rådgiver", with: "Leder") }
    var plan = test.store.plan()
    try plan.add(.put(.contact(mine), basedOn: revision))
    guard case .contents(_, _, let after?)? = plan.operations.first else {
      Issue.record("nothing is planned")
      return
    }
    let text = String(decoding: after, as: UTF8.self)
    #expect(text.contains("TITLE:Leder") && text.contains("EMAIL:aase@example.no"))
  }

  @Test func `a checkout of an older version under our feet is an edit like any other`() throws {
    let old = try #require(test.text(of: "contacts/c1.vcf"))
    _ = try put(edited { $0.title = "Leder" })
    let mine = try edited { $0.note = "Ring" }
    try test.write(old, to: "contacts/c1.vcf")
    let stored = try #require(put(mine).contact(id))
    #expect(stored.title == "Rådgiver" && stored.note == "Ring")
    // A folder that git has taken away and made anew.
    try FileManager.default.removeItem(atPath: test.path + "/contacts")
    try test.write(old, to: "contacts/c1.vcf")
    #expect(try put(edited { $0.emails = ["a@example.no"] }).contact(id)?.note == "")
    #expect(test.store.load().contacts.map(\.emails) == [["a@example.no"]])
  }

  @Test func `a message that mail programs move and flag meanwhile keeps both flags`() throws {
    let letter =
      "From: a@example.no\r\nDate: Wed, 1 Sep 2021 10:00:00 +0200\r\nMessage-ID: <m@x>\r\n\r\nHei\r\n"
    try test.write(letter, to: "threads/new/1.host")
    _ = test.store.load()
    let messageKey = RecordKey(.message, RecordID("m@x"))
    let revision = test.store.catalog.revision(of: messageKey)
    var mine = try #require(test.store.catalog.messages[RecordID("m@x")])
    mine.flags.insert(.flagged)
    try FileManager.default.createDirectory(
      atPath: test.path + "/threads/cur", withIntermediateDirectories: true)
    try move("threads/new/1.host", "threads/cur/1.host:2,S")
    let set = ChangeSet(label: "x", changes: [.put(.message(mine), basedOn: revision)])
    _ = try test.store.apply(set)
    #expect(try names(in: "threads/cur") == ["1.host:2,FS"])
    #expect(try names(in: "threads/new").isEmpty)
    #expect(test.text(of: "threads/cur/1.host:2,FS") == letter)
  }

  @Test func `undo of what others changed too takes back only ours`() throws {
    _ = try put(edited { $0.title = "Leder" })
    try sync { $0.replacing("END:VCARD", with: "NOTE:Ring\r\nEND:VCARD") }
    let undone = try test.opened().undo().catalog.contact(id)
    #expect(undone?.title == "Rådgiver" && undone?.note == "Ring")
  }

  @Test func `undo asks where others changed the same, and keeps theirs if it is to go on`() throws
  {
    _ = try put(edited { $0.title = "Leder" })
    try sync { $0.replacing("Leder", with: "Sjef") }
    let store = try test.opened()
    do {
      _ = try store.undo()
      Issue.record("it was undone without a question")
    } catch .undoConflict(let found, false, .contact(let mine), .contact(let theirs)) {
      #expect(found == key && mine.title == "Rådgiver" && theirs.title == "Sjef")
    } catch {
      Issue.record("\(error)")
    }
    #expect(test.text(of: "contacts/c1.vcf")?.contains("Sjef") == true)
    #expect(try store.undo(insisting: true).catalog.contact(id)?.title == "Rådgiver")
    #expect(try store.redo().catalog.contact(id)?.title == "Sjef")
  }

  @Test func `undo of a new record that others worked on puts their work into the trash`() throws {
    try sync { $0.replacing("END:VCARD", with: "NOTE:Viktig\r\nEND:VCARD") }
    let store = try test.opened()
    #expect(throws: ChangeFailure.self) { try store.undo() }
    #expect(try store.undo(insisting: true).catalog.contacts.isEmpty)
    let item = try #require(store.trash().first)
    #expect(try store.restore(item, label: "x").contact(id)?.note == "Viktig")
  }

  @Test func `undo of an edit of what others deleted brings the old one back whole`() throws {
    try sync { $0.replacing("END:VCARD", with: "X-KEEP:1\r\nEND:VCARD") }
    _ = test.store.load()
    _ = try put(edited { $0.title = "Leder" })
    try FileManager.default.removeItem(atPath: test.path + "/contacts/c1.vcf")
    let store = try test.opened()
    #expect(throws: ChangeFailure.self) { try store.undo() }
    #expect(try store.undo(insisting: true).catalog.contact(id)?.title == "Rådgiver")
    #expect(test.text(of: "contacts/c1.vcf")?.contains("X-KEEP:1\r\n") == true)
  }

  @Test func `links that git left in conflict are never written over`() throws {
    let text = "<<<<<<< HEAD\n{\"a@x\": [\"5036\"]}\n=======\n"
    try test.write(text, to: "links.json")
    try test.write(
      "From: a@example.no\r\nMessage-ID: <m@x>\r\n\r\nHei\r\n", to: "threads/cur/1.h:2,S")
    var message = try #require(test.store.load().messages[RecordID("m@x")])
    message.linkedMunicipalities = [try #require(Municipality.Number("5036"))]
    #expect(throws: ChangeFailure.self) { try test.put(.message(message)) }
    #expect(test.text(of: "links.json") == text)
    #expect(test.store.check().contains { $0.path == "links.json" && $0.severity == .error })
  }

  @Test func `links that two set at once are all kept, and a link that was taken away stays away`()
    throws
  {
    let store = try linkedMessage("[\"5036\", \"5037\"]")
    var mine = try #require(store.catalog.messages[RecordID("m@x")])
    let (key, revision) = (
      RecordKey(.message, mine.id), store.catalog.revision(of: RecordKey(.message, mine.id))
    )
    mine.linkedMunicipalities[0] = try #require(Municipality.Number("5038"))
    try test.write("{\n  \"m@x\": [\"5036\", \"5037\", \"5041\"]\n}\n", to: "links.json")
    let set = ChangeSet(label: "x", changes: [.put(.message(mine), basedOn: revision)])
    let linked = try store.apply(set).messages[key.id]?.linkedMunicipalities
    #expect(linked?.map(\.description) == ["5037", "5041", "5038"])
    #expect(test.text(of: "links.json") == "{\n  \"m@x\": [\"5037\", \"5041\", \"5038\"]\n}\n")
  }

  @Test func `undo of a link leaves alone the links that others made since`() throws {
    let store = try linkedMessage("[\"5036\"]")
    var mine = try #require(store.catalog.messages[RecordID("m@x")])
    let revision = store.catalog.revision(of: RecordKey(.message, mine.id))
    mine.linkedMunicipalities.append(try #require(Municipality.Number("5037")))
    _ = try store.apply(
      ChangeSet(label: "x", changes: [.put(.message(mine), basedOn: revision)]))
    func links(_ numbers: String) -> String {
      "{\n  \"a@x\": [\"5041\"],\n  \"m@x\": [\(numbers)]\n}\n"
    }
    try test.write(links("\"5036\", \"5037\", \"5038\""), to: "links.json")
    _ = try store.undo()
    #expect(test.text(of: "links.json") == links("\"5036\", \"5038\""))
    _ = try store.redo()
    #expect(test.text(of: "links.json") == links("\"5036\", \"5037\", \"5038\""))
  }

  /// The store with a message that is linked to some municipalities.
  private func linkedMessage(_ numbers: String) throws -> LocalStore {
    try test.write("{\n  \"m@x\": \(numbers)\n}\n", to: "links.json")
    try test.write(
      "From: a@example.no\r\nMessage-ID: <m@x>\r\n\r\nHei\r\n", to: "threads/cur/1.h:2,S")
    return try test.opened()
  }

  private func edited(_ edit: (inout Contact) -> Void) throws -> Contact {
    var contact = try #require(test.store.catalog.contact(id))
    edit(&contact)
    return contact
  }

  private func put(_ contact: Contact) throws -> Catalog {
    try test.put(.contact(contact))
  }

  private func sync(_ edit: (String) -> String) throws {
    let text = try #require(test.text(of: "contacts/c1.vcf"))
    try test.write(edit(text), to: "contacts/.sync.tmp")
    #expect(
      rename(test.path + "/contacts/.sync.tmp", test.path + "/contacts/c1.vcf") == 0)
  }

  private func move(_ from: String, _ to: String) throws {
    try FileManager.default.moveItem(atPath: test.path + "/" + from, toPath: test.path + "/" + to)
  }

  private func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: test.path + "/" + folder).sorted()
  }
}
