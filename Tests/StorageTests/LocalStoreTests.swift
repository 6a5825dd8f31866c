import CivilTime
import Domain
import Foundation
import TestSupport
import Testing

@testable import Storage

struct LocalStoreTests {
  @Test func `a new store holds the starter network, every file of it understood`() throws {
    let test = try TestStore(holding: .starterNetwork)
    let catalog = test.store.catalog
    #expect(catalog.problems == [])
    #expect(catalog.municipalities.count == 38)
    #expect(catalog.contacts.count == 7)
    #expect(catalog.events.count == 11)
    #expect(catalog.conversations.count == 2)
    #expect(catalog.methods.count == 20)
    let number = try #require(Municipality.Number("5036"))
    let frosta = try #require(catalog.municipality(number)?.municipality)
    #expect(frosta.code == "FRS")
    #expect(frosta.regions == ["Værnesregionen"])
    #expect(frosta.population?.over80 == 170)
    #expect(frosta.tile == Municipality.Tile(row: 5, column: 3))
  }

  @Test func `a note is stored, found again by another process, and undone`() throws {
    let test = try TestStore()
    let note = Note(
      id: RecordID("n1"), title: "Dialogmøte", date: CivilDate(iso: "2021-09-01"),
      text: "Åpent møte.\n- [ ] Sende veileder")
    _ = try test.put(.note(note), label: "Notat lagret")
    #expect(try test.opened().catalog.note(note.id) == note)
    let undone = try test.store.undo()
    #expect(undone.label == "Notat lagret")
    #expect(undone.catalog.notes.isEmpty)
    #expect(test.text(of: "notes/n1.ics") == nil)
    #expect(try test.opened().redo().catalog.note(note.id) == note)
  }

  @Test func `an edit changes only its own lines`() throws {
    let test = try TestStore()
    let file = "calendar/meeting.ics"
    let before = """
      BEGIN:VCALENDAR\r
      VERSION:2.0\r
      PRODID:-//Others//EN\r
      X-WR-CALNAME:Fra telefonen\r
      BEGIN:VEVENT\r
      uid:meeting\r
      DTSTAMP:20210101T000000Z\r
      DTSTART;TZID="Custom":20211005T090000\r
      DURATION:PT1H\r
      SUMMARY;LANGUAGE=nb;X-A="b:c":Mø\r
       te\r
      ATTENDEE;RSVP=TRUE;CN=Kari;PARTSTAT=ACCEPTED:mailto:kari@example.no\r
      X-UNKNOWN;A=1:æ\\,b\r
      BEGIN:VALARM\r
      ACTION:DISPLAY\r
      TRIGGER:-PT15M\r
      END:VALARM\r
      END:VEVENT\r
      END:VCALENDAR\r

      """
    try test.write(before, to: file)
    var event = try #require(test.store.load().event(RecordID("meeting")))
    #expect(event.title == "Møte")
    event.location = "Frosta"
    _ = try test.put(.event(event))
    let after = try #require(test.text(of: file))
    let expected = before.replacing("20210101T000000Z", with: "20210901T120000Z").replacing(
      "X-UNKNOWN;A=1:æ\\,b\r\n",
      with: "X-UNKNOWN;A=1:æ\\,b\r\nLOCATION:Frosta\r\nLAST-MODIFIED:20210901T120000Z\r\n")
    #expect(after == expected)
  }

