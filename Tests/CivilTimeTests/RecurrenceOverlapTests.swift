import TestSupport
import Testing

@testable import CivilTime

@Suite struct RecurrenceOverlapTests {
  private let oslo = TimeZoneRules(named: "Europe/Oslo") ?? .utc

  private func moment(_ text: String) throws -> RecurrenceSet.Moment {
    RecurrenceSet.Moment(try CalendarTime(parsing: text), in: oslo)
  }

  @Test func `what lasts into a window is what starts before its end and is not over`() throws {
    var counts = (found: 0, added: 0)
    for seed in 0..<400 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let set = try randomSet(using: &generator)
      let start = oslo.instant(of: civil("2024-01-01"))
      for _ in 0..<6 {
        let from = start.adding(seconds: .random(in: 0..<40 * 86_400, using: &generator))
        let to = from.adding(seconds: .random(in: 1..<4 * 86_400, using: &generator))
        let all = set.occurrences(from: start.adding(seconds: -90 * 86_400), to: to).occurrences
        let expected = all.filter { $0.instant >= from || $0.end > from }
        let found = set.occurrences(from: from, to: to, matching: .overlap).occurrences
        #expect(found == expected, "seed \(seed)")
        counts.found += found.count
        counts.added += found.count { $0.source == .addition }
      }
    }
    #expect(counts.found > 1000 && counts.added > 100)
  }

  private func randomSet(
    using generator: inout SeededGenerator
  ) throws -> RecurrenceSet {
    let rules = [
      "FREQ=DAILY", "FREQ=HOURLY;INTERVAL=7", "FREQ=WEEKLY;BYDAY=MO,FR", "FREQ=DAILY;COUNT=4",
    ]
    let durations = [
      NominalDuration.zero, NominalDuration(seconds: 3600), NominalDuration(days: 1),
      NominalDuration(seconds: 9 * 86_400), NominalDuration(days: 30),
    ]
    func hour() throws -> RecurrenceSet.Moment {
      let day = Int.random(in: 1...31, using: &generator)
      let hour = [0, 9, 16, 23].randomElement(using: &generator) ?? 9
      return try moment("202401\(padded(day, to: 2))T\(padded(hour, to: 2))0000")
    }
    func duration() -> NominalDuration { durations.randomElement(using: &generator) ?? .zero }
    var set = RecurrenceSet(start: try moment("20240101T090000"), duration: duration())
    set.rules = try rules.shuffled(using: &generator).prefix(.random(in: 0...2, using: &generator))
      .map { try RecurrenceRule(parsing: $0) }
    for _ in 0..<Int.random(in: 0...3, using: &generator) {
      set.add(try hour(), lasting: .random(using: &generator) ? duration() : nil)
    }
    if Bool.random(using: &generator) { set.exclude(try hour()) }
    if Int.random(in: 0..<3, using: &generator) == 0 {
      set.overrides = [
        RecurrenceSet.Override(
          of: try moment("20240110T090000"), start: try moment("20240110T120000"),
          duration: duration(), isThisAndFuture: .random(using: &generator))
      ]
    }
    return set
  }

  @Test(arguments: [
    "FREQ=DAILY", "FREQ=HOURLY;INTERVAL=24", "FREQ=MINUTELY;INTERVAL=1440", "FREQ=WEEKLY;BYDAY=SU",
  ])
  func `a window that begins in the second of two hours ends`(rule: String) throws {
    var set = RecurrenceSet(start: try moment("20241020T023000"), duration: .zero)
    set.rules = [try RecurrenceRule(parsing: rule)]
    // 02:30 has been at half past midnight UTC; now it is 02:15 once more.
    let from = try moment("20241027T011500Z").instant
    let to = from.adding(seconds: 8 * 86_400)
    let found = set.occurrences(from: from, to: to, limit: 1).occurrences
    let next = rule.contains("WEEKLY") ? "20241103T023000" : "20241028T023000"
    #expect(found.map(\.start) == [try moment(next)])
  }

  @Test func `one long period does not make the rules be looked at from its start on`() throws {
    var set = RecurrenceSet(start: try moment("20230101T090000"), duration: .zero)
    set.rules = try Array(repeating: "FREQ=SECONDLY;BYSECOND=0,0;BYMINUTE=0", count: 20).map {
      try RecurrenceRule(parsing: $0)
    }
    set.add(try moment("20230101T093000"), lasting: NominalDuration(days: 300_000))
    set.add(try moment("20230101T100000"), lasting: NominalDuration(days: 300_000))
    let from = oslo.instant(of: civil("2800-01-01"))
    let to = from.adding(seconds: 7_200)
    let found = set.occurrences(from: from, to: to, matching: .overlap).occurrences
    // What the rules give too has the duration of the set, as on the whole timeline.
    #expect(found.map(\.source) == [.addition, .rule, .rule])
    #expect(found.first?.start == (try moment("20230101T093000")))
  }
}
