import Foundation
import TestSupport
import Testing

struct PowerLossTests {
  @Test(arguments: Bench.operations)
  func `a power cut at any moment leaves a change wholly there or not at all`(
    operation: Bench.Operation
  ) throws {
    let bench = try Bench(operation)
    let (calls, home) = try traced(bench)
    try #require(calls.count > 1)
    let whole = try Self.contents(below: bench.templatePath) + Self.contents(below: home.store)
    var disk = try PowerLoss(folder: bench.templatePath)
    for (index, call) in calls.enumerated() {
      for other in Self.inAnotherOrder(calls, at: index) {
        var early = disk
        for call in other { early.apply(call) }
        try expectWhole(bench, early, whole.values, "\(other.map(\.path)) alone")
      }
      disk.apply(call)
      guard call.name != "begin" else { continue }
      try expectWhole(
        bench, disk, whole.values, "\(call.name) \(call.path)",
        mustHaveHappened: index == calls.count - 1)
    }
  }

  @Test func `what the user was told is saved is there after a power cut at any later moment`()
    throws
  {
    let bench = try Bench(Bench.logCall)
    let (calls, _) = try traced(bench)
    let told = try #require(calls.firstIndex { $0.name == "mkdir" && $0.path == "told" })
    #expect(calls[told...].contains { $0.name == "fsync" }, "no need to wait for what follows")
    var disk = try PowerLoss(folder: bench.templatePath)
    for (index, call) in calls.enumerated() {
      disk.apply(call)
      for loss in PowerLoss.Loss.allCases where index >= told {
        let folder = try ScratchDirectory()
        try disk.write(after: loss, to: folder)
        #expect(try Bench.summary(of: folder.path) == bench.after, "\(loss) after \(call.name)")
      }
    }
  }

  @Test func `however many messages change their folder, each folder is waited for once`() throws {
    let (calls, _) = try traced(Bench(Bench.seeMany))
    let waited = calls.filter { $0.name == "fsync" && $0.path.hasPrefix("threads/") }.map(\.path)
    #expect(waited == ["threads/cur", "threads/new"])
  }

  /// The calls of the change, made in peace, and what it was made to.
  private func traced(_ bench: Bench) throws -> (calls: [PowerLoss.Call], home: ProgramHome) {
    let scratch = try ScratchDirectory()
    let (home, outcome) = try bench.run(nil, at: 0, trace: scratch.path + "/trace")
    try #require(outcome.ending == .exit(0), "\(outcome.errors)")
    let noted = try #require(scratch.bytes(of: "trace"))
    return (PowerLoss.Call.list(parsing: noted, below: home.store), home)
  }

  /// What may have reached the disk first of all that is waited for at the same time from an index on:
  /// any one of it, or all but one.
  private static func inAnotherOrder(
    _ calls: [PowerLoss.Call], at index: Int
  ) -> [[PowerLoss.Call]] {
    guard index == 0 || calls[index - 1].name != "begin" else { return [] }
    let waiting = calls[index...].prefix { $0.name == "begin" }.compactMap { begun in
      calls[index...].first { $0.name == "fsync" && $0.path == begun.path }
    }
    guard waiting.count > 1 else { return [] }
    return waiting.map { [$0] }
      + waiting.indices.map { gone in waiting.indices.filter { $0 != gone }.map { waiting[$0] } }
  }

  private func expectWhole(
    _ bench: Bench, _ disk: PowerLoss, _ whole: some Sequence<Data>, _ place: String,
    mustHaveHappened: Bool = false
  ) throws {
    for loss in PowerLoss.Loss.allCases {
      let place = "\(loss) after \(place)"
      let folder = try ScratchDirectory()
      try disk.write(after: loss, to: folder)
      // Also as other programs find it, before ours is started again.
      for (name, contents) in try Self.contents(below: folder.path) {
        #expect(whole.contains(contents), "\(name): \(place)")
      }
      let summary = try Bench.summary(of: folder.path)
      #expect(
        summary == bench.after || (summary == bench.before && !mustHaveHappened),
        "\(place)\n\(summary)")
      let history = folder.path + "/.samspill/history"
      let left = try? FileManager.default.contentsOfDirectory(atPath: history)
      #expect(left?.contains { $0.hasSuffix("doing") } != true, "\(place): \(left ?? [])")
    }
  }

  /// Every file that is a record, a draft or in the trash, or that other programs take for one.
  private static func contents(below path: String) throws -> [String: Data] {
    var found: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: path)
    where !name.hasPrefix(".samspill/history") && !name.hasSuffix(".tmp")
      && name != ".samspill/lock"
    {
      found[name] = FileManager.default.contents(atPath: path + "/" + name)
    }
    return found
  }
}

extension [String: Data] {
  fileprivate static func + (one: Self, other: Self) -> Self {
    let here = one.map { ("before/" + $0.key, $0.value) }
    return Dictionary(uniqueKeysWithValues: here + other.map { ("after/" + $0.key, $0.value) })
  }
}
