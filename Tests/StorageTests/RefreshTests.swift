import CivilTime
import Domain
import Foundation
import TestSupport
import Testing

@testable import Storage

/// What is known after any number of small refreshes is what reading everything anew would tell.
struct RefreshTests {
  @Test func `refreshing by and by comes to the same as reading all`() throws {
    for seed in 0..<6 as Range<UInt64> {
      let test = try TestStore()
      var random = RandomRecords(seed: seed)
      for round in 0..<12 {
        var changes = DirectoryChanges.none
        for _ in 0...random.below(3) {
          for file in try change(test, &random) { changes.insert(file) }
        }
        if random.below(4) == 0 { changes = .everything }
        _ = test.store.reload(changes)
        let expected = try test.opened(readOnly: true).catalog
        #expect(summary(test.store.catalog) == summary(expected), "seed \(seed) round \(round)")
      }
    }
  }

  @Test
  func `titles that differ in how a letter is composed are in one order, however they are read`()
    throws
  {
    let test = try TestStore()
    // Not in the order of their files; and all before the accent is ASCII.
    for (name, id) in [("1", "c"), ("2", "b")] { try writeEvent(id, as: name, in: test) }
    _ = test.store.load()
    try writeEvent("a", as: "3", in: test)
    var changes = DirectoryChanges.none
    changes.insert(StoredFile(folder: .calendar, name: try #require(FileName("3.ics"))))
    let refreshed = try #require(test.store.reload(changes))
    #expect(refreshed.events.map(\.id.rawValue) == ["a", "b", "c"])
    #expect(try test.opened().catalog.events.map(\.id) == refreshed.events.map(\.id))
  }

  @Test func `problems of files whose names differ in how letters are composed are in one order`()
    throws
  {
    let test = try TestStore()
    var names = [""]
    for _ in 0..<4 { names = names.flatMap { [$0 + "é", $0 + "e\u{301}"] } }
    for name in names { try test.write("half", to: "contacts/\(name).vcf") }
    // Texts with the same letters are equal; the bytes are not.
    let told = test.store.load().problems.map { Array($0.path.utf8) }
    #expect(Set(told).count == names.count)
    #expect(told == told.sorted { $0.lexicographicallyPrecedes($1) })
  }

  private func writeEvent(_ id: String, as name: String, in test: TestStore) throws {
    let accented = id == "b" ? "e\u{301}" : "é"
    try test.write(
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:\(id)\r\n"
        + "DTSTAMP:20210901T120000Z\r\nDTSTART:20210902T120000Z\r\n"
        + "SUMMARY:Samling med kommunen og en caf\(accented)\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
      to: "calendar/\(name).ics")
  }

  @Test func `what was kept and what changed since come to the same as reading all`() throws {
    for seed in 0..<6 as Range<UInt64> {
      let test = try TestStore()
      var random = RandomRecords(seed: seed)
      for round in 0..<6 {
        for _ in 0..<6 { _ = try change(test, &random) }
        _ = test.store.load()
        test.keep()
        let later = try LocalStore(opening: test.path, readOnly: true, clock: { now })
        let recalled = try #require(later.recall())
        #expect(summary(recalled) == summary(test.store.catalog), "seed \(seed) round \(round)")
        for _ in 0..<3 { _ = try change(test, &random) }
        let (caught, read) = (later.load(), try test.withoutCache())
        #expect(summary(caught) == summary(read), "seed \(seed) round \(round)")
      }
    }
  }

  @Test func `what a change is told to have made is what reading all tells`() throws {
    for seed in 0..<6 as Range<UInt64> {
      let test = try TestStore()
      var random = RandomRecords(seed: seed)
      for round in 0..<12 {
        for _ in 0..<random.below(3) { _ = try change(test, &random) }
        _ = test.store.reload(.everything)
        let ids = [0, 1, 2].prefix(1 + random.below(3)).map { RecordID("u\($0)") }
        let records = ids.map { id -> Record in
          random.pick([
            .contact(random.contact(id)), .note(random.note(id)), .event(random.event(id)),
          ])
        }
        let changes = records.map { (record: Record) in
          Change.put(record, basedOn: test.store.catalog.revision(of: record.key))
        }
        var (foreseen, told): ([String]?, [String]?)
        let label = random.pick(["", "Endret"])
        let catalog = try test.store.apply(ChangeSet(label: label, changes: changes)) {
          switch $0 {
          case .expected(let foresight): foreseen = summary(foresight.catalog)
          case .carriedOut(let catalog): told = summary(catalog)
          case .carriedOutAsExpected(let catalog):
            told = summary(catalog)
            #expect(foreseen == told, "seed \(seed) round \(round)")
          }
        }
        let expected = summary(try test.opened(readOnly: true).catalog)
        #expect(told == expected, "seed \(seed) round \(round)")
        #expect(summary(catalog) == expected, "seed \(seed) round \(round)")
        #expect(test.store.reload(.everything) == nil, "seed \(seed) round \(round)")
      }
    }
  }

  @Test func `what was expected is not told to have happened when another program comes between`()
    throws
  {
    let test = try TestStore()
    _ = try test.put(.contact(Contact(id: RecordID("kari"), name: "Kari Demo")))
    let path = try #require(test.store.catalog.stored(RecordKey(.contact, RecordID("kari")))?.path)
    let card = try #require(test.text(of: path))
    let key = RecordKey(.contact, RecordID("kari"))
    let set = ChangeSet(
      label: "Endret",
      changes: [
        .put(
          .contact(Contact(id: RecordID("kari"), name: "Kari Demo", title: "Leder")),
          basedOn: test.store.catalog.revision(of: key))
      ])
    var news: [String] = []
    _ = try test.store.apply(set) {
      switch $0 {
      case .expected(let foresight):
        news.append("expected \(foresight.catalog.contact(RecordID("kari"))?.emails ?? [])")
        guard news.count == 1 else { return }
        let theirs = card.replacing("END:VCARD", with: "EMAIL:kari@example.no\r\nEND:VCARD")
        try? test.write(theirs, to: path)
      case .carriedOutAsExpected(let catalog), .carriedOut(let catalog):
        let contact = catalog.contact(RecordID("kari"))
        news.append("done \(contact?.title ?? "") \(contact?.emails ?? [])")
      }
    }
    #expect(
      news == [
        "expected []", #"expected ["kari@example.no"]"#, #"done Leder ["kari@example.no"]"#,
      ])
  }

  /// Does to some file what another program might, and names the files it touched.
  private func change(
    _ test: TestStore, _ random: inout RandomRecords
  ) throws -> [StoredFile] {
    let folder = random.pick([StoreFolder.contacts, .notes, .threads, .calendar, .newThreads])
    let file = file(random.below(4), in: folder)
    switch random.below(5) {
    case 0:
      try? FileManager.default.removeItem(atPath: test.path + "/" + file.path)
      return [file]
    case 1:
      let target = self.file(random.below(4), in: folder)
      rename(test.path + "/" + file.path, test.path + "/" + target.path)
      return [file, target]
    case 2 where folder.format == .mail:
      try test.write(
        "{\"m\(random.below(3))@x\": [\"50\(10 + random.below(60))\"]}", to: "links.json")
      return [MessageLinks.file]
    default:
      try test.write(contents(of: folder, &random), to: file.path)
      return [file]
    }
  }

  private func file(_ number: Int, in folder: StoreFolder) -> StoredFile {
    let suffix = folder.format == .mail ? ":2,S" : folder.suffix
    return StoredFile(folder: folder, name: StoreName.fixed("file\(number)" + suffix))
  }

  /// Few identities, so that files often hold the same one.
  private func contents(of folder: StoreFolder, _ random: inout RandomRecords) -> String {
    let id = RecordID("u\(random.below(3))")
    let record: Record
    switch folder {
    case .contacts: record = .contact(random.contact(id))
    case .notes: record = .note(random.note(id))
    case .calendar: record = .event(random.event(id))
    default:
      let id = random.pick(["<m\(random.below(3))@x>", "<m\(random.below(3))@x>", "<>", ""])
      return """
        From: a@example.no
        Date: Wed, 1 Sep 2021 10:0\(random.below(9)):00 +0200
        Subject: \(random.text())
        Message-ID: \(id)
        \(random.pick(["References", "In-Reply-To"])): <m\(random.below(3))@x>

        \(random.text())
        """
    }
    let file = StoredFile(folder: folder, name: StoreName.fixed("x"))
    let made = RecordFile(record, as: file, zone: LocalZone(name: "Europe/Oslo"), at: now)
    return random.below(5) == 0
      ? "BEGIN:VCARD\r\ntull" : String(decoding: made.bytes, as: UTF8.self)
  }

  func summary(_ catalog: Catalog) -> [String] {
    let messages = catalog.messages.values.map { "\($0)" }.sorted()
    return catalog.contacts.map {
      "\($0) \(catalog.stored(RecordKey(.contact, $0.id))?.path ?? "")"
    }
      + catalog.notes.map { "\($0)" } + catalog.events.map { "\($0)" } + messages
      + catalog.conversations.map { "\($0)" } + catalog.problems.map { "\($0)" }
  }
}
