import Foundation
import Storage
import TestSupport
import Testing

/// Making, backing up and restoring a whole store: whatever happens at whichever call, there is all of
/// it or nothing, and the next try succeeds.
struct WholeStoreTests {
  /// Something that makes a whole.
  struct Work: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let arguments: [String]
    /// Of every so many calls one is made to fail: these have hundreds.
    let stride: Int

    /// What there is afterwards, in the folder that everything happens in.
    var result: String { arguments[0] == "backup" ? "b.tar" : "store" }
  }

  static let works = [
    Work(testDescription: "init", arguments: ["init"], stride: 97),
    Work(testDescription: "backup", arguments: ["backup", "BACKUP"], stride: 1),
    Work(testDescription: "restore", arguments: ["restore", "BACKUP"], stride: 5),
  ]

  private static let faults: [FaultShim.Fault] =
    [.kill, .cut, .short, .errorOnce(ENOSPC)]
    + [ENOSPC, EIO, EROFS, EACCES, EMFILE, EINTR].map { .error($0) }

  @Test(arguments: works) func `a whole is there or not`(work: Work) throws {
    let template = try Self.template(for: work)
    var number = 1
    var tried = 0
    while try happens(work, template, at: number) {
      for fault in Self.faults {
        let (home, outcome) = try run(work, template, fault, at: number)
        let place = "\(fault) at call \(number): \(outcome.ending) \(outcome.errors)"
        let hasSucceeded = outcome.ending == .exit(0)
        // The program tar does not go on after an interrupted mkdir; nor need it.
        let mayFail = !fault.isHarmless || (work.arguments[0] == "restore" && fault != .short)
        #expect(hasSucceeded || mayFail, "\(place)")
        if case .exit(let code) = outcome.ending { #expect([0, 3].contains(code), "\(place)") }
        let isThere = try isWhole(work, home, place)
        #expect(isThere || !hasSucceeded, "\(place)")
        // With tar there are two programs, and each of them meets the error once.
        if fault == .errorOnce(ENOSPC), work.arguments[0] == "init" {
          try expectNothingElse(in: home, place)
        }
        try expectAgain(work, home, place, isThere: isThere)
        tried += 1
      }
      number += work.stride
    }
    #expect(tried > 20)
  }

  /// Whether the result is there; it must be whole then, and nothing else may have changed.
  func isWhole(_ work: Work, _ home: ProgramHome, _ place: String) throws -> Bool {
    let path = home.scratch.path + "/" + work.result
    guard FileManager.default.fileExists(atPath: path) else { return false }
    if work.result == "b.tar" {
      let target = home.scratch.path + "/looked-at"
      let environment = ["PATH": Command.searchPath]
      let count = try LocalStore.restore(path, to: target, environment: environment)
      #expect(count == 3, "\(place)")
      try FileManager.default.removeItem(atPath: target)
    } else {
      #expect(try !Bench.summary(of: path).isEmpty, "\(place)")
    }
    return true
  }

  /// The next try must succeed, and leave nothing behind of the one that failed.
  func expectAgain(
    _ work: Work, _ home: ProgramHome, _ place: String, isThere: Bool
  ) throws {
    if !isThere || work.arguments[0] == "init" {
      let again = try command(work, home).run()
      #expect(again.ending == .exit(0), "\(place), then \(again.errors)")
    }
    try expectNothingElse(in: home, place)
  }

  private func expectNothingElse(in home: ProgramHome, _ place: String) throws {
    let expected: Set<String> = [
      "b.tar", "store", "home", "config", "data", "state", "cache", "tmp",
    ]
    let found = try FileManager.default.contentsOfDirectory(atPath: home.scratch.path)
    #expect(Set(found).subtracting(expected) == [], "\(place)")
  }

  private func happens(_ work: Work, _ template: ProgramHome, at number: Int) throws -> Bool {
    try run(work, template, .kill, at: number).outcome.ending == .signal(SIGKILL)
  }

  func run(
    _ work: Work, _ template: ProgramHome, _ fault: FaultShim.Fault?, at number: Int,
    trace: String? = nil
  ) throws -> (home: ProgramHome, outcome: Command.Outcome) {
    let home = try ProgramHome()
    for name in ["store", "b.tar"] {
      let path = template.scratch.path + "/" + name
      guard FileManager.default.fileExists(atPath: path) else { continue }
      try FileManager.default.copyItem(atPath: path, toPath: home.scratch.path + "/" + name)
    }
    var command = command(work, home)
    let faults = try FaultShim.environment(
      fault, at: number, below: home.scratch.path, trace: trace)
    command.environment.merge(faults) { _, new in new }
    return (home, try command.run())
  }

  private func command(_ work: Work, _ home: ProgramHome) -> Command {
    var command = home.command(
      work.arguments.map { $0 == "BACKUP" ? home.scratch.path + "/b.tar" : $0 })
    command.environment["TMPDIR"] = NSTemporaryDirectory()
    return command
  }

  /// What there is before: a store to back up, a backup to restore, nothing to make.
  static func template(for work: Work) throws -> ProgramHome {
    guard work.arguments[0] != "init" else { return try ProgramHome() }
    let home = try Bench.smallStore()
    guard work.arguments[0] == "restore" else { return home }
    let made = try home.command(["backup", home.scratch.path + "/b.tar"]).run()
    try #require(made.ending == .exit(0), "\(made.errors)")
    try FileManager.default.removeItem(atPath: home.store)
    return home
  }
}

extension FaultShim.Fault {
  /// Whether the program is to go on as if nothing were.
  fileprivate var isHarmless: Bool { self == .short || self == .error(EINTR) }
}
