import Domain
import Foundation
import TestSupport
import Testing

@testable import Storage

struct DirectoryWatchTests {
  @Test func `another program's new file is seen, and only it is read`() throws {
    let test = try TestStore(holding: .starterNetwork)
    let watch = DirectoryWatch(test.store)
    #expect(watch.changes().isEmpty)
    try test.write(card("u1"), to: "contacts/u1.vcf")
    let changes = watch.changes()
    #expect(changes.files[.contacts]?.map(\.description) == ["u1.vcf"])
    #expect(test.store.reload(changes)?.contact(RecordID("u1")) != nil)
    #expect(test.store.reload(changes) == nil)
    #expect(watch.changes().isEmpty)
  }

  @Test func `a file that is renamed, changed or deleted is followed`() throws {
    let test = try TestStore()
    let watch = DirectoryWatch(test.store)
    try test.write(card("u1"), to: "contacts/u1.vcf")
    _ = test.store.reload(watch.changes())
    try move("contacts/u1.vcf", "contacts/other.vcf", in: test)
    let key = RecordKey(.contact, RecordID("u1"))
    #expect(test.store.reload(watch.changes())?.stored(key)?.path == "contacts/other.vcf")
    try test.write(card("u1", name: "Ny"), to: "contacts/other.vcf")
    #expect(test.store.reload(watch.changes())?.contact(key.id)?.name == "Ny")
    try FileManager.default.removeItem(atPath: test.path + "/contacts/other.vcf")
    #expect(test.store.reload(watch.changes())?.contact(key.id) == nil)
  }

  @Test func `a folder that is replaced as a whole is watched anew`() throws {
    let test = try TestStore(holding: .starterNetwork)
    let watch = DirectoryWatch(test.store)
    try move("contacts", "gone", in: test)
    #expect(test.store.reload(watch.changes())?.contacts.isEmpty == true)
    try test.write(card("u1"), to: "contacts/u1.vcf")
    #expect(test.store.reload(watch.changes())?.contacts.count == 1)
    try test.write(card("u2"), to: "contacts/u2.vcf")
    #expect(test.store.reload(watch.changes())?.contacts.count == 2)
  }

  @Test func `our own changes are no news`() throws {
    let test = try TestStore()
    let watch = DirectoryWatch(test.store)
    _ = try test.put(.note(Note(id: RecordID("n"), title: "Notat", date: nil)))
    _ = try test.put(.note(Note(id: RecordID("n"), title: "Annet", date: nil)))
    usleep(30_000)
    _ = test.store.reload(.everything)
    #expect(test.store.reload(watch.changes()) == nil)
  }

  @Test func `thousands of changes cost one refresh`() throws {
    let test = try TestStore()
    let watch = DirectoryWatch(test.store)
    for number in 0..<2000 { try test.write(card("b\(number)"), to: "contacts/b\(number).vcf") }
    #expect(test.store.reload(watch.changes())?.contacts.count == 2000)
    #expect(test.store.reload(watch.changes()) == nil)
  }

  @Test func `where the system tells nothing, folders are asked`() throws {
    let test = try TestStore()
    let watch = DirectoryWatch(root: test.store.layout.root, usesEvents: false)
    #expect(watch.fileDescriptor == -1 && watch.pollMilliseconds > 0)
    #expect(watch.changes().isEmpty)
    usleep(20_000)
    try test.write(card("u1"), to: "contacts/u1.vcf")
    #expect(test.store.reload(watch.changes())?.contact(RecordID("u1")) != nil)
    try test.write(card("u1", name: "Ny"), to: "contacts/u1.vcf")
    for _ in 0..<5 { _ = test.store.reload(watch.changes()) }
    #expect(test.store.catalog.contact(RecordID("u1"))?.name == "Ny")
  }

  private func card(_ uid: String, name: String = "Demo") -> String {
    "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:\(uid)\r\nFN:\(name)\r\nEND:VCARD\r\n"
  }

  private func move(_ from: String, _ to: String, in test: TestStore) throws {
    try FileManager.default.moveItem(atPath: test.path + "/" + from, toPath: test.path + "/" + to)
  }
}
