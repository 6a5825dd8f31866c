/// The times of day that a rule leaves on a day that fits, in seconds since midnight, ascending.
///
/// A rule of days and above has the same times every day, and so has a rule of hours, minutes or
/// seconds whose step divides the day. Only an uneven step (`FREQ=HOURLY;INTERVAL=7`) has to be
/// found for each day, and there too only the hours and minutes the rule allows are looked at.
struct RecurrenceTimes {
  /// The times of every day, or `nil` if the step is uneven.
  private(set) var everyDay: TimesOfDay?
  /// How far apart periods of hours or below start; a whole day for rules of days and above.
  let step: Int

  /// When the first period of hours or below starts, in local seconds since 1970.
  private let firstPeriod: Int
  private let clock: RecurrenceClock
  /// Seconds into a period of hours or below at which it has occurrences.
  private let offsets: [Int]
  private let isAllDay: Bool
  /// The times for each first second a period can start at; all together no more than one day's
  /// seconds, since the more there are the fewer times each has.
  private var timesByFirst: [Int: TimesOfDay] = [:]

  init(_ rule: RecurrenceRule, start: CivilDateTime, isAllDay: Bool) {
    let unit = rule.frequency.secondsPerPeriod ?? 86_400
    clock = RecurrenceClock(isAllDay ? rule.withoutTimesOfDay : rule, start: start)
    step = unit < 86_400 ? rule.interval * unit : 86_400
    firstPeriod = start.secondsSince1970 - start.secondOfDay % unit
    self.isAllDay = isAllDay
    let all = clock.times(inPeriodOf: unit)
    let hasOwnPositions = unit < 86_400 && !rule.bySetPosition.isEmpty
    offsets = hasOwnPositions ? rule.positions(among: all.count).map { all[$0] } : all
    if unit == 86_400 {
      everyDay = .list(offsets)
    } else if step > 0 && 86_400 % step == 0 {
      everyDay = times(from: firstPeriod.modulo(step), every: step)
    }
  }

  /// Whether no day at all has a time for the rule, as with `BYHOUR=25`.
  var isEmpty: Bool {
    if let everyDay { return everyDay.count == 0 }
    guard step > 0 else { return true }
    // The times of day that a step ever comes to lie as far apart as it and the day allow.
    let nearest = Self.greatestCommonDivisor(step, 86_400)
    return times(from: firstPeriod.modulo(nearest), every: nearest).count == 0
  }

  /// The times on one day, the rule's other parts aside.
  mutating func times(onDay dayNumber: Int) -> TimesOfDay {
    if let everyDay { return everyDay }
    let first = (firstPeriod - dayNumber * 86_400).modulo(step)
    if let known = timesByFirst[first] { return known }
    let times = times(from: first, every: step)
    if first < 86_400 { timesByFirst[first] = times }
    return times
  }

  /// The times of a day on which periods start at `first` and every `step` seconds after.
  private func times(from first: Int, every step: Int) -> TimesOfDay {
    guard first < 86_400, !offsets.isEmpty else { return .list([]) }
    if offsets == [0] && clock.hasEveryTime && !isAllDay {
      return .steps(from: first, every: step)
    }
    var times: [Int] = []
    for span in clock.spans {
      let stepsBefore = max(0, (span.lowerBound - first + step - 1) / step)
      for period in stride(from: first + stepsBefore * step, to: span.upperBound, by: step)
      where clock.allows(secondOfDay: period) {
        if isAllDay { return .list([0]) }
        for offset in offsets { times.append(period + offset) }
      }
    }
    return .list(times)
  }

  private static func greatestCommonDivisor(_ first: Int, _ second: Int) -> Int {
    var (first, second) = (first, second)
    while second != 0 { (first, second) = (second, first % second) }
    return first
  }
}

/// Some seconds of a day, ascending; those of `FREQ=SECONDLY` are not worth a list.
enum TimesOfDay {
  case list([Int])
  /// From a second on up to midnight.
  case steps(from: Int, every: Int)

  var count: Int {
    switch self {
    case .list(let seconds): seconds.count
    case .steps(let first, let step): max(0, (86_400 - first + step - 1) / step)
    }
  }

