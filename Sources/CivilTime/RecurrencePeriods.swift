/// Walks through the periods of a rule and stops at those that have a day for it.
///
/// A period is a year, month, week or day, or for rules of hours and below the next day that one
/// of their steps falls on. Months without a day are stepped over whole, so that a rule that is
/// hardly ever met costs months, not days.
struct RecurrencePeriods {
  /// The days of the period walked to, ascending; empty once there are no more.
  private(set) var days: [Int] = []

  private let unit: Unit
  private let interval: Int
  private let filter: RecurrenceDays
  private let lastDay: Int
  private var nextIndex = 0
  private var month: CalendarMonth
  private var monthDays: UInt32
  /// The first of a month that has been given in the place of a day before it.
  private var givenAhead: Int?

  private enum Unit {
    case year(first: Int)
    case month(first: Int)
    case week(firstDay: Int)
    case day(first: Int)
    /// The days on which a step of more than a day falls, from a moment in local seconds.
    case step(first: Int)
  }

  /// Starts at the period of `start`; no period that begins after `lastDay` is given, and none at all
  /// of a rule for which there is no day or no time of day.
  init(_ rule: RecurrenceRule, start: CivilDateTime, times: RecurrenceTimes, lastDay: Int) {
    let startDay = start.date.dayNumber
    filter = RecurrenceDays(rule, start: start.date)
    month = CalendarMonth(containing: startDay)
    monthDays = filter.days(of: month)
    let isNever = filter.isEmpty || times.isEmpty
    self.lastDay = isNever ? .min : min(lastDay, CivilDate(dayNumber: .max).dayNumber)
    switch rule.frequency {
    case .yearly: (unit, interval) = (.year(first: start.date.year), rule.interval)
    case .monthly: (unit, interval) = (.month(first: month.index), rule.interval)
    case .weekly:
      let firstDay = startDay - start.date.weekday.days(after: rule.weekStart)
      (unit, interval) = (.week(firstDay: firstDay), rule.interval)
    case .daily: (unit, interval) = (.day(first: startDay), rule.interval)
    case .hourly, .minutely, .secondly:
      if times.step > 86_400 {
        (unit, interval) = (.step(first: start.secondsSince1970), times.step)
      } else {
        (unit, interval) = (.day(first: startDay), 1)
      }
    }
  }

  /// Goes on at the period that `day` lies in, or the next; never back before the start.
  mutating func seek(toDay day: Int) {
    guard interval > 0 else { return }
    var units: Int
    switch unit {
    case .year(let first): units = CivilDate(dayNumber: day).year - first
    case .month(let first): units = CalendarMonth(containing: day).index - first
    case .week(let firstDay): units = (day - firstDay).dividedDown(by: 7)
    case .day(let first): units = day - first
    case .step(let first):
      // The first step on or after the day's midnight.
      let steps = (day * 86_400 - first + interval - 1).dividedDown(by: interval)
      nextIndex = max(nextIndex, steps)
      return
    }
    // The day may be given in the place of one of the period before.
    if filter.skip == .forward { units -= interval }
    nextIndex = max(nextIndex, units.dividedDown(by: interval))
  }

  /// Walks to the next period that has a day; `false` if there is none up to the last day.
  mutating func advance() -> Bool {
    days.removeAll(keepingCapacity: true)
    while interval > 0, let first = firstDay(ofPeriod: nextIndex), first <= lastDay {
      let index = nextIndex
      nextIndex += 1
      switch unit {
      case .year(let firstYear): addYear(firstYear + index * interval)
      case .month(let firstMonth): addMonth(CalendarMonth(index: firstMonth + index * interval))
      case .week: for day in first..<first + 7 { addIfWanted(day) }
      case .day, .step: addIfWanted(first)
      }
      if !days.isEmpty { return true }
      skipEmptyMonth(after: first)
    }
    return false
  }

  private func firstDay(ofPeriod index: Int) -> Int? {
    let (distance, overflow) = index.multipliedReportingOverflow(by: interval)
    guard !overflow, distance < 1 << 50 else { return nil }
    switch unit {
    case .year(let first):
      let year = first + distance
      return year > 9999 ? nil : CivilDate.clamped(year: year, month: 1, day: 1).dayNumber
    case .month(let first):
      let month = first + distance
      return month > CalendarMonth.lastIndex ? nil : CalendarMonth(index: month).firstDayNumber
    case .week(let firstDay): return firstDay + distance * 7
    case .day(let first): return first + distance
    case .step(let first): return (first + distance).dividedDown(by: 86_400)
    }
  }

  private mutating func addYear(_ year: Int) {
    for number in 1...12 where filter.mayHaveDays(inMonth: number) {
      addMonth(CalendarMonth(index: year * 12 + number - 1))
    }
  }

  private mutating func addMonth(_ month: CalendarMonth) {
    var bits = filter.days(of: month)
    if givenAhead == month.firstDayNumber { bits &= ~0b10 }
    while bits != 0 {
      days.append(month.firstDayNumber + bits.trailingZeroBitCount - 1)
      bits &= bits - 1
    }
    if filter.reachesPast(month) {
      let next = month.dayNumbers.upperBound
      givenAhead = next
      days.append(next)
    }
  }

  private mutating func addIfWanted(_ day: Int) {
    if !month.dayNumbers.contains(day) {
      guard (CivilDate(dayNumber: day).dayNumber) == day else { return }
      month = CalendarMonth(containing: day)
      monthDays = filter.days(of: month)
    }
    if monthDays & (1 << UInt32(day - month.firstDayNumber + 1)) != 0 { days.append(day) }
  }

  /// Moves on to the first period that reaches into another month, if this month has no day.
  private mutating func skipEmptyMonth(after day: Int) {
    guard monthDays == 0, month.dayNumbers.contains(day) else { return }
    let index = nextIndex
    switch unit {
    case .year, .month: return
    case .week, .day, .step: seek(toDay: month.dayNumbers.upperBound)
    }
    nextIndex = max(index, nextIndex)
  }
}
