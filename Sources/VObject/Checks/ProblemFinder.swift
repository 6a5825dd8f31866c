import CivilTime

/// Walks once over the components of a file and finds what is wrong with their properties.
///
/// Of the usual file nothing is copied, decoded or looked up by text on the way. What is out of the
/// ordinary is read again with all care by those who know what to say of it.
struct ProblemFinder {
  /// Of values that do not fit their type, in the order of the lines.
  private(set) var valueProblems: [Diagnostic] = []
  /// Of properties that are missing, too many, or contradict each other.
  private(set) var ruleProblems: [Diagnostic] = []
  /// Of times, zones and rules: calendar by calendar, and then of items that lie in none.
  private(set) var timeProblems: [Diagnostic] = []
  private(set) var identities = ItemIdentities()
  private let looksAtTimes: Bool

  init(_ file: ParsedFile, lookingAtTimes looksAtTimes: Bool) {
    self.looksAtTimes = looksAtTimes
    var strays: [Component] = []
    for case .component(let component) in file.items {
      checkTop(component)
      if looksAtTimes, TimedItems.names.contains(component.name) { strays.append(component) }
    }
    readTimes(of: strays, zones: CalendarZones(of: Component(name: "VCALENDAR"), floating: .utc))
    // Properties may follow inner components, whose lines were looked at after all of them.
    valueProblems.sort { $0.line < $1.line }
  }

  private mutating func checkTop(_ component: Component) {
    let dialect = Dialect(of: component)
    let tally = check(component, in: dialect)
    guard component.name != "VCARD" else {
      identities.note(component, tally)
      for case .component(let inner) in component.items { checkAll(inner, in: dialect) }
      return
    }
    let isCalendar = component.name == "VCALENDAR" && looksAtTimes
    var times = PlainTimes(in: CalendarZones(of: component, floating: .utc))
    var unusual: Set<Int> = []
    for (index, part) in component.items.enumerated() {
      guard case .component(let item) = part else { continue }
      let tally = check(item, in: dialect)
      for case .component(let inner) in item.items { checkAll(inner, in: dialect) }
      if item.name != "VTIMEZONE" { identities.note(item, tally) }
      if isCalendar, TimedItems.names.contains(item.name), !times.arePlain(in: item, tally) {
        unusual.insert(index)
      }
    }
    guard isCalendar, identities.hasRepeated || !unusual.isEmpty else { return }
    let suspects = component.items.enumerated().compactMap { index, part -> Component? in
      guard case .component(let item) = part else { return nil }
      return unusual.contains(index) || identities.areRepeated(by: item) ? item : nil
    }
    readTimes(of: suspects, zones: times.zones)
  }

  private mutating func readTimes(of components: [Component], zones: CalendarZones) {
    timeProblems += TimedItems.diagnostics(of: components, zones: zones)
  }

  private mutating func checkAll(_ component: Component, in dialect: Dialect) {
    _ = check(component, in: dialect)
    for case .component(let inner) in component.items { checkAll(inner, in: dialect) }
  }

  /// Looks at the component's own properties.
  private mutating func check(_ component: Component, in dialect: Dialect) -> PropertyTally {
    let rules = ComponentRules.rules(for: component.name, in: dialect)
    let forms = dialect.forms
    var tally = PropertyTally()
    for (index, part) in component.items.enumerated() {
      guard case .property(let line) = part else { continue }
      let facts = line.facts
      let form = facts.name.map { forms[$0.index] } ?? .unknown
      if !line.isPlainly(form, facts), let problem = line.valueProblem(in: dialect) {
        valueProblems.append(problem)
      }
      guard let name = facts.name else { continue }
      let isAlternative = facts.mayBeAlternative && line.parameter("ALTID") != nil
      let count = tally.note(name, at: index, isAlternative: isAlternative)
      if count == 2, let rules, rules.once.contains(name) {
        ruleProblems.append(
          Diagnostic(line: line.lineNumber, .warning, .property, "\(name) may stand once only"))
      }
    }
    if let rules { check(component, tally, against: rules) }
    return tally
  }

  private mutating func check(
    _ component: Component, _ tally: PropertyTally, against rules: ComponentRules
  ) {
    for name in rules.required where !tally.has(name) {
      warn("\(component.name) has no \(name)", at: component)
    }
    guard tally.has(.duration) else { return }
    for end in [PropertyName.dtEnd, .due] where tally.has(end) {
      warn("\(component.name) has both \(end) and DURATION", at: component)
    }
  }

  private mutating func warn(_ message: String, at component: Component) {
    ruleProblems.append(Diagnostic(line: component.lineNumber, .warning, .property, message))
  }
}
