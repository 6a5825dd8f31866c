import TestSupport

@testable import CivilTime

extension RecurrenceRule {
  /// A rule as calendars have them, of any FREQ, with up to a few BY parts.
  static func random(using generator: inout SeededGenerator) -> RecurrenceRule {
    func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &generator) < percent }
    func some(_ numbers: [Int]) -> [Int] {
      Array(numbers.shuffled(using: &generator).prefix(Int.random(in: 1...3, using: &generator)))
    }
    let frequency = Frequency.allCases.randomElement(using: &generator) ?? .daily
    var rule = RecurrenceRule(frequency)
    if chance(50) { rule.interval = some([1, 2, 3, 4, 5, 7, 12])[0] }
    if chance(30) { rule.byMonth = some(Array(1...12)) }
    if chance(40) {
      let ordinals: [Int?] = rule.ordinalScope == nil ? [nil] : [nil, 1, 2, -1, 5]
      for weekday in Weekday.allCases.shuffled(using: &generator).prefix(2) {
        let ordinal = ordinals.randomElement(using: &generator) ?? nil
        rule.byDay.append(Day(weekday, ordinal: ordinal))
      }
    }
    if frequency != .weekly && chance(20) { rule.byMonthDay = some([1, 2, 13, 29, 31, -1, -31]) }
    if frequency == .yearly && chance(10) { rule.byYearDay = some([1, 60, 200, 366, -1, -366]) }
    if chance(20) { rule.byHour = some([0, 2, 3, 9, 23]) }
    if chance(15) { rule.byMinute = some([0, 15, 30]) }
    if chance(10) { rule.bySecond = some([0, 30, 59]) }
    if chance(20) && !rule.byDay.isEmpty { rule.bySetPosition = some([1, 2, -1]) }
    if chance(20) { rule.weekStart = Weekday.allCases.randomElement(using: &generator) ?? .sunday }
    if chance(30) { rule.count = Int.random(in: 1...40, using: &generator) }
    if chance(20) { rule.until = .utc(civil("2026-03-29T00:30:00")) }
    return rule
  }

  /// The first occurrences as values of DTSTART's kind.
  func dates(from start: String, limit: Int, in zone: TimeZoneRules = .utc) -> [String] {
    guard let start = try? CalendarTime(parsing: start) else { return ["no start"] }
    return occurrences(from: start, in: zone).prefix(limit).map { occurrence in
      switch start {
      case .day: "\(CalendarTime.day(occurrence.local.date))"
      case .local: "\(CalendarTime.local(occurrence.local))"
      case .utc: "\(CalendarTime.utc(occurrence.local))"
      }
    }
  }
}
