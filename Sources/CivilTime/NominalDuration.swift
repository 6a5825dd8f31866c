/// A stretch of time as a calendar means it: days first, hours and below after.
///
/// RFC 5545 §3.3.6. Weeks and days are nominal (a day across a clock change has 23 or 25 hours),
/// hours and below are exact, so the two stay apart.
package struct NominalDuration: Hashable, Sendable {
  /// Nominal days, a week counting seven; negative for backwards.
  package let days: Int
  /// Exact seconds on top of the days, never of the other sign.
  package let seconds: Int

  /// What either part is held at: some 2700 years of seconds, further than any calendar reaches.
  package static let maximum = 86_400_000_000

  package static let zero = NominalDuration()

  /// Creates a duration, each part held within ±``maximum``.
  ///
  /// The grammar has one sign for both parts. Where the signs differ, the days are taken as 24
  /// hours each and all becomes seconds.
  package init(days: Int = 0, seconds: Int = 0) {
    func held(_ number: Int) -> Int { min(max(number, -Self.maximum), Self.maximum) }
    let (days, seconds) = (held(days), held(seconds))
    if days.signum() * seconds.signum() < 0 {
      self.days = 0
      self.seconds = held(days * 86_400 + seconds)
    } else {
      self.days = days
      self.seconds = seconds
    }
  }

  /// The same stretch in the other direction.
  package static prefix func - (duration: NominalDuration) -> NominalDuration {
    NominalDuration(days: -duration.days, seconds: -duration.seconds)
  }

  /// Where the stretch ends that starts at `start` on the clocks of `zone`.
  ///
  /// The days pass on the wall, the seconds on a stopwatch: from 12:00 the day before summer time,
  /// `P1D` ends at 12:00 and `PT24H` at 13:00.
  package func end(from start: CivilDateTime, in zone: TimeZoneRules) -> Instant {
    zone.instant(of: start.adding(seconds: days * 86_400)).adding(seconds: seconds)
  }
}

extension NominalDuration {
  /// Reads a DURATION value such as `-P1DT15M`, in either case.
  ///
  /// RFC 5545 §3.3.6, and beyond its grammar the ISO 8601 order of all parts (`P1W2DT3H5S`), which
  /// programs write. Numbers of any length are held at ``maximum``.
  ///
  /// - Throws: ``ValueError`` at the first byte that does not fit the grammar.
  package init(parsing text: some StringProtocol) throws(ValueError) {
    var cursor = ValueCursor(text)
    let sign = cursor.sign()
    guard cursor.skip("P") else { throw cursor.error(expecting: "P") }
    let days = try Self.sum([("W", 7), ("D", 1)], reading: &cursor)
    var seconds: Int?
    if cursor.skip("T") {
      seconds = try Self.sum([("H", 3600), ("M", 60), ("S", 1)], reading: &cursor)
      guard seconds != nil else { throw cursor.error(expecting: "a number of hours") }
    }
    guard days != nil || seconds != nil else {
      throw cursor.error(expecting: "a number of weeks or days, or T")
    }
    guard cursor.isAtEnd else { throw cursor.error(expecting: "the end") }
    self.init(days: sign * (days ?? 0), seconds: sign * (seconds ?? 0))
  }

  /// Adds up the numbers in front of `units`, each at most once and in this order.
  private static func sum(
    _ units: [(letter: Unicode.Scalar, size: Int)], reading cursor: inout ValueCursor
  ) throws(ValueError) -> Int? {
    var total: Int?
    var rest = units[...]
    while let number = cursor.number(maximum: maximum) {
      while let unit = rest.first, cursor.next != UInt8(ascii: unit.letter) { rest.removeFirst() }
      guard let unit = rest.popFirst(), cursor.skip(unit.letter) else {
        let letters = units.map { String($0.letter) }.joined(separator: ", ")
        throw cursor.error(expecting: "one of \(letters), in this order")
      }
      total = min((total ?? 0) + number * unit.size, maximum)
    }
    return total
  }
}

extension NominalDuration: CustomStringConvertible {
  /// The shortest DURATION value, RFC 5545 §3.3.6: `P2W`, `-P1DT15M`, `PT0S`.
  package var description: String {
    let sign = days < 0 || seconds < 0 ? "-P" : "P"
    let (days, seconds) = (abs(days), abs(seconds))
    if days > 0, days % 7 == 0, seconds == 0 { return "\(sign)\(days / 7)W" }
    let day = days > 0 ? "\(days)D" : ""
    return sign + day + (seconds > 0 || days == 0 ? "T" + Self.time(seconds) : "")
  }

  /// `1H`, `1H30M`, `1H0M5S`: the grammar lets no unit be skipped in the middle.
  private static func time(_ total: Int) -> String {
    let (hours, minutes, seconds) = (total / 3600, total / 60 % 60, total % 60)
    var text = hours > 0 ? "\(hours)H" : ""
    if minutes > 0 || hours > 0 && seconds > 0 { text += "\(minutes)M" }
    if seconds > 0 || text.isEmpty { text += "\(seconds)S" }
    return text
  }
}
