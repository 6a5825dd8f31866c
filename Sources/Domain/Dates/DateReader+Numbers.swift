import CivilTime

extension DateReader {
  /// What of a day is written.
  private struct DayParts {
    var day: Int
    var month: Int?
    var year: Int?
    var end: Int
  }

  /// `2021-10-15`, `2021-10`, `15.10.2021`, `15.10`, `15. oktober 2021`, `3.–6. juni`, `den 15.`.
  func numericDate(at start: Int, isTied: Bool) -> Found? {
    if let found = isoDate(at: start) { return found }
    guard let parts = dayParts(at: start, isTied: isTied) else {
      return isTied ? dayRange(at: start) ?? dayOfMonth(at: start) : dayRange(at: start)
    }
    if let range = range(from: parts) { return range }
    return resolve(parts).map { Found(date: VagueDate($0), end: parts.end) }
  }

  /// `the 15th`, `den 15.`: the first such day of a month.
  func dayOfMonth(at start: Int) -> Found? {
    guard let day = number(start, maximumDigits: 2), (1...31).contains(day) else { return nil }
    // "5.16" is a time or a number.
    let isFraction = number(start + 2) != nil && tokens[start + 1].touches(tokens[start + 2])
    let hasStop =
      isMark(".", at: start + 1) && tokens[start].touches(tokens[start + 1]) && !isFraction
    let hasEnding = ["st", "nd", "rd", "th"].contains(word(start + 1))
    guard hasStop || hasEnding else { return nil }
    for distance in 0...12 {
      let month = base.firstOfMonth.adding(months: distance)
      if let date = CivilDate(year: month.year, month: month.month, day: day), base <= date {
        return Found(date: VagueDate(date), end: start + 2)
      }
    }
    return nil
  }

  /// `november 2021`, `October 15, 2021`; a month alone only where a date must follow.
  func monthDate(at start: Int, isTied: Bool) -> Found? {
    guard let name = word(start) else { return nil }
    guard let month = DateVocabulary.months[name] ?? DateVocabulary.shortMonths[name] else {
      return nil
    }
    let next = skip(["."], at: start + 1)
    if let day = number(next, maximumDigits: 2), (1...31).contains(day), !isTimeOrDay(at: next) {
      let afterEnding = ["st", "nd", "rd", "th"].contains(word(next + 1)) ? next + 2 : next + 1
      let year = yearNumber(at: skip([","], at: afterEnding))
      let end = year == nil ? afterEnding : skip([","], at: afterEnding) + 1
      let parts = DayParts(day: day, month: month, year: year, end: end)
      return resolve(parts).map { Found(date: VagueDate($0), end: end) }
    }
    if let year = yearNumber(at: next) {
      return CivilDate(year: year, month: month, day: 1).map {
        Found(date: VagueDate(monthOf: $0), end: next + 1)
      }
    }
    guard isTied, DateVocabulary.months[name] != nil || isWholeText else { return nil }
    return firstOfMonth(month).map { Found(date: VagueDate(monthOf: $0), end: start + 1) }
  }

  /// `høsten 2021`, `til våren`; without a year only where a date must follow.
  func season(at start: Int, isTied: Bool) -> Found? {
    guard let season = word(start).flatMap({ DateVocabulary.seasons[$0] }) else { return nil }
    if let year = yearNumber(at: start + 1) {
      return season.span(of: year).map { Found(date: $0, end: start + 2) }
    }
    // "i vår" is as often "in our".
    guard isTied, isWholeText || tokens[start].exact != "vår" else { return nil }
    for year in base.year...base.year + 2 {
      if let span = season.span(of: year), base <= span.last {
        return Found(date: span, end: start + 1)
      }
    }
    return nil
  }

  private func isoDate(at start: Int) -> Found? {
    guard let year = yearNumber(at: start), isMark("-", at: start + 1),
      let month = number(start + 2, maximumDigits: 2), tokens[start].touches(tokens[start + 1])
    else { return nil }
    if isMark("-", at: start + 3), let day = number(start + 4, maximumDigits: 2) {
      guard let date = CivilDate(year: year, month: month, day: day) else { return nil }
      let next = start + 5
      guard isMark("/", at: next), let other = isoDate(at: next + 1), other.date.precision == .day
      else { return Found(date: VagueDate(date), end: next) }
      let span = VagueDate(from: date, through: other.date.last, precision: .day)
      return Found(date: span, end: other.end)
    }
    return CivilDate(year: year, month: month, day: 1).map {
      Found(date: VagueDate(monthOf: $0), end: start + 3)
    }
  }

