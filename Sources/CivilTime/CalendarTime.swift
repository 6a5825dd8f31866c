/// A DATE or DATE-TIME value as calendars write it, RFC 5545 §3.3.4 and §3.3.5.
///
/// Which zone a time without `Z` belongs to is not part of the value: TZID says it beside it.
package enum CalendarTime: Hashable, Sendable {
  /// `20210916`
  case day(CivilDate)
  /// `20210916T090000`
  case local(CivilDateTime)
  /// `20210916T070000Z`
  case utc(CivilDateTime)

  /// Reads a value; `T` and `Z` in either case, a leap second as the second before it, and also the
  /// extended form `2021-09-16T09:00:00` that programs write.
  ///
  /// - Throws: ``ValueError`` at the first byte that does not fit the grammar.
  package init(parsing text: some StringProtocol) throws(ValueError) {
    var cursor = ValueCursor(text)
    guard let date = Self.date(reading: &cursor) else {
      throw cursor.error(expecting: "a day such as 20210916")
    }
    guard cursor.skip("T") else {
      guard cursor.isAtEnd else { throw cursor.error(expecting: "T or the end") }
      self = .day(date)
      return
    }
    guard let time = Self.time(on: date, reading: &cursor) else {
      throw cursor.error(expecting: "a time of day such as 090000")
    }
    self = cursor.skip("Z") ? .utc(time) : .local(time)
    guard cursor.isAtEnd else { throw cursor.error(expecting: "the end") }
  }

  private static func date(reading cursor: inout ValueCursor) -> CivilDate? {
    guard let year = cursor.number(digits: 4) else { return nil }
    let isExtended = cursor.skip("-")
    guard let month = cursor.number(digits: 2), !isExtended || cursor.skip("-"),
      let day = cursor.number(digits: 2)
    else { return nil }
    return CivilDate(year: year, month: month, day: day)
  }

  private static func time(
    on date: CivilDate, reading cursor: inout ValueCursor
  ) -> CivilDateTime? {
    guard let hour = cursor.number(digits: 2), hour < 24 else { return nil }
    let isExtended = cursor.skip(":")
    guard let minute = cursor.number(digits: 2), minute < 60, !isExtended || cursor.skip(":"),
      let second = cursor.number(digits: 2), second <= 60
    else { return nil }
    return CivilDateTime(date: date, hour: hour, minute: minute, second: min(second, 59))
  }

  /// The day as written, whatever the zone.
  package var date: CivilDate {
    switch self {
    case .day(let date): date
    case .local(let time), .utc(let time): time.date
    }
  }

  /// The wall-clock time as written; midnight for a day.
  package var dateTime: CivilDateTime {
    switch self {
    case .day(let date): CivilDateTime(date: date)
    case .local(let time), .utc(let time): time
    }
  }
}

extension CalendarTime: CustomStringConvertible {
  /// The value as calendars write it: `20210916T090000`.
  package var description: String {
    switch self {
    case .day(let date): Self.basic(date)
    case .local(let time): Self.basic(time)
    case .utc(let time): Self.basic(time) + "Z"
    }
  }

  private static func basic(_ date: CivilDate) -> String {
    padded(date.year * 10_000 + date.month * 100 + date.day, to: 8)
  }

  private static func basic(_ time: CivilDateTime) -> String {
    "\(basic(time.date))T\(padded(time.hour * 10_000 + time.minute * 100 + time.second, to: 6))"
  }
}
