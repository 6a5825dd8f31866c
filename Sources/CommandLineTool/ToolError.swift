import Domain
import Wording

/// Why a verb gave up, as a sentence for people and a code for programs.
struct ToolError: Error, Hashable {
  /// A word that programs can rely on: `usage`, `not-found`, `ambiguous`, `conflict`, `refused`,
  /// `read-only`, `io`, or the code of a problem in a file.
  var code: String
  var message: String
  var exitCode: ExitCode
  var path: String?
  var line: Int?
  var column: Int?
  /// Where two versions of a record differ, if that is what it is about.
  var differences: [Difference] = []

  init(
    _ code: String, _ message: String, exitCode: ExitCode, path: String? = nil, line: Int? = nil,
    column: Int? = nil
  ) {
    self.code = code
    self.message = message
    self.exitCode = exitCode
    self.path = path
    self.line = line
    self.column = column
  }

  static func usage(_ message: String) -> ToolError {
    ToolError("usage", message, exitCode: .usage)
  }

  static func notFound(_ message: String) -> ToolError {
    ToolError("not-found", message, exitCode: .incomplete)
  }

  /// What to print on the error stream: a sentence, or one JSON object.
  func line(in form: GlobalOptions.Form) -> String {
    guard form != .json else { return json.text }
    return (["samspill: " + message] + differences.map(\.text)).joined(separator: "\n")
  }

  private var json: JSONValue {
    var members: [JSONValue.Member] = [
      .init(name: "code", value: .string(code)), .init(name: "message", value: .string(message)),
    ]
    if let path { members.append(.init(name: "path", value: .string(path))) }
    if let line, line > 0 { members.append(.init(name: "line", value: .integer(line))) }
    if let column, column > 0 { members.append(.init(name: "column", value: .integer(column))) }
    if !differences.isEmpty {
      members.append(.init(name: "differences", value: .array(differences.map(\.json))))
    }
    return .object(members)
  }

  /// What every error is on the error stream with `--json`.
  static let schema = Schema.object([
    Schema.Member(name: "code", schema: .string), Schema.Member(name: "message", schema: .string),
    Schema.Member(name: "path", schema: .string, isRequired: false),
    Schema.Member(name: "line", schema: .count, isRequired: false),
    Schema.Member(name: "column", schema: .count, isRequired: false),
    Schema.Member(name: "differences", schema: .array(Difference.schema), isRequired: false),
  ])
}
