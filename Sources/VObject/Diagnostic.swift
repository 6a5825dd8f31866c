/// Something about a file that its reader should know: where it is, how bad it is, what it is.
package struct Diagnostic: Hashable, Sendable {
  /// How bad it is.
  package enum Severity: String, Hashable, Sendable {
    /// Something could not be understood as the standards define it.
    case error
    /// Understood, but other programs may not.
    case warning
  }

  /// What kind of trouble it is; the raw values are what `samspill file check` prints.
  package enum Code: String, CaseIterable, Hashable, Sendable {
    case syntax
    case structure
    case depth
    case utf8
    case nul
    case empty
    case tooBig = "too-big"
    case property
    case value
    case recurrence
    case timezone
    case duplicateUID = "duplicate-uid"
  }

  /// The physical line, counted from 1.
  package var line: Int
  /// The byte within the line, counted from 1.
  package var column: Int
  package var severity: Severity
  package var code: Code
  /// One English sentence without a full stop; may quote the file, so treat it as untrusted text.
  package var message: String

  package init(
    line: Int, column: Int = 1, _ severity: Severity = .error, _ code: Code, _ message: String
  ) {
    (self.line, self.column, self.severity) = (line, column, severity)
    (self.code, self.message) = (code, message)
  }
}
