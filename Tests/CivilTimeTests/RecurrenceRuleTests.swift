import TestSupport
import Testing

@testable import CivilTime

@Suite struct RecurrenceRuleTests {
  @Test func `every part is read`() throws {
    let text =
      "freq=yearly;INTERVAL=2;UNTIL=20301231T230000Z;BYMONTH=1,2;BYDAY=MO,+2TU,-1SU;BYMONTHDAY=1,-1;"
      + "BYYEARDAY=100,-100;BYHOUR=9;BYMINUTE=0,30;BYSECOND=0,60;BYSETPOS=1,-1;WKST=SU"
    let rule = try RecurrenceRule(parsing: text)
    #expect(rule.frequency == .yearly && rule.interval == 2 && rule.count == nil)
    #expect(rule.until == .utc(civil("2030-12-31T23:00:00")))
    #expect(rule.byDay.map(\.description) == ["MO", "2TU", "-1SU"])
    #expect(rule.byMonthDay == [1, -1] && rule.bySecond == [0, 60] && rule.weekStart == .sunday)
  }

  @Test(arguments: [
    ("", "noFrequency"), ("COUNT=3", "noFrequency"), ("FREQ=", "unknownFrequency(\"\")"),
    ("FREQ=FORTNIGHTLY", "unknownFrequency(\"FORTNIGHTLY\")"),
    ("RSCALE=CHINESE;FREQ=YEARLY", "unknownCalendar(\"CHINESE\")"),
    ("FREQ=DAILY;COUNT=x", "notANumber(part: \"COUNT\", text: \"X\")"),
    ("FREQ=DAILY;UNTIL=soon", "notATime(part: \"UNTIL\", text: \"SOON\")"),
    ("FREQ=WEEKLY;BYDAY=MO,MONDAY", "notAWeekday(part: \"BYDAY\", text: \"MONDAY\")"),
    ("FREQ=WEEKLY;WKST=1", "notAWeekday(part: \"WKST\", text: \"1\")"),
  ])
  func `a rule that cannot be followed is not followed`(text: String, problem: String) {
    let reading = RecurrenceRule.reading(text)
    #expect(reading.rule == nil)
    #expect(reading.problems.map { "\($0.kind)" }.contains(problem))
    #expect(throws: RecurrenceProblem.self) { try RecurrenceRule(parsing: text) }
  }

  @Test(arguments: [
    ("FREQ=DAILY;;COUNT=2", "FREQ=DAILY;COUNT=2", "notAPart(\"\")", 11),
    ("FREQ=DAILY;COUNT=2;", "FREQ=DAILY;COUNT=2", "notAPart(\";\")", 18),
    ("RSCALE=GREGORIAN;FREQ=DAILY;SKIP=ON", "FREQ=DAILY", "unknownSkip(\"ON\")", 28),
    (
      "FREQ=MONTHLY;SKIP=FORWARD", "RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=FORWARD",
      "skipWithoutCalendar", 13
    ),
    ("FREQ=DAILY;X-MOON=1", "FREQ=DAILY", "unknownPart(\"X-MOON\")", 11),
    ("FREQ=DAILY;FREQ=WEEKLY", "FREQ=DAILY", "repeatedPart(\"FREQ\")", 11),
    (
      "FREQ=HOURLY;BYHOUR=25", "FREQ=HOURLY;BYHOUR=25",
      "outOfRange(part: \"BYHOUR\", text: \"25\", allowed: \"0 to 23\")", 19
    ),
    (
      "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=0",
      "outOfRange(part: \"INTERVAL\", text: \"0\", allowed: \"1 and up\")", 20
    ),
    ("FREQ=DAILY;COUNT=3;UNTIL=20250101", "FREQ=DAILY;UNTIL=20250101;COUNT=3", "countAndUntil", 19),
    (
      "FREQ=WEEKLY;BYMONTHDAY=1", "FREQ=WEEKLY;BYMONTHDAY=1",
      "notAllowed(part: \"BYMONTHDAY\", frequency: \"WEEKLY\")", 12
    ),
    (
      "FREQ=DAILY;BYDAY=1MO", "FREQ=DAILY;BYDAY=1MO",
      "ordinalNotAllowed(day: \"1MO\", reason: \"FREQ=DAILY\")", 11
    ),
    ("FREQ=DAILY;BYSETPOS=1", "FREQ=DAILY;BYSETPOS=1", "positionOfNothing", 11),
  ])
  func `an odd rule is followed as far as it goes`(
    text: String, read: String, problem: String, byteOffset: Int
  ) {
    let reading = RecurrenceRule.reading(text)
    #expect(reading.rule?.description == read)
    #expect(reading.problems.map { "\($0.kind)" } == [problem])
    #expect(reading.problems.first?.byteOffset == byteOffset)
  }

