import Domain
import Foundation
import TestSupport
import Testing

@testable import Storage

/// Two files with one identity: each is deleted, undone and done again by itself, nothing lost or doubled.
struct SameIdentityTests {
  struct Pair: Sendable, CustomTestStringConvertible {
    let key: RecordKey
    let paths: [String]
    let texts: [String]

    var testDescription: String { paths.joined(separator: ", ") }
  }

  static let pairs: [Pair] = {
    let (contact, event) = (RecordKey(.contact, RecordID("a")), RecordKey(.event, RecordID("a")))
    let message = RecordKey(.message, RecordID("a@x"))
    return [
      Pair(key: contact, paths: ["contacts/1.vcf", "contacts/2.vcf"], texts: cards("Ida", "Ida")),
      Pair(key: contact, paths: ["contacts/1.vcf", "contacts/2.vcf"], texts: cards("Ida", "Ada")),
      Pair(
        key: contact, paths: ["contacts/2.vcf", "organizations/1.vcf"], texts: cards("Ida", "Ada")),
      Pair(
        key: event, paths: ["calendar/1.ics", "calendar/2.ics"],
        texts: ["Årsmøte", "Styremøte"].map { title in
          "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:a\r\n"
            + "DTSTAMP:20210901T120000Z\r\nDTSTART:20210902T120000Z\r\nSUMMARY:\(title)\r\n"
            + "END:VEVENT\r\nEND:VCALENDAR\r\n"
        }),
      Pair(
        key: message, paths: ["threads/cur/1.host:2,S", "threads/cur/2.host:2,S"],
        texts: ["Hei", "Hallo"].map { "From: a@example.no\r\nMessage-ID: <a@x>\r\n\r\n\($0)\r\n" }),
    ]
  }()

  private static func cards(_ names: String...) -> [String] {
    names.map {
      "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:a\r\nKIND:individual\r\nFN:\($0) Demo\r\nEND:VCARD\r\n"
    }
  }

  @Test(arguments: pairs)
  func `two files with one identity are deleted and brought back each by itself`(
    _ pair: Pair
  ) throws {
    let test = try TestStore()
    for (path, text) in zip(pair.paths, pair.texts) { try test.write(text, to: path) }
    _ = test.store.load()
    // What there was before the first change, after it, and so on.
    var states = [State(of: pair, in: test)]
    for _ in pair.paths {
      _ = try test.delete(pair.key)
      states.append(State(of: pair, in: test))
    }
    #expect(states.map(\.files.count) == [2, 1, 0])
    #expect(states.map(\.trash.count) == [0, 1, 2])
    var place = 2
    // To and fro, by one process and by others.
    for (number, step) in [-1, 1, -1, -1, 1, -1, 1, 1, -1, -1].enumerated() {
      let store = number.isMultiple(of: 2) ? test.store : try test.opened()
      _ = step < 0 ? try store.undo() : try store.redo()
      place += step
      #expect(State(of: pair, in: test) == states[place], "step \(number)")
    }
  }

  @Test func `what a sync brings back beside a second file is found among the others`() throws {
    let test = try TestStore()
    let pair = Self.pairs[1]
    for (path, text) in zip(pair.paths, pair.texts) { try test.write(text, to: path) }
    _ = test.store.load()
    _ = try test.delete(pair.key)
    try test.write(pair.texts[0], to: "contacts/sync.vcf")
    _ = try test.opened().undo()
    #expect(test.text(of: "contacts/1.vcf") == nil)
    #expect(test.text(of: "contacts/2.vcf") == pair.texts[1])
    #expect(test.text(of: "contacts/sync.vcf") == pair.texts[0])
  }

  @Test func `identities that look alike and have other bytes are two, however they are read`()
    throws
  {
    let test = try TestStore()
    let ids = ["caf\u{e9}", "cafe\u{301}"]
    let cards = zip(ids, Self.cards("Ida", "Ada")).map { id, card in
      card.replacing("UID:a", with: "UID:\(id)")
    }
    var changes = DirectoryChanges.none
    for (name, card) in zip(["1.vcf", "2.vcf"], cards) {
      try test.write(card, to: "contacts/" + name)
      changes.insert(StoredFile(folder: .contacts, name: StoreName.fixed(name)))
    }
    let event = Self.pairs[3].texts[0].split(separator: "PRODID:x\r\n")[1]
      .replacing("END:VCALENDAR\r\n", with: "")
    let events = ids.map { event.replacing("UID:a", with: "UID:\($0)") }
    try test.write(
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n\(events.joined())END:VCALENDAR\r\n",
      to: "calendar/1.ics")
    changes.insert(StoredFile(folder: .calendar, name: StoreName.fixed("1.ics")))
    _ = test.store.reload(changes)
    for catalog in [test.store.catalog, try test.opened().catalog] {
      #expect(ids.map { catalog.contact(RecordID($0))?.name } == ["Ida Demo", "Ada Demo"])
      #expect(catalog.contacts.count == 2 && catalog.events.count == 2)
      #expect(catalog.problems.isEmpty)
    }
    #expect(!test.store.check().contains { $0.code == "duplicate-uid" })
    _ = try test.delete(RecordKey(.event, RecordID(ids[1])))
    #expect(test.store.catalog.events.map(\.id) == [RecordID(ids[0])])
    var other = try #require(test.store.catalog.contact(RecordID(ids[1])))
    other.title = "Leder"
    _ = try test.put(.contact(other))
    #expect(test.text(of: "contacts/1.vcf") == cards[0])
    #expect(test.text(of: "contacts/2.vcf")?.contains("TITLE:Leder") == true)
  }

  @Test func `a repair gives no new identity to what only looks like one that is there twice`()
    throws
  {
    let test = try TestStore()
    let (composed, decomposed) = ("caf\u{e9}", "cafe\u{301}")
    let cards = zip([composed, decomposed, composed], Self.cards("Ida", "Ada", "Eda"))
    let text = cards.map { id, card in card.replacing("UID:a", with: "UID:\(id)") }.joined()
    try test.write(text, to: "contacts/1.vcf")
    _ = test.store.load()
    _ = try test.store.repair(test.store.mends(), label: "Rettet")
    let names = [composed, decomposed].map { test.store.load().contact(RecordID($0))?.name }
    #expect(names == ["Ida Demo", "Ada Demo"])
  }
}

extension SameIdentityTests {
  /// The files of a pair that are there, and what the trash holds.
  struct State: Equatable {
    let files: [String: String]
    let trash: [String]

    init(of pair: Pair, in test: TestStore) {
      var files: [String: String] = [:]
      for folder in Set(pair.paths.map { $0.prefix { $0 != "/" } }) {
        let root = URL(fileURLWithPath: test.path + "/" + folder)
        let names = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String }
        for name in names ?? [] { files["\(folder)/\(name)"] = test.text(of: "\(folder)/\(name)") }
      }
      self.files = files
      trash = ((try? test.store.trash()) ?? []).map { String(decoding: $0.bytes, as: UTF8.self) }
        .sorted()
    }
  }
}
