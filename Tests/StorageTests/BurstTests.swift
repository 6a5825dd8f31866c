import Domain
import Foundation
import TestSupport
import Testing

@testable import Storage

/// Changes by the thousand, and folders that come and go.
struct BurstTests {
  @Test func `ten thousand changed files, more than the system can tell of, cost one refresh`()
    throws
  {
    let test = try TestStore()
    try test.write(card("b0"), to: "contacts/b0.vcf")
    _ = test.store.load()
    let watch = DirectoryWatch(test.store)
    // Each file is several events, and the queue of the system holds 16,384.
    for number in 0..<10_000 {
      let file = open("\(test.path)/contacts/b\(number).vcf", O_CREAT | O_WRONLY | O_TRUNC, 0o600)
      _ = card("b\(number)").withCString { Glibc.write(file, $0, strlen($0)) }
      close(file)
    }
    let changes = watch.changes()
    #expect(changes.folders.contains(.contacts))
    #expect(test.store.reload(changes)?.contacts.count == 10_000)
    #expect(test.store.reload(watch.changes()) == nil)
    // The watch goes on after it.
    try test.write(card("late"), to: "contacts/late.vcf")
    #expect(test.store.reload(watch.changes())?.contact(RecordID("late")) != nil)
  }

  @Test func `folders that are deleted, made again, moved away and back are followed`() throws {
    let test = try TestStore()
    try test.write(card("u"), to: "contacts/u.vcf")
    try test.write(mail, to: "threads/cur/1.h:2,S")
    _ = test.store.load()
    let watch = DirectoryWatch(test.store)
    try FileManager.default.removeItem(atPath: test.path + "/contacts")
    #expect(test.store.reload(watch.changes())?.contacts.isEmpty == true)
    try test.write(card("v"), to: "contacts/v.vcf")
    #expect(test.store.reload(watch.changes())?.contacts.map(\.id.rawValue) == ["v"])
    let (here, there) = (test.path + "/threads", test.scratch.path + "/away")
    try FileManager.default.moveItem(atPath: here, toPath: there)
    #expect(test.store.reload(watch.changes())?.messages.isEmpty == true)
    try FileManager.default.moveItem(atPath: there, toPath: here)
    #expect(test.store.reload(watch.changes())?.messages.count == 1)
    try FileManager.default.moveItem(
      atPath: here + "/cur/1.h:2,S", toPath: here + "/cur/1.h:2,FS")
    #expect(
      test.store.reload(watch.changes())?.messages.values.first?.flags == [.seen, .flagged])
  }

  @Test func `without events, folders that come and go are found by asking`() throws {
    let test = try TestStore()
    let watch = DirectoryWatch(root: test.store.layout.root, usesEvents: false)
    try test.write(card("u"), to: "contacts/u.vcf")
    #expect(test.store.reload(watch.changes())?.contacts.count == 1)
    try FileManager.default.removeItem(atPath: test.path + "/contacts")
    #expect(test.store.reload(watch.changes())?.contacts.isEmpty == true)
  }

  private let mail = "From: a@example.no\r\nMessage-ID: <m@x>\r\n\r\nHei\r\n"

  private func card(_ uid: String) -> String {
    "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:\(uid)\r\nFN:Demo\r\nEND:VCARD\r\n"
  }
}
