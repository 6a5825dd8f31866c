extension RecurrenceSet {
  /// One occurrence as it takes place, changes applied.
  package struct Occurrence: Hashable, Sendable {
    /// Why an occurrence is there.
    package enum Source: Hashable, Sendable {
      /// It is the start, and no rule is there to give it.
      case start
      case rule
      case addition
      /// It stands in the set's ``RecurrenceSet/overrides`` itself.
      case override
    }

    /// When it starts, written as what it comes from is.
    package let start: Moment
    /// The first instant of it; for a day midnight in the zone of the start.
    package let instant: Instant
    package let duration: NominalDuration
    package let source: Source
    /// When it would have started; what RECURRENCE-ID says or would say.
    package let original: Moment
    /// The index of the override whose properties it has; `nil` for the set's own.
    package let override: Int?

    /// The first instant after it.
    package var end: Instant {
      duration.days == 0
        ? instant.adding(seconds: duration.seconds)
        : duration.end(from: start.time.dateTime, in: start.zone)
    }

    /// The day after its last, for an occurrence that is a day or several.
    package var endDate: CivilDate {
      start.time.date.adding(days: duration.days)
    }
  }

  /// What to look at to tell whether an occurrence lies in a window.
  package enum Match: Hashable, Sendable {
    /// It starts in the window.
    case start
    /// It lasts into the window, or starts in it.
    case overlap
  }

  /// The occurrences in a window, by start; the first `limit` of them, and whether there are more.
  ///
  /// Days are placed by their midnight in the zone of the start. A change to a single occurrence
  /// counts also if nothing else says that there would be one; an exception takes it away. RANGE
  /// =THISANDFUTURE moves the occurrences after it by as much as it moves its own, and gives
  /// them its duration (RFC 5545 §3.8.4.4), until the next change of that kind.
  ///
  /// An EXRULE can exclude an endless RRULE. So no more than `patience` is spent on what is excluded;
  /// where that does not do, there is said to be more.
  package func occurrences(
    from: Instant, to: Instant, matching match: Match = .start, limit: Int = .max,
    patience: Int = Self.patience
  ) -> (occurrences: [Occurrence], hasMore: Bool, spentPatience: Int) {
    guard from < to, limit > 0 else { return ([], false, 0) }
    let window = Window(from: from, to: to, match: match)
    if let single { return (window.contains(single) ? [single] : [], false, 0) }
    let changes = Changes(self)
    var found = changes.overrides(in: window, of: self)
    let additionLead = match == .overlap ? additions.map { longest($0.duration) }.max() ?? 0 : 0
    var hasMore = false
    var walk = Walk(
      self, before: to.clampedAdding(seconds: -changes.earliestMove), patience: patience)
    for span in changes.spans {
      // What is moved on the wall may be moved by a day less or more in time, and a day may begin
      // after its midnight.
      let room = span.override == nil && !start.isDay ? 0 : 86_400
      let ownDuration = span.override.map { overrides[$0].duration } ?? duration
      let lead = match == .overlap ? longest(ownDuration) : 0
      let first = position(of: from.clampedAdding(seconds: -span.move - lead - room))
      let firstAdded = position(
        of: from.clampedAdding(seconds: -span.move - max(lead, additionLead) - room))
      let last = position(of: to.clampedAdding(seconds: -span.move + room))
      let end = min(last, span.positions.upperBound)
      let start = min(max(first, span.positions.lowerBound), end)
      guard max(firstAdded, span.positions.lowerBound) < end else { continue }
      walk.skip(to: start, addedPeriodsFrom: max(firstAdded, span.positions.lowerBound))
      var count = 0
      while count <= limit, let step = walk.next(before: end) {
        guard !changes.replaces(step) else { continue }
        let occurrence = changes.applied(span, to: step, of: self)
        guard window.contains(occurrence) else { continue }
        found.append(occurrence)
        count += 1
      }
      // What one span moves may lie before what another does, so each is asked for the limit.
      if found.count / 4 > limit { hasMore = keepFirst(limit, of: &found) || hasMore }
    }
    hasMore = keepFirst(limit, of: &found) || hasMore
    return (found, hasMore || walk.gaveUp, walk.spentPatience)
  }

  /// The only occurrence of what does not come back.
  private var single: Occurrence? {
    guard rules.isEmpty, additions.isEmpty, overrides.isEmpty, exclusions.isEmpty,
      excludedDays.isEmpty, includesStart
    else { return nil }
    return Occurrence(
      start: start, instant: start.instant, duration: duration, source: .start, original: start,
      override: nil)
  }

  /// Steps over excluded occurrences; so many take some tenth of a second.
  package static let patience = 1_000_000

  /// Sorts occurrences by start and drops those after the first `limit`; `true` if there were any.
  private func keepFirst(_ limit: Int, of found: inout [Occurrence]) -> Bool {
    if !overrides.isEmpty {
      found.sort { ($0.instant, $0.original.instant) < ($1.instant, $1.original.instant) }
    }
    let excess = found.count - limit
    found.removeLast(max(0, excess))
    return excess > 0
  }

  /// The most seconds that it can last: the clocks of a zone are within a day of UTC, so that what
  /// they change in the meantime is two days at most.
  private func longest(_ duration: NominalDuration?) -> Int {
    guard let duration else { return 0 }
    return max(0, duration.days * 86_400 + duration.seconds) + (duration.days == 0 ? 0 : 172_800)
  }
}

