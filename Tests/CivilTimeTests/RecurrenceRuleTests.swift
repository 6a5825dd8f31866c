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
    ("FREQ=MONTHLY;SKIP=FORWARD", "FREQ=MONTHLY", "unknownSkip(\"FORWARD\")", 13),
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
