import CivilTime

/// Walks once over the components of a file and finds what is wrong with their properties.
///
/// Of the usual file nothing is copied, decoded or looked up by text on the way. What is out of the
/// ordinary is read again with all care by those who know what to say of it, until there is more
/// than anybody will read.
struct ProblemFinder {
  /// Of values that do not fit their type, in the order of the lines.
  private(set) var valueProblems: DiagnosticList
  /// Of properties that are missing, too many, or contradict each other.
  private var ruleProblems: DiagnosticList
  private var identities = ItemIdentities()
  /// The top-level components with items whose times must be looked at: where they are, and which
  /// of their parts these items are.
  private var suspects: [Suspects] = []
  private let looksAtTimes: Bool

  /// The rules for components of the name that was looked at last; many in a row are of one kind.
  private var latest: (name: String, dialect: Dialect, rules: ComponentRules?)?

  private struct Suspects {
    let index: Int
    /// In their order.
    let parts: [Int]
    let zones: CalendarZones
  }

  /// - Parameters:
  ///   - file: The file.
  ///   - looksAtTimes: Whether also times, zones and rules are looked at.
  ///   - limit: How many diagnostics will be read.
  init(_ file: ParsedFile, lookingAtTimes looksAtTimes: Bool, keeping limit: Int) {
    self.looksAtTimes = looksAtTimes
    valueProblems = DiagnosticList(limit: limit)
    ruleProblems = DiagnosticList(limit: limit)
    var tally = PropertyTally()
    for (index, part) in file.items.enumerated() where isOpen {
      if case .component(let component) = part { checkTop(component, at: index, &tally) }
    }
    // Properties may follow inner components, whose lines were looked at after all of them.
    valueProblems.sortByLine()
  }

  /// All that has been found, with the doubled UIDs and odd times of the file.
  func problems(of file: ParsedFile) -> DiagnosticList {
    var problems = valueProblems
    problems.add(ruleProblems)
    addDuplicates(of: file, to: &problems)
    addTimeProblems(of: file, to: &problems)
    return problems
  }

  /// Whether anything can come of it if the search goes on.
  private var isOpen: Bool {
    let hasError = valueProblems.hasError || ruleProblems.hasError
    return !hasError || valueProblems.count + ruleProblems.count <= valueProblems.limit
  }

  /// Whether a warning of a rule would be told of behind those of values, or count for anything.
  private var wantsRules: Bool {
    valueProblems.count + ruleProblems.count <= valueProblems.limit
  }

  private mutating func checkTop(
    _ component: Component, at index: Int, _ tally: inout PropertyTally
  ) {
    let dialect = Dialect(of: component)
    check(component, in: dialect, &tally)
    guard component.name != "VCARD" else {
      identities.note(component, tally)
      for case .component(let inner) in component.items { checkAll(inner, in: dialect, &tally) }
      return
    }
    let isCalendar = component.name == "VCALENDAR" && looksAtTimes
    let zones = CalendarZones(of: component, floating: .utc)
    var times = PlainTimes(in: zones, keeping: valueProblems.limit)
    var unusual: [Int] = []
    for (index, part) in component.items.enumerated() where isOpen {
      guard case .component(let item) = part else { continue }
      check(item, in: dialect, &tally)
      if item.name != "VTIMEZONE" { identities.note(item, tally) }
      if isCalendar, TimedItems.isTimed(item), !times.arePlain(in: item, tally) {
        unusual.append(index)
      }
      for case .component(let inner) in item.items { checkAll(inner, in: dialect, &tally) }
    }
    if isCalendar { suspects.append(Suspects(index: index, parts: unusual, zones: times.zones)) }
  }

  private mutating func checkAll(
    _ component: Component, in dialect: Dialect, _ tally: inout PropertyTally
  ) {
    guard isOpen else { return }
    check(component, in: dialect, &tally)
    for case .component(let inner) in component.items { checkAll(inner, in: dialect, &tally) }
  }

  /// Looks at the component's own properties, and tallies them.
  private mutating func check(
    _ component: Component, in dialect: Dialect, _ tally: inout PropertyTally
  ) {
    let rules = wantsRules ? rules(for: component.name, in: dialect) : nil
    let forms = dialect.forms
    tally.empty()
    for (index, part) in component.items.enumerated() {
      guard case .property(let line) = part else { continue }
      let facts = line.facts
      let form = facts.name.map { forms[$0.index] } ?? .unknown
      if !line.isPlainly(form, facts), isOpen,
        valueProblems.wants(.warning) || form.canBeWrong(facts),
        let problem = line.valueProblem(in: dialect)
      {
        valueProblems.add(problem)
      }
      guard let name = facts.name else { continue }
      let isAlternative = facts.mayBeAlternative && line.parameter("ALTID") != nil
      let count = tally.note(name, at: index, isAlternative: isAlternative)
      if count == 2, let rules, rules.once.contains(name) {
        ruleProblems.add(.warning) {
          Diagnostic(
            line: line.lineNumber, .warning, .property,
            "\(name) may stand once only; delete what is too much")
        }
      }
    }
    if let rules { check(component, tally, against: rules) }
  }

