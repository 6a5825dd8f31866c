import CivilTime
import Domain
import Testing

/// A note about Frosta, taken on 1 September 2021.
private func note(_ text: String) throws -> Note {
  Note(
    id: RecordID("note"), title: "Samtale", date: try day("2021-09-01"), text: text,
    participants: [Participant(Sample.frosta)])
}

/// The plan for saving `text` where `stored` and its follow-ups are.
private func plan(
  _ text: String, over stored: String? = nil, followUps: [FollowUp] = []
) throws -> NoteFollowUps.Plan {
  let records = try stored.map { [Record.note(try note($0))] } ?? []
  let catalog = Sample.catalog(records + followUps.map(Record.followUp))
  var count = 0
  return NoteFollowUps.plan(try note(text), in: catalog, today: try day("2021-09-02")) {
    count += 1
    return RecordID("new\(count)")
  }
}

private func followUp(
  _ title: String, due: String? = nil, status: FollowUp.Status = .needsAction
) throws -> FollowUp {
  FollowUp(
    id: RecordID(title), title: title, due: try due.map(day), status: status,
    participants: [Participant(Sample.kari)], note: RecordID("note"))
}

@Test func `a new line becomes a follow-up of the note and its municipality`() throws {
  let plan = try plan("Avtalt:\n- [ ] Sende veilederen @Kari Demo fredag\n- [x] Ringe #Snåsa")
  #expect(plan.changes.count == 2)
  let first = plan.items[0].followUp
  #expect(first.title == "Sende veilederen")
  #expect(first.due == (try day("2021-09-03")))
  #expect(first.note == RecordID("note"))
  #expect(first.participants == [Participant(Sample.kari), Participant(Sample.frosta)])
  let second = plan.items[1].followUp
  let today = try day("2021-09-02")
  #expect(second.status == .completed && second.completed == today)
  #expect(second.participants == [Participant(Sample.snasa)])
}

@Test func `saving again changes nothing`() throws {
  let text = "- [ ] Sende veilederen @Kari Demo fredag"
  let made = try plan(text).items.map(\.followUp)
  let plan = try plan(text, over: text, followUps: made)
  #expect(plan.changes.isEmpty && plan.orphans.isEmpty && !plan.hasHints)
  #expect(plan.text == text)
}

@Test func `a ticked box completes, an emptied one opens again`() throws {
  let open = try followUp("Ringe")
  let done = try plan("- [x] Ringe", over: "- [ ] Ringe", followUps: [open])
  #expect(done.items[0].followUp.status == .completed)
  #expect(done.items[0].followUp.completed == (try day("2021-09-02")))
  #expect(done.items[0].action == .update(from: open, basedOn: Revision(token: "1")))
  let closed = try followUp("Ringe", status: .completed)
  let again = try plan("- [ ] Ringe", over: "- [x] Ringe", followUps: [closed])
  #expect(again.items[0].followUp.isOpen && again.items[0].followUp.completed == nil)
}

@Test func `what was done elsewhere stays done, and its box is ticked`() throws {
  let done = try followUp("Ringe", status: .completed)
  let plan = try plan("- [ ] Ringe\n\nMer", over: "- [ ] Ringe", followUps: [done])
  #expect(plan.changes.isEmpty)
  #expect(plan.text == "- [x] Ringe\n\nMer")
}

@Test func `an edited line carries over only what was edited`() throws {
  let moved = try followUp("Sende veilederen", due: "2021-12-01")
  let plan = try plan(
    "- [ ] Sende den nye veilederen fredag", over: "- [ ] Sende veilederen fredag",
    followUps: [moved])
  let new = plan.items[0].followUp
  #expect(new.title == "Sende den nye veilederen" && new.id == moved.id)
  #expect(new.due == (try day("2021-12-01")), "the due day was changed elsewhere")
  #expect(new.participants == moved.participants)
  let later = try movedDue()
  #expect(later == (try day("2021-10-15")))
}

private func movedDue() throws -> CivilDate? {
  let old = try followUp("Sende", due: "2021-09-03")
  return try plan("- [ ] Sende 15.10", over: "- [ ] Sende fredag", followUps: [old])
    .items[0].followUp.due
}

@Test func `a line that vanished deletes nothing`() throws {
  let left = try followUp("Noe helt annet")
  let plan = try plan("- [ ] Ringe", over: "- [ ] Noe helt annet", followUps: [left])
  #expect(plan.orphans == [left] && plan.hasHints)
  #expect(plan.items.map(\.action) == [.create])
}

@Test func `two lines alike are two follow-ups`() throws {
  let text = "- [ ] Ringe\n- [ ] Ringe"
  let made = try plan(text).items.map(\.followUp)
  #expect(Set(made.map(\.id)).count == 2)
  #expect(try plan(text, over: text, followUps: made).changes.isEmpty)
}

@Test func `ticking a follow-up ticks its line`() throws {
  let stored = try note("Tekst\n- [ ] Sende veilederen @Kari Demo fredag\n- [ ] Annet")
  var followUp = try followUp("Sende veilederen")
  let catalog = Sample.catalog([.note(stored), .followUp(followUp)])
  #expect(NoteFollowUps.note(agreeingWith: followUp, in: catalog) == nil)
  followUp.status = .completed
  #expect(
    NoteFollowUps.note(agreeingWith: followUp, in: catalog)?.text
      == "Tekst\n- [x] Sende veilederen @Kari Demo fredag\n- [ ] Annet")
}

@Test(arguments: [
  ("Sende", "- [ ] Sende til @Kari Demo\n- [ ] Sende", 1),
  ("Ringe", "- [ ] Ringe @Kari Demo\n- [ ] Ringe #Snåsa", 0),
  ("Ringe", "- [ ] Ringe #Snåsa\n- [ ] Ringe @Kari Demo", 1),
  ("Sende veilederen til alle", "- [ ] Ringe @Kari Demo\n- [ ] Sende veilederen #Snåsa", 1),
  ("Ringe Kari Demo om boligen", "- [ ] Be @Kari Demo ringe\n- [ ] Ringe om boligen", 1),
]) func `the line of the same title is ticked, or else the one most like it`(
  title: String, text: String, line: Int
) throws {
  let stored = try note(text)
  let done = try followUp(title, status: .completed)
  let catalog = Sample.catalog([.note(stored), .followUp(done)])
  let ticked = try #require(NoteFollowUps.note(agreeingWith: done, in: catalog))
  let lines = ticked.text.split(separator: "\n")
  #expect(lines.indices.filter { lines[$0].hasPrefix("- [x]") } == [line])
}
