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

  @Test
  func `processes that are killed while others write leave all that these were told is stored`()
    throws
  {
    let home = try Bench.smallStore()
    let before = try Bench.summary(of: home.store)
    for round in 0..<4 {
      let stored = Mutex<[String]>([])
      DispatchQueue.concurrentPerform(iterations: 8) { index in
        let title = "Notat \(round) \(index)"
        // Every other one is killed, each at another call.
        let number = index % 2 == 0 ? 0 : 1 + (round * 4 + index / 2) * 2
        let faults = try? FaultShim.environment(.kill, at: number, below: home.store)
        var command = home.command(
          ["notes", "add", "--title", title, "--body-file", "-"], input: "- [ ] Ringe\n")
        command.environment.merge(faults ?? [:]) { _, new in new }
        let outcome = try? command.run()
        if outcome?.ending == .exit(0) { stored.withLock { $0.append(title) } }
        let hasEnded = number == 0 ? outcome?.ending == .exit(0) : outcome != nil
        if !hasEnded { Issue.record("\(title): \(outcome?.errors ?? "not started")") }
      }
      let summary = try Bench.summary(of: home.store)
      for title in stored.withLock({ $0 }) {
        #expect(summary.contains("note \(title) "), "\(summary)")
        #expect(summary.contains("follow-up Ringe of \(title)"), "\(summary)")
      }
      let names = try FileManager.default.subpathsOfDirectory(atPath: home.store)
      #expect(!names.contains { $0.hasSuffix(".tmp") || $0.hasSuffix("doing") }, "\(names)")
    }
    while try home.run("undo").ending == .exit(0) {}
    #expect(try Bench.summary(of: home.store) == before)
  }
}
