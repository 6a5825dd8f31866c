/// The wall-clock readings that a rule makes, ascending and each once, in local seconds since 1970.
///
/// Neither zone nor COUNT nor UNTIL come in here, and readings before the start's are given too if
/// they lie in its period.
struct RecurrenceReadings: IteratorProtocol {
  private let rule: RecurrenceRule
  private var times: RecurrenceTimes
  private var periods: RecurrencePeriods
  /// BYSETPOS picks from the days and times of a whole period, for periods of a day and above.
  private let picksFromPeriod: Bool
  /// The places in the period that BYSETPOS picks.
  private var picked: [Int] = []
  private var size = 0
  private var index = 0
  private var timesOfDay = TimesOfDay.list([])
  private var timeCount = 0

  /// Starts at the period of `start`; no period that begins after `lastDay` is looked at.
  init(_ rule: RecurrenceRule, start: CivilDateTime, isAllDay: Bool, lastDay: Int) {
    self.rule = rule
    times = RecurrenceTimes(rule, start: start, isAllDay: isAllDay)
    periods = RecurrencePeriods(rule, start: start, times: times, lastDay: lastDay)
    picksFromPeriod = !rule.bySetPosition.isEmpty && rule.frequency.secondsPerPeriod == nil
    if let everyDay = times.everyDay {
      timesOfDay = everyDay
      timeCount = everyDay.count
    }
  }

  mutating func next() -> Int? {
    while index == size {
      guard load() else { return nil }
    }
    defer { index += 1 }
    return reading(at: index)
  }

  /// What ``next()`` gives next.
  mutating func peek() -> Int? {
    guard let reading = next() else { return nil }
    index -= 1
    return reading
  }

  /// Goes on at the first reading that is not before `local`; never backwards.
  mutating func skip(to local: Int) {
    let day = local.dividedDown(by: 86_400)
    if index == size || (periods.days.last ?? day) < day {
      index = size
      periods.seek(toDay: day)
    }
    _ = count(before: local)
  }

  /// Goes on at the first reading that is not before `local`, and says how many that left out.
  mutating func count(before local: Int) -> Int {
    let day = local.dividedDown(by: 86_400)
    var count = 0
    while true {
      if index == size {
        guard load() else { return count }
      }
      guard let last = periods.days.last, last < day else { break }
      count += size - index
      index = size
    }
    while let reading = peek(), reading < local {
      index += 1
      count += 1
    }
    return count
  }

  private mutating func load() -> Bool {
    guard periods.advance() else {
      (size, index) = (0, 0)
      return false
    }
    index = 0
    if times.everyDay == nil {
      timesOfDay = times.times(onDay: periods.days[0])
      timeCount = timesOfDay.count
    }
    size = periods.days.count * timeCount
    if picksFromPeriod {
      picked = rule.positions(among: size)
      size = picked.count
    }
    return true
  }

  private func reading(at index: Int) -> Int {
    let place = picksFromPeriod ? picked[index] : index
    let (day, time) = place.quotientAndRemainder(dividingBy: timeCount)
    return periods.days[day] * 86_400 + timesOfDay[time]
  }
}