/// A span of time and what of an occurrence has to lie in it.
private struct Window {
  let from: Instant
  let to: Instant
  let match: RecurrenceSet.Match

  func contains(_ occurrence: RecurrenceSet.Occurrence) -> Bool {
    guard occurrence.instant < to else { return false }
    switch match {
    case .start: return occurrence.instant >= from
    case .overlap: return occurrence.instant >= from || occurrence.end > from
    }
  }
}

/// The overrides of a set, sorted by what they do.
private struct Changes {
  /// A part of the timeline in which occurrences have the same properties.
  struct Span {
    var positions: Range<Int>
    /// How many seconds later on the wall they start than the rules say.
    let move: Int
    /// Whose properties they have; `nil` for the set's own.
    let override: Int?
  }

  private let replacedPositions: Set<Int>
  private let replacedDays: Set<CivilDate>
  /// The whole timeline in order, cut where a RANGE=THISANDFUTURE begins.
  private(set) var spans: [Span]

  init(_ set: RecurrenceSet) {
    var (positions, days) = (Set<Int>(), Set<CivilDate>())
    spans = [Span(positions: .min..<(.max), move: 0, override: nil)]
    var ranges: [Span] = []
    for (index, override) in set.overrides.enumerated() {
      let position = set.position(of: override.replaced)
      if override.replaced.isDay && !set.start.isDay {
        days.insert(override.replaced.time.date)
      } else {
        positions.insert(position)
      }
      if override.isThisAndFuture {
        ranges.append(
          Span(positions: position..<(.max), move: set.move(by: override), override: index))
      }
    }
    (replacedPositions, replacedDays) = (positions, days)
    for range in ranges.sorted(by: { $0.positions.lowerBound < $1.positions.lowerBound }) {
      let last = spans.count - 1
      spans[last].positions = spans[last].positions.lowerBound..<range.positions.lowerBound
      spans.append(range)
    }
  }

  /// The furthest that occurrences are moved back, with room for a change of the clocks.
  var earliestMove: Int {
    spans.reduce(0) { min($0, $1.move) } - 86_400
  }

  func replaces(_ step: RecurrenceSet.Walk.Step) -> Bool {
    replacedPositions.contains(step.position)
      || !replacedDays.isEmpty && replacedDays.contains(step.local.date)
  }

  func applied(
    _ span: Span, to step: RecurrenceSet.Walk.Step, of set: RecurrenceSet
  ) -> RecurrenceSet.Occurrence {
    let (original, ownDuration) = set.moment(of: step)
    let override = span.override.map { set.overrides[$0] }
    let start = override == nil ? original : set.moved(step, by: span.move)
    let isAtItsPlace = override == nil && !set.start.isDay
    return RecurrenceSet.Occurrence(
      start: start,
      instant: isAtItsPlace ? Instant(secondsSince1970: step.position) : start.instant,
      duration: ownDuration ?? override?.duration ?? set.duration, source: step.source.shown,
      original: original, override: span.override)
  }

  /// The overrides themselves, those excepted left out.
  func overrides(in window: Window, of set: RecurrenceSet) -> [RecurrenceSet.Occurrence] {
    set.overrides.enumerated().compactMap { index, override in
      let occurrence = RecurrenceSet.Occurrence(
        start: override.start, instant: override.start.instant, duration: override.duration,
        source: .override,
        original: override.replaced, override: index)
      let isExcluded = set.exclusions.contains(set.position(of: override.replaced))
      return !isExcluded && window.contains(occurrence) ? occurrence : nil
    }
  }
}

extension RecurrenceSet {
  /// By how many seconds on the clocks of the start an override moves its occurrence.
  fileprivate func move(by override: Override) -> Int {
    let (old, new) = (override.replaced, override.start)
    if start.isDay || old.isDay || new.isDay {
      return old.time.date.days(until: new.time.date) * 86_400
    }
    return start.zone.local(at: new.instant).secondsSince1970
      - start.zone.local(at: old.instant).secondsSince1970
  }

  /// What a step of the walk stands for, and the duration it brings along.
  fileprivate func moment(of step: Walk.Step) -> (moment: Moment, duration: NominalDuration?) {
    if case .addition(let index) = step.source {
      return (additions[index].start, additions[index].duration)
    }
    return (moment(at: step.local), nil)
  }

  fileprivate func moved(_ step: Walk.Step, by seconds: Int) -> Moment {
    moment(at: step.local.adding(seconds: seconds))
  }

  /// A reading on the clocks of the start, written as the start is.
  private func moment(at local: CivilDateTime) -> Moment {
    switch start.time {
    case .day: Moment(.day(local.date), in: start.zone)
    case .local: Moment(.local(local), in: start.zone)
    case .utc: Moment(.utc(local), in: .utc)
    }
  }
}

extension RecurrenceSet.Walk.Source {
  fileprivate var shown: RecurrenceSet.Occurrence.Source {
    switch self {
    case .start: .start
    case .rule: .rule
    case .addition: .addition
    }
  }
}

extension Instant {
  /// The instant `count` seconds later, held within some ten thousand years of 1970.
  func clampedAdding(seconds count: Int) -> Instant {
    let edge = 400_000_000_000
    let (sum, overflow) = secondsSince1970.addingReportingOverflow(count)
    let held = overflow ? (count > 0 ? edge : -edge) : min(max(sum, -edge), edge)
    return Instant(secondsSince1970: held)
  }
}
