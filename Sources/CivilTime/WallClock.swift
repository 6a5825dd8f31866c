/// How often the clocks of a zone show a reading on their way through a day, and when.
package enum WallClock: Hashable, Sendable {
  case once(Instant)
  /// The hour that comes again when the clocks are put back.
  case twice(first: Instant, second: Instant)
  /// The hour that is left out when the clocks are put forward; the instant is what the offset
  /// before the change makes of the reading, so that 02:30 is read as 03:30.
  case never(Instant)

  /// The one instant we take a reading for, RFC 5545 §3.3.5 form 3.
  ///
  /// Of two the first; in a gap the offset before it. Whoever writes a time down means *some*
  /// moment, so every reading has one; a recurrence, whose readings nobody wrote down, leaves
  /// out those in a gap instead (§3.3.10).
  package var instant: Instant {
    switch self {
    case .once(let instant), .twice(first: let instant, second: _), .never(let instant): instant
    }
  }
}
