package import CivilTime

extension Event.When {
  /// Reads when an event is: a date as ``VagueDate`` reads it, or a day with times of the clock,
  /// `16.9.2021 kl. 9–10.30`, `torsdag 16. september kl. 13`, `16.9. kl. 9 – 17.9. kl. 12`.
  ///
  /// A time alone is start and end at once: how long it lasts is not known. An end before the start
  /// on the same day is on the next one. `nil` if there is anything in the text that is not
  /// understood.
  ///
  /// - Parameters:
  ///   - text: Date and times, and nothing else.
  ///   - today: What relative dates and dates without a year are counted from.
  ///   - zone: The zone whose clocks are meant.
  package init?(parsing text: String, today: CivilDate, zone: ZonedDateTime.Zone) {
    if let date = VagueDate(parsing: text, today: today) {
      self = .days(date)
      return
    }
    let reader = DateReader(text, base: today, yearChoice: .nearest, isWholeText: true)
    guard let date = reader.date(at: 0), date.date.first == date.date.last,
      let start = reader.time(at: date.end, on: date.date.first)
    else { return nil }
    let end = reader.endTime(after: start)
    guard (end?.end ?? start.end) == reader.tokens.count else { return nil }
    self = .timed(
      start: ZonedDateTime(start.time, in: zone),
      end: ZonedDateTime(end?.time ?? start.time, in: zone))
  }
}

extension DateReader {
  /// A time of the clock and the index of the token behind it.
  fileprivate struct FoundTime {
    var time: CivilDateTime
    var end: Int
  }

  /// `kl. 9.30`, `at 09:30`, `9`, on a day.
  fileprivate func time(at start: Int, on day: CivilDate) -> FoundTime? {
    var next = skip([",", "."], at: start)
    if let name = word(next), ["kl", "klokka", "klokken", "at"].contains(name) {
      next = skip(["."], at: next + 1)
    }
    guard let hour = number(next, maximumDigits: 2), hour < 24 else { return nil }
    guard isMark(".", at: next + 1) || isMark(":", at: next + 1),
      let minute = number(next + 2, maximumDigits: 2)
    else { return FoundTime(time: CivilDateTime(date: day, hour: hour), end: next + 1) }
    guard minute < 60 else { return nil }
    return FoundTime(time: CivilDateTime(date: day, hour: hour, minute: minute), end: next + 3)
  }

  /// What follows a dash: a time of the same day, or a day with its own time.
  fileprivate func endTime(after start: FoundTime) -> FoundTime? {
    guard let next = afterDash(at: start.end) else { return nil }
    if let date = date(at: next), date.date.first == date.date.last, date.end < tokens.count,
      let end = time(at: date.end, on: date.date.first), end.end == tokens.count
    {
      return end
    }
    guard var end = time(at: next, on: start.time.date) else { return nil }
    if end.time < start.time { end.time = end.time.adding(seconds: 86_400) }
    return end
  }
}
