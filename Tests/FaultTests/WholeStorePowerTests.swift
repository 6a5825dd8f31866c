import Foundation
import TestSupport
import Testing

extension WholeStoreTests {
  @Test(arguments: works) func `a power cut at any moment leaves a whole or nothing`(
    work: Work
  ) throws {
    let template = try Self.template(for: work)
    let scratch = try ScratchDirectory()
    let (home, outcome) = try run(work, template, nil, at: 0, trace: scratch.path + "/trace")
    try #require(outcome.ending == .exit(0), "\(outcome.errors)")
    let noted = try #require(scratch.bytes(of: "trace"))
    let calls = PowerLoss.Call.list(parsing: noted, below: home.scratch.path)
    let whole = try files(of: work, in: home)
    var disk = try PowerLoss(folder: template.scratch.path)
    for (index, call) in calls.enumerated() {
      disk.apply(call)
      // The moments that count are those around the last steps, when the whole gets its name.
      guard index % work.stride == 0 || index > calls.count - 6 else { continue }
      for loss in PowerLoss.Loss.allCases {
        let place = "\(loss) after \(call.name) \(call.path)"
        let left = try ProgramHome()
        try disk.write(after: loss, to: left.scratch)
        let isThere = try isWhole(work, left, place)
        if isThere { #expect(try files(of: work, in: left) == whole, "\(place)") }
        if index == calls.count - 1 { #expect(isThere, "\(loss) after success") }
        try expectAgain(work, left, place, isThere: isThere)
        #expect(try files(of: work, in: left) == whole, "\(place), then again")
      }
    }
    #expect(calls.count > 4)
  }

  /// The result, file by file, but for the lock, which has nothing in it, and the time in an archive.
  private func files(of work: Work, in home: ProgramHome) throws -> [String: Data] {
    guard work.result == "store" else { return [:] }
    var found: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: home.store) {
      found[name] = FileManager.default.contents(atPath: home.store + "/" + name) ?? Data()
    }
    return found.filter { $0.key != ".samspill/lock" }
  }
}
