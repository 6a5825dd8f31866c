import Foundation
import TestSupport
import Testing

/// Whatever happens at whichever call of a change, the store is as it was or as it is to be.
@Suite(.serialized) struct FaultTests {
  @Test(arguments: Bench.operations)
  func `killed at any call, a change is wholly there or not at all`(
    operation: Bench.Operation
  ) throws {
    let bench = try Bench(operation)
    for number in 1...(try bench.callCount()) {
      for fault in [FaultShim.Fault.kill, .cut] {
        let (home, outcome) = try bench.run(fault, at: number)
        let place = "\(fault) at call \(number)"
        #expect(outcome.ending == .signal(SIGKILL) || fault == .cut, "\(place)")
        try expectWhole(bench, home, place)
      }
    }
  }

  @Test(arguments: Bench.operations)
  func `refused by the system at any call, a change is reported and wholly there or not at all`(
    operation: Bench.Operation
  ) throws {
    let bench = try Bench(operation)
    let codes = [ENOSPC, EIO, EROFS, EACCES, EMFILE, ENFILE]
    let faults = codes.map { FaultShim.Fault.error($0) } + [.errorOnce(EIO), .errorOnce(ENOSPC)]
    for number in 1...(try bench.callCount()) {
      for fault in faults {
        let (home, outcome) = try bench.run(fault, at: number)
        let place = "error \(fault) at call \(number): \(outcome.ending) \(outcome.errors)"
        guard case .exit(let exit) = outcome.ending else {
          Issue.record("\(place)")
          continue
        }
        #expect([0, 3].contains(exit), "\(place)")
        #expect(exit == 0 || !outcome.errors.isEmpty, "\(place)")
        #expect(!outcome.errors.contains("/history/"), "told of the journal: \(place)")
        let isSaved = exit == 0 || outcome.errors.lowercased().contains("lagret, men")
        try expectWhole(bench, home, place, mustHaveHappened: isSaved)
      }
    }
  }

  @Test(arguments: Bench.operations)
  func `interrupted calls and short writes are carried on with`(
    operation: Bench.Operation
  ) throws {
    let bench = try Bench(operation)
    for number in 1...(try bench.callCount()) {
      for fault in [FaultShim.Fault.short, .error(EINTR)] {
        let (home, outcome) = try bench.run(fault, at: number)
        let place = "\(fault) at call \(number): \(outcome.errors)"
        #expect(outcome.ending == .exit(0), "\(place)")
        try expectWhole(bench, home, place, mustHaveHappened: true)
      }
    }
  }

  @Test func `what another program makes of a file at any call of an edit is kept`() throws {
    let operation = try #require(Bench.operations.first)
    let bench = try Bench(operation)
    // As a sync does: a new file, put over the old one.
    let sync = "sed 's/^END:/X-OTHER:1\\r\\nEND:/' aase.vcf >.new && mv .new aase.vcf"
    for number in 1...(try bench.callCount()) {
      let (home, outcome) = try bench.run(.meanwhile, at: number) { store in
        ["FAULTS_COMMAND": "cd \(store)/contacts && \(sync)"]
      }
      let place = "at call \(number): \(outcome.ending) \(outcome.errors)"
      #expect(outcome.ending == .exit(0), "\(place)")
      let card = home.texts(in: "contacts").joined()
      #expect(card.contains("X-OTHER:1") && card.contains("Leder"), "\(place)\n\(card)")
      #expect(try Bench.summary(of: home.store) == bench.after, "\(place)")
      #expect(try home.run("undo").ending == .exit(0), "\(place)")
      let old = home.texts(in: "contacts").joined()
      #expect(old.contains("X-OTHER:1") && !old.contains("Leder"), "\(place)\n\(old)")
    }
  }

  @Test(arguments: Bench.operations)
  func `a change needs no second thread`(operation: Bench.Operation) throws {
    let bench = try Bench(operation)
    let (home, outcome) = try bench.run(nil, at: 0) { _ in ["FAULTS_THREADS": "none"] }
    #expect(outcome.ending == .exit(0), "\(outcome.errors)")
    try expectWhole(bench, home, "without threads", mustHaveHappened: true)
  }

  private func expectWhole(
    _ bench: Bench, _ home: ProgramHome, _ place: String, mustHaveHappened: Bool = false
  ) throws {
    let summary = try Bench.summary(of: home.store)
    let isRight = summary == bench.after || (summary == bench.before && !mustHaveHappened)
    #expect(isRight, "\(place):\n\(summary)")
    #expect(try bench.litter(in: home.store) == [], "\(place)")
  }
}