  @Test func `our own calendar may be named`() throws {
    let rule = try RecurrenceRule(parsing: "RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=OMIT")
    #expect(rule == RecurrenceRule(.monthly))
  }

  /// The first three are those of RFC 7529 §4.1 and §4.2.
  @Test(arguments: [
    ("FREQ=YEARLY;SKIP=FORWARD", "20120229", "0229 0301 0301 0301 0229"),
    ("FREQ=MONTHLY;SKIP=FORWARD", "20140131", "0131 0301 0331 0501 0531 0701"),
    ("FREQ=MONTHLY;SKIP=BACKWARD", "20140131", "0131 0228 0331 0430 0531 0630"),
    ("FREQ=YEARLY;SKIP=BACKWARD", "20120229", "0229 0228 0228 0228 0229"),
    ("FREQ=YEARLY;SKIP=OMIT", "20120229", "0229 0229"),
    ("FREQ=MONTHLY;INTERVAL=2;SKIP=FORWARD", "20131231", "1231 0301 0501 0701 0831"),
    ("FREQ=MONTHLY;BYMONTHDAY=30,31,1;SKIP=FORWARD", "20140201", "0201 0301 0330 0331 0401 0430"),
    ("FREQ=MONTHLY;BYMONTHDAY=29,30,31;SKIP=BACKWARD", "20140129", "0129 0130 0131 0228 0329"),
    ("FREQ=MONTHLY;BYMONTHDAY=-31,31;SKIP=FORWARD", "20140101", "0101 0131 0301 0331 0501"),
    ("FREQ=MONTHLY;BYMONTHDAY=31;BYDAY=TU,SA;SKIP=FORWARD", "20140301", "0301 0531 0701 0131"),
    ("FREQ=MONTHLY;BYMONTHDAY=31;BYDAY=FR;SKIP=BACKWARD", "20140131", "0131 0228 1031 0731"),
    ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;SKIP=FORWARD", "20140301", "0301 0301 0301"),
    ("FREQ=YEARLY;BYYEARDAY=366;SKIP=FORWARD", "20121231", "1231 0101 0101 0101 1231"),
    ("FREQ=YEARLY;BYYEARDAY=366,1;SKIP=FORWARD", "20130101", "0101 0101 0101 0101 1231"),
    ("FREQ=YEARLY;BYYEARDAY=366;SKIP=BACKWARD", "20121231", "1231 1231 1231 1231 1231"),
    ("FREQ=DAILY;BYMONTHDAY=31;SKIP=FORWARD", "20140131", "0131 0331 0531"),
  ])
  func `a day that does not exist is skipped as the rule says`(
    text: String, start: String, expected: String
  ) throws {
    let rule = try RecurrenceRule(parsing: "RSCALE=GREGORIAN;" + text)
    let days = expected.split(separator: " ").map(String.init)
    let found = rule.dates(from: start, limit: days.count)
    #expect(found.map { String($0.suffix(4)) } == days)
    let printed = try RecurrenceRule(parsing: rule.description)
    #expect(printed == rule)
  }

  @Test func `a day given in the place of another is found from wherever one looks`() throws {
    let text = "RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=1,30,31;SKIP="
    for skip in RecurrenceRule.Skip.allCases {
      let rule = try RecurrenceRule(parsing: text + skip.rawValue)
      let start = CalendarTime.day(CivilDate.clamped(year: 2014, month: 1, day: 1))
      let all = rule.occurrences(from: start).prefix(60).map(\.instant)
      #expect(Set(all).count == 60 && all == all.sorted())
      for (index, instant) in all.enumerated() {
        var occurrences = rule.occurrences(from: start)
        occurrences.skip(to: instant)
        #expect(occurrences.next()?.instant == instant, "\(skip) \(index)")
        #expect(index == 59 || occurrences.next()?.instant == all[index + 1], "\(skip) \(index)")
      }
    }
  }

  @Test func `a rule with a thousand mistakes gets few notes`() {
    let days = (0..<20_000).map { "X\($0)" }.joined(separator: ",")
    let reading = RecurrenceRule.reading("FREQ=DAILY;BYDAY=\(days)")
    #expect(reading.rule == nil && reading.problems.count == 16)
  }

  @Test func `a number of any length is held`() throws {
    let rule = try RecurrenceRule(parsing: "FREQ=YEARLY;INTERVAL=99999999999999999999")
    #expect(rule.interval == RecurrenceRule.maximum)
    #expect(rule.dates(from: "20240101", limit: 9) == ["20240101"])
  }

  @Test func `what is printed reads as the same rule`() throws {
    for seed in 0..<1000 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let rule = RecurrenceRule.random(using: &generator)
      let reading = RecurrenceRule.reading(rule.description)
      #expect(reading.rule == rule, "seed \(seed): \(rule)")
    }
  }
}
