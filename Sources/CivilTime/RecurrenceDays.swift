/// The days that the BY parts of a rule leave, a month at a time.
///
/// A month is a set of bits, bit 1 its first day. What the rule leaves open comes from the start, as
/// RFC 5545 §3.3.10 says: `FREQ=MONTHLY` alone keeps the start's day of the month. Three readings
/// have two answers:
/// - YEARLY with BYMONTHDAY and no BYMONTH means that day of every month, as BYDAY means that
///   weekday of every week; the table of §3.3.10 has both expand the year.
/// - YEARLY with BYWEEKNO alone keeps the start's weekday.
/// - SKIP (RFC 7529 §4.1) is about days 29 to 31 of BYMONTHDAY, or of the start, and about day 366 of
///   BYYEARDAY. The day that a negative number misses lies before the month or year and is left out.
/// - A week that lies in two years gives each year its own days of the week, since BYWEEKNO
///   expands the calendar year that YEARLY steps by.
struct RecurrenceDays {
  private var months: UInt32
  private var monthDays: UInt32 = 0
  private var monthDaysFromEnd: UInt32 = 0
  private let hasMonthDays: Bool
  private let yearDays: [Int]
  private let weekNumbers: [Int]
  private let weekStart: Weekday
  /// Weekdays that are wanted whenever they come, bit 1 for Monday.
  private var weekdays: UInt32 = 0
  private var ordinals: [RecurrenceRule.Day] = []
  private let hasWeekdays: Bool
  private let scope: RecurrenceRule.OrdinalScope?
  /// What becomes of days that do not exist; `omit` for a rule that makes none.
  let skip: RecurrenceRule.Skip

  init(_ rule: RecurrenceRule, start: CivilDate) {
    var rule = rule
    rule.fillIn(from: start)
    months = rule.byMonth.isEmpty ? Self.everyMonth : Self.bits(rule.byMonth, below: 13)
    monthDays = Self.bits(rule.byMonthDay, below: 32)
    monthDaysFromEnd = Self.bits(rule.byMonthDay.map { -$0 }, below: 32)
    hasMonthDays = !rule.byMonthDay.isEmpty
    yearDays = rule.byYearDay
    weekNumbers = rule.byWeekNumber
    weekStart = rule.weekStart
    scope = rule.ordinalScope
    let isExpanded = rule.frequency == .monthly || rule.frequency == .yearly
    skip = isExpanded && rule.byWeekNumber.isEmpty ? rule.skip : .omit
    hasWeekdays = !rule.byDay.isEmpty
    for day in rule.byDay {
      if day.ordinal == nil || scope == nil {
        weekdays |= 1 << UInt32(day.weekday.rawValue)
      } else {
        ordinals.append(day)
      }
    }
  }

  /// Whether no month at all has a day for the rule, as with `BYMONTH=2;BYMONTHDAY=30`.
  ///
  /// In 28 years every year comes that there is: each weekday on 1 January, in leap years and in
  /// others, after a leap year or not.
  var isEmpty: Bool {
    let first = 2000 * 12
    return (first..<first + 28 * 12).map(CalendarMonth.init(index:)).allSatisfy {
      days(of: $0) == 0 && !reachesPast($0)
    }
  }

  /// Whether BYMONTH has the month of that number.
  func mayHaveDays(inMonth number: Int) -> Bool {
    months & (1 << UInt32(number)) != 0
  }

  /// The days of one month that all parts leave, as bits 1 to 31.
  func days(of month: CalendarMonth) -> UInt32 {
    guard mayHaveDays(inMonth: month.number) else { return 0 }
    var days = Self.days(through: month.dayCount)
    if hasMonthDays {
      var wanted = monthDays | Self.reversed(monthDaysFromEnd, dayCount: month.dayCount)
      if skip == .backward, hasMissingDay(month) { wanted |= 1 << UInt32(month.dayCount) }
      days &= wanted
    }
    if hasWeekdays && days != 0 { days &= weekdayBits(month) }
    if !yearDays.isEmpty && days != 0 { days &= yearDayBits(month) }
    if !weekNumbers.isEmpty && days != 0 { days &= weekBits(month) }
    return days
  }

  /// Whether the day after the month is one for the rule, in the place of one that the month has not.
  func reachesPast(_ month: CalendarMonth) -> Bool {
    guard skip == .forward, mayHaveDays(inMonth: month.number), hasMissingDay(month),
      month.index < CalendarMonth.lastIndex
    else { return false }
    return !hasWeekdays || weekdayBits(CalendarMonth(index: month.index + 1)) & 0b10 != 0
  }

  /// Whether the rule names a day that the month, or the year that it ends, is too short for.
  private func hasMissingDay(_ month: CalendarMonth) -> Bool {
    guard yearDays.isEmpty else {
      return !hasMonthDays && month.number == 12 && month.yearLength < 366
        && yearDays.contains(366)
    }
    return monthDays & ~Self.days(through: month.dayCount) != 0
  }

  private static let everyMonth: UInt32 = 0b1_1111_1111_1110

  private static func bits(_ numbers: [Int], below limit: Int) -> UInt32 {
    numbers.reduce(0) { $1 > 0 && $1 < limit ? $0 | (1 << UInt32($1)) : $0 }
  }

