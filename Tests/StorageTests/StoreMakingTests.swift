import Domain
import Foundation
import TestSupport
import Testing

@testable import Storage

struct StoreMakingTests {
  let scratch: ScratchDirectory
  let path: String

  init() throws {
    scratch = try ScratchDirectory()
    path = scratch.path + "/deep/er/store"
  }

  @Test func `folders and files are for their owner alone`() throws {
    try LocalStore.create(at: path)
    let root = URL(fileURLWithPath: path)
    let names = try FileManager.default.subpathsOfDirectory(atPath: path)
    #expect(names.count > 90)
    for name in [""] + names {
      let attributes = try FileManager.default.attributesOfItem(
        atPath: root.appendingPathComponent(name).path)
      let isFolder = attributes[.type] as? FileAttributeType == .typeDirectory
      #expect(attributes[.posixPermissions] as? Int == (isFolder ? 0o700 : 0o600), "\(name)")
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/deep/er") == ["store"])
  }

  @Test func `a folder with collections is adopted and nothing in it overwritten`() throws {
    let card = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:u\r\nFN:Kari Demo\r\nEND:VCARD\r\n"
    try scratch.write(card, to: "deep/er/store/contacts/u.vcf")
    try scratch.write("mine", to: "deep/er/store/methods/partnerskapsordningen.md")
    try LocalStore.create(at: path)
    let catalog = try opened().load()
    #expect(catalog.contact(RecordID("u"))?.name == "Kari Demo")
    #expect(catalog.municipalities.count == 38)
    #expect(
      scratch.bytes(of: "deep/er/store/methods/partnerskapsordningen.md") == Array("mine".utf8))
    try LocalStore.create(at: path)
    #expect(scratch.bytes(of: "deep/er/store/contacts/u.vcf") == Array(card.utf8))
  }

  @Test func `records that a sync has brought under other names are not doubled`() throws {
    let folders = ["contacts", "organizations", "calendar", "threads/cur"]
    try LocalStore.create(at: path)
    let before = try opened().load()
    for folder in folders {
      for (index, name) in try names(in: folder).enumerated() {
        let ending = folder == "threads/cur" ? ":2,S" : String(name.suffix(4))
        try FileManager.default.moveItem(
          atPath: "\(path)/\(folder)/\(name)", toPath: "\(path)/\(folder)/synced-\(index)\(ending)")
      }
    }
    let synced = try folders.map { try names(in: $0).sorted() }
    try FileManager.default.removeItem(atPath: path + "/network.json")
    try LocalStore.create(at: path)
    #expect(try folders.map { try names(in: $0).sorted() } == synced)
    let after = try opened().load()
    #expect(after.organizations.map(\.id) == before.organizations.map(\.id))
    #expect(after.problems == [])
  }

