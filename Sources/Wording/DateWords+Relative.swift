package import CivilTime

extension DateWords {
  /// How far `date` is from `today`: `i dag`, `om 15 dager`, `for 3 måneder siden`, `om 2 år`.
  ///
  /// Days up to two months, months up to two years, then years; whole ones, rounded down.
  package func relative(_ date: CivilDate, to today: CivilDate) -> String {
    let days = today.days(until: date)
    switch days {
    case 0: return Self.today(language)
    case 1: return Self.tomorrow(language)
    case -1: return Self.yesterday(language)
    case -60...60: return away(days, Plural.day)
    default: return monthsAway(Self.wholeMonths(from: today, to: date))
    }
  }

  /// How far a vague date is from `today`, counted in its own precision: `om 2 måneder`, `i høst`.
  package func relative(_ date: VagueDate, to today: CivilDate) -> String {
    let isNow = date.first <= today && today <= date.last
    switch date.precision {
    case .day where date.first == date.last:
      return relative(date.first, to: today)
    case .day:
      if isNow { return Self.now(language) }
      return relative(date.first > today ? date.first : date.last, to: today)
    case .month:
      if isNow {
        return Phrase(nb: "denne måneden", nn: "denne månaden", en: "this month")(language)
      }
      return monthsAway(Self.monthIndex(date.first) - Self.monthIndex(today))
    case .season:
      if isNow { return Season(of: date).thisSeason(language) }
      return monthsAway(
        Self.monthIndex(date.first > today ? date.first : date.last)
          - Self.monthIndex(today))
    case .year:
      if isNow { return Phrase(no: "i år", en: "this year")(language) }
      return away(date.first.year - today.year, Plural.year)
    }
  }

  /// How many days ago, as narrow as can be: `12 d`, `3 md`, `2 år`, and `–` for never.
  ///
  /// Days up to two months, months up to two years; a day to come counts as `0 d`.
  package func compactAge(days: Int?) -> String {
    guard let days else { return "–" }
    switch max(days, 0) {
    case 0...60: return "\(max(days, 0)) d"
    case 61..<730: return "\(days / 30) " + Phrase(no: "md", en: "mo")(language)
    default: return "\(days / 365) " + Phrase(no: "år", en: "y")(language)
    }
  }

  private func monthsAway(_ months: Int) -> String {
    abs(months) < 24 ? away(months, Plural.month) : away(months / 12, Plural.year)
  }

  private func away(_ count: Int, _ unit: Plural) -> String {
    let amount = unit(abs(count), language)
    let phrase =
      count < 0
      ? Phrase(nb: "for \(amount) siden", nn: "for \(amount) sidan", en: "\(amount) ago")
      : Phrase(no: "om \(amount)", en: "in \(amount)")
    return phrase(language)
  }

  private static func monthIndex(_ date: CivilDate) -> Int {
    date.year * 12 + date.month
  }

  /// Whole months from one day to another, towards zero, and never 0.
  private static func wholeMonths(from start: CivilDate, to end: CivilDate) -> Int {
    let difference = monthIndex(end) - monthIndex(start)
    if start < end { return max(1, end.day < start.day ? difference - 1 : difference) }
    return min(-1, end.day > start.day ? difference + 1 : difference)
  }

  package static let today = Phrase(no: "i dag", en: "today")
  package static let tomorrow = Phrase(nb: "i morgen", nn: "i morgon", en: "tomorrow")
  package static let yesterday = Phrase(no: "i går", en: "yesterday")
  package static let now = Phrase(nb: "nå", nn: "no", en: "now")
}
