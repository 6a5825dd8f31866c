import Domain
import TestSupport
import Testing

@testable import Storage

/// Two processes that take turns at one store: each remembers the journal only for as long as it is so.
struct JournalOrderTests {
  @Test func `changes are undone in the order in which they were made, whoever made them`() throws {
    for seed in 0..<12 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let test = try TestStore()
      let stores = [test.store, try test.opened()]
      var (done, undone): ([String], [String]) = ([], [])
      for round in 0..<24 {
        let store = stores[Int.random(in: 0..<3, using: &generator) / 2]
        switch Int.random(in: 0..<5, using: &generator) {
        case 0 where !done.isEmpty:
          undone.append(done.removeLast())
          #expect(try store.undo().label == undone.last)
        case 1 where !undone.isEmpty:
          done.append(undone.removeLast())
          #expect(try store.redo().label == done.last)
        case 2:
          try change(["a\(round)", "b\(round)"], label: "", in: store)
        // Of what cannot be undone nothing is remembered, nor does it end what can be done again.
        default:
          try change(["c\(round)"], label: "\(round)", in: store)
          (done, undone) = (done + ["\(round)"], [])
        }
        let history = try stores[1].history()
        let place = "seed \(seed), round \(round)"
        #expect(history.filter { !$0.isUndone }.map(\.label) == done, "\(place)")
        #expect(history.filter(\.isUndone).map(\.label).reversed() == undone, "\(place)")
      }
    }
  }

  private func change(_ ids: [String], label: String, in store: LocalStore) throws {
    let changes = ids.map { id in
      Change.put(.contact(Contact(id: RecordID(id), name: "\(id) Demo")), basedOn: nil)
    }
    try store.apply(ChangeSet(label: label, changes: changes))
  }
}