  subscript(index: Int) -> Int {
    switch self {
    case .list(let seconds): seconds[index]
    case .steps(let first, let step): first + index * step
    }
  }
}

/// The hours, minutes and seconds that a rule allows: those it steps by limit, those below expand.
struct RecurrenceClock {
  private let hours: [Int]
  private let minutes: [Int]
  private let seconds: [Int]
  private let secondBits: UInt64
  private let unit: Int

  init(_ rule: RecurrenceRule, start: CivilDateTime) {
    unit = rule.frequency.secondsPerPeriod ?? 86_400
    /// What the rule says; else what it steps through; else what the start says.
    func allowed(_ values: [Int], below limit: Int, isStepped: Bool, start: Int) -> [Int] {
      if values.isEmpty { return isStepped ? Array(0..<limit) : [start] }
      return Set(values.filter { (0..<limit).contains($0) }).sorted()
    }
    hours = allowed(rule.byHour, below: 24, isStepped: unit <= 3600, start: start.hour)
    minutes = allowed(rule.byMinute, below: 60, isStepped: unit <= 60, start: start.minute)
    seconds = allowed(
      rule.bySecond.map { $0 == 60 ? 59 : $0 }, below: 60, isStepped: unit == 1,
      start: start.second)
    secondBits = seconds.reduce(0) { $0 | (1 << UInt64($1)) }
  }

  /// Whether periods may start at every second.
  var hasEveryTime: Bool {
    unit == 1 && hours.count == 24 && minutes.count == 60 && seconds.count == 60
      || unit == 60 && hours.count == 24 && minutes.count == 60
      || unit == 3600 && hours.count == 24
  }

  /// The times that one period of `unit` seconds has, from its start.
  func times(inPeriodOf unit: Int) -> [Int] {
    let hours = unit > 3600 ? hours : [0]
    let minutes = unit > 60 ? minutes : [0]
    let seconds = unit > 1 ? seconds : [0]
    return hours.flatMap { hour in
      minutes.flatMap { minute in seconds.map { hour * 3600 + minute * 60 + $0 } }
    }
  }

  /// The parts of a day in which periods may start.
  var spans: [Range<Int>] {
    if unit >= 3600 || minutes.count == 60 { return hours.map { $0 * 3600..<($0 + 1) * 3600 } }
    return hours.flatMap { hour in
      minutes.map { hour * 3600 + $0 * 60..<hour * 3600 + ($0 + 1) * 60 }
    }
  }

  /// Whether a period in one of ``spans`` may start at this second.
  func allows(secondOfDay: Int) -> Bool {
    unit > 1 || secondBits & (1 << UInt64(secondOfDay % 60)) != 0
  }
}

extension RecurrenceRule.Frequency {
  /// For periods of hours and below.
  var secondsPerPeriod: Int? {
    switch self {
    case .secondly: 1
    case .minutely: 60
    case .hourly: 3600
    case .daily, .weekly, .monthly, .yearly: nil
    }
  }
}

extension RecurrenceRule {
  /// The rule for a start that is a day: BYHOUR, BYMINUTE and BYSECOND are ignored, §3.3.10.
  var withoutTimesOfDay: RecurrenceRule {
    var rule = self
    (rule.byHour, rule.byMinute, rule.bySecond) = ([], [], [])
    return rule
  }

  /// The places that BYSETPOS names in a set of `count`, ascending, each once.
  func positions(among count: Int) -> [Int] {
    if bySetPosition.count == 1, let only = bySetPosition.first {
      let place = only > 0 ? only - 1 : count + only
      return only != 0 && (0..<count).contains(place) ? [place] : []
    }
    let found = bySetPosition.map { $0 > 0 ? $0 - 1 : $0 < 0 ? count + $0 : -1 }
    return Set(found.filter { (0..<count).contains($0) }).sorted()
  }
}

extension Int {
  /// The remainder that has the sign of a positive divisor.
  func modulo(_ divisor: Int) -> Int {
    let rest = self % divisor
    return rest < 0 ? rest + divisor : rest
  }

  /// The quotient rounded down, for a positive divisor.
  func dividedDown(by divisor: Int) -> Int {
    (self - modulo(divisor)) / divisor
  }
}
