extension RecurrenceRule {
  /// What is wrong with a rule for the start that it is given to, ``neverOccurs(startingAt:)`` aside.
  package func problems(startingAt start: CalendarTime) -> [RecurrenceProblem] {
    let isDay = if case .day = start { true } else { false }
    var problems: [RecurrenceProblem] = []
    if let until {
      let isUntilDay = if case .day = until { true } else { false }
      if isUntilDay != isDay { problems.append(RecurrenceProblem(.untilOfOtherKind)) }
    }
    let hasTimes = !(byHour.isEmpty && byMinute.isEmpty && bySecond.isEmpty)
    if isDay && (hasTimes || frequency.secondsPerPeriod != nil) {
      problems.append(RecurrenceProblem(.timeOfDayOfADay))
    }
    return problems
  }

  /// Whether nothing but the start itself is ever an occurrence, COUNT and UNTIL aside.
  ///
  /// An occurrence is looked for, which takes a few milliseconds if there is none.
  package func neverOccurs(startingAt start: CalendarTime) -> Bool {
    guard interval > 0 else { return true }
    let isDay = if case .day = start { true } else { false }
    let times = RecurrenceTimes(self, start: start.dateTime, isAllDay: isDay)
    if times.isEmpty || RecurrenceDays(self, start: start.date).isEmpty { return true }
    // The calendar repeats itself after 400 years, which are 146 097 days, and so does all that a
    // rule does every day alike; a longer interval takes as many times longer.
    let cycle = 146_097 * min(interval, 25) + 366
    let isDailyAlike = times.everyDay != nil
    var readings = RecurrenceReadings(
      self, start: start.dateTime, isAllDay: isDay,
      lastDay: isDailyAlike ? start.date.dayNumber + cycle : CivilDate(dayNumber: .max).dayNumber)
    readings.skip(to: start.dateTime.secondsSince1970 + 1)
    return readings.next() == nil
  }
}
