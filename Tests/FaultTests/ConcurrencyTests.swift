import Dispatch
import Foundation
import Synchronization
import TestSupport
import Testing

/// Several of our own processes at once: each reported success is there afterwards.
struct ConcurrencyTests {
  @Test(arguments: [2, 8])
  func `processes that write at once lose nothing of each other`(count: Int) throws {
    let home = try Bench.smallStore()
    let fields = ["title=Leder", "note=Kort", "phones=95265512", "emails=aase@example.no"]
    let before = try Bench.summary(of: home.store)
    let succeeded = Mutex<Set<Int>>([])
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let arguments =
        index % 2 == 0
        ? ["contacts", "edit", "aase", "--set", fields[index / 2]]
        : ["notes", "add", "--title", "Notat \(index)", "--body-file", "-"]
      let outcome = try? home.command(arguments, input: "Tekst\n").run()
      if outcome?.ending == .exit(0) {
        succeeded.withLock { _ = $0.insert(index) }
      } else {
        Issue.record("\(arguments): \(outcome?.errors ?? "not started")")
      }
    }
    #expect(succeeded.withLock { $0.count } == count)
    let summary = try Bench.summary(of: home.store)
    for index in succeeded.withLock({ $0 }) where index % 2 == 1 {
      #expect(summary.contains("note Notat \(index)"))
    }
    let card = home.texts(in: "contacts").joined()
    for index in succeeded.withLock({ $0 }) where index % 2 == 0 {
      let value = fields[index / 2].split(separator: "=")[1]
      #expect(card.contains(value), "\(fields[index / 2])\n\(card)")
    }
    for _ in 0..<count { #expect(try home.run("undo").ending == .exit(0)) }
    #expect(try Bench.summary(of: home.store) == before)
  }
}