  private func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path + "/" + folder)
  }

  @Test func `a folder full of other things is refused`() throws {
    try scratch.write("x", to: "deep/er/store/thesis.txt")
    #expect(throws: StorageError.unusable(.notEmpty, path: path)) {
      try LocalStore.create(at: path)
    }
    #expect(throws: StorageError.unusable(.noStore, path: path)) { try opened() }
    #expect(try FileManager.default.contentsOfDirectory(atPath: path) == ["thesis.txt"])
  }

  @Test func `collections that nobody has named are opened, and looking changes nothing`() throws {
    let card = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:u\r\nFN:Kari Demo\r\nEND:VCARD\r\n"
    try scratch.write(card, to: "deep/er/store/contacts/u.vcf")
    let catalog = try opened().load()
    #expect(catalog.contact(RecordID("u"))?.name == "Kari Demo")
    #expect(catalog.network.name == "store")
    #expect(try FileManager.default.subpathsOfDirectory(atPath: path).count == 2)
  }

  @Test func `a file, a missing folder and an unknown network are each told apart`() throws {
    try scratch.write("x", to: "file")
    let file = scratch.path + "/file"
    #expect(throws: StorageError.notRegular(path: file)) {
      try LocalStore(opening: file, readOnly: false, clock: { now })
    }
    #expect(throws: StorageError.missing(path: path)) { try opened() }
    #expect(throws: StorageError.unusable(.unknownNetwork, path: "oslo")) {
      try LocalStore.create(at: path, network: "oslo")
    }
  }

  @Test func `a store of a later version or with a broken description is left alone`() throws {
    try LocalStore.create(at: path)
    try scratch.write("{\"format\": 2, \"new\": []}", to: "deep/er/store/network.json")
    #expect(throws: StorageError.unusable(.newerFormat(2), path: path)) { try opened() }
    try scratch.write("{\"format\": 1}", to: "deep/er/store/network.json")
    #expect(throws: StorageError.self) { try opened() }
    try scratch.write("{\"format\": 1,\n\"name\": tull}", to: "deep/er/store/network.json")
    let reason = StorageError.Reason.brokenDescription(.notJSON(line: 2))
    #expect(throws: StorageError.unusable(reason, path: path + "/network.json")) { try opened() }
  }

  @Test(arguments: [
    (#", "language": "nb""#, "nb"), (#", "language": "\u006eb", "later": [null]"#, "nb"),
    (#", "language": "nb", "homeOrganization": null"#, "nb"),
    (#", "language": "nn", "motto": "x""#, "nn"),
    (#", "language": 3"#, nil), ("", nil),
  ])
  func `a description is read however it is written`(rest: String, language: String?) throws {
    try LocalStore.create(at: path)
    let text =
      #"{"title":{"nb":"Nett"},"name":"n" ,"timeZone":"Europe/Oslo","format":1"# + rest + "}"
    try scratch.write(text, to: "deep/er/store/network.json")
    guard let language else {
      #expect(throws: StorageError.self) { try opened() }
      return
    }
    #expect(
      try opened().load().network
        == NetworkDescription(
          name: "n", titles: ["nb": "Nett"], timeZone: "Europe/Oslo", language: language))
  }

  @Test func `making a store that was interrupted anywhere is completed`() throws {
    try LocalStore.create(at: path)
    let whole = try FileManager.default.subpathsOfDirectory(atPath: path).sorted()
    // As after a crash in the middle of an adoption: some files, no description, the mark still there.
    try scratch.write("trondelag", to: "deep/er/store/.samspill/beginning")
    try FileManager.default.removeItem(atPath: path + "/network.json")
    try FileManager.default.removeItem(atPath: path + "/organizations")
    #expect(try opened().load().municipalities.count == 38)
    #expect(try FileManager.default.subpathsOfDirectory(atPath: path).sorted() == whole)
  }

  @Test func `a new store that was left unfinished beside its place is gone on with`() throws {
    let mark = String(ContentMark(Array("store".utf8)).value, radix: 16)
    try scratch.write("half", to: "deep/er/.samspill-new-\(mark)/contacts/half.txt")
    try LocalStore.create(at: path)
    #expect(try opened().load().municipalities.count == 38)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/deep/er") == ["store"])
  }

  @Test func `a collection that is a symbolic link is a problem and not followed`() throws {
    try LocalStore.create(at: path)
    try scratch.write(
      "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:x\r\nFN:X\r\nEND:VCARD\r\n", to: "else/x.vcf")
    try FileManager.default.removeItem(atPath: path + "/contacts")
    symlink(scratch.path + "/else", path + "/contacts")
    let store = try opened()
    let catalog = store.load()
    #expect(catalog.contacts.isEmpty)
    #expect(catalog.problems.map(\.path) == ["contacts"])
    let contact = Record.contact(Contact(id: RecordID("y"), name: "Y"))
    #expect(throws: ChangeFailure.self) {
      try store.apply(ChangeSet(label: "x", changes: [.put(contact, basedOn: nil)]))
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/else") == ["x.vcf"])
  }

  @Test func `no UID leads out of its folder`() throws {
    try LocalStore.create(at: path)
    let store = try opened()
    _ = store.load()
    let ids = [
      "../../evil", "/etc/evil", ".hidden", "a/b", "", "nul\0l", String(repeating: "x", count: 300),
    ]
    for id in ids {
      let note = Record.note(Note(id: RecordID(id), title: id, date: nil))
      _ = try store.apply(ChangeSet(label: "x", changes: [.put(note, basedOn: nil)]))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: path + "/notes").count == ids.count)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/deep/er") == ["store"])
  }

  private func opened() throws -> LocalStore {
    try LocalStore(opening: path, readOnly: false, clock: { now })
  }
}