  @Test func `edits of different properties are merged, of the same one they conflict`() throws {
    let test = try TestStore()
    let id = RecordID("c1")
    _ = try test.put(.contact(Contact(id: id, name: "Åse Demo", title: "Rådgiver")))
    let other = try test.opened()
    var mine = try #require(test.store.catalog.contact(id))
    let revision = test.store.catalog.revision(of: RecordKey(.contact, id))
    var theirs = mine
    theirs.title = "Leder"
    _ = try other.apply(
      ChangeSet(label: "x", changes: [.put(.contact(theirs), basedOn: revision)]))

    mine.emails = ["aase@example.no"]
    let merged = try test.store.apply(
      ChangeSet(label: "y", changes: [.put(.contact(mine), basedOn: revision)]))
    #expect(merged.contact(id)?.title == "Leder")
    #expect(merged.contact(id)?.emails == ["aase@example.no"])

    mine.title = "Sjef"
    mine.emails = []
    let stored = try #require(merged.contact(id))
    var both = stored
    both.title = "Sjef"
    #expect(
      throws: ChangeFailure.conflict(
        RecordKey(.contact, id), theirs: .contact(stored), mine: .contact(both)),
      "what only they have stays in my version"
    ) {
      try test.store.apply(
        ChangeSet(label: "z", changes: [.put(.contact(mine), basedOn: revision)]))
    }
    #expect(try test.opened().catalog.contact(id) == stored)
  }

  @Test func `what is deleted lies in the trash and can be put back`() throws {
    let test = try TestStore(holding: .starterNetwork)
    let contact = try #require(test.store.catalog.contacts.first)
    let path = try #require(test.store.catalog.stored(RecordKey(.contact, contact.id))?.path)
    let bytes = test.text(of: path)
    #expect(try test.delete(RecordKey(.contact, contact.id)).contact(contact.id) == nil)
    #expect(test.text(of: path) == nil)
    let item = try #require(test.store.trash().first)
    #expect(item.title == contact.name)
    #expect(try test.store.restore(item, label: "Gjenopprettet").contact(contact.id) == contact)
    #expect(test.text(of: path) == bytes)
    #expect(try test.store.trash().isEmpty)
    _ = try test.store.undo()
    #expect(try test.store.trash().count == 1)
    _ = try test.store.undo()
    #expect(test.text(of: path) == bytes)
    #expect(try test.store.trash().isEmpty)
  }

  @Test func `a change that cannot be whole is not begun`() throws {
    let test = try TestStore()
    let note = Note(id: RecordID("n1"), title: "Notat", date: nil)
    let missing = RecordKey(.note, RecordID("none"))
    #expect(throws: ChangeFailure.missing(missing)) {
      try test.store.apply(
        ChangeSet(
          label: "x",
          changes: [.put(.note(note), basedOn: nil), .delete(missing, basedOn: nil)]))
    }
    #expect(test.text(of: "notes/n1.ics") == nil)
    #expect(try test.store.history().isEmpty)
  }

  @Test func `files that are broken or no files are problems, the rest works`() throws {
    let test = try TestStore()
    try test.write("BEGIN:VCARD\nFN:Uten slutt\nbare tull\n", to: "contacts/broken.vcf")
    try test.write("", to: "calendar/empty.ics")
    try test.write("x", to: "notes/foreign.txt")
    try test.write(
      "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:u\r\nFN:A\r\nEND:VCARD\r\n", to: "contacts/a.vcf")
    try test.write(
      "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:u\r\nFN:B\r\nEND:VCARD\r\n", to: "contacts/b.vcf")
    let catalog = test.store.load()
    #expect(catalog.contact(RecordID("u"))?.name == "A")
    #expect(catalog.problems.contains { $0.path == "contacts/b.vcf" && $0.code == "duplicate-uid" })
    #expect(catalog.problems.contains { $0.path == "contacts/broken.vcf" })
    #expect(catalog.problems.contains { $0.path == "calendar/empty.ics" })
    #expect(catalog.contact(RecordID("broken"))?.name == "Uten slutt")
  }

  @Test func `a message is posted to the outbox, sent, flagged and linked`() throws {
    let test = try TestStore()
    let id = RecordID("m1@samspill.example")
    var message = Message(
      id: id, subject: "Spørsmål om påmelding",
      from: [Message.Mailbox(name: "Åse Demo", address: "aase@example.no")],
      to: [Message.Mailbox(name: "", address: "alle@example.no")], sent: now,
      flags: [.seen], text: "Hei!\n\nNår er det?", isUnsent: true)
    var catalog = try test.put(.message(message), label: "Skrevet")
    #expect(catalog.messages[id]?.text.hasPrefix("Hei!") == true)
    #expect(catalog.messages[id]?.isUnsent == true)
    #expect(catalog.stored(RecordKey(.message, id))?.path.hasPrefix("threads/.Outbox/cur/") == true)

    message = try #require(catalog.messages[id])
    message.isUnsent = false
    message.flags = [.seen, .flagged]
    message.linkedMunicipalities = [try #require(Municipality.Number("5036"))]
    catalog = try test.put(.message(message), label: "Sendt")
    #expect(catalog.messages[id] == message)
    #expect(catalog.stored(RecordKey(.message, id))?.path.hasSuffix(":2,FS") == true)
    #expect(test.text(of: "links.json") == "{\n  \"m1@samspill.example\": [\"5036\"]\n}\n")
    #expect(try test.opened().catalog.messages[id] == message)
    catalog = try test.store.undo().catalog
    #expect(catalog.messages[id]?.isUnsent == true)
  }

  @Test func `a message whose name in cur is another's can be marked as read`() throws {
    let test = try TestStore()
    for (path, id) in [("new/1.a", "a"), ("cur/1.a:2,S", "b")] {
      try test.write(
        "From: a@example.no\r\nMessage-ID: <\(id)@x>\r\n\r\nHei\r\n", to: "threads/" + path)
    }
    var message = try #require(test.store.load().messages[RecordID("a@x")])
    message.flags = [.seen]
    #expect(try test.put(.message(message)).messages[message.id]?.flags == [.seen])
    #expect(test.text(of: "threads/cur/1.a-2:2,S")?.contains("<a@x>") == true)
    #expect(test.text(of: "threads/cur/1.a:2,S")?.contains("<b@x>") == true)
    #expect(try test.store.undo().catalog.messages[message.id]?.flags == [])
    #expect(test.text(of: "threads/new/1.a")?.contains("<a@x>") == true)
  }

  @Test func `an event that comes again tells its further days, and none is stored`() throws {
    let test = try TestStore()
    let start = try #require(CivilDate(iso: "2021-09-16"))
    let time = ZonedDateTime(CivilDateTime(date: start, hour: 10), in: .named("Europe/Oslo"))
    let event = Event(
      id: RecordID("e"), title: "Ukentlig", when: .timed(start: time, end: time),
      recurrence: "FREQ=WEEKLY;COUNT=4")
    var stored = try #require(test.put(.event(event)).event(event.id))
    #expect(stored.furtherDays.map(\.description) == ["2021-09-23", "2021-09-30", "2021-10-07"])
    stored.title = "Hver uke"
    #expect(try test.put(.event(stored)).event(event.id) == stored)
    let text = try #require(test.text(of: "calendar/e.ics"))
    #expect(text.contains("BEGIN:VTIMEZONE\r\nTZID:Europe/Oslo\r\n"))
    #expect(text.components(separatedBy: "DTSTART;TZID").count == 2)
  }

  @Test func `nothing can be written to a store that is only read`() throws {
    let test = try TestStore()
    let reader = try test.opened(readOnly: true)
    #expect(throws: ChangeFailure.readOnly) {
      try reader.apply(ChangeSet(label: "x", changes: [.put(.note(note), basedOn: nil)]))
    }
  }

  private let note = Note(id: RecordID("n1"), title: "Notat", date: nil)
}
