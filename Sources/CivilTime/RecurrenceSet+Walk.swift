extension RecurrenceSet {
  /// Walks along the timeline of a set: its start, rules and added dates, ascending and each once,
  /// less what is excluded.
  struct Walk: IteratorProtocol {
    /// What put an occurrence into the set.
    enum Source: Hashable {
      case start
      case rule
      case addition(Int)
    }

    struct Step {
      let position: Int
      let source: Source
      /// The reading on the clocks of the set's start.
      let local: CivilDateTime
    }

    private let set: RecurrenceSet
    private var rules: [Stream]
    private var exclusionRules: [Stream]
    /// Positions of the start (if no rule gives it) and of the added dates, ascending.
    private var fixed: ArraySlice<(position: Int, source: Source)>
    private var last: Int?
    /// Where the rules begin to count; before that only added periods do.
    private var rulesFrom = Int.min
    /// How many steps may be spent on excluded occurrences, one for each rule and occurrence.
    private let patience: Int
    /// How many of them have been.
    private(set) var spentPatience = 0

    init(_ set: RecurrenceSet, before end: Instant?, patience: Int = RecurrenceSet.patience) {
      self.patience = patience
      self.set = set
      let (time, zone) = (set.start.time, set.start.isDay ? .utc : set.start.zone)
      let end = end.map { Instant(secondsSince1970: set.position(of: $0)) }
      rules = set.rules.map { Stream($0.occurrences(from: time, in: zone, before: end)) }
      exclusionRules = set.exclusionRules.map {
        Stream($0.matches(from: time, in: zone, before: end))
      }
      var fixed: [(position: Int, source: Source)] = set.additions.enumerated().map {
        (set.position(of: $0.element.start), .addition($0.offset))
      }
      if set.rules.isEmpty && set.includesStart {
        fixed.append((set.position(of: set.start), .start))
      }
      // The start before an addition at the same place.
      self.fixed =
        fixed.sorted { ($0.position, $0.source == .start ? 0 : 1) < ($1.position, 1) }[...]
    }

    /// Goes on at the first occurrence not before a position; never backwards.
    ///
    /// Added dates that bring a duration along may be longer than the others, so they count from
    /// `earlier` on.
    mutating func skip(to position: Int, addedPeriodsFrom earlier: Int) {
      fixed = fixed.drop { $0.position < earlier }
      rulesFrom = position
    }

    /// Leaves out what does not count before ``rulesFrom``.
    private mutating func approachRules() {
      // Of several at one place the first counts, whatever it is.
      while let added = fixed.first, added.position < rulesFrom, !isPeriod(added.source),
        added.position != fixed.dropFirst().first?.position
      {
        fixed.removeFirst()
      }
      let next = min(rulesFrom, fixed.first?.position ?? .max)
      for index in rules.indices { rules[index].skip(to: next) }
      for index in exclusionRules.indices { exclusionRules[index].skip(to: next) }
      if next == rulesFrom { rulesFrom = .min }
    }

    private func isPeriod(_ source: Source) -> Bool {
      guard case .addition(let index) = source else { return false }
      return set.additions[index].duration != nil
    }

    /// The next occurrence, or `nil` if there is none before a position; then the walk can go on
    /// with a later one.
    mutating func next(before end: Int) -> Step? {
      while let position = nextPosition, position < end, !gaveUp, let step = nextIncluded() {
        guard step.position != last else { continue }
        guard isExcluded(step) else {
          last = step.position
          return step
        }
        spentPatience += rules.count + exclusionRules.count
      }
      return nil
    }

    mutating func next() -> Step? {
      next(before: .max)
    }

    /// Whether so many occurrences are excluded that the walk ended there.
    var gaveUp: Bool { spentPatience > patience }

    private var nextPosition: Int? {
      mutating get {
        if rulesFrom > .min { approachRules() }
        var first = fixed.first?.position
        for index in rules.indices {
          if let head = rules[index].peek()?.instant.secondsSince1970 {
            first = min(first ?? head, head)
          }
        }
        return first
      }
    }

    /// The earliest of all, whether excluded or not; on a tie the rules go first.
    private mutating func nextIncluded() -> Step? {
      let heads = rules.indices.compactMap { index in
        rules[index].peek().map { (position: $0.instant.secondsSince1970, index: index) }
      }
      let first = heads.min { $0 < $1 }
      if let added = fixed.first, added.position < first?.position ?? .max {
        fixed.removeFirst()
        return Step(position: added.position, source: added.source, local: local(at: added))
      }
      guard let first, let occurrence = rules[first.index].next() else { return nil }
      return Step(position: first.position, source: .rule, local: occurrence.local)
    }

    private func local(at added: (position: Int, source: Source)) -> CivilDateTime {
      if added.source == .start { return set.start.time.dateTime }
      let instant = Instant(secondsSince1970: added.position)
      return set.start.isDay ? instant.utc : set.start.zone.local(at: instant)
    }

    private mutating func isExcluded(_ step: Step) -> Bool {
      if set.exclusions.contains(step.position) { return true }
      if !set.excludedDays.isEmpty && set.excludedDays.contains(step.local.date) { return true }
      for index in exclusionRules.indices {
        exclusionRules[index].skip(to: step.position)
        if exclusionRules[index].peek()?.instant.secondsSince1970 == step.position { return true }
      }
      return false
    }
  }

  /// Occurrences of one rule with the next one in view.
  private struct Stream {
    private var occurrences: RecurrenceRule.Occurrences
    private var head: RecurrenceRule.Occurrence?
    private var isStarted = false

    init(_ occurrences: RecurrenceRule.Occurrences) {
      self.occurrences = occurrences
    }

    mutating func peek() -> RecurrenceRule.Occurrence? {
      if !isStarted {
        isStarted = true
        head = occurrences.next()
      }
      return head
    }

    mutating func next() -> RecurrenceRule.Occurrence? {
      let next = peek()
      head = occurrences.next()
      return next
    }

    mutating func skip(to position: Int) {
      guard !isStarted || head.map({ $0.instant.secondsSince1970 < position }) ?? false else {
        return
      }
      occurrences.skip(to: Instant(secondsSince1970: position))
      isStarted = false
    }
  }
}
