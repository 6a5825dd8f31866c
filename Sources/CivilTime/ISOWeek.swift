/// A week of the ISO 8601 calendar: Monday first, week 1 is the one with the year's first Thursday.
package struct ISOWeek: Hashable, Sendable {
  /// The year that the week's Thursday lies in, which need not be that of all its days.
  package let year: Int
  /// 1 to 53.
  package let number: Int

  package init(containing date: CivilDate) {
    let thursday = date.adding(days: 4 - date.weekday.rawValue)
    year = thursday.year
    number = (thursday.dayOfYear - 1) / 7 + 1
  }

  /// The week's first day.
  package var monday: CivilDate {
    let fourth = CivilDate(year: year, month: 1, day: 4) ?? CivilDate(dayNumber: 0)
    return fourth.adding(days: (number - 1) * 7 + 1 - fourth.weekday.rawValue)
  }
}
