import CivilTime
import Foundation
import TestSupport
import Testing

@testable import Domain
@testable import Storage

/// The cache is a help and never a source: without it, or with a bad one, everything is the same.
struct StoreCacheTests {
  @Test(arguments: RandomRecords.kinds + [.method])
  func `what is packed is unpacked`(kind: RecordKind) {
    for seed in 0..<200 as Range<UInt64> {
      var random = RandomRecords(seed: seed)
      let record = random.record(kind)
      var writer = PackWriter()
      record.pack(into: &writer)
      let read = writer.bytes.withUnsafeBytes { bytes in
        var reader = PackReader(bytes)
        return Record(from: &reader, kind: record.key.kind)
      }
      #expect(read == record, "seed \(seed)")
    }
  }

  @Test func `damaged bytes unpack to something`() {
    for seed in 0..<300 as Range<UInt64> {
      var random = RandomRecords(seed: seed)
      let record = random.record(random.pick(RandomRecords.kinds))
      var writer = PackWriter()
      record.pack(into: &writer)
      var bytes = writer.bytes
      for _ in 0...random.below(4) { bytes[random.below(bytes.count)] ^= 1 << random.below(8) }
      bytes.removeLast(random.below(bytes.count))
      bytes.withUnsafeBytes { bytes in
        var reader = PackReader(bytes)
        #expect(Record(from: &reader, kind: record.key.kind).key.kind == record.key.kind)
      }
    }
  }

  @Test func `small stores keep nothing and large ones do`() throws {
    let small = try TestStore(holding: .starterNetwork)
    #expect(small.store.keep() == nil)
    #expect(small.cache == nil)
    let large = try TestStore()
    try large.addContacts(count: 250)
    let store = try large.opened()
    #expect(store.keep()?.contacts.count == 250)
    #expect(large.cache != nil)
    #expect(store.keep() == nil, "what is kept already is not kept again")
  }

  @Test func `what is kept beside other work is there when that has ended`() throws {
    let test = try TestStore()
    try test.addContacts(count: 250)
    let store = try test.opened()
    store.beginKeeping()
    #expect(store.keep() == nil, "it is kept already")
    let later = try LocalStore(opening: test.path, readOnly: false, clock: { now })
    #expect(later.recall()?.contacts.map(\.id) == store.catalog.contacts.map(\.id))
  }

  @Test func `a store that may not be written gets no cache`() throws {
    let test = try TestStore()
    try test.addContacts(count: 250)
    let store = try test.opened(readOnly: true)
    #expect(store.keep() == nil)
    #expect(test.cache == nil)
  }

  @Test(arguments: [
    (MemoryLayout<RecordMark>.size, MemoryLayout<RecordMark>.stride),
    (MemoryLayout<RecordFacts>.size, MemoryLayout<RecordFacts>.stride),
    (MemoryLayout<PartyLinks.Link>.size, MemoryLayout<PartyLinks.Link>.stride),
    (MemoryLayout<Blob.Place>.size, MemoryLayout<Blob.Place>.stride),
    (MemoryLayout<PackedStatus>.size, MemoryLayout<PackedStatus>.stride),
    (MemoryLayout<FolderStamp>.size, MemoryLayout<FolderStamp>.stride),
  ])
  func `no memory gets into the cache that is between values`(size: Int, stride: Int) {
    #expect(size == stride)
  }

  @Test func `a damaged cache is passed over, and no damage is fatal`() throws {
    let test = try TestStore()
    try test.addContacts(count: 30)
    _ = test.store.load()
    test.keep()
    let whole = try #require(test.cache)
    let expected = test.store.catalog.contacts
    #expect(expected.count == 30)
    var random = RandomRecords(seed: 1)
    var passedOver = 0
    for round in 0..<60 {
      var bytes = whole
      if round % 3 == 0 {
        bytes.removeLast(1 + random.below(bytes.count - 1))
      } else {
        bytes[random.below(bytes.count)] ^= 1 << UInt8(random.below(8))
      }
      try test.putCache(bytes)
      let store = try LocalStore(opening: test.path, readOnly: true, clock: { now })
      if store.recall() == nil { passedOver += 1 }
      let catalog = store.load()
      #expect(catalog.contacts == expected, "round \(round)")
    }
    #expect(passedOver >= 20, "what is cut short is never used")
  }

  @Test func `a damaged cache spoils no edit either`() throws {
    let test = try TestStore()
    try test.addContacts(count: 5)
    _ = test.store.load()
    test.keep()
    let whole = try #require(test.cache)
    for offset in stride(from: 0, to: whole.count, by: 97) {
      var bytes = whole
      bytes[offset] ^= 0x11
      try test.putCache(bytes)
      let store = try LocalStore(opening: test.path, readOnly: false, clock: { now })
      _ = store.recall() ?? store.load()
      let added = Contact(id: RecordID("ny-\(offset)"), name: "Ny Demo")
      let set = ChangeSet(label: "", changes: [.put(.contact(added), basedOn: nil)])
      let catalog = try store.apply(set)
      #expect(catalog.contact(added.id) == added, "offset \(offset)")
      #expect(Set(catalog.contacts.map(\.name)) == Set((0..<5).map { "Demo \($0)" } + ["Ny Demo"]))
      try FileManager.default.removeItem(atPath: test.path + "/contacts/ny-\(offset).vcf")
    }
  }

