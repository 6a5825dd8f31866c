/// A point in time, in whole seconds since 1 January 1970, 00:00 UTC, leap seconds not counted.
package struct Instant: Hashable, Comparable, Sendable {
  package var secondsSince1970: Int

  package init(secondsSince1970: Int) {
    self.secondsSince1970 = secondsSince1970
  }

  /// What a clock on UTC shows at this instant.
  package var utc: CivilDateTime {
    CivilDateTime(secondsSince1970: secondsSince1970)
  }

  /// The instant `count` seconds later, or earlier if negative.
  package func adding(seconds count: Int) -> Instant {
    Instant(secondsSince1970: secondsSince1970 + count)
  }

  package static func < (left: Instant, right: Instant) -> Bool {
    left.secondsSince1970 < right.secondsSince1970
  }
}

extension Instant: CustomStringConvertible {
  /// ISO 8601 in UTC: `2021-09-16T07:00:00Z`.
  package var description: String {
    "\(utc)Z"
  }
}
