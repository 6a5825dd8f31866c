extension RecurrenceRule {
  /// One time that a rule comes back: the reading on the clocks of the start, and when that is.
  package struct Occurrence: Hashable, Sendable {
    let localSeconds: Int
    package let instant: Instant

    /// The wall-clock time in the zone of the start.
    package var local: CivilDateTime {
      CivilDateTime(secondsSince1970: localSeconds)
    }
  }

  /// The occurrences of a rule, ascending, made one at a time.
  ///
  /// - The start is the first occurrence, also where it does not fit the rule (which RFC 5545
  ///   §3.8.5.3 leaves undefined), and counts for COUNT; only an UNTIL before it takes it away.
  /// - Occurrences in the gap of a clock change are left out and not counted (§3.3.10); the start
  ///   itself, which somebody wrote down, is taken as ``WallClock/instant`` says.
  /// - Of a reading shown twice the first is taken (§3.3.5).
  /// - The year 9999 ends every rule.
  package struct Occurrences: Sequence, IteratorProtocol {
    private var readings: RecurrenceReadings
    private var clock: ReadingClock
    private let zone: TimeZoneRules
    private let start: Occurrence
    private var startIsDue: Bool
    private let bounds: RecurrenceBounds
    /// How many are left for COUNT.
    private var remaining: Int?
    /// Made already, and next to be given.
    private var ahead: Occurrence?

    fileprivate init(
      _ rule: RecurrenceRule, from start: CalendarTime, in zone: TimeZoneRules,
      before end: Instant?, includesStart: Bool
    ) {
      let isAllDay = if case .day = start { true } else { false }
      let zone = isAllDay ? .utc : zone
      let local = start.dateTime
      bounds = RecurrenceBounds(rule, isAllDay: isAllDay, before: end, in: zone)
      self.zone = zone
      clock = ReadingClock(zone)
      self.start = Occurrence(
        localSeconds: local.secondsSince1970, instant: zone.instant(of: local))
      startIsDue = includesStart
      remaining = rule.count.map { includesStart ? Swift.max($0, 1) : $0 }
      // INTERVAL=0 never gets anywhere.
      let lastDay = rule.interval > 0 ? bounds.lastLocal.dividedDown(by: 86_400) : Int.min
      readings = RecurrenceReadings(rule, start: local, isAllDay: isAllDay, lastDay: lastDay)
      if lastDay > .min {
        // A start in a gap is taken as a later reading; what lies between does not follow it.
        let taken = Swift.max(
          self.start.localSeconds, zone.local(at: self.start.instant).secondsSince1970)
        readings.skip(to: taken + (includesStart ? 1 : 0))
      }
    }

    /// The next occurrence, made now; `nil` when there are no more.
    package mutating func next() -> Occurrence? {
      if let occurrence = ahead {
        ahead = nil
        return occurrence
      }
      guard remaining != 0, let occurrence = makeNext() else { return nil }
      remaining? -= 1
      return occurrence
    }

    private mutating func makeNext() -> Occurrence? {
      if startIsDue {
        startIsDue = false
        return bounds.contains(start) ? start : nil
      }
      while let local = readings.next() {
        guard let instant = clock.instant(ofLocal: local) else { continue }
        let occurrence = Occurrence(
          localSeconds: local, instant: Instant(secondsSince1970: instant))
        return bounds.contains(occurrence) ? occurrence : nil
      }
      return nil
    }

    /// Goes on at the first occurrence that is not before `instant`; never backwards.
    ///
    /// Without COUNT the rule is entered at once in the period that the instant lies in; with
    /// COUNT the periods before it are counted, a whole period at a time.
    package mutating func skip(to instant: Instant) {
      while let occurrence = next() {
        if occurrence.instant >= instant {
          ahead = occurrence
          return
        }
        let local = zone.local(at: instant).secondsSince1970
        if remaining == nil {
          readings.skip(to: local)
        } else {
          countOut(to: Swift.min(local, TimeZoneRules.horizon - 86_400))
        }
      }
    }

    /// Takes the readings before `local` off the count, those in gaps aside.
    private mutating func countOut(to local: Int) {
      guard let remaining, let first = readings.peek(), first < local else { return }
      let all = readings
      var count = readings.count(before: local)
      for gap in zone.gaps(fromLocal: first, toLocal: local) {
        var inGap = all
        inGap.skip(to: gap.lowerBound)
        count -= inGap.count(before: gap.upperBound)
      }
      self.remaining = Swift.max(0, remaining - count)
    }
  }

  /// The occurrences of the rule from a start, DTSTART, on.
  ///
  /// From a day on they are days too: their reading is midnight, their instant midnight UTC. A
  /// local start is read from the clocks of `zone`, which means nothing to a day or a UTC start.
  /// No occurrence at or after `end` is looked for, so that a rule that is hardly ever met is not
  /// followed further than asked.
  package func occurrences(
    from start: CalendarTime, in zone: TimeZoneRules = .utc, before end: Instant? = nil
  ) -> Occurrences {
    let zone = if case .utc = start { TimeZoneRules.utc } else { zone }
    return Occurrences(self, from: start, in: zone, before: end, includesStart: true)
  }

  /// The same without a start that does not fit the rule, as an EXRULE is meant.
  func matches(
    from start: CalendarTime, in zone: TimeZoneRules = .utc, before end: Instant? = nil
  ) -> Occurrences {
    let zone = if case .utc = start { TimeZoneRules.utc } else { zone }
    return Occurrences(self, from: start, in: zone, before: end, includesStart: false)
  }
}

/// Where a rule and a window end, whichever is first: both bounds included.
struct RecurrenceBounds {
  private(set) var lastLocal = CivilDate(dayNumber: .max).dayNumber * 86_400 + 86_399
  private(set) var lastInstant = Int.max

  init(
    _ rule: RecurrenceRule, isAllDay: Bool, before end: Instant?, in zone: TimeZoneRules
  ) {
    switch rule.until {
    case nil: break
    case .day(let date): stop(atLocal: date.dayNumber * 86_400 + 86_399)
    case .local(let time): stop(atLocal: time.secondsSince1970)
    // The day as written: whoever bounds days by a time meant the day that the time names.
    case .utc(let time) where isAllDay: stop(atLocal: time.secondsSince1970)
    case .utc(let time): stop(at: Instant(secondsSince1970: time.secondsSince1970), in: zone)
    }
    if let end { stop(at: end.adding(seconds: -1), in: zone) }
  }

  func contains(_ occurrence: RecurrenceRule.Occurrence) -> Bool {
    occurrence.localSeconds <= lastLocal && occurrence.instant.secondsSince1970 <= lastInstant
  }

  private mutating func stop(atLocal local: Int) {
    lastLocal = min(lastLocal, local)
  }

  private mutating func stop(at instant: Instant, in zone: TimeZoneRules) {
    lastInstant = min(lastInstant, instant.secondsSince1970)
    // When clocks are put back an earlier instant can have a later reading.
    stop(atLocal: zone.local(at: instant).secondsSince1970 + 86_400)
  }
}
