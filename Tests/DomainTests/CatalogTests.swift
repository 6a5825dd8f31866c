import CivilTime
import Domain
import Testing

@Test func `municipalities stand in Norwegian order by their sort keys`() {
  #expect(
    Sample.catalog().municipalities.map(\.shortName) == ["Frosta", "Raarvihke – Røyrvik", "Snåsa"])
}

@Test func `people belong to the organisation that their card names in any spelling`() throws {
  let catalog = Sample.catalog()
  #expect(catalog.contacts(of: Sample.frosta).map(\.name) == ["Kari Demo"])
  #expect(catalog.contacts(of: Sample.snasa).map(\.name) == ["Åse Demo"])
  #expect(catalog.organization(of: Sample.adviser)?.id == Sample.home.id)
  #expect(catalog.organization(of: Sample.kohler) == nil)
  #expect(catalog.organization(named: "snaasa")?.id == Sample.snasa.id)
  let today = try day("2021-09-01")
  #expect(catalog.mainContacts(of: Sample.frosta, on: today) == [Sample.kari])
  #expect(catalog.mainContacts(of: Sample.snasa, on: today).isEmpty)
}

@Test func `a record is found by its key, with what its file was`() {
  let catalog = Sample.catalog()
  let key = RecordKey(.contact, Sample.kari.id)
  #expect(catalog.stored(key)?.record == .contact(Sample.kari))
  #expect(catalog.revision(of: key) == Revision(token: "1"))
  #expect(catalog.stored(RecordKey(.note, Sample.kari.id)) == nil)
}

@Test func `of two records with one key the first counts`() {
  var other = Sample.kari
  other.name = "Another Demo"
  let catalog = Sample.catalog([.contact(other)])
  #expect(catalog.contact(Sample.kari.id)?.name == "Kari Demo")
  #expect(catalog.contacts.count == 4)
}

@Test func `participants lead to people and municipalities by address or name`() {
  let catalog = Sample.catalog()
  let byMail = Participant(name: "?", address: "MAILTO:kari.demo@EXAMPLE.no")
  #expect(catalog.contact(for: byMail) == Sample.kari)
  let byName = Participant(kind: .organization, name: "snåsa kommune", address: "urn:x")
  #expect(catalog.organization(for: byName) == Sample.snasa)
  #expect(
    catalog.municipalities(of: [byMail, byName, Participant(Sample.frosta)]).map(\.id)
      == [Sample.frosta.id, Sample.snasa.id])
}

@Test func `what concerns a municipality is found through its people`() throws {
  let date = try day("2021-08-20")
  let note = Note(
    id: RecordID("n"), title: "Samtale", date: date, participants: [Participant(Sample.kari)])
  let followUp = FollowUp(
    id: RecordID("f"), title: "Ring", participants: [Participant(Sample.frosta)], note: note.id)
  let message = Sample.message("a@x", from: Sample.kari, on: date)
  let conversation = Sample.conversation([message])
  let catalog = Sample.catalog(
    [.note(note), .followUp(followUp), .message(message)], conversations: [conversation])
  #expect(catalog.notes(about: Sample.frosta) == [note])
  #expect(catalog.notes(about: Sample.kari) == [note])
  #expect(catalog.followUps(about: Sample.frosta) == [followUp])
  #expect(catalog.followUps(from: note) == [followUp])
  #expect(catalog.conversations(about: Sample.frosta) == [conversation])
  #expect(catalog.conversation(containing: message.id) == conversation)
  #expect(catalog.conversation(conversation.id) == conversation)
  #expect(catalog.messages(about: Sample.frosta) == [message])
  #expect(catalog.notes(about: Sample.snasa).isEmpty)
}