  /// `15.10.2021`, `15.10`, `15. oktober 2021`, `15/10/2021`.
  private func dayParts(at start: Int, isTied: Bool) -> DayParts? {
    guard let day = number(start, maximumDigits: 2), (1...31).contains(day) else { return nil }
    if let separator = [".", "/", "-"].first(where: { isMark($0, at: start + 1) }),
      let month = number(start + 2, maximumDigits: 2), (1...12).contains(month),
      tokens[start].touches(tokens[start + 1]),
      tokens[start + 1].touches(tokens[start + 2])
        || isMark(".", at: start + 3)
    {
      return numericParts(day, month, separator: separator, at: start, isTied: isTied)
    }
    var next = skip(["."], at: start + 1)
    if ["st", "nd", "rd", "th"].contains(word(next)) { next += word(next + 1) == "of" ? 2 : 1 }
    guard let name = word(next),
      let month = DateVocabulary.months[name] ?? DateVocabulary.shortMonths[name]
    else { return nil }
    let isShort = DateVocabulary.months[name] == nil
    let afterMonth = isShort ? skip(["."], at: next + 1) : next + 1
    if let year = yearNumber(at: afterMonth) {
      return DayParts(day: day, month: month, year: year, end: afterMonth + 1)
    }
    return DayParts(day: day, month: month, end: afterMonth)
  }

  private func numericParts(
    _ day: Int, _ month: Int, separator: Unicode.Scalar, at start: Int, isTied: Bool
  ) -> DayParts? {
    let next = start + 3
    if isMark(separator, at: next), tokens[next - 1].touches(tokens[next]),
      let year = yearNumber(at: next + 1)
        ?? (separator == "." ? shortYear(at: next + 1) : nil)
    {
      return DayParts(day: day, month: month, year: year, end: next + 2)
    }
    // "1/2" is as often a half, and "3-5" from three to five.
    guard separator == "." || separator == "/" && isTied else { return nil }
    let hasStop = isMark(".", at: next) && tokens[next - 1].touches(tokens[next])
    return DayParts(day: day, month: month, end: hasStop ? next + 1 : next)
  }

  /// `21` in `15.10.21`, right behind its full stop.
  private func shortYear(at index: Int) -> Int? {
    guard tokens.indices.contains(index), case .number(let value, 2) = tokens[index].content,
      tokens[index - 1].touches(tokens[index])
    else { return nil }
    return 2000 + value
  }

  /// `3.–6. juni 2021`: a day that takes month and year from the one behind the dash.
  private func dayRange(at start: Int) -> Found? {
    guard let day = number(start, maximumDigits: 2), (1...31).contains(day),
      let next = afterDash(at: skip(["."], at: start + 1)),
      let last = dayParts(at: next, isTied: false)
    else { return nil }
    return span(from: DayParts(day: day, end: start + 1), through: last)
  }

  private func range(from first: DayParts) -> Found? {
    guard let next = afterDash(at: first.end), let last = dayParts(at: next, isTied: false) else {
      return nil
    }
    return span(from: first, through: last)
  }

  private func span(from first: DayParts, through last: DayParts) -> Found? {
    guard let end = resolve(last) else { return nil }
    var start = first
    start.month = first.month ?? end.month
    start.year = first.year ?? end.year
    guard let begin = resolve(start), begin <= end else { return nil }
    return Found(date: VagueDate(from: begin, through: end, precision: .day), end: last.end)
  }

  /// The index behind a dash or `til`.
  func afterDash(at index: Int) -> Int? {
    isMark("-", at: index) || ["til", "to"].contains(word(index)) ? index + 1 : nil
  }

  /// Whether the number at `index` is a clock's or a further day's: `september 9.30`.
  private func isTimeOrDay(at index: Int) -> Bool {
    (isMark(":", at: index + 1) || isMark(".", at: index + 1)) && number(index + 2) != nil
  }

  private func firstOfMonth(_ month: Int) -> CivilDate? {
    let candidates = (base.year...base.year + 1).compactMap {
      CivilDate(year: $0, month: month, day: 1)
    }
    return candidates.first { isWellPlaced($0.lastOfMonth) }
  }

  private func resolve(_ parts: DayParts) -> CivilDate? {
    guard let month = parts.month else { return nil }
    if let year = parts.year { return CivilDate(year: year, month: month, day: parts.day) }
    // Eight years hold a leap day.
    let candidates = (base.year...base.year + 8).compactMap {
      CivilDate(year: $0, month: month, day: parts.day)
    }
    return candidates.first(where: isWellPlaced)
  }
}
