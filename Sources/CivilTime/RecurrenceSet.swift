/// All that makes one thing come back: its start, rules, added and excepted dates, and the
/// occurrences that were changed one by one.
///
/// RFC 5545 §3.8.4.4 and §3.8.5. A set has one timeline: that of days if it starts on a day, and
/// that of instants otherwise. What is written another way is brought onto it: a time added to or
/// excepted from days counts as its day, and a day excepted from times excepts all of that day.
package struct RecurrenceSet: Hashable, Sendable {
  /// A value and the zone it is read in: where the clocks are that a local time is read from, and
  /// where the midnights are between which a day lies.
  package struct Moment: Hashable, Sendable {
    package let time: CalendarTime
    package let zone: TimeZoneRules

    package init(_ time: CalendarTime, in zone: TimeZoneRules) {
      self.time = time
      self.zone = if case .utc = time { .utc } else { zone }
    }

    package var isDay: Bool {
      if case .day = time { true } else { false }
    }

    package var instant: Instant {
      zone.instant(of: time.dateTime)
    }
  }

  /// One occurrence that was changed, or with RANGE=THISANDFUTURE all from one on.
  package struct Override: Hashable, Sendable {
    /// RECURRENCE-ID: when the occurrence would have started.
    package var replaced: Moment
    package var start: Moment
    package var duration: NominalDuration
    package var isThisAndFuture: Bool

    package init(
      of replaced: Moment, start: Moment, duration: NominalDuration, isThisAndFuture: Bool = false
    ) {
      self.replaced = replaced
      self.start = start
      self.duration = duration
      self.isThisAndFuture = isThisAndFuture
    }
  }

  package let start: Moment
  /// Whether the start is an occurrence; not so if only single changed occurrences are known of
  /// something, and the start stands for no more than how its timeline is written.
  package var includesStart = true
  /// How long an occurrence lasts that says nothing else; days for a start that is a day.
  ///
  /// RFC 5545 §3.8.5.3: exact for a DTEND, nominal for a DURATION; see ``init(from:to:)``.
  package var duration: NominalDuration
  package var rules: [RecurrenceRule] = []
  package var exclusionRules: [RecurrenceRule] = []
  package var overrides: [Override] = []
  private(set) var additions: [Addition] = []
  private(set) var exclusions: Set<Int> = []
  private(set) var excludedDays: Set<CivilDate> = []

  /// An RDATE.
  struct Addition: Hashable, Sendable {
    let start: Moment
    /// For an RDATE that is a PERIOD.
    let duration: NominalDuration?
  }

  /// A set that so far holds only its start.
  package init(start: Moment, duration: NominalDuration) {
    self.start = start
    self.duration = duration
  }

  /// Adds an RDATE, with its own duration if it is a PERIOD.
  ///
  /// A day added to times is taken at the start's time of day.
  package mutating func add(_ moment: Moment, lasting duration: NominalDuration? = nil) {
    let added =
      switch (start.isDay, moment.isDay) {
      case (true, false): Moment(.day(moment.time.date), in: start.zone)
      case (false, true): atTimeOfStart(moment.time.date)
      case (true, true), (false, false): moment
      }
    additions.append(Addition(start: added, duration: start.isDay ? nil : duration))
  }

  /// Takes out an EXDATE.
  package mutating func exclude(_ moment: Moment) {
    if moment.isDay && !start.isDay {
      excludedDays.insert(moment.time.date)
    } else {
      exclusions.insert(position(of: moment))
    }
  }

  private func atTimeOfStart(_ date: CivilDate) -> Moment {
    let time = start.time.dateTime
    let local = CivilDateTime(
      date: date, hour: time.hour, minute: time.minute, second: time.second)
    return if case .utc = start.time {
      Moment(.utc(local), in: .utc)
    } else {
      Moment(.local(local), in: start.zone)
    }
  }

  /// Where something lies on the set's timeline: seconds since 1970, days at midnight UTC.
  func position(of moment: Moment) -> Int {
    if start.isDay { return moment.time.date.dayNumber * 86_400 }
    return moment.instant.secondsSince1970
  }

  /// The same for a bound of a window.
  func position(of instant: Instant) -> Int {
    if start.isDay { return start.zone.local(at: instant).secondsSince1970 }
    return instant.secondsSince1970
  }
}

extension NominalDuration {
  /// How long it is from DTSTART to DTEND or DUE: days between days, else exact seconds.
  ///
  /// RFC 5545 §3.8.5.3. An end before the start is taken as the start.
  package init(from start: RecurrenceSet.Moment, to end: RecurrenceSet.Moment) {
    if start.isDay && end.isDay {
      self.init(days: max(0, start.time.date.days(until: end.time.date)))
    } else {
      let seconds = end.instant.secondsSince1970 - start.instant.secondsSince1970
      self.init(seconds: max(0, seconds))
    }
  }
}
