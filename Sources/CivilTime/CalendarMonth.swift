/// One month of one year and the few facts about it that calendars are computed from.
struct CalendarMonth {
  let year: Int
  /// 1 to 12.
  let number: Int
  let dayCount: Int
  /// Days since 1 January 1970 of the month's first day.
  let firstDayNumber: Int
  let firstWeekday: Weekday

  /// Creates the month that many months after January of the year 0.
  init(index: Int) {
    year = index / 12
    number = index % 12 + 1
    dayCount = CivilDate.dayCount(year: year, month: number)
    // Days from the years before, as if 1 January of the year 1 were day 0.
    let yearsBefore = year - 1
    let daysOfYears = yearsBefore * 365 + yearsBefore / 4 - yearsBefore / 100 + yearsBefore / 400
    let leapDay = number > 2 && CivilDate.isLeap(year) ? 1 : 0
    firstDayNumber = daysOfYears - 719_162 + Self.daysBefore[number - 1] + leapDay
    firstWeekday = CivilDate.weekday(ofDayNumber: firstDayNumber)
  }

  /// Creates the month that a day lies in.
  init(containing dayNumber: Int) {
    let date = CivilDate(dayNumber: dayNumber)
    self.init(index: date.year * 12 + date.month - 1)
  }

  static let lastIndex = 9999 * 12 + 11

  var index: Int {
    year * 12 + number - 1
  }

  var dayNumbers: Range<Int> {
    firstDayNumber..<(firstDayNumber + dayCount)
  }

  var yearLength: Int {
    CivilDate.isLeap(year) ? 366 : 365
  }

  /// How many days of the year lie before the month.
  var daysBefore: Int {
    Self.daysBefore[number - 1] + (number > 2 && CivilDate.isLeap(year) ? 1 : 0)
  }

  /// For a year that is no leap year.
  private static let daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]

  var firstWeekdayOfYear: Weekday {
    CivilDate.weekday(ofDayNumber: firstDayNumber - daysBefore)
  }
}

extension CivilDate {
  /// The weekday of a day that need not lie in the calendar's years.
  static func weekday(ofDayNumber dayNumber: Int) -> Weekday {
    let index = (dayNumber % 7 + 10) % 7
    return Weekday(rawValue: index + 1) ?? .monday
  }
}
