import CivilTime
import Domain

/// Dates as the command line takes them: ISO 8601, or as people write them.
enum DateEntry {
  /// A single day: `2021-09-16`, `16.9.2021`, `i morgen`.
  static func day(_ text: String, today: CivilDate) -> CivilDate? {
    if let day = CivilDate(iso: text) { return day }
    guard let date = VagueDate(parsing: text, today: today), date.precision == .day,
      date.first == date.last
    else { return nil }
    return date.first
  }

  /// When an event is: `2021-09-16`, `november 2021`, `innen 1. mai 2021`, `16.9. kl. 9–10.30`.
  static func when(_ text: String, today: CivilDate, zone: String) -> Event.When? {
    if let day = CivilDate(iso: text) { return .days(VagueDate(day)) }
    return Event.When(parsing: text, today: today, zone: .named(zone))
  }
}
