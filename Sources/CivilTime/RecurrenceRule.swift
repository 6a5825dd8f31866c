/// How something comes back: the value of an RRULE or EXRULE, RFC 5545 §3.3.10.
///
/// A value as it was written, complete and without a start: which occurrences it makes follows from
/// where it starts, see ``occurrences(from:in:)``.
package struct RecurrenceRule: Hashable, Sendable {
  /// The length of a period, FREQ.
  package enum Frequency: String, CaseIterable, Hashable, Sendable {
    case secondly = "SECONDLY"
    case minutely = "MINUTELY"
    case hourly = "HOURLY"
    case daily = "DAILY"
    case weekly = "WEEKLY"
    case monthly = "MONTHLY"
    case yearly = "YEARLY"
  }

  /// A weekday, or the nth of them in a month or year: `MO`, `1MO`, `-1SU`.
  package struct Day: Hashable, Sendable {
    package var weekday: Weekday
    /// ±1 to ±53, from the end if negative; `nil` for every one.
    package var ordinal: Int?

    package init(_ weekday: Weekday, ordinal: Int? = nil) {
      self.weekday = weekday
      self.ordinal = ordinal
    }
  }

  /// What becomes of a day of a month or year that does not exist, RFC 7529 §4.1.
  package enum Skip: String, CaseIterable, Hashable, Sendable {
    case omit = "OMIT"
    /// The day before it counts.
    case backward = "BACKWARD"
    /// The day after it counts.
    case forward = "FORWARD"
  }

  package var frequency: Frequency
  /// Every how manieth period counts; 0 makes no sense but can be read, and makes no occurrence.
  package var interval: Int
  /// The number of occurrences, the start counted.
  ///
  /// The grammar allows only one of `count` and `until`; a rule with both ends at whichever comes
  /// first.
  package var count: Int?
  /// The last moment an occurrence may start at: a day included whole, a local time on the clocks
  /// of the start, or an instant.
  package var until: CalendarTime?
  /// 0 to 60; a leap second is the second before it.
  package var bySecond: [Int] = []
  package var byMinute: [Int] = []
  package var byHour: [Int] = []
  package var byDay: [Day] = []
  /// ±1 to ±31.
  package var byMonthDay: [Int] = []
  /// ±1 to ±366.
  package var byYearDay: [Int] = []
  /// ±1 to ±53, weeks of ISO 8601 but starting on ``weekStart``.
  package var byWeekNumber: [Int] = []
  package var byMonth: [Int] = []
  /// ±1 to ±366, within one period.
  package var bySetPosition: [Int] = []
  package var weekStart: Weekday = .monday
  package var skip = Skip.omit

  /// A rule that comes back every `interval` periods, on what the start says.
  package init(
    _ frequency: Frequency, interval: Int = 1, count: Int? = nil, until: CalendarTime? = nil
  ) {
    self.frequency = frequency
    self.interval = interval
    self.count = count
    self.until = until
  }
}

extension RecurrenceRule: CustomStringConvertible {
  /// The value of an RRULE that says this, defaults left out: `FREQ=WEEKLY;COUNT=10;BYDAY=TU,TH`.
  package var description: String {
    var parts = skip == .omit ? [] : ["RSCALE=GREGORIAN"]
    parts.append("FREQ=\(frequency.rawValue)")
    func add(_ part: Part, _ values: [String]) {
      if !values.isEmpty { parts.append("\(part.rawValue)=\(values.joined(separator: ","))") }
    }
    add(.until, until.map { ["\($0)"] } ?? [])
    add(.count, count.map { ["\($0)"] } ?? [])
    add(.interval, interval == 1 ? [] : ["\(interval)"])
    for part in Part.lists {
      add(part, self[list: part].map(String.init))
      if part == .byHour { add(.byDay, byDay.map(\.description)) }
    }
    add(.weekStart, weekStart == .monday ? [] : [weekStart.code])
    if skip != .omit { parts.append("SKIP=\(skip.rawValue)") }
    return parts.joined(separator: ";")
  }
}

extension RecurrenceRule.Day: CustomStringConvertible {
  /// `MO`, `1MO`, `-1SU`.
  package var description: String {
    (ordinal.map(String.init) ?? "") + weekday.code
  }
}

extension RecurrenceRule {
  /// The names that rule parts have in a file.
  enum Part: String, CaseIterable, Hashable, Sendable {
    case frequency = "FREQ"
    case until = "UNTIL"
    case count = "COUNT"
    case interval = "INTERVAL"
    case bySecond = "BYSECOND"
    case byMinute = "BYMINUTE"
    case byHour = "BYHOUR"
    case byDay = "BYDAY"
    case byMonthDay = "BYMONTHDAY"
    case byYearDay = "BYYEARDAY"
    case byWeekNumber = "BYWEEKNO"
    case byMonth = "BYMONTH"
    case bySetPosition = "BYSETPOS"
    case weekStart = "WKST"

    /// The parts that are lists of numbers, in the order of the grammar.
    static let lists: [Part] = [
      .bySecond, .byMinute, .byHour, .byMonthDay, .byYearDay, .byWeekNumber, .byMonth,
      .bySetPosition,
    ]

    /// The numbers a part takes, its negatives aside.
    var range: ClosedRange<Int> {
      switch self {
      case .bySecond: 0...60
      case .byMinute: 0...59
      case .byHour: 0...23
      case .byMonthDay: 1...31
      case .byYearDay, .bySetPosition: 1...366
      case .byWeekNumber, .byDay: 1...53
      case .byMonth: 1...12
      case .count, .interval: 1...RecurrenceRule.maximum
      case .frequency, .until, .weekStart: 0...0
      }
    }

    /// Whether a part also counts from the end.
    var takesNegatives: Bool {
      switch self {
      case .byDay, .byMonthDay, .byYearDay, .byWeekNumber, .bySetPosition: true
      case .bySecond, .byMinute, .byHour, .byMonth, .count, .interval, .frequency, .until,
        .weekStart:
        false
      }
    }
  }

  /// What COUNT and INTERVAL are held at, so that no arithmetic on them overflows.
  static let maximum = 1_000_000_000_000

  /// A part that is a list of numbers; empty for any other.
  subscript(list part: Part) -> [Int] {
    get {
      switch part {
      case .bySecond: bySecond
      case .byMinute: byMinute
      case .byHour: byHour
      case .byMonthDay: byMonthDay
      case .byYearDay: byYearDay
      case .byWeekNumber: byWeekNumber
      case .byMonth: byMonth
      case .bySetPosition: bySetPosition
      case .frequency, .until, .count, .interval, .byDay, .weekStart: []
      }
    }
    set {
      switch part {
      case .bySecond: bySecond = newValue
      case .byMinute: byMinute = newValue
      case .byHour: byHour = newValue
      case .byMonthDay: byMonthDay = newValue
      case .byYearDay: byYearDay = newValue
      case .byWeekNumber: byWeekNumber = newValue
      case .byMonth: byMonth = newValue
      case .bySetPosition: bySetPosition = newValue
      case .frequency, .until, .count, .interval, .byDay, .weekStart: break
      }
    }
  }
}
