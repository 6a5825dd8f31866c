import Domain
import Wording

/// Why a verb gave up, as a sentence for people and a code for programs.
struct ToolError: Error, Hashable {
  /// A word that programs can rely on: `usage`, `not-found`, `ambiguous`, `conflict`, `io`.
  var code: String
  var message: String
  var exitCode: ExitCode
  var path: String?
  var line: Int?

  init(
    _ code: String, _ message: String, exitCode: ExitCode, path: String? = nil, line: Int? = nil
  ) {
    self.code = code
    self.message = message
    self.exitCode = exitCode
    self.path = path
    self.line = line
  }

  static func usage(_ message: String) -> ToolError {
    ToolError("usage", message, exitCode: .usage)
  }

  static func notFound(_ message: String) -> ToolError {
    ToolError("not-found", message, exitCode: .incomplete)
  }
}
