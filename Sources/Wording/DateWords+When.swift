package import CivilTime
package import Domain

extension DateWords {
  /// A date in its own precision, with the year: `16. september 2021`, `november 2021`,
  /// `høsten 2021`, `innen 1. mai 2021`, `senest 7. juni 2021`.
  package func vague(_ date: VagueDate) -> String {
    bound(date.bound, of: date.precision, to: plain(date))
  }

  /// The same with the weekday where the day is known: `torsdag 16. september 2021`.
  package func vagueWithWeekday(_ date: VagueDate) -> String {
    guard date.precision == .day, date.first == date.last else { return vague(date) }
    return bound(date.bound, of: .day, to: full(date.first))
  }

  private func plain(_ date: VagueDate) -> String {
    switch date.precision {
    case .day: span(from: date.first, through: date.last)
    case .month: monthAndYear(date.first)
    case .season: "\(Season(of: date).name(language)) \(date.middle.year)"
    case .year: String(date.first.year)
    }
  }

  private func bound(
    _ bound: VagueDate.Bound, of precision: VagueDate.Precision, to text: String
  ) -> String {
    switch bound {
    case .at: return text
    case .by: return Phrase(nb: "innen \(text)", nn: "innan \(text)", en: "by \(text)")(language)
    case .noLaterThan:
      let i = precision == .month || precision == .year ? "i " : ""
      return Phrase(
        nb: "senest \(i)\(text)", nn: "seinast \(i)\(text)", en: "no later than \(text)")(language)
    }
  }

  /// `09.00`, in English `09:00`.
  package func time(_ reading: CivilDateTime) -> String {
    let separator = language == .en ? ":" : "."
    return padded(reading.hour, to: 2) + separator + padded(reading.minute, to: 2)
  }

  /// `kl. 09.00–10.30`; just the start where the end is the same.
  package func times(from start: CivilDateTime, to end: CivilDateTime) -> String {
    let prefix = language == .en ? "" : "kl. "
    guard start < end else { return prefix + time(start) }
    return "\(prefix)\(time(start))–\(time(end))"
  }

  /// When an event is, in full: `torsdag 16. september 2021 kl. 09.00–10.30`.
  package func when(_ when: Event.When) -> String {
    switch when {
    case .days(let date):
      return vagueWithWeekday(date)
    case .timed(let start, let end):
      guard start.local.date == when.lastDay || end.local <= start.local else {
        let last = "\(full(end.local.date)) \(times(from: end.local, to: end.local))"
        return "\(full(start.local.date)) \(times(from: start.local, to: start.local)) – \(last)"
      }
      return "\(full(start.local.date)) \(times(from: start.local, to: end.local))"
    }
  }

  /// When an event is, narrow: `16. sep.`, `nov. 2021`, `høsten 2021`, `innen 1. mai`.
  ///
  /// - Parameters:
  ///   - when: The event's time; times of day are left out.
  ///   - today: Its year is not said.
  /// - Returns: At most some twenty columns.
  package func shortWhen(_ when: Event.When, asOf today: CivilDate) -> String {
    guard case .days(let date) = when else { return short(when.firstDay, asOf: today) }
    switch date.precision {
    case .day:
      let first = short(date.first, asOf: today)
      let text =
        date.first == date.last ? first : "\(short(date.first))–\(short(date.last, asOf: today))"
      return bound(date.bound, of: .day, to: text)
    case .month:
      let text = "\(shortMonthName(date.first.month)) \(date.first.year)"
      return bound(date.bound, of: .month, to: text)
    case .season, .year:
      return vague(date)
    }
  }
}
