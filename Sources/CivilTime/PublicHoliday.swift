/// A Norwegian public holiday, by law or by the church year.
package enum PublicHoliday: String, CaseIterable, Hashable, Sendable {
  case newYearsDay
  case maundyThursday
  case goodFriday
  case easterSunday
  case easterMonday
  case labourDay
  case constitutionDay
  case ascensionDay
  case whitSunday
  case whitMonday
  case christmasDay
  case secondChristmasDay

  /// The name in bokmål.
  package var name: String {
    switch self {
    case .newYearsDay: "Første nyttårsdag"
    case .maundyThursday: "Skjærtorsdag"
    case .goodFriday: "Langfredag"
    case .easterSunday: "Første påskedag"
    case .easterMonday: "Andre påskedag"
    case .labourDay: "Arbeidernes dag"
    case .constitutionDay: "Grunnlovsdag"
    case .ascensionDay: "Kristi himmelfartsdag"
    case .whitSunday: "Første pinsedag"
    case .whitMonday: "Andre pinsedag"
    case .christmasDay: "Første juledag"
    case .secondChristmasDay: "Andre juledag"
    }
  }

  /// The day it falls on; `year` is held within 1...9999.
  ///
  /// Today's rules for every year, also before 1 and 17 May became public holidays in 1947.
  package func date(in year: Int) -> CivilDate {
    switch place {
    case .fixed(let month, let day): .clamped(year: year, month: month, day: day)
    case .daysAfterEaster(let count): .easterSunday(in: year).adding(days: count)
    }
  }

  /// All holidays of a year in the order of the calendar.
  ///
  /// Two may share a day: Ascension Day was 1 May 2008, Whit Monday is 17 May 2027.
  package static func all(in year: Int) -> [(date: CivilDate, holiday: PublicHoliday)] {
    allCases.map { ($0.date(in: year), $0) }.sorted { $0.0 < $1.0 }
  }

  /// What `date` is; empty on any other day.
  package static func all(on date: CivilDate) -> [PublicHoliday] {
    allCases.filter { $0.date(in: date.year) == date }
  }

  private enum Place {
    case fixed(month: Int, day: Int)
    case daysAfterEaster(Int)
  }

  private var place: Place {
    switch self {
    case .newYearsDay: .fixed(month: 1, day: 1)
    case .maundyThursday: .daysAfterEaster(-3)
    case .goodFriday: .daysAfterEaster(-2)
    case .easterSunday: .daysAfterEaster(0)
    case .easterMonday: .daysAfterEaster(1)
    case .labourDay: .fixed(month: 5, day: 1)
    case .constitutionDay: .fixed(month: 5, day: 17)
    case .ascensionDay: .daysAfterEaster(39)
    case .whitSunday: .daysAfterEaster(49)
    case .whitMonday: .daysAfterEaster(50)
    case .christmasDay: .fixed(month: 12, day: 25)
    case .secondChristmasDay: .fixed(month: 12, day: 26)
    }
  }
}

extension CivilDate {
  /// Easter Sunday of the Western churches; `year` is held within 1...9999.
  package static func easterSunday(in year: Int) -> CivilDate {
    // Meeus, Jones and Butcher: the Gregorian computus without exceptions.
    let year = min(max(year, 1), 9999)
    let (golden, century, yearOfCentury) = (year % 19, year / 100, year % 100)
    let correction = (century - (century + 8) / 25 + 1) / 3
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30
    let weekday = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7
    let shift = (golden + 11 * epact + 22 * weekday) / 451
    let sum = epact + weekday - 7 * shift + 114
    return clamped(year: year, month: sum / 31, day: sum % 31 + 1)
  }

  /// The nearest day there is.
  package static func clamped(year: Int, month: Int, day: Int) -> CivilDate {
    let (year, month) = (min(max(year, 1), 9999), min(max(month, 1), 12))
    let day = min(max(day, 1), dayCount(year: year, month: month))
    return CivilDate(year: year, month: month, day: day) ?? CivilDate(dayNumber: 0)
  }
}
