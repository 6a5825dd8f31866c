import CivilTime
import Domain
import Testing

@Test func `a timeline holds everything about a municipality, newest first`() throws {
  let note = Note(
    id: RecordID("note"), title: "Dialogmøte", date: try day("2021-06-10"),
    categories: ["Dialogmøte"], participants: [Participant(Sample.frosta)])
  let agreed = FollowUp(
    id: RecordID("f1"), title: "Uten frist", participants: [Participant(Sample.kari)],
    note: note.id)
  let done = FollowUp(
    id: RecordID("f2"), title: "Gjort", due: try day("2021-09-30"), status: .completed,
    completed: try day("2021-08-01"), participants: [Participant(Sample.frosta)])
  let webinar = Sample.event(
    "webinar", "Webinar", try day("2021-09-16"),
    participants: [Participant(Sample.kari, status: .tentative)])
  let message = Sample.message("m@x", from: Sample.kari, on: try day("2021-08-15"))
  let conversation = Sample.conversation([message])
  let other = Note(
    id: RecordID("o"), title: "", date: nil, participants: [Participant(Sample.snasa)])
  let catalog = Sample.catalog(
    [
      .note(note), .followUp(agreed), .followUp(done), .event(webinar), .message(message),
      .note(other),
    ], conversations: [conversation])
  let today = try day("2021-09-01")
  let timeline = Timeline(of: Sample.frosta, in: catalog, today: today)
  #expect(
    timeline.entries.map(\.record.id.rawValue) == ["webinar", "m@x", "f2", "note", "f1"])
  #expect(timeline.entries.map(\.isAhead) == [true, false, false, false, false])
  #expect(timeline.entries[0].content == .event(answer: .tentative))
  #expect(
    timeline.entries[1].content
      == .message(conversation: conversation.id, from: "Kari Demo"))
  #expect(timeline.entries[3].content == .note(kind: "Dialogmøte"))
  #expect(
    Timeline(of: Sample.kari, in: catalog, today: today).entries.map(\.record.id.rawValue)
      == ["webinar", "m@x", "f1"])
}

@Test func `an agenda lists events, deadlines and follow-ups by day, months at their start`() throws
{
  let november = Event(
    id: RecordID("nov"), title: "Dialogmøter",
    when: .days(VagueDate(monthOf: try day("2021-11-01"))))
  let deadline = Event(
    id: RecordID("dl"), title: "Frist",
    when: .days(VagueDate(try day("2021-09-16"), bound: .by)))
  var weekly = Sample.event("w", "Ukentlig", try day("2021-08-30"))
  weekly.furtherDays = [try day("2021-09-06"), try day("2021-09-13"), try day("2022-09-13")]
  let catalog = Sample.catalog([
    .event(november), .event(deadline), .event(weekly),
    .event(Sample.event("web", "Webinar", try day("2021-09-16"))),
    .event(Sample.event("gone", "Avlyst", try day("2021-09-16"), status: .cancelled)),
    .followUp(FollowUp(id: RecordID("f"), title: "Ring", due: try day("2021-09-16"))),
    .followUp(
      FollowUp(id: RecordID("g"), title: "", due: try day("2021-09-16"), status: .completed)),
  ])
  let agenda = Agenda(of: catalog, from: try day("2021-09-01"), through: try day("2021-12-31"))
  #expect(
    agenda.sections.map { "\($0.date.first) \($0.items.map(\.record.id.rawValue))" } == [
      #"2021-09-06 ["w"]"#, #"2021-09-13 ["w"]"#, #"2021-09-16 ["web", "dl", "f"]"#,
      #"2021-11-01 ["nov"]"#,
    ])
  #expect(agenda.sections.last?.date.precision == .month)
  let past = Agenda.past(2, in: catalog, today: try day("2022-01-01"))
  #expect(past.map(\.record.id.rawValue) == ["nov", "web"])
}

@Test func `somebody waits who wrote last and is not of the house`() throws {
  let today = try day("2021-09-10")
  let question = Sample.message("q@x", from: Sample.kari, on: try day("2021-09-01"))
  let answer = Sample.message(
    "a@x", from: Sample.adviser, to: [Sample.kari], on: try day("2021-09-02"), flags: .seen)
  let again = Sample.message("r@x", from: Sample.kari, on: try day("2021-09-20"))
  func waiting(_ messages: [Message]) -> Int? {
    let conversation = Sample.conversation(messages)
    let catalog = Sample.catalog(messages.map(Record.message), conversations: [conversation])
    return catalog.waiting(in: conversation, today: today)?.days
  }
  #expect(waiting([question]) == 9)
  #expect(waiting([question, answer]) == nil)
  #expect(waiting([question, again]) == 9)
  #expect(waiting([question, answer, again]) == nil)
  var replied = question
  replied.flags = .replied
  #expect(waiting([replied]) == nil)
  let conversation = Sample.conversation([question, answer])
  let catalog = Sample.catalog(
    [.message(question), .message(answer)], conversations: [conversation])
  #expect(catalog.unreadCount(in: conversation) == 1)
}
