import CivilTime
import Domain
import TestSupport
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

@Test func `replacing records gives what making the catalog anew gives`() throws {
  let pool = DemoNetwork(
    scale: .init(contacts: 12, events: 8, notes: 8, followUps: 8, messages: 12), seed: 3,
    municipalities: [Sample.frosta, Sample.snasa, Sample.royrvik]
  ).records()
  for seed in 0..<40 as Range<UInt64> {
    var generator = SeededGenerator(seed: seed)
    var records = pool.filter { _ in Bool.random(using: &generator) }
    var catalog = Sample.catalog(records, conversations: conversations(of: records))
    var coverage = Coverage(catalog, today: someDay)
    for _ in 0..<4 {
      // Now and then neither organisations nor contacts, on which most tables hang.
      let kinds = Set(RecordKind.allCases.filter { _ in Bool.random(using: &generator) })
      let removed = records.filter {
        kinds.contains($0.kind) && Int.random(in: 0..<6, using: &generator) == 0
      }
      let added = pool.filter {
        kinds.contains($0.kind) && Int.random(in: 0..<6, using: &generator) == 0
      }.map { $0.changed(using: &generator) }
      let gone = Set(removed.map(\.key)).union(added.map(\.key))
      records = records.filter { !gone.contains($0.key) } + added
      let before = catalog
      catalog = catalog.replacing(
        added.map { StoredRecord($0, revision: Revision(token: "1"), path: "x") },
        removing: removed.map(\.key),
        conversations: kinds.contains(.message) ? conversations(of: records) : nil)
      coverage =
        coverage.updated(from: before, to: catalog) ?? Coverage(catalog, today: someDay)
      #expect(coverage == Coverage(Sample.catalog(records), today: someDay), "seed \(seed)")
    }
    expectSame(
      catalog, Sample.catalog(records, conversations: conversations(of: records)), "seed \(seed)")
  }
}

extension Record {
  /// The record under a name that may stand elsewhere in the order, or with other ties.
  fileprivate func changed(using generator: inout SeededGenerator) -> Record {
    let isTied = Bool.random(using: &generator)
    let prefix = ["A", "Å", "M", ""].randomElement(using: &generator) ?? ""
    switch self {
    case .contact(var value):
      if Bool.random(using: &generator) { value.name = prefix + value.name }
      if Bool.random(using: &generator) { value.organization = isTied ? Sample.snasa.name : "" }
      if Bool.random(using: &generator) { value.emails = ["one@example.no"] }
      return .contact(value)
    case .followUp(var value):
      if Bool.random(using: &generator) { value.title = prefix + value.title }
      value.status = isTied ? .completed : .needsAction
      value.completed = isTied ? someDay : nil
      if Bool.random(using: &generator) { value.participants = [Participant(Sample.snasa)] }
      if Bool.random(using: &generator) { value.note = isTied ? RecordID("none") : nil }
      return .followUp(value)
    case .note(var value):
      if !isTied { value.participants = [Participant(Sample.frosta)] }
      return .note(value)
    case .event(var value):
      if !isTied { value.participants.removeAll() }
      return .event(value)
    case .message(var value):
      value.linkedMunicipalities =
        isTied ? [Sample.royrvik.municipality?.number].compactMap(\.self) : []
      return .message(value)
    case .organization, .project, .method: return self
    }
  }
}

/// Every message as a conversation of its own.
private func conversations(of records: [Record]) -> [Conversation] {
  records.compactMap { record in
    if case .message(let message) = record { Sample.conversation([message]) } else { nil }
  }
}

private let someDay = CivilDate(dayNumber: 18_871)

private func expectSame(_ left: Catalog, _ right: Catalog, _ comment: Comment) {
  #expect(left.contacts == right.contacts, comment)
  #expect(left.events == right.events, comment)
  #expect(left.notes == right.notes, comment)
  #expect(left.followUps == right.followUps, comment)
  #expect(left.messages.values == right.messages.values, comment)
  #expect(left.municipalities == right.municipalities, comment)
  let today = someDay
  #expect(Coverage(left, today: today) == Coverage(right, today: today), comment)
  let (open, other) = (left.followUpOutline(on: today), right.followUpOutline(on: today))
  #expect(Array(open.open) == Array(other.open) && Array(open.closed) == Array(other.closed))
  for municipality in right.municipalities {
    #expect(
      Timeline(of: municipality, in: left, today: today)
        == Timeline(of: municipality, in: right, today: today), comment)
  }
  #expect(left.conversations == right.conversations, comment)
  for organization in right.organizations {
    #expect(left.contacts(of: organization) == right.contacts(of: organization), comment)
    #expect(left.messages(about: organization) == right.messages(about: organization), comment)
    #expect(
      left.conversations(about: organization) == right.conversations(about: organization), comment)
  }
  for contact in right.contacts {
    #expect(
      Timeline(of: contact, in: left, today: today)
        == Timeline(of: contact, in: right, today: today), comment)
    #expect(left.messages(about: contact) == right.messages(about: contact), comment)
    #expect(left.followUps(about: contact) == right.followUps(about: contact), comment)
  }
  for note in right.notes {
    #expect(left.followUps(from: note) == right.followUps(from: note), comment)
    #expect(left.stored(RecordKey(.note, note.id)) == right.stored(RecordKey(.note, note.id)))
  }
}
