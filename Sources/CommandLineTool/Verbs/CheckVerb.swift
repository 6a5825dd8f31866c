import Domain
import Storage
import Wording

/// `samspill check`: everything that is wrong in the store and the configuration, or in the files named.
enum CheckVerb {
  static var verb: Verb {
    Verb("check", .files, Phrases.verbCheck, options: [RepairVerb.option]) { context in
      if context.parsed.has(RepairVerb.option.name) { return try RepairVerb.run(&context) }
      guard context.operands.isEmpty else {
        return try print(problems(inFiles: context.operands, &context), &context)
      }
      let store = try context.openStore()
      try print(context.environment.configurationProblems() + store.check(), &context)
      let mends = try context.change { (store) throws(ChangeFailure) in try store.mends() }
      if !mends.isEmpty { context.inform(Phrases.canBeMended(mends.count, context.language)) }
    }
  }

  static var result: ResultType<Problem> {
    ResultType(
      name: "check",
      fields: [
        .derived("path", Phrases.path, .string) { problem, _ in .string(problem.path) },
        .derived("line", Phrases.line, .count) { problem, _ in .integer(problem.line) },
        .derived("column", Phrases.column, .count) { problem, _ in .integer(problem.column) },
        .derived("severity", Phrases.severity, .choice(["error", "warning"])) { problem, _ in
          .string(problem.severity.rawValue)
        },
        .derived("code", Phrases.code, .string) { problem, _ in .string(problem.code) },
        .derived("message", Phrases.message, .string) { problem, _ in .string(problem.message) },
      ],
      columns: [])
  }

  private static func print(_ problems: [Problem], _ context: inout ToolContext) throws {
    if problems.contains(where: { $0.severity == .error }) { context.output.raise(.incomplete) }
    guard context.options.form == .plain else {
      return context.print(problems, as: result, in: context.bare)
    }
    let mask = try context.mask()
    for problem in problems { context.output.print(mask(problem.text)) }
  }

  /// What is wrong in files or folders, which may be named as `check` names those of the store.
  private static func problems(
    inFiles paths: [String], _ context: inout ToolContext
  ) -> [Problem] {
    // Without a store there is only what the names themselves lead to.
    let store = (try? context.options.storePath(context.environment.variables)) ?? "."
    var problems: [Problem] = []
    for path in paths {
      do throws(StorageError) {
        problems += try Self.problems(at: path, orBelow: store)
      } catch .missing {
        context.report(
          ToolError(
            "not-found", Phrases.notFound(path, like: [], context.language),
            exitCode: .incomplete, path: path))
      } catch {
        context.report(ToolError(error, context.language))
      }
    }
    return problems
  }

  private static func problems(
    at path: String, orBelow store: String
  ) throws(StorageError) -> [Problem] {
    do throws(StorageError) {
      return try FileCheck.problems(at: path)
    } catch .missing where !path.hasPrefix("/") {
      return try FileCheck.problems(at: store + "/" + path)
    }
  }
}
