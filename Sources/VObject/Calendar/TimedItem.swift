package import CivilTime

/// One event, to-do or journal entry with all its occurrences: the component that describes it and
/// those that change single occurrences, RFC 5545 §3.8.4.4.
package struct TimedItem: Sendable {
  /// `VEVENT`, `VTODO` or `VJOURNAL`.
  package let name: String
  /// Empty if the file gives none.
  package let uid: String
  /// `nil` if the file has nothing but changed occurrences.
  package let main: Component?
  /// Those that the overrides of ``set`` come from, in the same order.
  package let changes: [Component]
  package let set: RecurrenceSet
  /// The lines that the rules of the set come from, in the same order.
  let ruleLines: [ContentLine]

  init(main: Component?, changes: [Component], set: RecurrenceSet, ruleLines: [ContentLine]) {
    let first = main ?? changes.first
    name = first?.name ?? ""
    uid = first?.text(of: "UID") ?? ""
    (self.main, self.changes, self.set, self.ruleLines) = (main, changes, set, ruleLines)
  }

  /// The component whose properties an occurrence has.
  package func component(of occurrence: RecurrenceSet.Occurrence) -> Component? {
    occurrence.override.map { changes[$0] } ?? main ?? changes.first
  }

  /// A note for each rule that nothing but the start ever fits.
  ///
  /// To find that out can take some milliseconds a rule, so it is worth asking only where a window
  /// turned out empty.
  package var rulesThatNeverOccur: [Diagnostic] {
    zip(set.rules, ruleLines).compactMap { rule, line in
      guard rule.neverOccurs(startingAt: set.start.time) else { return nil }
      return Diagnostic(RecurrenceProblem(.neverOccurs), in: line)
    }
  }
}

extension Diagnostic {
  /// A note about a rule, at its place in the line as long as that is before the first fold.
  init(_ problem: RecurrenceProblem, in line: ContentLine) {
    let column = line.head.count + 2 + (problem.byteOffset ?? 0)
    let isBeforeFold = column <= line.bytes.prefix { !$0.isLineBreak }.count
    self.init(
      line: line.lineNumber, column: isBeforeFold ? column : 1,
      problem.isError ? .error : .warning, .recurrence, "\(line.name): \(problem)")
  }
}
