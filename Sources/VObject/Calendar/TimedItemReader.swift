import CivilTime

/// Makes timed items of the components of one calendar, and keeps the notes.
struct TimedItemReader {
  private(set) var diagnostics: DiagnosticList
  var zones: CalendarZones

  private typealias Change = (component: TimedComponent, override: RecurrenceSet.Override)

  init(_ zones: CalendarZones, keeping limit: Int) {
    self.zones = zones
    diagnostics = DiagnosticList(limit: limit)
  }

  /// Reads the components of one UID; `nil` if they have no time.
  mutating func read(_ group: [Component]) -> TimedItem? {
    let group = group.map { TimedComponent($0) }
    let main = mostRecent(of: group.filter { $0.line(.recurrenceID) == nil })
    let changes = readChanges(in: group)
    guard let main, let start = readStart(of: main) else { return changesAlone(changes) }
    var set = RecurrenceSet(start: start, duration: readDuration(of: main, from: start))
    let rules = readRules(main.lines(.rule), of: main, start: start)
    set.rules = rules.map(\.rule)
    set.exclusionRules = readRules(main.lines(.exclusionRule), of: main, start: start).map(\.rule)
    for date in readDates(main.lines(.addition), of: main) {
      set.add(date.moment, lasting: date.duration)
    }
    for date in readDates(main.lines(.exception), of: main) { set.exclude(date.moment) }
    let current = changes.filter { !isStale($0, beside: main, in: set) }
    set.overrides = current.map(\.override)
    return TimedItem(
      main: main.component, changes: current.map(\.component.component), set: set,
      ruleLines: rules.map(\.line))
  }

  /// An item of which only changed occurrences are known, as from an invitation to one of many.
  private func changesAlone(_ changes: [Change]) -> TimedItem? {
    guard let first = changes.first else { return nil }
    var set = RecurrenceSet(start: first.override.replaced, duration: first.override.duration)
    set.includesStart = false
    set.overrides = changes.map(\.override)
    return TimedItem(
      main: nil, changes: changes.map(\.component.component), set: set, ruleLines: [])
  }

  /// The component with the highest SEQUENCE, the first of several.
  private mutating func mostRecent(of components: [TimedComponent]) -> TimedComponent? {
    guard let first = components.first else { return nil }
    if components.count > 1 {
      let others = components.count == 2 ? "once more" : "\(components.count - 1) more times"
      let advice = "one item counts, the others need UIDs of their own"
      note(.warning, .duplicateUID, "its UID is used \(others); \(advice)", at: first.component)
    }
    return components.dropFirst().reduce(first) { $1.sequence > $0.sequence ? $1 : $0 }
  }

  /// The changed occurrences; of several changes to the same one the most recent.
  private mutating func readChanges(in group: [TimedComponent]) -> [Change] {
    var changes: [Change] = []
    var indexes: [Instant: Int] = [:]
    for component in group {
      guard let line = component.line(.recurrenceID),
        let replaced = readDates(line).first?.moment
      else { continue }
      let start = readStart(of: component, orElse: replaced)
      let range = line.parameter("RANGE").map(asciiUppercased)
      let override = RecurrenceSet.Override(
        of: replaced, start: start, duration: readDuration(of: component, from: start),
        isThisAndFuture: range == "THISANDFUTURE")
      if let index = indexes[replaced.instant] {
        if component.sequence > changes[index].component.sequence {
          changes[index] = (component, override)
        }
      } else {
        indexes[replaced.instant] = changes.count
        changes.append((component, override))
      }
    }
    return changes
  }

  /// Whether a change is what is left of a rule that has been replaced since.
  private func isStale(
    _ change: Change, beside main: TimedComponent, in set: RecurrenceSet
  ) -> Bool {
    let component = change.component
    let names: [PropertyName] = [.rule, .addition, .exception]
    let hasRules = names.contains { component.line($0) != nil }
    guard hasRules, component.sequence < main.sequence else { return false }
    let instant = change.override.replaced.instant
    return set.occurrences(from: instant, to: instant.adding(seconds: 1), limit: 1)
      .occurrences.isEmpty
  }

  mutating func note(
    _ severity: Diagnostic.Severity, _ code: Diagnostic.Code,
    _ message: @autoclosure () -> String, at component: Component
  ) {
    diagnostics.add(severity) {
      Diagnostic(line: component.lineNumber, severity, code, message())
    }
  }

  mutating func note(_ diagnostic: @autoclosure () -> Diagnostic) {
    if diagnostics.isOpen { diagnostics.add(diagnostic()) }
  }
}
