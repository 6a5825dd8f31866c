extension TimeZoneRules {
  /// One STANDARD or DAYLIGHT part of a VTIMEZONE, RFC 5545 §3.6.5.
  package struct Observance: Hashable, Sendable {
    /// Seconds east of UTC before an onset.
    package var offsetFrom: Int
    /// Seconds east of UTC from an onset on.
    package var offsetTo: Int
    /// DTSTART: the first onset, on clocks at ``offsetFrom``.
    package var onset: CivilDateTime
    package var rules: [RecurrenceRule]
    /// RDATE: more onsets, on the same clocks.
    package var furtherOnsets: [CivilDateTime]

    package init(
      offsetFrom: Int, offsetTo: Int, onset: CivilDateTime, rules: [RecurrenceRule] = [],
      furtherOnsets: [CivilDateTime] = []
    ) {
      self.offsetFrom = offsetFrom
      self.offsetTo = offsetTo
      self.onset = onset
      self.rules = rules
      self.furtherOnsets = furtherOnsets
    }
  }

  /// The zone that a VTIMEZONE describes; without any observance, one that equals UTC.
  ///
  /// Before its first onset, where the RFC leaves the offset open, the zone keeps the offset that
  /// the first onset changes from. Each onset says itself what it changes to, so an observance
  /// that was left out does no harm to the others. They are followed for some thousand onsets
  /// altogether, which is more than any zone has had.
  package init(identifier: String, observances: [Observance]) {
    var changes: [(instant: Instant, offset: Int)] = []
    var first: (instant: Instant, offset: Int)?
    for observance in observances {
      let room = max(0, Self.maximumOnsetCount - changes.count)
      for onset in observance.onsets(atMost: room) {
        changes.append((onset, observance.offsetTo))
        if onset < first?.instant ?? Instant(secondsSince1970: .max) {
          first = (onset, observance.offsetFrom)
        }
      }
    }
    self.init(identifier: identifier, initialOffset: first?.offset ?? 0, changes: changes)
  }

  private static let maximumOnsetCount = 4000
}

extension TimeZoneRules.Observance {
  /// The instants at which the observance begins, those of its rules up to the list's end; the onset
  /// itself is always among them.
  fileprivate func onsets(atMost count: Int) -> [Instant] {
    let clocks = TimeZoneRules(identifier: "", secondsEast: offsetFrom)
    let end = Instant(secondsSince1970: TimeZoneRules.horizon)
    var onsets = [clocks.instant(of: onset)]
    onsets += furtherOnsets.prefix(count).map { clocks.instant(of: $0) }
    for rule in rules.prefix(16) where onsets.count <= count {
      let occurrences = rule.occurrences(from: .local(onset), in: clocks, before: end)
      onsets += occurrences.prefix(count - onsets.count + 1).map(\.instant)
    }
    return onsets
  }
}
