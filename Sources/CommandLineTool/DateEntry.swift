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

  /// When an event is: `2021-09-16`, `november 2021`, `innen 1. mai 2021`, `16.9. kl. 9–10.30`,
  /// `2021-09-16T09:00/2021-09-16T10:30`.
  static func when(_ text: String, today: CivilDate, zone: String) -> Event.When? {
    if let day = CivilDate(iso: text) { return .days(VagueDate(day)) }
    return interval(text, zone: zone) ?? Event.When(parsing: text, today: today, zone: .named(zone))
  }

  /// One or two times in ISO 8601; one alone is start and end, as nobody knows how long it lasts.
  private static func interval(_ text: String, zone: String) -> Event.When? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let first = parts.first, parts.count <= 2, let start = time(first, zone: zone) else {
      return nil
    }
    guard parts.count == 2 else { return .timed(start: start, end: start) }
    guard let end = time(parts[1], zone: zone), start.local <= end.local else { return nil }
    return .timed(start: start, end: end)
  }

  /// `2021-09-16T09:00`, with seconds if they are given, in UTC with a `Z`.
  private static func time(_ text: Substring, zone: String) -> ZonedDateTime? {
    var bytes = Array(text.utf8)
    let isUTC = bytes.last == UInt8(ascii: "Z")
    if isUTC { bytes.removeLast() }
    guard bytes.count == 16 || bytes.count == 19, bytes[10] == UInt8(ascii: "T"),
      bytes[13] == UInt8(ascii: ":"), bytes.count == 16 || bytes[16] == UInt8(ascii: ":"),
      let date = CivilDate(iso: String(decoding: bytes[..<10], as: UTF8.self)),
      let hour = number(bytes[11..<13], below: 24), let minute = number(bytes[14..<16], below: 60),
      let second = bytes.count == 19 ? number(bytes[17..<19], below: 60) : 0
    else { return nil }
    let local = CivilDateTime(date: date, hour: hour, minute: minute, second: second)
    return ZonedDateTime(local, in: isUTC ? .utc : .named(zone))
  }

  private static func number(_ digits: ArraySlice<UInt8>, below limit: Int) -> Int? {
    guard digits.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
    let value = digits.reduce(0) { 10 * $0 + Int($1 - 0x30) }
    return value < limit ? value : nil
  }
}

extension VagueDate {
  /// ISO 8601 as exact as the date is: `2021-09-16`, `2021-11`, `2021`, else the first day.
  var isoText: String {
    switch precision {
    case .day, .season: first.description
    case .month: String(first.description.prefix(7))
    case .year: String(first.description.prefix(4))
    }
  }
}
