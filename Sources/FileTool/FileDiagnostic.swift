import InternetMessage
import VObject

/// A line on stderr: where, how bad, what.
struct FileDiagnostic: Hashable {
  /// What kind of trouble it is; the raw values are what is printed.
  enum Code: String, CaseIterable {
    case syntax
    case structure
    case depth
    case utf8
    case nul
    case empty
    case tooBig = "too-big"
    case io
    case notRegular = "not-regular"
    case symlink
    case property
    case value
    case recurrence
    case timezone
    case duplicateUID = "duplicate-uid"
    case limit
    case conflict
    case notFound = "not-found"
  }

  var line = 1
  var column = 1
  var isError = true
  var code: String
  var message: String

  init(_ code: Code, _ message: String, isError: Bool = true) {
    (self.code, self.message, self.isError) = (code.rawValue, message, isError)
  }

  static let linkedFolder = FileDiagnostic(
    .symlink, "a symbolic link to a folder is not followed", isError: false)

  init(_ diagnostic: Diagnostic) {
    (line, column) = (diagnostic.line, diagnostic.column)
    isError = diagnostic.severity == .error
    (code, message) = (diagnostic.code.rawValue, diagnostic.message)
  }

  /// Whether the rest of the file could be read all the same.
  var isRecovered: Bool {
    !["empty", "too-big", "io", "not-regular", "symlink", "not-found"].contains(code)
  }
}
