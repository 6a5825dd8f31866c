package import CivilTime

/// Days, weeks and times as people write them in a language, from tables of our own.
///
/// Norwegian as Språkrådet and CLDR have it: day, month, year; a full stop after the day; names in
/// small letters; weeks by ISO 8601.
package struct DateWords: Sendable {
  package let language: Language

  package init(_ language: Language) {
    self.language = language
  }

  /// `torsdag`.
  package func name(of weekday: Weekday) -> String {
    Self.weekdays[weekday.rawValue - 1](language)
  }

  /// Three letters, two in nynorsk: `tor`, `to`, `Thu`.
  package func shortName(of weekday: Weekday) -> String {
    Self.shortWeekdays[weekday.rawValue - 1](language)
  }

  /// `september`; `month` is 1 to 12, anything else is the nearest of them.
  package func monthName(_ month: Int) -> String {
    Self.months[min(max(month, 1), 12) - 1](language)
  }

  /// `sep.`, but `mai`; without the full stop in English.
  package func shortMonthName(_ month: Int) -> String {
    Self.shortMonths[min(max(month, 1), 12) - 1](language)
  }

  /// `16. september`.
  package func day(_ date: CivilDate) -> String {
    "\(ordinal(date.day)) \(monthName(date.month))"
  }

  /// `16. september 2021`.
  package func dayAndYear(_ date: CivilDate) -> String {
    "\(day(date)) \(date.year)"
  }

  /// `torsdag 16. september`.
  package func weekdayAndDay(_ date: CivilDate) -> String {
    "\(name(of: date.weekday)) \(day(date))"
  }

  /// `torsdag 16. september 2021`.
  package func full(_ date: CivilDate) -> String {
    "\(weekdayAndDay(date)) \(date.year)"
  }

  /// `torsdag 16. september`, with the year unless it is that of `today`.
  package func weekdayAndDay(_ date: CivilDate, asOf today: CivilDate) -> String {
    date.year == today.year ? weekdayAndDay(date) : full(date)
  }

  /// `16. sep.`.
  package func short(_ date: CivilDate) -> String {
    "\(ordinal(date.day)) \(shortMonthName(date.month))"
  }

  /// `16. sep. 2021`.
  package func shortAndYear(_ date: CivilDate) -> String {
    "\(short(date)) \(date.year)"
  }

  /// `16. sep.`, with the year unless it is that of `today`.
  package func short(_ date: CivilDate, asOf today: CivilDate) -> String {
    date.year == today.year ? short(date) : shortAndYear(date)
  }

  /// `tor 16. sep.`.
  package func shortWeekdayAndDay(_ date: CivilDate) -> String {
    "\(shortName(of: date.weekday)) \(short(date))"
  }

  /// `16.09.2021`; English writes `16/09/2021`.
  package func numeric(_ date: CivilDate) -> String {
    let separator = language == .en ? "/" : "."
    let day = padded(date.day, to: 2)
    return [day, padded(date.month, to: 2), String(date.year)].joined(separator: separator)
  }

  /// `september 2021`.
  package func monthAndYear(_ date: CivilDate) -> String {
    "\(monthName(date.month)) \(date.year)"
  }

  /// `uke 37`.
  package func week(_ week: ISOWeek) -> String {
    Phrase(nb: "uke ", nn: "veke ", en: "week ")(language) + String(week.number)
  }

  /// Several days, with what they share said once: `3.–6. juni 2021`, `30. mai–2. juni 2021`.
  package func span(from first: CivilDate, through last: CivilDate) -> String {
    guard first < last else { return dayAndYear(first) }
    if first.year != last.year { return "\(dayAndYear(first))–\(dayAndYear(last))" }
    let start = first.month == last.month ? ordinal(first.day) : day(first)
    return "\(start)–\(dayAndYear(last))"
  }

  /// `16.`, in English `16`.
  private func ordinal(_ day: Int) -> String {
    language == .en ? String(day) : "\(day)."
  }
}

extension DateWords {
  private static let weekdays = [
    Phrase(nb: "mandag", nn: "måndag", en: "Monday"),
    Phrase(nb: "tirsdag", nn: "tysdag", en: "Tuesday"),
    Phrase(no: "onsdag", en: "Wednesday"),
    Phrase(no: "torsdag", en: "Thursday"),
    Phrase(no: "fredag", en: "Friday"),
    Phrase(nb: "lørdag", nn: "laurdag", en: "Saturday"),
    Phrase(nb: "søndag", nn: "søndag", en: "Sunday"),
  ]

  private static let shortWeekdays = [
    Phrase(nb: "man", nn: "må", en: "Mon"), Phrase(nb: "tir", nn: "ty", en: "Tue"),
    Phrase(nb: "ons", nn: "on", en: "Wed"), Phrase(nb: "tor", nn: "to", en: "Thu"),
    Phrase(nb: "fre", nn: "fr", en: "Fri"), Phrase(nb: "lør", nn: "la", en: "Sat"),
    Phrase(nb: "søn", nn: "sø", en: "Sun"),
  ]

  private static let months = [
    Phrase(no: "januar", en: "January"), Phrase(no: "februar", en: "February"),
    Phrase(no: "mars", en: "March"), Phrase(no: "april", en: "April"),
    Phrase(no: "mai", en: "May"), Phrase(no: "juni", en: "June"),
    Phrase(no: "juli", en: "July"), Phrase(no: "august", en: "August"),
    Phrase(no: "september", en: "September"), Phrase(no: "oktober", en: "October"),
    Phrase(no: "november", en: "November"), Phrase(no: "desember", en: "December"),
  ]

  private static let shortMonths = [
    Phrase(no: "jan.", en: "Jan"), Phrase(no: "feb.", en: "Feb"), Phrase(no: "mars", en: "Mar"),
    Phrase(no: "apr.", en: "Apr"), Phrase(no: "mai", en: "May"), Phrase(no: "juni", en: "June"),
    Phrase(no: "juli", en: "July"), Phrase(no: "aug.", en: "Aug"), Phrase(no: "sep.", en: "Sep"),
    Phrase(no: "okt.", en: "Oct"), Phrase(no: "nov.", en: "Nov"), Phrase(no: "des.", en: "Dec"),
  ]
}