  private mutating func rules(for name: String, in dialect: Dialect) -> ComponentRules? {
    if let latest, latest.name == name, latest.dialect == dialect { return latest.rules }
    let rules = ComponentRules.rules(for: name, in: dialect)
    latest = (name, dialect, rules)
    return rules
  }

  private mutating func check(
    _ component: Component, _ tally: PropertyTally, against rules: ComponentRules
  ) {
    for name in rules.required where !tally.has(name) {
      warn("\(component.name) has no \(name); add it", at: component)
    }
    guard tally.has(.duration) else { return }
    for end in [PropertyName.dtEnd, .due] where tally.has(end) {
      warn("\(component.name) has both \(end) and DURATION; delete one", at: component)
    }
  }

  private mutating func warn(_ message: @autoclosure () -> String, at component: Component) {
    ruleProblems.add(.warning) {
      Diagnostic(line: component.lineNumber, .warning, .property, message())
    }
  }
}

extension ProblemFinder {
  /// One item may have one UID only, and one UID one item and its changed occurrences only.
  private func addDuplicates(of file: ParsedFile, to problems: inout DiagnosticList) {
    guard identities.hasRepeated else { return }
    var seen: [ItemIdentity: Set<String>] = [:]
    for case .component(let component) in file.items {
      let items = component.name == "VCARD" ? [component] : component.components
      for item in items where item.name != "VTIMEZONE" && problems.wants(.warning) {
        guard identities.areRepeated(by: item) else { continue }
        let identity = ItemIdentity(of: item)
        guard !identity.uid.isEmpty else { continue }
        let recurrenceID = item.property(named: "RECURRENCE-ID")?.value ?? ""
        if !seen[identity, default: []].insert(recurrenceID).inserted {
          problems.add(
            Diagnostic(
              line: item.lineNumber, .warning, .duplicateUID,
              "the UID \(identity.uid) has been used above; give the item another"))
        }
      }
    }
  }

  /// What is odd about times, zones and rules, unless something of the kind has been said already.
  private func addTimeProblems(of file: ParsedFile, to problems: inout DiagnosticList) {
    guard looksAtTimes, problems.isOpen else { return }
    var found = timeProblems(of: file, withWarnings: problems.wants(.warning))
    guard found.count > 0 else { return }
    var codes: [Int: Set<Diagnostic.Code>] = [:]
    for problem in problems.kept { codes[problem.line, default: []].insert(problem.code) }
    found.keepOnly { codes[$0.line, default: []].insert($0.code).inserted }
    problems.add(found)
  }

  /// What is odd about times, zones and rules: calendar by calendar, and then of items that lie in none.
  func timeProblems(of file: ParsedFile, withWarnings: Bool = true) -> DiagnosticList {
    let limit = valueProblems.limit
    var found = DiagnosticList(limit: limit)
    for group in suspects where found.isOpen {
      guard case .component(let calendar) = file.items[group.index] else { continue }
      // Of an item that is doubled and otherwise sound nothing but a warning can come.
      let takesRepeated = identities.hasRepeated && withWarnings
      let places = takesRepeated ? suspiciousPlaces(in: calendar, group.parts) : group.parts
      found.add(
        TimedItems.remarks(
          on: calendar.items, at: places, zones: group.zones, keeping: limit,
          isAlone: { !identities.areRepeated(by: $0) }))
    }
    guard found.isOpen else { return found }
    let strays = file.items.indices.filter {
      if case .component(let item) = file.items[$0] { TimedItems.isTimed(item) } else { false }
    }
    let zones = CalendarZones(of: Component(name: "VCALENDAR"), floating: .utc)
    found.add(
      TimedItems.remarks(
        on: file.items, at: strays, zones: zones, keeping: limit, isAlone: { _ in false }))
    return found
  }

  /// The places of the unusual items and of those whose UID may be repeated.
  private func suspiciousPlaces(in calendar: Component, _ unusual: [Int]) -> [Int] {
    var unusual = unusual[...]
    return calendar.items.indices.filter { index in
      if unusual.first == index {
        unusual.removeFirst()
        return true
      }
      guard case .component(let item) = calendar.items[index], TimedItems.isTimed(item) else {
        return false
      }
      return identities.areRepeated(by: item)
    }
  }
}
