import CivilTime

extension DateReader {
  /// `i dag`, `i morgon`, `overmorgen`, `yesterday`.
  func dayName(at start: Int) -> Found? {
    let isTwoWords = word(start) == "i"
    let name = isTwoWords ? word(start + 1).map { "i" + $0 } : word(start)
    let end = start + (isTwoWords ? 2 : 1)
    let days: Int
    switch name {
    case "idag", "today": days = 0
    case "imorgen", "imorgon", "tomorrow": days = 1
    case "iovermorgen", "iovermorgon", "overmorgen", "overmorgon": days = 2
    case "igar", "yesterday": days = -1
    default: return nil
    }
    return Found(date: VagueDate(base.adding(days: days)), end: end)
  }

  /// `fredag`, `fredag 15. oktober`, `fredag uke 41`, `fredag i neste uke`.
  func weekdayDate(at start: Int) -> Found? {
    guard let name = word(start) else { return nil }
    guard let weekday = DateVocabulary.weekdays[name] else {
      guard let weekday = DateVocabulary.shortWeekdays[name] else { return nil }
      return dated(weekday, at: skip(["."], at: start + 1))
    }
    if let found = dated(weekday, at: skip([",", "."], at: start + 1)) { return found }
    let next = ["i", "in"].contains(word(start + 1)) ? start + 2 : start + 1
    if let week = week(at: next) ?? neighbouringWeek(at: next) {
      return Found(date: VagueDate(Self.day(weekday, weekOf: week.date.first)), end: week.end)
    }
    return Found(date: VagueDate(self.next(weekday)), end: start + 1)
  }

  /// A day of the month or a full date behind a weekday; the date counts, the weekday is checked.
  private func dated(_ weekday: Weekday, at start: Int) -> Found? {
    let next = ["den", "the"].contains(word(start)) ? start + 1 : start
    guard var found = numericDate(at: next, isTied: false) ?? dayOfMonth(at: next),
      found.date.precision == .day
    else { return nil }
    found.hasWrongWeekday = found.date.first.weekday != weekday
    return found
  }

  /// `uke 41`, `week 41 2021`, as the working days' last one, Friday, seen from Monday.
  func week(at start: Int) -> Found? {
    guard let name = word(start), ["uke", "veke", "week"].contains(name),
      let number = number(start + 1, maximumDigits: 2), (1...53).contains(number)
    else { return nil }
    if let year = yearNumber(at: start + 2) {
      return Self.monday(ofWeek: number, year).map { found(weekFrom: $0, end: start + 3) }
    }
    let ownYear = ISOWeek(containing: base).year
    for year in ownYear...ownYear + 6 {
      guard let monday = Self.monday(ofWeek: number, year) else { continue }
      if isWellPlaced(monday.adding(days: 6)) { return found(weekFrom: monday, end: start + 2) }
    }
    return nil
  }

  /// `om to uker`, `in a month`; without `om` only behind `innen`.
  func distance(at start: Int, isTied: Bool) -> Found? {
    let isAhead = ["om", "in"].contains(word(start))
    guard isAhead || isTied else { return nil }
    var next = isAhead ? start + 1 : start
    if ["et", "eit", "a"].contains(word(next)), ["par", "couple"].contains(word(next + 1)) {
      next += 1
    }
    guard
      let count = number(next, maximumDigits: 3)
        ?? word(next).flatMap({ DateVocabulary.numbers[$0] })
    else { return nil }
    next += word(next) == "couple" && word(next + 1) == "of" ? 2 : 1
    guard let unit = word(next).flatMap({ DateVocabulary.units[$0] }) else { return nil }
    let day =
      switch unit {
      case .day: base.adding(days: count)
      case .week: base.adding(days: 7 * count)
      case .month: base.adding(months: count)
      case .year: base.adding(months: 12 * count)
      }
    return Found(date: VagueDate(day), end: next + 1)
  }

  /// `neste tirsdag` (of the next week), `kommende tirsdag`, `neste uke`, `denne måneden`.
  func neighbour(at start: Int) -> Found? {
    if let week = neighbouringWeek(at: start) { return week }
    guard let first = word(start), let name = word(start + 1) else { return nil }
    let isNext = DateVocabulary.nextWords.contains(first)
    guard isNext || DateVocabulary.comingWords.contains(first) else { return nil }
    if let weekday = DateVocabulary.weekdays[name] {
      let day = isNext ? Self.day(weekday, weekOf: base.adding(days: 7)) : next(weekday)
      return Found(date: VagueDate(day), end: start + 2)
    }
    guard DateVocabulary.units[name] == .month else { return nil }
    let month = base.firstOfMonth.adding(months: isNext ? 1 : 0)
    return Found(date: VagueDate(monthOf: month), end: start + 2)
  }

  private func neighbouringWeek(at start: Int) -> Found? {
    guard let first = word(start), let name = word(start + 1),
      DateVocabulary.units[name] == .week, name.last != "s", name.last != "r"
    else { return nil }
    let isNext = DateVocabulary.nextWords.contains(first)
    guard isNext || ["denne", "this"].contains(first) else { return nil }
    let monday = ISOWeek(containing: base.adding(days: isNext ? 7 : 0)).monday
    return found(weekFrom: monday, end: start + 2)
  }

  private func found(weekFrom monday: CivilDate, end: Int) -> Found {
    let sunday = monday.adding(days: 6)
    return Found(date: VagueDate(from: monday, through: sunday, precision: .day), end: end)
  }

  /// The first such weekday after the base.
  private func next(_ weekday: Weekday) -> CivilDate {
    let distance = (weekday.rawValue - base.weekday.rawValue + 6) % 7 + 1
    return base.adding(days: distance)
  }

  private static func day(_ weekday: Weekday, weekOf date: CivilDate) -> CivilDate {
    ISOWeek(containing: date).monday.adding(days: weekday.rawValue - 1)
  }

  private static func monday(ofWeek number: Int, _ year: Int) -> CivilDate? {
    guard let fourth = CivilDate(year: year, month: 1, day: 4) else { return nil }
    let monday = ISOWeek(containing: fourth).monday.adding(days: 7 * (number - 1))
    return ISOWeek(containing: monday) == ISOWeek(containing: monday.adding(days: 3))
      && ISOWeek(containing: monday).year == year && ISOWeek(containing: monday).number == number
      ? monday : nil
  }

  /// Whether the year choice takes a day, which is tried from the base's year on.
  func isWellPlaced(_ day: CivilDate) -> Bool {
    switch yearChoice {
    case .upcoming: base <= day
    case .nearest: base.adding(days: -183) <= day
    }
  }
}
