import CivilTime

extension MessageDate: CustomStringConvertible {
  /// As a Date field has it: `Thu, 16 Sep 2021 09:00:00 +0200`, RFC 5322 §3.3.
  package var description: String {
    let offset = zoneOffset ?? 0
    let local = instant.adding(seconds: offset).utc
    let day = Self.dayNames[local.date.weekday.rawValue - 1]
    let month = Self.monthNames[local.date.month - 1]
    let time = [local.hour, local.minute, local.second].map { padded($0, to: 2) }
    let sign = zoneOffset.map { $0 < 0 } ?? true ? "-" : "+"
    let minutes = abs(offset) / 60
    let zone = padded(minutes / 60 * 100 + minutes % 60, to: 4)
    return "\(day), \(local.date.day) \(month) \(padded(local.date.year, to: 4))"
      + " \(time.joined(separator: ":")) \(sign)\(zone)"
  }

  private static let dayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  private static let monthNames = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
