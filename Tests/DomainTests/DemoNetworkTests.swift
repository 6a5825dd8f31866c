import CivilTime
import Domain
import TestSupport
import Testing

private let names = [
  "Frosta", "Frøya", "Grong", "Heim", "Hitra", "Holtålen", "Høylandet", "Inderøy", "Indre Fosen",
  "Leka", "Levanger", "Lierne", "Malvik", "Melhus", "Meråker", "Midtre Gauldal", "Namsos", "Røros",
]

private let municipalities = names.enumerated().map {
  Sample.municipality($0.element, String(5001 + $0.offset), population: 1000, over80: 60)
}

private func demo(seed: UInt64 = 1, events: [Event] = []) -> DemoNetwork {
  DemoNetwork(
    scale: .small, seed: seed, municipalities: municipalities, events: events,
    homeOrganization: "KS Trøndelag")
}

/// The catalog of a demo network, a conversation for each first message.
private func catalog(of records: [Record]) -> Catalog {
  var threads: [RecordID: [Message]] = [:]
  for case .message(let message) in records {
    threads[message.references.first ?? message.id, default: []].append(message)
  }
  let all = records + (municipalities + [Sample.home]).map(Record.organization)
  return Catalog(
    network: NetworkDescription(
      name: "demo", titles: [:], timeZone: "Europe/Oslo", language: "nb",
      homeOrganization: "KS Trøndelag"),
    records: all.map { StoredRecord($0, revision: Revision(token: "1"), path: "") },
    conversations: threads.values.map(Sample.conversation))
}

@Test func `a demo network has the size asked for`() {
  var counts: [RecordKind: Int] = [:]
  for record in demo().records() { counts[record.key.kind, default: 0] += 1 }
  #expect(
    counts == [.contact: 150, .event: 60, .note: 100, .followUp: 80, .message: 400])
  #expect(Set(demo().records().map(\.key)).count == 790)
}

@Test func `the same seed gives the same network, another one another`() {
  #expect(demo(seed: 7).records() == demo(seed: 7).records())
  #expect(demo(seed: 7).records() != demo(seed: 8).records())
}

@Test func `everybody is visibly invented`() {
  var addresses: Set<String> = []
  for case .contact(let contact) in demo().records() {
    #expect(contact.name.contains("Demo"))
    #expect(contact.note == "Generert demo")
    #expect(contact.phones.allSatisfy { $0.written.hasPrefix("tel:+4700") })
    for email in contact.emails {
      #expect(email.hasSuffix("@example.no") && email.utf8.allSatisfy { $0 < 0x80 })
      #expect(addresses.insert(email).inserted, "\(email)")
    }
  }
  for case .message(let message) in demo().records() {
    for mailbox in message.from + message.to { #expect(mailbox.name.contains("Demo")) }
  }
}

@Test func `most municipalities have one main contact, seven have none`() throws {
  let catalog = catalog(of: demo().records())
  let coverage = Coverage(catalog, today: try day("2021-09-01"))
  #expect(coverage.withMainContactCount == municipalities.count - 7)
  #expect(coverage.rows.allSatisfy { $0.mainContacts.count <= 1 })
  #expect(coverage.rows.contains { $0.lastContact == nil })
  #expect(coverage.rows.contains { ($0.daysSinceContact ?? 0) > 30 })
  #expect((1...6).contains(coverage.rows.reduce(0) { $0 + $1.overdueFollowUps }))
}

@Test func `given events come back with an answer from every municipality`() throws {
  let webinar = Sample.event("webinar", "Webinar", try day("2021-09-16"))
  let november = Event(
    id: RecordID("nov"), title: "Dialogmøter",
    when: .days(VagueDate(monthOf: try day("2021-11-01"))))
  let catalog = catalog(of: demo(events: [webinar, november]).records())
  #expect(catalog.events.count == 60)
  let answered = try #require(catalog.event(webinar.id))
  let attendance = Attendance(at: answered, in: catalog)
  #expect(attendance.answers.allSatisfy { $0.status != nil })
  #expect(attendance.count(of: .accepted) > 3 && !attendance.missing.isEmpty)
  #expect(catalog.event(november.id) == november)
}

@Test func `notes and follow-ups agree with each other`() {
  for seed in 0..<2 as Range<UInt64> {
    let catalog = catalog(of: demo(seed: seed).records())
    let directory = MentionDirectory(catalog)
    for note in catalog.notes {
      let plan = NoteFollowUps.plan(
        note, in: catalog, today: CivilDate(dayNumber: 18_871), directory: directory
      ) { RecordID("new") }
      #expect(plan.changes.isEmpty && plan.orphans.isEmpty, "seed \(seed): \(note.text)")
      #expect(plan.text == note.text && !plan.hasHints)
      let few = MentionDirectory(catalog, mentionedIn: note.text)
      #expect(few.mentions(in: note.text) == directory.mentions(in: note.text))
    }
  }
}

@Test func `messages answer each other in time, and somebody waits`() throws {
  let catalog = catalog(of: demo().records())
  for message in catalog.messages.values {
    guard let parent = message.references.last.flatMap({ catalog.messages[$0] }) else { continue }
    #expect((parent.sent?.secondsSince1970 ?? 0) < (message.sent?.secondsSince1970 ?? 0))
  }
  #expect(!catalog.waitingConversations(today: try day("2021-09-01")).isEmpty)
  #expect(catalog.conversations.contains { catalog.unreadCount(in: $0) > 0 })
}

@Test func `names stay different however many there are`() {
  let scale = DemoNetwork.Scale(contacts: 8_000, events: 0, notes: 0, followUps: 0, messages: 0)
  let records = DemoNetwork(scale: scale, seed: 1, municipalities: municipalities).records()
  #expect(Set(records.map(\.title)).count == 8_000)
  #expect(DemoNetwork(scale: scale, seed: 1, municipalities: []).records().isEmpty)
}

@Test func `the subjects of a great network are as different as its conversations`() {
  let scale = DemoNetwork.Scale(contacts: 200, events: 0, notes: 0, followUps: 0, messages: 4_000)
  let records = DemoNetwork(scale: scale, seed: 1, municipalities: municipalities).records()
  var first: [String] = []
  for case .message(let message) in records where message.references.isEmpty {
    first.append(message.subject)
  }
  #expect(Set(first).count * 4 > first.count * 3, "\(Set(first).count) of \(first.count)")
}
