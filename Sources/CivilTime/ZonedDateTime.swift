/// A wall-clock time and the zone whose clocks it is read from.
///
/// The wall-clock reading is the truth: 10:00 in Oslo stays 10:00 when the rules change.
package struct ZonedDateTime: Hashable, Sendable {
  /// Whose clock shows the time.
  package enum Zone: Hashable, Sendable {
    /// Coordinated universal time, written with a `Z`.
    case utc
    /// Wherever the reader is, RFC 5545 §3.3.5 form 1.
    case floating
    /// A zone by its identifier, such as `Europe/Oslo` or one that a file defines itself.
    case named(String)
  }

  package var local: CivilDateTime
  package var zone: Zone

  package init(_ local: CivilDateTime, in zone: Zone) {
    self.local = local
    self.zone = zone
  }
}