  @Test func `damage to what nobody asked for is found before anything relies on it`() throws {
    let test = try TestStore(holding: .starterNetwork)
    try test.addContacts(count: 250)
    let expected = Set(test.store.load().contacts.map(\.name))
    test.keep()
    let whole = try #require(test.cache)
    for offset in stride(from: 0, to: whole.count, by: whole.count / 150) {
      var bytes = whole
      bytes[offset] ^= 0x11
      try test.putCache(bytes)
      let store = try LocalStore(opening: test.path, readOnly: false, clock: { now })
      if let (early, check) = store.recallUnchecked([.contact]) {
        let names = Set(early.contacts.map(\.name))
        if check.holds() { #expect(names == expected, "offset \(offset)") }
      } else {
        _ = store.load()
      }
      let added = Note(id: RecordID("ny-\(offset)"), title: "Ny Demo", date: nil)
      let set = ChangeSet(label: "", changes: [.put(.note(added), basedOn: nil)])
      let catalog = try store.apply(set)
      #expect(catalog.notes.contains(added), "offset \(offset)")
      #expect(Set(catalog.contacts.map(\.name)) == expected, "offset \(offset)")
      try FileManager.default.removeItem(atPath: test.path + "/notes/ny-\(offset).ics")
    }
  }

  @Test func `a cache that cannot be written changes nothing`() throws {
    let test = try TestStore()
    try test.addContacts(count: 250)
    let store = try test.opened()
    _ = store.keep()
    for number in 0..<250 {
      try FileManager.default.removeItem(atPath: test.path + "/contacts/demo-\(number).vcf")
    }
    _ = store.load()
    let temporary = TemporaryFile.name(for: StoreName.fixed("cache"))
    try FileManager.default.createDirectory(
      atPath: "\(test.path)/.samspill/\(temporary)", withIntermediateDirectories: false)
    #expect(store.keep() == nil)
    #expect(store.catalog.contacts.isEmpty, "what was kept before is not taken for news")
  }

  @Test func `the cache of another folder is not used`() throws {
    let (first, second) = (try TestStore(), try TestStore())
    try first.addContacts(count: 5)
    _ = first.store.load()
    first.keep()
    try second.putCache(try #require(first.cache))
    let store = try LocalStore(opening: second.path, readOnly: true, clock: { now })
    #expect(store.recall() == nil)
    #expect(store.load().contacts.isEmpty)
  }

  @Test func `recurring events are worked out anew after a month`() throws {
    let test = try TestStore()
    try test.addContacts(count: 5)
    _ = test.store.load()
    test.keep()
    for (days, isUsed) in [(29, true), (31, false), (-31, false)] {
      let later = now.adding(seconds: days * 86_400)
      let store = try LocalStore(opening: test.path, readOnly: true, clock: { later })
      #expect((store.recall() != nil) == isUsed, "\(days) days later")
    }
  }

  @Test func `edits count on files, not on what was kept of them`() throws {
    let test = try TestStore()
    try test.addContacts(count: 5)
    _ = test.store.load()
    test.keep()
    let store = try LocalStore(opening: test.path, readOnly: false, clock: { now })
    let recalled = try #require(store.recall())
    var contact = try #require(recalled.contacts.first)
    let revision = recalled.revision(of: RecordKey(.contact, contact.id))
    let path = try #require(recalled.stored(RecordKey(.contact, contact.id))?.path)
    let text = try #require(test.text(of: path))
    try test.write(
      text.replacingOccurrences(of: "END:VCARD", with: "TEL:99 99 99 99\r\nEND:VCARD"), to: path)
    contact.title = "Rådgiver"
    let set = ChangeSet(
      label: "Endret", changes: [.put(.contact(contact), basedOn: revision)])
    let after = try store.apply(set).contact(contact.id)
    #expect(after?.title == "Rådgiver")
    #expect(after?.phones.map(\.written) == ["99 99 99 99"], "the other program's edit stays")
  }
}

extension TestStore {
  /// Keeps what is known, however little it is.
  func keep() {
    let image = store.table.image(of: store.catalog, at: now)
    #expect(StoreCache(layout: store.layout).write(image) != nil)
  }

  /// What reading everything anew tells.
  func withoutCache() throws -> Catalog {
    try? FileManager.default.removeItem(atPath: path + "/.samspill/cache")
    return try opened(readOnly: true).catalog
  }

  var cache: [UInt8]? { scratch.bytes(of: "store/.samspill/cache") }

  func putCache(_ bytes: [UInt8]) throws {
    try FileManager.default.createDirectory(
      atPath: path + "/.samspill", withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: path + "/.samspill/cache"))
  }

  func addContacts(count: Int) throws {
    for number in 0..<count {
      try write(
        "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:demo-\(number)\r\nFN:Demo \(number)\r\nEND:VCARD\r\n",
        to: "contacts/demo-\(number).vcf")
    }
  }
}
