extension ParsedFile {
  /// What is wrong with the values of properties: errors for those that do not fit their type.
  package var valueProblems: [Diagnostic] {
    ProblemFinder(self, lookingAtTimes: false).valueProblems
  }

  /// All that is wrong beyond the ``diagnostics`` of reading: values that do not fit their type,
  /// and properties that are missing, too many, or contradict each other.
  package var problems: [Diagnostic] {
    let finder = ProblemFinder(self, lookingAtTimes: true)
    var problems = finder.valueProblems + finder.ruleProblems
    appendDuplicates(among: finder.identities, to: &problems)
    append(finder.timeProblems, to: &problems)
    return problems
  }

  /// What is odd about times, zones and rules, unless something of the kind has been said already.
  private func append(_ timeProblems: [Diagnostic], to problems: inout [Diagnostic]) {
    guard !timeProblems.isEmpty else { return }
    var codes: [Int: Set<Diagnostic.Code>] = [:]
    for problem in problems { codes[problem.line, default: []].insert(problem.code) }
    problems += timeProblems.filter { codes[$0.line, default: []].insert($0.code).inserted }
  }

  /// One item may have one UID only, and one UID one item and its changed occurrences only.
  private func appendDuplicates(
    among identities: ItemIdentities, to problems: inout [Diagnostic]
  ) {
    guard identities.hasRepeated else { return }
    var seen: Set<[String]> = []
    for component in components {
      for item in component.name == "VCARD" ? [component] : component.components
      where item.name != "VTIMEZONE" && identities.areRepeated(by: item) {
        guard let uid = item.text(of: "UID"), !uid.isEmpty else { continue }
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

extension ContentLine {
  /// Where the value begins, or 1 if the head is folded.
  private var valueColumn: Int {
    let head = head
    return bytes.starts(with: head) ? head.count + 2 : 1
  }

  /// What is wrong with the value, or `nil`.
  func valueProblem(in dialect: Dialect) -> Diagnostic? {
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
