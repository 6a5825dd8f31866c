/// What a calendar and a clock on a wall show together, in no particular zone.
package struct CivilDateTime: Hashable, Sendable {
  package var date: CivilDate
  /// 0 to 23.
  package var hour: Int
  /// 0 to 59.
  package var minute: Int
  /// 0 to 59; a leap second is read as 59.
  package var second: Int

  package init(date: CivilDate, hour: Int = 0, minute: Int = 0, second: Int = 0) {
    precondition(
      (0...23).contains(hour) && (0...59).contains(minute) && (0...59).contains(second),
      "a time of day lies between 00:00:00 and 23:59:59")
    (self.date, self.hour, self.minute, self.second) = (date, hour, minute, second)
  }

  /// Creates the wall-clock reading `seconds` after midnight, 1 January 1970.
  package init(secondsSince1970 seconds: Int) {
    let dayNumber = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    let rest = seconds - dayNumber * 86_400
    self.init(
      date: CivilDate(dayNumber: dayNumber), hour: rest / 3600, minute: rest / 60 % 60,
      second: rest % 60)
  }

  /// Seconds of wall-clock time since midnight, 1 January 1970, every day having 86 400.
  package var secondsSince1970: Int {
    date.dayNumber * 86_400 + secondOfDay
  }

  package var secondOfDay: Int {
    hour * 3600 + minute * 60 + second
  }

  /// The reading `count` wall-clock seconds later, or earlier if negative.
  package func adding(seconds count: Int) -> CivilDateTime {
    CivilDateTime(secondsSince1970: secondsSince1970 + count)
  }
}

extension CivilDateTime: Comparable {
  package static func < (left: CivilDateTime, right: CivilDateTime) -> Bool {
    (left.date, left.secondOfDay) < (right.date, right.secondOfDay)
  }
}

extension CivilDateTime: CustomStringConvertible {
  /// ISO 8601, extended form, without a zone: `2021-09-16T09:00:00`.
  package var description: String {
    "\(date)T\(padded(hour, to: 2)):\(padded(minute, to: 2)):\(padded(second, to: 2))"
  }
}
