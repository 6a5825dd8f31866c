import CivilTime
import Domain
import Storage
import Wording

/// `samspill VERB …`: arguments in, text and an exit code out.
package enum Tool {
  /// Carries out one verb.
  ///
  /// - Parameters:
  ///   - call: The command line, as ``Invocation`` read it.
  ///   - environment: The world outside; not looked at for what needs none, such as the help.
  /// - Returns: What to print, and the exit code; and whether records were changed, which must be
  ///   known if it cannot be printed.
  package static func run(
    _ call: VerbCall, in environment: @autoclosure () -> ToolEnvironment
  ) -> (output: ToolOutput, hasChangedStore: Bool) {
    var output = ToolOutput()
    var hasChangedStore = false
    if call.parsed.has("version") {
      output = versionOutput
    } else if call.parsed.has("help") {
      for line in HelpText(call.options.language).lines(for: call.topic) { output.print(line) }
    } else if case .verb(let verb) = call.topic {
      (output, hasChangedStore) = run(verb, call, in: environment())
    } else {
      fail(call.topic.failure(call.options.language), call.options.form, &output)
    }
    return (output, hasChangedStore)
  }

  /// Says what is wrong with a command line that could not be read.
  ///
  /// - Parameters:
  ///   - error: What ``Invocation/init(_:variables:)`` threw.
  ///   - arguments: The command line, for the form and the language that it asks for.
  ///   - variables: The environment, for the language.
  /// - Returns: What to print, and the exit code.
  package static func usageFailure(
    _ error: any Error, arguments: [String], variables: [String: String]
  ) -> ToolOutput {
    failure(error as? ToolError ?? .usage("\(error)"), arguments)
  }

  /// Says that a word of a command line is not UTF-8, so that it names neither a file nor a record.
  package static func wordsNotUTF8(
    _ arguments: [String], variables: [String: String]
  ) -> ToolOutput {
    failure(.usage(Phrases.wordsNotUTF8(Invocation.language(arguments, variables))), arguments)
  }

  /// Says that the results could not be written.
  ///
  /// - Parameters:
  ///   - reason: What the system says.
  ///   - hasChangedStore: Whether the verb has changed records, so that it should not be repeated.
  ///   - arguments: The command line, for the form and the language that it asks for.
  ///   - variables: The environment, for the language.
  /// - Returns: What to say of it, and the exit code.
  package static func resultsNotWritten(
    _ reason: String, hasChangedStore: Bool, arguments: [String], variables: [String: String]
  ) -> ToolOutput {
    let language = Invocation.language(arguments, variables)
    var sentences = [Phrases.resultsNotWritten(reason, language)]
    if hasChangedStore { sentences.append(Phrases.changedAllTheSame(language)) }
    let message = sentences.joined(separator: " ")
    return failure(ToolError("io", message, exitCode: .system), arguments)
  }

  private static func failure(_ error: ToolError, _ arguments: [String]) -> ToolOutput {
    var output = ToolOutput()
    fail(error, arguments.contains("--json") ? .json : .plain, &output)
    return output
  }

  private static func run(
    _ verb: Verb, _ call: VerbCall, in environment: ToolEnvironment
  ) -> (ToolOutput, Bool) {
    var context = ToolContext(call, verb: verb, environment: environment)
    carryOut(verb, &context)
    let isStill = context.check?.holds() ?? true
    // What was cut short meanwhile has left gaps in what was said.
    if !isStill || context.hasGaps {
      context.startAgain()
      carryOut(verb, &context)
    }
    context.close()
    return (context.output, context.hasChangedStore)
  }

  private static func carryOut(_ verb: Verb, _ context: inout ToolContext) {
    do {
      try verb.run(&context)
    } catch let error as ToolError {
      context.report(error)
    } catch {
      context.report(ToolError("internal", "\(error)", exitCode: .system))
    }
  }

  private static func fail(
    _ error: ToolError, _ form: GlobalOptions.Form, _ output: inout ToolOutput
  ) {
    output.raise(error.exitCode)
    output.say(error.line(in: form))
  }

  /// The program's version, as in the change log.
  static let version = "0.1.0"

  /// What `--version` prints.
  package static var versionOutput: ToolOutput {
    var output = ToolOutput()
    output.print("samspill " + version)
    return output
  }
}
