import CivilTime
import Dispatch
import Domain
import TestSupport
import Testing

@testable import Storage

struct MergeTests {
  private let base = Event(
    id: RecordID("e"), title: "Møte", when: .days(VagueDate(CivilDate(dayNumber: 18_900))),
    categories: ["Webinar", "Frist"],
    participants: [
      Participant(name: "Åse", address: "mailto:a@example.no"),
      Participant(name: "Kari", address: "mailto:k@example.no"),
    ])

  @Test func `what only one side changed is as that side left it`() {
    let mine = edited { $0.title = "Dialogmøte" }
    let theirs = edited { $0.location = "Frosta" }
    let both = edited {
      $0.title = "Dialogmøte"
      $0.location = "Frosta"
    }
    #expect(merge(mine, theirs) == both)
    #expect(merge(theirs, mine) == both)
    #expect(merge(mine, base) == mine)
    #expect(merge(base, theirs) == theirs)
    #expect(merge(mine, mine) == mine)
  }

  @Test func `where both changed a property mine is taken, and the rest of theirs is kept`() {
    let mine = edited { ($0.title, $0.text) = ("A", "Mitt") }
    let theirs = edited { ($0.title, $0.location) = ("B", "Oppdal") }
    let merged = Record.merge(base: .event(base), mine: .event(mine), theirs: .event(theirs))
    let both = edited { ($0.title, $0.text, $0.location) = ("A", "Mitt", "Oppdal") }
    #expect(merged?.record == .event(both) && merged?.hasConflict == true)
  }

  @Test func `the same property changed in two ways is a conflict`() {
    #expect(merge(edited { $0.title = "A" }, edited { $0.title = "B" }) == nil)
    let later = Event.When.days(VagueDate(CivilDate(dayNumber: 19_000)))
    #expect(merge(edited { $0.when = later }, edited { $0.status = .cancelled })?.when == later)
  }

  @Test func `lists take the additions and removals of both`() {
    let mine = edited { $0.categories = ["Webinar", "KS"] }
    let theirs = edited { $0.categories = ["Frist", "Webinar", "Trøndelag"] }
    #expect(merge(mine, theirs)?.categories == ["Webinar", "Trøndelag", "KS"])
  }

  @Test func `participants are one each, whoever answers for them`() {
    let mine = edited { $0.participants[0].status = .accepted }
    let theirs = edited {
      $0.participants[1].status = .declined
      $0.participants.append(Participant(name: "Per", address: "mailto:p@example.no"))
    }
    let merged = merge(mine, theirs)?.participants.map(\.status)
    #expect(merged == [.accepted, .declined, .needsAction])
    let other = edited { $0.participants[0].status = .declined }
    #expect(merge(mine, other) == nil)
    #expect(merge(mine, edited { $0.participants.removeFirst() }) == nil)
    #expect(merge(edited { $0.participants.removeFirst() }, mine) == nil)
  }

  @Test func `of two people who share an address the second one's answer is merged too`() {
    var shared = base
    shared.participants.append(Participant(name: "Ola", address: "mailto:k@example.no"))
    let edited = { (change: (inout Event) -> Void) in
      var event = shared
      change(&event)
      return event
    }
    let mine = edited { $0.participants[2].status = .accepted }
    let theirs = edited { $0.participants[0].status = .declined }
    for (first, second) in [(mine, theirs), (theirs, mine)] {
      let merged = Record.merge(base: .event(shared), mine: .event(first), theirs: .event(second))
      guard case .event(let event)? = merged?.record, merged?.hasConflict == false else {
        Issue.record("a conflict")
        continue
      }
      #expect(event.participants.map(\.status) == [.declined, .needsAction, .accepted])
    }
  }

  @Test func `two random edits of different properties always merge, in either order`() {
    for seed in 0..<200 as Range<UInt64> {
      var random = RandomRecords(seed: seed)
      let id = RecordID("n")
      let (base, other) = (random.note(id), random.note(id))
      var (mine, theirs, both) = (base, base, base)
      (mine.title, mine.text, mine.date) = (other.title, other.text, other.date)
      (theirs.categories, theirs.participants) = (other.categories, other.participants)
      (both.title, both.text, both.date) = (other.title, other.text, other.date)
      (both.categories, both.participants) = (other.categories, other.participants)
      let records = (Record.note(base), Record.note(mine), Record.note(theirs))
      for (mine, theirs) in [(records.1, records.2), (records.2, records.1)] {
        let merged = Record.merge(base: records.0, mine: mine, theirs: theirs)
        #expect(merged?.record == .note(both) && merged?.hasConflict == false, "seed \(seed)")
      }
    }
  }

  @Test func `eight stores at once on one record lose no edit`() throws {
    let test = try TestStore()
    let id = RecordID("c")
    _ = try test.put(.contact(Contact(id: id, name: "Åse Demo")))
    let path = test.path
    DispatchQueue.concurrentPerform(iterations: 8) { worker in
      for number in 0..<10 {
        let store = try? LocalStore(opening: path, readOnly: false, clock: { now })
        guard let store, var contact = store.load().contact(id) else { continue }
        contact.emails.append("\(worker).\(number)@example.no")
        let revision = store.catalog.revision(of: RecordKey(.contact, id))
        let change = ChangeSet(label: "x", changes: [.put(.contact(contact), basedOn: revision)])
        #expect(throws: Never.self) { try store.apply(change) }
      }
    }
    #expect(Set(test.store.load().contact(id)?.emails ?? []).count == 80)
    #expect(try test.store.history().count == 81)
  }

  private func edited(_ edit: (inout Event) -> Void) -> Event {
    var event = base
    edit(&event)
    return event
  }

  private func merge(_ mine: Event, _ theirs: Event) -> Event? {
    let merged = Record.merge(base: .event(base), mine: .event(mine), theirs: .event(theirs))
    guard case .event(let event)? = merged?.record, merged?.hasConflict == false else { return nil }
    return event
  }
}
