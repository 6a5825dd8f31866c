import TestSupport
import Testing

@testable import CivilTime

@Suite struct RecurrenceOccurrencesTests {
  @Test(arguments: [
    // What the rule leaves open comes from the start.
    ("20240131", "FREQ=MONTHLY", "20240131 20240331 20240531 20240731"),
    ("20240229", "FREQ=YEARLY", "20240229 20280229 20320229 20360229"),
    ("20240105", "FREQ=YEARLY;BYMONTH=1,6", "20240105 20240605 20250105 20250605"),
    ("20240514", "FREQ=YEARLY;BYWEEKNO=20", "20240514 20250513 20260512 20270518"),
    ("20240131", "FREQ=YEARLY;BYMONTHDAY=-1", "20240131 20240229 20240331 20240430"),
    // Numbers in BYDAY count through the month or the year.
    ("20240108", "FREQ=MONTHLY;BYDAY=2MO", "20240108 20240212 20240311 20240408"),
    ("20240126", "FREQ=MONTHLY;BYDAY=-1FR", "20240126 20240223 20240329 20240426"),
    ("20240513", "FREQ=YEARLY;BYDAY=20MO", "20240513 20250519 20260518 20270517"),
    ("20240331", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "20240331 20250330 20260329 20270328"),
    ("20241230", "FREQ=YEARLY;BYDAY=53MO", "20241230 20291231 20351231 20401231"),
    ("20240101", "FREQ=MONTHLY;BYDAY=1MO,WE;COUNT=4", "20240101 20240103 20240110 20240117"),
    // Days and weeks of the year, from both ends.
    ("20241231", "FREQ=YEARLY;BYYEARDAY=366", "20241231 20281231 20321231 20361231"),
    ("20240101", "FREQ=YEARLY;BYYEARDAY=-366", "20240101 20280101 20320101 20360101"),
    ("20201228", "FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO", "20201228 20261228 20321227 20371228"),
    ("20231225", "FREQ=YEARLY;BYWEEKNO=-1;BYDAY=MO", "20231225 20241223 20251222 20261228"),
    ("20241230", "FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO,TU", "20241230 20241231 20251229 20251230"),
    // A week starts on WKST.
    ("19970805", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU", "19970805 19970810 19970819 19970824"),
    (
      "19970805", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU",
      "19970805 19970817 19970819 19970831"
    ),
    // Positions are in the whole period, also in the first.
    ("20240131", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "20240131 20240229 20240329"),
    ("20241023", "FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=2,3", "20241023 20241025 20241030"),
    ("20240101", "FREQ=YEARLY;BYMONTHDAY=1;BYSETPOS=1,-1", "20240101 20241201 20250101"),
    // All parts must be met.
    ("20240913", "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "20240913 20241213 20250613"),
    ("20240229", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29", "20240229 20280229 20320229"),
    ("20240101", "FREQ=DAILY;INTERVAL=7;BYMONTHDAY=1", "20240101 20240401 20240701"),
    // A day has no times.
    ("20240101", "FREQ=DAILY;BYHOUR=9,10", "20240101 20240102 20240103"),
    ("20240101", "FREQ=HOURLY;BYHOUR=9,10", "20240101 20240102 20240103"),
    ("20240101", "FREQ=HOURLY;INTERVAL=36", "20240101 20240102 20240104 20240105"),
  ])
  func `days recur`(start: String, rule: String, expected: String) throws {
    let wanted = expected.split(separator: " ").map(String.init)
    let rule = try #require(RecurrenceRule.reading(rule).rule)
    #expect(rule.dates(from: start, limit: wanted.count) == wanted)
  }

  @Test(arguments: [
    ("FREQ=DAILY;BYHOUR=9,18;BYMINUTE=0,30", "090000 093000 180000 183000"),
    ("FREQ=HOURLY;BYMINUTE=0,30", "090000 093000 100000 103000"),
    ("FREQ=HOURLY;INTERVAL=7", "090000 160000 230000 060000 130000"),
    ("FREQ=MINUTELY;INTERVAL=90", "090000 103000 120000 133000"),
    ("FREQ=MINUTELY;BYHOUR=9;BYMINUTE=58,59,0", "090000 095800 095900 090000"),
    ("FREQ=SECONDLY;INTERVAL=90061", "090000 100101 110202 120303"),
    ("FREQ=SECONDLY;BYMINUTE=1;BYSECOND=0", "090000 090100 100100 110100"),
    ("FREQ=MINUTELY;BYSECOND=0,20,40;BYSETPOS=-1", "090000 090040 090140 090240"),
    ("FREQ=DAILY;BYHOUR=6,12,18;BYSETPOS=-1,1", "090000 180000 060000 180000"),
    ("FREQ=DAILY;BYSECOND=60", "090000 090059 090059"),
    ("FREQ=HOURLY;INTERVAL=7;BYHOUR=3,6", "090000 060000 030000"),
  ])
  func `times recur`(rule: String, expected: String) throws {
    let wanted = expected.split(separator: " ").map(String.init)
    let rule = try #require(RecurrenceRule.reading(rule).rule)
    let dates = rule.dates(from: "20240101T090000", limit: wanted.count)
    #expect(dates.map { String($0.suffix(6)) } == wanted)
  }

  @Test func `the start counts also where it does not fit the rule`() throws {
    let rule = try RecurrenceRule(parsing: "FREQ=WEEKLY;BYDAY=TU;COUNT=3")
    #expect(rule.dates(from: "20240101", limit: 9) == ["20240101", "20240102", "20240109"])
    let matches = rule.matches(from: .day(day("2024-01-01"))).map { "\($0.local.date)" }
    #expect(matches == ["2024-01-02", "2024-01-09", "2024-01-16"])
  }

  @Test(arguments: [
    ("20240101T090000", "20240103", 3),  // a day is included whole
    ("20240101T090000", "20240103T085959", 2),
    ("20240101T090000", "20240103T080000Z", 3),  // 09:00 in Oslo
    ("20240101T090000", "20240103T075959Z", 2),
    ("20240101", "20240103T000000Z", 3),  // the day as it is written
    ("20240101", "20240103", 3),
    ("20240105", "20240103", 0),  // a start after the end is taken away
  ])
  func `UNTIL has three forms`(start: String, until: String, count: Int) throws {
    let oslo = try #require(TimeZoneRules(named: "Europe/Oslo"))
    let rule = try RecurrenceRule(parsing: "FREQ=DAILY;UNTIL=\(until)")
    #expect(rule.dates(from: start, limit: 9, in: oslo).count == count)
  }

  @Test func `a time in the gap of summer time is left out and not counted`() throws {
    let oslo = try #require(TimeZoneRules(named: "Europe/Oslo"))
    let rule = try RecurrenceRule(parsing: "FREQ=DAILY;COUNT=3")
    let start = try CalendarTime(parsing: "20260328T023000")
    let occurrences = rule.occurrences(from: start, in: oslo).map { "\($0.local) \($0.instant)" }
    #expect(
      occurrences == [
        "2026-03-28T02:30:00 2026-03-28T01:30:00Z", "2026-03-30T02:30:00 2026-03-30T00:30:00Z",
        "2026-03-31T02:30:00 2026-03-31T00:30:00Z",
      ])
  }

  @Test(arguments: ["MINUTELY", "SECONDLY;INTERVAL=60"])
  func `what follows a start in the gap follows when the start is`(frequency: String) throws {
    let oslo = try #require(TimeZoneRules(named: "Europe/Oslo"))
    let rule = try RecurrenceRule(parsing: "FREQ=\(frequency);COUNT=3")
    let start = try CalendarTime(parsing: "20210328T023000")
    #expect(
      rule.occurrences(from: start, in: oslo).map(\.instant.description) == [
        "2021-03-28T01:30:00Z", "2021-03-28T01:31:00Z", "2021-03-28T01:32:00Z",
      ])
  }

  @Test func `a time shown twice is taken the first time`() throws {
    let oslo = try #require(TimeZoneRules(named: "Europe/Oslo"))
    let start = try CalendarTime(parsing: "20261025T013000")
    let occurrences = try RecurrenceRule(parsing: "FREQ=HOURLY;COUNT=3")
      .occurrences(from: start, in: oslo)
    #expect(occurrences.map { $0.instant.utc.hour } == [23, 0, 2])
  }

  @Test(arguments: [
    "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31",
    "FREQ=MONTHLY;BYDAY=5MO;BYMONTHDAY=1", "FREQ=HOURLY;BYHOUR=25", "FREQ=DAILY;INTERVAL=0",
    "FREQ=YEARLY;BYYEARDAY=0", "FREQ=SECONDLY;BYSECOND=61", "FREQ=SECONDLY;BYSETPOS=366",
    "FREQ=YEARLY;INTERVAL=2;BYYEARDAY=366", "FREQ=HOURLY;INTERVAL=24;BYHOUR=3",
    "FREQ=DAILY;INTERVAL=7;BYDAY=MO", "FREQ=YEARLY;INTERVAL=2147483647",
    "FREQ=WEEKLY;INTERVAL=2000000000", "FREQ=HOURLY;INTERVAL=99999999999999",
    "FREQ=YEARLY;BYDAY=TU;BYMONTHDAY=29;BYMONTH=2;BYSETPOS=-366",
    "FREQ=HOURLY;INTERVAL=48;BYHOUR=3",
  ])
  func `a rule that can never be met ends at once`(text: String) throws {
    let rule = try #require(RecurrenceRule.reading(text).rule)
    let start = CalendarTime.local(civil("2023-01-03T09:00:00"))
    #expect(Array(rule.occurrences(from: start).prefix(5)).count == 1)
    #expect(rule.neverOccurs(startingAt: start))
  }

  @Test(arguments: [
    ("20240101", "FREQ=DAILY;UNTIL=20240105T000000", RecurrenceProblem.Kind.untilOfOtherKind),
    ("20240101T090000", "FREQ=DAILY;UNTIL=20240105", .untilOfOtherKind),
    ("20240101", "FREQ=DAILY;BYHOUR=9", .timeOfDayOfADay),
    ("20240101", "FREQ=HOURLY", .timeOfDayOfADay),
  ])
  func `a rule has to go with its start`(
    start: String, rule: String, problem: RecurrenceProblem.Kind
  ) throws {
    let start = try CalendarTime(parsing: start)
    let problems = try RecurrenceRule(parsing: rule).problems(startingAt: start)
    #expect(problems.map(\.kind) == [problem])
  }

  @Test func `rules that can be met have no such problem`() throws {
    let start = CalendarTime.local(civil("2024-01-01T09:00:00"))
    for seed in 0..<300 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let rule = RecurrenceRule.random(using: &generator)
      var endless = rule
      (endless.count, endless.until) = (nil, nil)
      let hasMore = Array(endless.occurrences(from: start).prefix(2)).count > 1
      #expect(rule.neverOccurs(startingAt: start) == !hasMore, "seed \(seed): \(rule)")
    }
  }
}
