import CivilTime
import Domain
import Testing

private func lastContact(_ records: [Record]) throws -> CivilDate? {
  let catalog = Sample.catalog(records)
  return LastContact(with: Sample.frosta, in: catalog, today: try day("2021-09-01"))?.day
}

@Test func `a note, an event attended, a message and a completed follow-up are contact`() throws {
  let date = try day("2021-08-20")
  let theirs = Participant(Sample.kari, status: .accepted)
  #expect(
    try lastContact([
      .note(Note(id: RecordID("n"), title: "", date: date, participants: [theirs]))
    ]) == date)
  #expect(try lastContact([.event(Sample.event("e", "", date, participants: [theirs]))]) == date)
  #expect(try lastContact([.message(Sample.message("m", from: Sample.kari, on: date))]) == date)
  #expect(
    try lastContact([
      .message(Sample.message("m", from: Sample.adviser, to: [Sample.kari], on: date))
    ]) == date)
  #expect(
    try lastContact([
      .followUp(
        FollowUp(
          id: RecordID("f"), title: "", status: .completed, completed: date,
          participants: [Participant(Sample.frosta)]))
    ]) == date)
}

@Test func `an invitation, a message to everybody and what lies ahead are not contact`() throws {
  let (past, future) = (try day("2021-08-20"), try day("2021-09-16"))
  let invited = Participant(Sample.frosta, status: .needsAction)
  let accepted = Participant(Sample.frosta, status: .accepted)
  let everybody = Sample.message(
    "m", from: Sample.adviser, to: [Sample.kari, Sample.ase], on: past)
  #expect(
    try lastContact([
      .event(Sample.event("a", "", past, participants: [invited])),
      .event(Sample.event("b", "", future, participants: [accepted])),
      .event(Sample.event("c", "", past, participants: [accepted], status: .cancelled)),
      .message(everybody), .message(Sample.message("n", from: Sample.kari, on: future)),
      .note(Note(id: RecordID("n"), title: "", date: future, participants: [accepted])),
    ]) == nil)
}

@Test func `every municipality has its row, also where there is nothing`() throws {
  let today = try day("2021-09-01")
  let event = Sample.event(
    "webinar", "Webinar", try day("2021-09-16"),
    participants: [Participant(Sample.kari, status: .accepted), Participant(Sample.snasa)])
  let catalog = Sample.catalog([
    .event(event),
    .note(
      Note(
        id: RecordID("n"), title: "", date: try day("2021-05-20"),
        participants: [Participant(Sample.frosta)])),
    .followUp(
      FollowUp(
        id: RecordID("f"), title: "", due: try day("2021-08-30"),
        participants: [Participant(Sample.snasa)])),
  ])
  let coverage = Coverage(catalog, today: today, event: event.id)
  #expect(coverage.rows.map(\.municipality) == catalog.municipalities.map(\.id))
  #expect(coverage.withMainContactCount == 1)
  func bands(_ measure: Coverage.Measure) -> [Coverage.Band] {
    coverage.rows.map { coverage.band(of: measure, for: $0) }
  }
  func readings(_ measure: Coverage.Measure) -> [Coverage.Reading] {
    coverage.rows.map { coverage.reading(of: measure, for: $0) }
  }
  #expect(readings(.mainContact) == [.contacts([Sample.kari.id]), .missing, .missing])
  #expect(readings(.lastContact) == [.days(104), .missing, .missing])
  #expect(bands(.lastContact) == [.poor, .poor, .poor])
  #expect(readings(.attendance) == [.answer(.accepted), .missing, .answer(.needsAction)])
  #expect(bands(.attendance) == [.good, .poor, .poor])
  #expect(
    readings(.followUps)
      == [
        .followUps(open: 0, overdue: 0), .followUps(open: 0, overdue: 0),
        .followUps(open: 1, overdue: 1),
      ])
  #expect(bands(.over80) == [.good, .good, .fair])
  #expect(coverage.rows(byNeedIn: .followUps).first?.municipality == Sample.snasa.id)
  #expect(
    coverage.rows(byNeedIn: .mainContact).map(\.municipality)
      == [Sample.royrvik.id, Sample.snasa.id, Sample.frosta.id])
}

@Test func `attendance over a year counts the gatherings that are over`() throws {
  let accepted = [Participant(Sample.frosta, status: .accepted)]
  let catalog = Sample.catalog([
    .event(Sample.event("a", "", try day("2021-03-01"), participants: accepted)),
    .event(Sample.event("b", "", try day("2021-06-01"), participants: accepted)),
    .event(Sample.event("c", "", try day("2021-06-02"))),
    .event(Sample.event("old", "", try day("2020-06-02"), participants: accepted)),
    .event(
      Event(
        id: RecordID("d"), title: "Frist",
        when: .days(VagueDate(try day("2021-05-01"), bound: .by)))),
  ])
  let coverage = Coverage(catalog, today: try day("2021-09-01"))
  let row = try #require(coverage.row(of: Sample.frosta.id))
  #expect(coverage.reading(of: .attendance, for: row) == .attended(2, of: 3))
  #expect(coverage.band(of: .attendance, for: row) == .good)
}

@Test func `attendance takes the best answer, and all municipalities are there`() throws {
  let event = Sample.event(
    "e", "Webinar", try day("2021-09-16"),
    participants: [
      Participant(Sample.frosta, status: .needsAction),
      Participant(Sample.kari, status: .accepted), Participant(Sample.snasa, status: .declined),
    ])
  let catalog = Sample.catalog([.event(event)])
  let attendance = Attendance(at: event, in: catalog)
  #expect(attendance.answers.map(\.status) == [.accepted, nil, .declined])
  #expect(attendance.count(of: .accepted) == 1)
  #expect(attendance.unanswered == [Sample.royrvik.id])
  #expect(attendance.missing == [Sample.royrvik.id, Sample.snasa.id])
  let matrix = AttendanceMatrix(of: [event], in: catalog)
  #expect(matrix.status(row: 2, column: 0) == .declined)
  #expect(matrix.acceptedCount(row: 0) == 1)
}
