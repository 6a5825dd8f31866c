/// What there is to say of a file: as much of it in full as somebody will read, and whether there is more.
///
/// Of a file with a million broken lines nobody reads a million messages; so they are not made.
package struct DiagnosticList: Hashable, Sendable {
  /// The first ones, in the order in which they were found; at most ``limit``.
  package private(set) var kept: [Diagnostic] = []
  /// How many there were, those included that were not kept; whoever makes a list may stop counting
  /// when ``wants(_:)`` says that nothing can come of it any more.
  package private(set) var count = 0
  /// Whether one of them is an error.
  package private(set) var hasError = false
  /// How many are kept.
  package let limit: Int

  package init(limit: Int) {
    self.limit = limit
  }

  /// Whether another diagnostic of that severity would make any difference.
  package func wants(_ severity: Diagnostic.Severity) -> Bool {
    count <= limit || severity == .error && !hasError
  }

  /// Whether any would.
  var isOpen: Bool { wants(.error) }

  /// Takes in a diagnostic, which is only made if it is kept.
  mutating func add(_ severity: Diagnostic.Severity, _ make: () -> Diagnostic) {
    count += 1
    if severity == .error { hasError = true }
    if kept.count < limit { kept.append(make()) }
  }

  /// Takes in a diagnostic.
  package mutating func add(_ diagnostic: Diagnostic) {
    add(diagnostic.severity) { diagnostic }
  }

  /// Takes in all that another list has.
  mutating func add(_ other: DiagnosticList) {
    count += other.count
    hasError = hasError || other.hasError
    kept += other.kept.prefix(limit - kept.count)
  }

  /// The errors among them; those that are not kept count if one of them is an error.
  package var errors: DiagnosticList {
    var errors = self
    errors.keepOnly { $0.severity == .error }
    if !hasError { errors.count = 0 }
    return errors
  }

  /// Leaves out of what is kept all that `isWanted` refuses.
  mutating func keepOnly(_ isWanted: (Diagnostic) -> Bool) {
    let unkeptCount = count - kept.count
    kept = kept.filter(isWanted)
    count = kept.count + unkeptCount
    if unkeptCount == 0 { hasError = kept.contains { $0.severity == .error } }
  }

  /// Puts what is kept in the order of the lines.
  mutating func sortByLine() {
    kept.sort { $0.line < $1.line }
  }
}
