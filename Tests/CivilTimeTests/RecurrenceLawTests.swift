import TestSupport
import Testing

@testable import CivilTime

/// What holds of every rule and every start.
@Suite struct RecurrenceLawTests {
  private let zones = ["UTC", "Europe/Oslo", "America/Sao_Paulo", "Australia/Lord_Howe"]

  private func randomCase(_ seed: UInt64) throws -> (RecurrenceRule, CalendarTime, TimeZoneRules) {
    var generator = SeededGenerator(seed: seed)
    let rule = RecurrenceRule.random(using: &generator)
    let date = CivilDate(dayNumber: Int.random(in: 18_000...20_600, using: &generator))
    let start = CivilDateTime(date: date, hour: Int.random(in: 0...23, using: &generator))
    let zone = zones.randomElement(using: &generator) ?? "UTC"
    let isDay = Int.random(in: 0..<8, using: &generator) == 0
    return (rule, isDay ? .day(date) : .local(start), try #require(TimeZoneRules(named: zone)))
  }

  @Test func `occurrences only ever go forward`() throws {
    for seed in 0..<200 as Range<UInt64> {
      let (rule, start, zone) = try randomCase(seed)
      let instants = rule.occurrences(from: start, in: zone).prefix(60).map(\.instant)
      #expect(zip(instants, instants.dropFirst()).allSatisfy(<), "seed \(seed): \(rule)")
    }
  }

  @Test func `skipping ahead gives what stepping there gives`() throws {
    for seed in 0..<300 as Range<UInt64> {
      let (rule, start, zone) = try randomCase(seed)
      let all = Array(rule.occurrences(from: start, in: zone).prefix(80))
      for index in stride(from: 1, to: all.count, by: 19) {
        for early in [0, 1, -1] {
          let instant = all[index].instant.adding(seconds: early)
          var skipped = rule.occurrences(from: start, in: zone)
          skipped.skip(to: instant)
          let rest = Array(all.drop { $0.instant < instant }.prefix(20))
          #expect(Array(skipped.prefix(rest.count)) == rest, "seed \(seed): \(rule) at \(instant)")
        }
      }
    }
  }

  @Test func `an end leaves out what comes after it and nothing else`() throws {
    for seed in 0..<400 as Range<UInt64> {
      let (rule, start, zone) = try randomCase(seed)
      let all = Array(rule.occurrences(from: start, in: zone).prefix(30))
      for index in stride(from: 1, to: all.count, by: 4) {
        for end in [all[index].instant, all[index].instant.adding(seconds: 1)] {
          let found = Array(rule.occurrences(from: start, in: zone, before: end))
          #expect(found == all.filter { $0.instant < end }, "seed \(seed): \(rule) before \(end)")
        }
        var ended = rule
        let local = all[index].local
        ended.until = if case .day = start { .day(local.date) } else { .local(local) }
        let found = Array(ended.occurrences(from: start, in: zone))
        #expect(
          found == Array(all[...index]) || rule.until != nil, "seed \(seed): \(ended)")
      }
    }
  }

  @Test func `a window is a part of the whole`() throws {
    for seed in 0..<300 as Range<UInt64> {
      let (rule, start, zone) = try randomCase(seed)
      var set = RecurrenceSet(
        start: RecurrenceSet.Moment(start, in: zone), duration: NominalDuration(days: 1))
      set.rules = [rule]
      let first = zone.instant(of: start.dateTime)
      let (from, to) = (first.adding(seconds: 86_400 * 9), first.adding(seconds: 86_400 * 190))
      let whole = set.occurrences(from: first.adding(seconds: -86_400), to: to, limit: 3000)
      guard !whole.hasMore else { continue }
      let inWindow = set.occurrences(from: from, to: to).occurrences
      let expected = whole.occurrences.filter { $0.start.instant >= from }
      #expect(inWindow == expected, "seed \(seed): \(rule)")
    }
  }

  @Test func `rules of days and above agree with looking at every day`() throws {
    for seed in 0..<1500 as Range<UInt64> {
      var (rule, start, _) = try randomCase(seed)
      guard rule.frequency.secondsPerPeriod == nil, rule.bySetPosition.isEmpty else { continue }
      (rule.count, rule.until) = (nil, nil)
      let last = start.date.adding(days: 800)
      let found = rule.occurrences(from: .day(start.date), before: Instant(day: last)).map {
        $0.local.date
      }
      let oracle = DayOracle(rule: rule, start: start.date)
      var expected = [start.date]
      for offset in 1..<800 where oracle.fits(start.date.adding(days: offset)) {
        expected.append(start.date.adding(days: offset))
      }
      #expect(Array(found) == expected, "seed \(seed): \(rule) from \(start)")
    }
  }

