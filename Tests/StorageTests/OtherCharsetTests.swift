import Domain
import TestSupport
import Testing

@testable import Storage

/// Files that are not in UTF-8: an edit leaves every byte that it does not mean to change, or is refused.
struct OtherCharsetTests {
  let test: TestStore
  let card = RecordKey(.contact, RecordID("c"))
  let page = RecordKey(.method, RecordID("p"))
  /// The card in Windows-1252.
  let cardBytes = latin1(
    "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:c\r\nFN:Låt\r\nN:;Låt;;;\r\nEND:VCARD\r\n")
  let pageBytes = latin1("---\ntitle: Grøt\n---\nblåbær\n")

  init() throws {
    test = try TestStore()
    try test.scratch.write(cardBytes, to: "store/contacts/c.vcf")
    try test.scratch.write(pageBytes, to: "store/methods/p.md")
    _ = test.store.load()
  }

  @Test func `a card in Windows-1252 stays in it when it is edited`() throws {
    try edit { $0.note = "blåbær" }
    let bytes = try #require(test.scratch.bytes(of: "store/contacts/c.vcf"))
    #expect(bytes.split(separator: 13).contains { $0.elementsEqual(latin1("\nNOTE:blåbær")) })
    #expect(bytes.starts(with: cardBytes.dropLast(11)))
    #expect(test.store.load().contact(card.id)?.note == "blåbær")
  }

  @Test func `what Windows-1252 has no character for is refused`() throws {
    let refused = ChangeFailure.otherCharset(card, path: "contacts/c.vcf")
    #expect(throws: refused) { try edit { $0.note = "ŋ" } }
    #expect(test.scratch.bytes(of: "store/contacts/c.vcf") == cardBytes)
  }

  @Test func `what a repair adds to a card in Windows-1252 is in it as well`() throws {
    let nameless = latin1("BEGIN:VCARD\r\nVERSION:3.0\r\nUID:c\r\nN:;Låt;;;\r\nEND:VCARD\r\n")
    try test.scratch.write(nameless, to: "store/contacts/c.vcf")
    _ = test.store.load()
    _ = try test.store.repair(test.store.mends(), label: "Ordnet")
    let bytes = try #require(test.scratch.bytes(of: "store/contacts/c.vcf"))
    #expect(bytes.split(separator: 13).contains { $0.elementsEqual(latin1("\nFN:Låt")) })
  }

  @Test(arguments: [(false, true), (true, true), (false, false), (true, false)])
  func `a card in UTF-16 is shown, said to be in it, and stays so when it is edited`(
    isBigEndian: Bool, hasMark: Bool
  ) throws {
    let text = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:c\r\nFN:Låt 😀\r\nN:;Låt;;;\r\nEND:VCARD\r\n"
    func encoded(_ text: String) -> [UInt8] {
      ((hasMark ? "\u{feff}" : "") + text).utf16.flatMap { unit in
        let (high, low) = (UInt8(unit >> 8), UInt8(unit & 255))
        return isBigEndian ? [high, low] : [low, high]
      }
    }
    try test.scratch.write(encoded(text), to: "store/contacts/c.vcf")
    _ = test.store.load()
    #expect(test.store.catalog.contact(card.id)?.name == "Låt 😀")
    #expect(
      test.store.check().filter { $0.path == "contacts/c.vcf" }.map(\.code)
        == ["permission", "utf8"])
    try edit { $0.note = "ŋ" }
    #expect(test.store.catalog.contact(card.id)?.note == "ŋ")
    let edited = try #require(test.scratch.bytes(of: "store/contacts/c.vcf"))
    #expect(edited.starts(with: encoded(String(text.dropLast("END:VCARD\r\n".count)))))
    _ = try test.store.undo()
    #expect(test.scratch.bytes(of: "store/contacts/c.vcf") == encoded(text))
    _ = try test.delete(card)
    _ = try test.store.undo()
    #expect(test.scratch.bytes(of: "store/contacts/c.vcf") == encoded(text))
    // Half a character at the end could not be written back.
    try test.scratch.write(encoded(text) + [0x20], to: "store/contacts/c.vcf")
    let broken = test.store.load()
    #expect(broken.contact(card.id) == nil)
    #expect(broken.problems.contains { $0.path == "contacts/c.vcf" && $0.code == "utf8" })
  }

  @Test func `an event in UTF-16 that comes again has its further days`() throws {
    let text =
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:e\r\n"
      + "DTSTAMP:20210901T120000Z\r\nDTSTART:20210902T120000Z\r\nRRULE:FREQ=WEEKLY;COUNT=3\r\n"
      + "SUMMARY:Møte\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    let bytes = ("\u{feff}" + text).utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    try test.scratch.write(bytes, to: "store/calendar/e.ics")
    #expect(test.store.load().event(RecordID("e"))?.furtherDays.count == 2)
  }

  @Test func `a page that is not UTF-8 is a problem, and is not changed`() throws {
    let catalog = test.store.catalog
    #expect(catalog.problems.contains { $0.path == "methods/p.md" && $0.code == "utf8" })
    guard case .method(var changed)? = catalog.record(page) else {
      throw StorageError.missing(path: "methods/p.md")
    }
    changed.section = "Ny"
    #expect(throws: ChangeFailure.otherCharset(page, path: "methods/p.md")) {
      try test.put(.method(changed))
    }
    #expect(test.scratch.bytes(of: "store/methods/p.md") == pageBytes)
  }

  @Test func `a byte order mark above a page hides nothing, and stays`() throws {
    try test.write("\u{FEFF}---\r\ntitle: Grøt\r\n---\r\ntekst", to: "methods/p.md")
    guard case .method(var changed)? = test.store.load().record(page) else {
      throw StorageError.missing(path: "methods/p.md")
    }
    #expect(changed.title == "Grøt" && changed.text == "tekst")
    changed.title = "Suppe"
    _ = try test.put(.method(changed))
    #expect(test.text(of: "methods/p.md") == "\u{FEFF}---\r\ntitle: Suppe\r\n---\r\ntekst")
  }

  private func edit(_ change: (inout Contact) -> Void) throws {
    guard var contact = test.store.catalog.contact(card.id) else {
      throw StorageError.missing(path: "contacts/c.vcf")
    }
    change(&contact)
    _ = try test.put(.contact(contact))
  }
}

private func latin1(_ text: String) -> [UInt8] {
  text.unicodeScalars.compactMap { UInt8(exactly: $0.value) }
}
