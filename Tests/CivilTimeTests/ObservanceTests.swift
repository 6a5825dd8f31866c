import TestSupport
import Testing

@testable import CivilTime

/// Zones that a calendar describes itself, RFC 5545 §3.6.5.
@Suite struct ObservanceTests {
  private func zone(_ observances: (from: Int, to: Int, onset: String, rule: String)...) throws
    -> TimeZoneRules
  {
    TimeZoneRules(
      identifier: "Demo",
      observances: try observances.map {
        TimeZoneRules.Observance(
          offsetFrom: $0.from, offsetTo: $0.to, onset: civil($0.onset),
          rules: $0.rule.isEmpty ? [] : [try RecurrenceRule(parsing: $0.rule)])
      })
  }

  @Test func `two yearly rules are Oslo's clocks for good`() throws {
    let demo = try zone(
      (3600, 7200, "1981-03-29T02:00:00", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"),
      (7200, 3600, "1996-10-27T03:00:00", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"))
    let oslo = try #require(TimeZoneRules(named: "Europe/Oslo"))
    for seed in 0..<500 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let instant = Instant(
        secondsSince1970: Int.random(in: 850_000_000...9_000_000_000, using: &generator))
      #expect(demo.offset(at: instant) == oslo.offset(at: instant), "seed \(seed)")
    }
  }

  @Test func `a rule ends at its last onset in UTC`() throws {
    let demo = try zone(
      (
        3600, 7200, "2000-03-26T02:00:00", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;UNTIL=20020331T010000Z"
      ),
      (
        7200, 3600, "2000-10-29T03:00:00",
        "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20021027T010000Z"
      ))
    #expect(demo.changes.count == 6)
    #expect(demo.offset(at: at("2002-07-01")) == 7200)
    #expect(demo.offset(at: at("2003-07-01")) == 3600)
  }

  @Test func `added onsets count and the offset before the first is kept`() throws {
    let observance = TimeZoneRules.Observance(
      offsetFrom: -16_200, offsetTo: -14_400, onset: civil("2016-05-01T02:30:00"),
      furtherOnsets: [civil("2020-05-01T02:30:00")])
    let demo = TimeZoneRules(identifier: "Demo", observances: [observance])
    #expect(demo.offset(at: at("2016-05-01T06:59:59")) == -16_200)
    #expect(demo.offset(at: at("2016-05-01T07:00:00")) == -14_400)
    #expect(demo.local(at: at("2010-01-01T12:00:00")).description == "2010-01-01T07:30:00")
  }

  @Test func `one observance is a fixed offset and none is UTC`() throws {
    let fixed = try zone((7200, 7200, "1970-01-01T00:00:00", ""))
    #expect(fixed.changes.isEmpty && fixed.offset(at: at("2024-01-01")) == 7200)
    #expect(TimeZoneRules(identifier: "Demo", observances: []).offset(at: at("2024-01-01")) == 0)
  }

  @Test func `an observance of every second is cut short`() throws {
    let demo = try zone((0, 3600, "1970-01-01T00:00:00", "FREQ=SECONDLY"))
    #expect(demo.offset(at: at("2024-01-01")) == 3600)
  }

  @Test func `an observance of every second takes no other its onset`() throws {
    let demo = try zone(
      (0, 3600, "1970-01-01T00:00:00", "FREQ=SECONDLY"),
      (3600, 7200, "2020-01-01T00:00:00", "FREQ=YEARLY"))
    #expect(demo.offset(at: at("2019-01-01")) == 3600)
    #expect(demo.offset(at: at("2024-01-01")) == 7200)
  }
}
