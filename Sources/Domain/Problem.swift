/// Something in the store that could not be read, or only in part; never fatal.
package struct Problem: Hashable, Sendable {
  /// Whether the record could be used all the same.
  package enum Severity: String, Hashable, Sendable {
    case error
    case warning
  }

  /// The path below the store.
  package var path: String
  /// From 1; 0 when it is about the whole file.
  package var line: Int
  /// From 1; 0 when it is about the whole line.
  package var column: Int
  package var severity: Severity
  /// A word that programs can rely on, as in `samspill file check`: `syntax`, `utf8`, `io`.
  package var code: String
  /// What is wrong, in English.
  package var message: String

  package init(
    path: String, line: Int, column: Int = 0, severity: Severity, code: String, message: String
  ) {
    self.path = path
    self.line = line
    self.column = column
    self.severity = severity
    self.code = code
    self.message = message
  }
}