  private static func days(through dayCount: Int) -> UInt32 {
    (0xffff_ffff >> UInt32(31 - dayCount)) & ~1
  }

  /// Days counted from the end, bit 1 the last, as days of the month.
  private static func reversed(_ fromEnd: UInt32, dayCount: Int) -> UInt32 {
    guard fromEnd != 0 else { return 0 }
    return (1...dayCount).reduce(0) { days, day in
      fromEnd & (1 << UInt32(dayCount + 1 - day)) != 0 ? days | (1 << UInt32(day)) : days
    }
  }

  private func weekdayBits(_ month: CalendarMonth) -> UInt32 {
    var days: UInt32 = 0
    for weekday in Weekday.allCases where weekdays & (1 << UInt32(weekday.rawValue)) != 0 {
      // Days 1, 8, 15, 22 and 29, moved to the month's first such weekday.
      days |= 0x2040_8102 << UInt32(weekday.days(after: month.firstWeekday))
    }
    for day in ordinals {
      if let found = self.day(day, of: month) { days |= 1 << UInt32(found) }
    }
    return days & Self.days(through: month.dayCount)
  }

  /// The day of `month` that is the nth weekday of the month or of the year, if it lies there.
  private func day(_ wanted: RecurrenceRule.Day, of month: CalendarMonth) -> Int? {
    guard let ordinal = wanted.ordinal, ordinal != 0 else { return nil }
    let isYear = scope == .year
    // Everything counted from the span's first day, 0.
    let spanLength = isYear ? month.yearLength : month.dayCount
    let offset = isYear ? month.daysBefore : 0
    let firstWeekday = isYear ? month.firstWeekdayOfYear : month.firstWeekday
    let first = wanted.weekday.days(after: firstWeekday)
    let count = (spanLength - first + 6) / 7
    let index = ordinal > 0 ? ordinal - 1 : count + ordinal
    guard (0..<count).contains(index) else { return nil }
    let day = first + index * 7 - offset + 1
    return (1...month.dayCount).contains(day) ? day : nil
  }

  private func yearDayBits(_ month: CalendarMonth) -> UInt32 {
    let replaced: UInt32 = skip == .backward && hasMissingDay(month) ? 1 << 31 : 0
    return yearDays.reduce(replaced) { days, number in
      let dayOfYear = number > 0 ? number : month.yearLength + 1 + number
      let day = dayOfYear - month.daysBefore
      return number != 0 && (1...month.dayCount).contains(day) ? days | (1 << UInt32(day)) : days
    }
  }

  private func weekBits(_ month: CalendarMonth) -> UInt32 {
    var days: UInt32 = 0
    // The first day of the week that the month begins in.
    var first = 1 - month.firstWeekday.days(after: weekStart)
    while first <= month.dayCount {
      if isWanted(weekFrom: month.firstDayNumber + first - 1) {
        for day in max(1, first)..<min(first + 7, month.dayCount + 1) { days |= 1 << UInt32(day) }
      }
      first += 7
    }
    return days
  }

  /// Whether BYWEEKNO names the week that starts on a day.
  private func isWanted(weekFrom dayNumber: Int) -> Bool {
    // A week belongs to the year that most of it lies in, which its fourth day tells.
    let year = CivilDate(dayNumber: dayNumber + 3).year
    let first = firstWeek(of: year)
    let number = (dayNumber - first) / 7 + 1
    let weekCount = (firstWeek(of: year + 1) - first) / 7
    return weekNumbers.contains(number) || weekNumbers.contains(number - weekCount - 1)
  }

  /// The day number on which week 1 of a year starts: the week that has 4 January in it.
  private func firstWeek(of year: Int) -> Int {
    // Year 10 000 is not a date, but its length before it is known.
    let fourth =
      CivilDate(year: year, month: 1, day: 4)?.dayNumber
      ?? CivilDate.clamped(year: year - 1, month: 12, day: 31).dayNumber + 4
    let weekday = CivilDate.weekday(ofDayNumber: fourth)
    return fourth - weekday.days(after: weekStart)
  }
}

extension RecurrenceRule {
  /// What `1MO` counts through.
  enum OrdinalScope {
    case month
    case year
  }

  /// The span that numbers in BYDAY count through; `nil` where they mean nothing.
  var ordinalScope: OrdinalScope? {
    switch frequency {
    case .monthly: .month
    case .yearly where byWeekNumber.isEmpty: byMonth.isEmpty ? .year : .month
    case .yearly, .weekly, .daily, .hourly, .minutely, .secondly: nil
    }
  }

  /// Adds the day that the start says and the rule leaves open.
  fileprivate mutating func fillIn(from start: CivilDate) {
    let hasDays =
      !(byDay.isEmpty && byMonthDay.isEmpty && byYearDay.isEmpty && byWeekNumber.isEmpty)
    switch frequency {
    case .yearly where !hasDays:
      byMonthDay = [start.day]
      if byMonth.isEmpty { byMonth = [start.month] }
    case .yearly where byDay.isEmpty && byMonthDay.isEmpty && byYearDay.isEmpty:
      byDay = [Day(start.weekday)]
    case .monthly where !hasDays: byMonthDay = [start.day]
    case .weekly where !hasDays: byDay = [Day(start.weekday)]
    case .yearly, .monthly, .weekly, .daily, .hourly, .minutely, .secondly: break
    }
  }
}
