import Domain
import Foundation
import TestSupport
import Testing

@testable import Storage

/// A command reads what it is about: of that everything, as it is now, and of the rest no more than
/// is known anyway.
struct KindsLoadingTests {
  @Test func `what is asked for is as reading all would have it, whatever was kept`() throws {
    let asked: [Set<RecordKind>] = [
      [.contact], [.organization, .event], [.message], [.note, .followUp], [.contact, .message],
    ]
    for seed in 0..<6 as Range<UInt64> {
      let test = try TestStore()
      var random = RandomRecords(seed: seed)
      for round in 0..<8 {
        for _ in 0..<4 { try change(test, &random) }
        if round % 3 == 2 {
          _ = test.store.load()
          test.keep()
          for _ in 0..<3 { try change(test, &random) }
        }
        let kinds = random.pick(asked)
        let store = try test.unread()
        let some = store.load(kinds)
        let all = try test.unread(withoutCache: true).load()
        for kind in kinds {
          #expect(
            some.records(of: kind) == all.records(of: kind),
            "seed \(seed) round \(round) \(kind)")
        }
        #expect(store.load().problems == all.problems, "the rest can still be read")
      }
    }
  }

  @Test func `a folder that nobody asked for is not read, and its problems are not told`() throws {
    let test = try TestStore()
    try test.addContacts(count: 2)
    try test.write("BEGIN:VCALENDAR\r\nBEGIN:VEVENT", to: "calendar/broken.ics")
    let store = try test.unread()
    let people = store.load([.contact])
    #expect(people.contacts.count == 2)
    #expect(people.problems.isEmpty)
    #expect(Set(store.load([.event]).problems.map(\.path)) == ["calendar/broken.ics"])
    #expect(store.load([.contact]).problems.isEmpty)
  }

  @Test func `what was kept of some folders is enough for those and not for others`() throws {
    let test = try TestStore()
    try test.addContacts(count: 250)
    try test.addEvents(count: 1)
    let first = try test.unread(readOnly: false)
    #expect(first.load([.contact]).events.isEmpty)
    #expect(first.keep() != nil)
    #expect(try test.unread().recall() == nil, "the workspace shows all or nothing")
    let second = try test.unread()
    #expect(second.load([.event]).events.count == 1)
    #expect(try test.unread().load([.contact]).contacts.count == 250)
    #expect(try test.unread().load().events.count == 1)
  }

  @Test func `commands that read different kinds do not make each other forget`() throws {
    let test = try TestStore()
    try test.addContacts(count: 250)
    try test.addEvents(count: 250)
    for kind in [RecordKind.contact, .event] {
      let store = try test.unread(readOnly: false)
      _ = store.load([kind])
      #expect(store.keep() != nil)
    }
    #expect(try test.unread().recallUnchecked([.contact])?.catalog.contacts.count == 250)
    #expect(try test.unread().recallUnchecked([.event])?.catalog.events.count == 250)
  }

  @Test func `what was kept is given at once, and a look tells whether it still holds`() throws {
    let test = try TestStore()
    try test.addContacts(count: 250)
    try test.settle(.contacts, "demo-249.vcf")
    _ = test.store.load()
    test.keep()
    let early = try #require(try test.unread().recallUnchecked([.contact]))
    #expect(early.check.holds())
    // Copied, as what lies in the cache is changed there soon.
    let contacts = Array(early.catalog.contacts)
    #expect(try contacts == Array(test.unread().load([.contact]).contacts))

    let kept = try #require(test.cache)
    let place = try #require(kept.firstRange(of: Array("Demo 100".utf8)))
    var damaged = kept
    damaged[place.lowerBound] ^= 1
    try test.putCache(damaged)
    let store = try test.unread()
    #expect(try #require(store.recallUnchecked([.contact])).check.holds() == false)
    #expect(Array(store.load([.contact]).contacts) == contacts)
    try test.putCache(kept)

    try test.overwrite(
      "contacts/demo-7.vcf", "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:demo-7\r\nFN:Ny\r\nEND:VCARD\r\n")
    let later = try test.unread()
    #expect(try #require(later.recallUnchecked([.contact])).check.holds() == false)
    #expect(later.load([.contact]).contact(RecordID("demo-7"))?.name == "Ny")

    try FileManager.default.removeItem(atPath: test.path + "/contacts/demo-8.vcf")
    let last = try test.unread()
    #expect(last.recallUnchecked([.contact]) == nil, "the folder itself tells")
    #expect(last.load([.contact]).contacts.count == 249)
  }

  @Test func `a message with another name is seen, and so is a new one`() throws {
    let test = try TestStore()
    try test.write("Subject: Demo\r\n\r\nHei", to: "threads/cur/1.demo:2,")
    _ = test.store.load()
    test.keep()
    try FileManager.default.moveItem(
      atPath: test.path + "/threads/cur/1.demo:2,", toPath: test.path + "/threads/cur/1.demo:2,S")
    try test.write("Subject: To\r\n\r\nHei", to: "threads/new/2.demo")
    let messages = try test.unread().load([.message]).messages.values
    #expect(Set(messages.map(\.subject)) == ["Demo", "To"])
    #expect(messages.first { $0.subject == "Demo" }?.flags.contains(.seen) == true)
  }

  @Test func `a message that keeps its name is taken to be as it was, but not for good`() throws {
    let test = try TestStore()
    try test.write("Subject: Demo\r\n\r\nHei", to: "threads/cur/1.demo:2,")
    try test.settle(.threads, "1.demo:2,")
    _ = test.store.reload(.everything)
    test.keep()
    try test.overwrite("threads/cur/1.demo:2,", "Subject: Ny\r\n\r\nHei")
    #expect(try test.unread().load([.message]).messages.values.map(\.subject) == ["Demo"])
    #expect(try test.unread().load().messages.values.map(\.subject) == ["Ny"])
  }

  @Test func `a message that could not be read is tried again`() throws {
    let test = try TestStore()
    let path = test.path + "/threads/cur/1.demo:2,"
    try test.write("Subject: Demo\r\n\r\nHei", to: "threads/cur/1.demo:2,")
    #expect(truncate(path, Directory.largestFile + 1) == 0)
    try test.settle(.threads, "1.demo:2,")
    _ = test.store.reload(.everything)
    #expect(test.store.catalog.problems.map(\.code) == ["too-big"])
    test.keep()
    #expect(truncate(path, 20) == 0)
    let catalog = try test.unread().load([.message])
    #expect(catalog.messages.values.map(\.subject) == ["Demo"])
    #expect(catalog.problems.isEmpty)
  }

  @Test func `damage in what was not asked for is never written anew`() throws {
    let test = try TestStore()
    try test.addContacts(count: 250)
    try test.write("Subject: Demo\r\n\r\nEn tekst som blir skadet", to: "threads/cur/1.demo:2,")
    _ = test.store.load()
    test.keep()
    var bytes = try #require(test.cache)
    let text = Array("En tekst som blir skadet".utf8)
    let place = try #require(
      bytes.indices.first { bytes[$0...].starts(with: text) }, "the text is in the cache")
    bytes[place] ^= 1
    try test.putCache(bytes)
    for number in 0..<240 {
      try FileManager.default.removeItem(atPath: test.path + "/contacts/demo-\(number).vcf")
    }
    let store = try test.unread(readOnly: false)
    #expect(store.load([.contact]).contacts.count == 10)
    #expect(store.keep() == nil)
    #expect(try test.unread().load().messages.values.map(\.text) == ["En tekst som blir skadet"])
  }

  /// Does to some file what other programs do; a message is never written into.
  private func change(_ test: TestStore, _ random: inout RandomRecords) throws {
    let folder = random.pick([StoreFolder.contacts, .notes, .threads, .calendar, .newThreads])
    let name = "\(random.below(4))"
    switch folder {
    case .contacts:
      try test.write(
        "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:c\(name)\r\nFN:Demo \(random.below(99))\r\nEND:VCARD\r\n",
        to: "contacts/\(name).vcf")
    case .threads, .newThreads:
      let message = folder.rawValue + "/" + name
      if test.text(of: message) != nil {
        try FileManager.default.removeItem(atPath: test.path + "/" + message)
      } else {
        try test.write("Subject: Demo \(random.below(99))\r\n\r\nHei", to: message)
      }
    default:
      let component = random.pick(["VEVENT", "VJOURNAL", "VTODO"])
      try test.write(
        "BEGIN:VCALENDAR\r\nBEGIN:\(component)\r\nUID:i\(name)\r\nSUMMARY:Demo \(random.below(99))\r\n"
          + "DTSTART:20210901T100000Z\r\nEND:\(component)\r\nEND:VCALENDAR\r\n",
        to: "\(folder.rawValue)/\(name).ics")
    }
  }
}