  @Test func `far ahead costs no more than near`() throws {
    let second = try RecurrenceRule(parsing: "FREQ=SECONDLY")
    var occurrences = second.occurrences(from: .utc(civil("1970-01-01T00:00:00")))
    occurrences.skip(to: at("2026-01-01T12:34:56"))
    #expect(occurrences.next()?.instant == at("2026-01-01T12:34:56"))

    let counted = try RecurrenceRule(parsing: "FREQ=SECONDLY;INTERVAL=7;COUNT=300000000")
    var last = counted.occurrences(from: .utc(civil("1970-01-01T00:00:00")))
    last.skip(to: Instant(secondsSince1970: 299_999_999 * 7))
    #expect(last.next()?.instant.secondsSince1970 == 299_999_999 * 7)
    #expect(last.next() == nil)
  }
}

/// The meaning of a rule of days and above, day by day and without any cleverness.
private struct DayOracle {
  let rule: RecurrenceRule
  let start: CivilDate

  func fits(_ day: CivilDate) -> Bool {
    isInPeriod(day) && fitsMonth(day) && fitsDay(day)
  }

  private func isInPeriod(_ day: CivilDate) -> Bool {
    let periods =
      switch rule.frequency {
      case .yearly: day.year - start.year
      case .monthly: (day.year - start.year) * 12 + day.month - start.month
      case .weekly: (startOfWeek(day).dayNumber - startOfWeek(start).dayNumber) / 7
      case .daily, .hourly, .minutely, .secondly: start.days(until: day)
      }
    return periods % rule.interval == 0
  }

  private func fitsMonth(_ day: CivilDate) -> Bool {
    if !rule.byMonth.isEmpty { return rule.byMonth.contains(day.month) }
    let isLeftOpen = rule.byDay.isEmpty && rule.byMonthDay.isEmpty && rule.byYearDay.isEmpty
    return rule.frequency != .yearly || !isLeftOpen || day.month == start.month
  }

  private func fitsDay(_ day: CivilDate) -> Bool {
    if rule.byDay.isEmpty && rule.byMonthDay.isEmpty && rule.byYearDay.isEmpty {
      switch rule.frequency {
      case .yearly, .monthly: return day.day == start.day
      case .weekly: return day.weekday == start.weekday
      case .daily, .hourly, .minutely, .secondly: return true
      }
    }
    let monthLength = CivilDate.dayCount(year: day.year, month: day.month)
    let yearLength = CivilDate.isLeap(day.year) ? 366 : 365
    let fitsMonthDay =
      rule.byMonthDay.isEmpty
      || rule.byMonthDay.contains { $0 == day.day || $0 == day.day - monthLength - 1 }
    let fitsYearDay =
      rule.byYearDay.isEmpty
      || rule.byYearDay.contains { $0 == day.dayOfYear || $0 == day.dayOfYear - yearLength - 1 }
    return fitsMonthDay && fitsYearDay && fitsWeekday(day, monthLength, yearLength)
  }

  private func fitsWeekday(_ day: CivilDate, _ monthLength: Int, _ yearLength: Int) -> Bool {
    let isInYear = rule.frequency == .yearly && rule.byMonth.isEmpty
    let (index, length) = isInYear ? (day.dayOfYear, yearLength) : (day.day, monthLength)
    return rule.byDay.isEmpty
      || rule.byDay.contains { wanted in
        guard wanted.weekday == day.weekday else { return false }
        guard let ordinal = wanted.ordinal, rule.ordinalScope != nil else { return true }
        return ordinal == (index - 1) / 7 + 1 || -ordinal == (length - index) / 7 + 1
      }
  }

  private func startOfWeek(_ day: CivilDate) -> CivilDate {
    day.adding(days: -((day.weekday.rawValue - rule.weekStart.rawValue + 7) % 7))
  }
}

extension Instant {
  fileprivate init(day: CivilDate) {
    self.init(secondsSince1970: day.dayNumber * 86_400)
  }
}
