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

  private struct Suspects {
    let index: Int
    let parts: Set<Int>
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
    for (index, part) in file.items.enumerated() where isOpen {
      if case .component(let component) = part { checkTop(component, at: index) }
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

  private mutating func checkTop(_ component: Component, at index: Int) {
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
    for (index, part) in component.items.enumerated() where isOpen {
      guard case .component(let item) = part else { continue }
      let tally = check(item, in: dialect)
      for case .component(let inner) in item.items { checkAll(inner, in: dialect) }
      if item.name != "VTIMEZONE" { identities.note(item, tally) }
      if isCalendar, TimedItems.names.contains(item.name), !times.arePlain(in: item, tally) {
        unusual.insert(index)
      }
    }
    if isCalendar { suspects.append(Suspects(index: index, parts: unusual, zones: times.zones)) }
  }

  private mutating func checkAll(_ component: Component, in dialect: Dialect) {
    guard isOpen else { return }
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
      if !line.isPlainly(form, facts), isOpen, let problem = line.valueProblem(in: dialect) {
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
    return tally
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
    var seen: Set<[String]> = []
    for case .component(let component) in file.items {
      let items = component.name == "VCARD" ? [component] : component.components
      for item in items where item.name != "VTIMEZONE" && problems.wants(.warning) {
        guard identities.areRepeated(by: item), let uid = item.text(of: "UID"), !uid.isEmpty
        else { continue }
        let recurrenceID = item.property(named: "RECURRENCE-ID")?.value ?? ""
        if !seen.insert([item.name, uid, recurrenceID]).inserted {
          problems.add(
            Diagnostic(
              line: item.lineNumber, .warning, .duplicateUID,
              "the UID \(uid) has been used above; give the item another"))
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
      let items = calendar.items.enumerated().compactMap { index, part -> Component? in
        guard case .component(let item) = part else { return nil }
        let isSuspect =
          group.parts.contains(index) || takesRepeated && identities.areRepeated(by: item)
        return isSuspect ? item : nil
      }
      found.add(TimedItems.remarks(on: items, zones: group.zones, keeping: limit))
    }
    let strays = file.items.components.filter { TimedItems.names.contains($0.name) }
    let zones = CalendarZones(of: Component(name: "VCALENDAR"), floating: .utc)
    if found.isOpen { found.add(TimedItems.remarks(on: strays, zones: zones, keeping: limit)) }
    return found
  }
}
