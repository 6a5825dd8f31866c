extension ParsedFile {
  /// What is wrong with the values of properties: errors for those that do not fit their type.
  package var valueProblemList: DiagnosticList {
    ProblemFinder(self, lookingAtTimes: false, keeping: remarks.limit).valueProblems
  }

  /// All that there is to say of the file, that of reading first.
  package var allProblems: DiagnosticList {
    var all = remarks
    if all.isOpen { all.add(problemList) }
    return all
  }

  /// All that is wrong beyond the ``diagnostics`` of reading: values that do not fit their type,
  /// and properties that are missing, too many, or contradict each other.
  package var problems: [Diagnostic] { problemList.kept }

  /// The same with what is known of those that are not kept.
  package var problemList: DiagnosticList {
    ProblemFinder(self, lookingAtTimes: true, keeping: remarks.limit).problems(of: self)
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
    let type = value.type.rawValue.uppercased()
    return Diagnostic(
      line: lineNumber, column: valueColumn, .warning, .value,
      "\(name): the value needs VALUE=\(type)")
  }
}