extension TestStore {
  /// Waits until a file and its folder are so old that a further change must bear another time.
  fileprivate func settle(_ folder: StoreFolder, _ name: String) throws {
    let directory = try #require(try store.layout.open(folder))
    let file = StoreName.fixed(name)
    while try directory.status().isFresh || directory.status(of: file)?.isFresh ?? false {
      sched_yield()
    }
  }

  /// Writes meetings, each into a file of its own.
  fileprivate func addEvents(count: Int) throws {
    for number in 0..<count {
      try write(
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:e\(number)\r\nSUMMARY:Demo\r\n"
          + "DTSTART:20210901T100000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        to: "calendar/e\(number).ics")
    }
  }

  /// Writes into a file that is there, which its folder does not notice.
  fileprivate func overwrite(_ path: String, _ text: String) throws {
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: self.path + "/" + path))
    try file.truncate(atOffset: 0)
    try file.write(contentsOf: Data(text.utf8))
    try file.close()
  }

  /// The same store as another process opens it, nothing read yet.
  fileprivate func unread(
    readOnly: Bool = true, withoutCache: Bool = false
  ) throws -> LocalStore {
    if withoutCache { try? FileManager.default.removeItem(atPath: path + "/.samspill/cache") }
    return try LocalStore(opening: path, readOnly: readOnly, clock: { now })
  }
}

extension Catalog {
  /// All records of a kind with where they were found, in an order of their own.
  fileprivate func records(of kind: RecordKind) -> [StoredRecord] {
    keys(of: kind).compactMap(stored).sorted { $0.path < $1.path }
  }
}
