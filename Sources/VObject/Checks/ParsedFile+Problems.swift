import CivilTime

extension ParsedFile {
  /// What is wrong with the values of properties: errors for those that do not fit their type.
  package var valueProblems: [Diagnostic] {
    var problems: [Diagnostic] = []
    for component in components {
      component.appendValueProblems(to: &problems, in: Dialect(of: component))
    }
    return problems
  }

  /// All that is wrong beyond the ``diagnostics`` of reading: values that do not fit their type,
  /// and properties that are missing, too many, or contradict each other.
  package var problems: [Diagnostic] {
    var problems = valueProblems
    for component in components { component.appendRuleProblems(to: &problems) }
    appendDuplicates(to: &problems)
    appendTimeProblems(to: &problems)
    return problems
  }

  /// What is odd about times, zones and rules, unless something of the kind has been said already.
  private func appendTimeProblems(to problems: inout [Diagnostic]) {
    var codes: [Int: Set<Diagnostic.Code>] = [:]
    for problem in problems { codes[problem.line, default: []].insert(problem.code) }
    for problem in TimedItems(of: self, floating: .utc).diagnostics
    where codes[problem.line, default: []].insert(problem.code).inserted {
      problems.append(problem)
    }
  }

  /// One item may have one UID only, and one UID one item and its changed occurrences only.
  private func appendDuplicates(to problems: inout [Diagnostic]) {
    var seen: Set<[String]> = []
    for component in components {
      for item in component.name == "VCARD" ? [component] : component.components {
        guard item.name != "VTIMEZONE", let uid = item.text(of: "UID"), !uid.isEmpty else {
          continue
        }
        let recurrenceID = item.property(named: "RECURRENCE-ID")?.value ?? ""
        if !seen.insert([item.name, uid, recurrenceID]).inserted {
          problems.append(
            Diagnostic(
              line: item.lineNumber, .warning, .duplicateUID, "the UID \(uid) has been used above"))
        }
      }
    }
  }
}

extension Component {
  fileprivate func appendValueProblems(to problems: inout [Diagnostic], in dialect: Dialect) {
    for item in items {
      switch item {
      case .property(let line):
        if let problem = line.valueProblem(in: dialect) { problems.append(problem) }
      case .component(let component): component.appendValueProblems(to: &problems, in: dialect)
      case .other: break
      }
    }
  }
}

extension PropertyDefinition {
  /// Whether any value will do, as it does for a text.
  fileprivate var isAlwaysRight: Bool {
    switch type {
    case .text, .uri, .calAddress, .languageTag, .unknown: otherTypes.isEmpty
    default: false
    }
  }
}

extension ContentLine {
  /// Where the value begins, or 1 if the head is folded.
  private var valueColumn: Int {
    let head = head
    return bytes.starts(with: head) ? head.count + 2 : 1
  }

  /// What is wrong with the value, or `nil`.
  fileprivate func valueProblem(in dialect: Dialect) -> Diagnostic? {
    let name = name
    let definition = dialect.definition(of: name)
    if definition?.isAlwaysRight ?? true, !mayHaveParameter("VALUE") { return nil }
    let value = jsonValue(in: dialect)
    if let problem = value.problem {
      let isRule = definition?.type == .recur
      return Diagnostic(
        line: lineNumber, column: valueColumn, .error,
        isRule ? .recurrence : .value, "\(name): \(problem)")
    }
    guard value.isMisstated, dialect == .calendar || dialect == .card4 else { return nil }
    let type = value.type.uppercased()
    return Diagnostic(
      line: lineNumber, column: valueColumn, .warning, .value,
      "\(name): the value needs VALUE=\(type)")
  }
}
