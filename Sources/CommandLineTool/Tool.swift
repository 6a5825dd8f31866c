import CivilTime
import Domain
import Storage
package import Wording

/// `samspill VERB …`: arguments in, text and an exit code out.
package enum Tool {
  /// Carries out one verb.
  ///
  /// - Parameters:
  ///   - arguments: The command line without the program's name.
  ///   - options: The shared options in it, as ``Invocation`` read them.
  ///   - environment: The world outside.
  /// - Returns: What to print, and the exit code.
  package static func run(
    _ arguments: [String], options: GlobalOptions, environment: ToolEnvironment
  ) -> ToolOutput {
    var output = ToolOutput()
    do {
      try perform(arguments, options: options, environment: environment, output: &output)
    } catch let error as ToolError {
      report(error, options: options, output: &output)
    } catch {
      let failure = ToolError("internal", "\(error)", exitCode: .system)
      report(failure, options: options, output: &output)
    }
    return output
  }

  /// Says what is wrong with a command line that could not even be read.
  package static func usageFailure(_ error: any Error, language: Language) -> ToolOutput {
    var output = ToolOutput()
    let failure = error as? ToolError ?? .usage("\(error)")
    report(failure, options: GlobalOptions(language: language), output: &output)
    return output
  }

  private static func perform(
    _ arguments: [String], options: GlobalOptions, environment: ToolEnvironment,
    output: inout ToolOutput
  ) throws {
    let verb = Verb.named(in: arguments)
    let parsed = try ParsedArguments(
      arguments, known: Invocation.globalOptions + (verb?.options ?? []),
      language: options.language)
    if parsed.has("version") {
      output.print("samspill " + Self.version)
    } else if parsed.has("help") {
      for line in HelpText(options.language).lines(for: verb) { output.print(line) }
    } else if let verb {
      var context = ToolContext(
        parsed: parsed, options: options, environment: environment, output: output)
      defer {
        context.close()
        output = context.output
      }
      try verb.run(&context)
    } else {
      let word = parsed.words.first ?? ""
      throw ToolError.usage(Phrases.unknownVerb(word, Verb.closest(to: word), options.language))
    }
  }

  private static func report(
    _ error: ToolError, options: GlobalOptions, output: inout ToolOutput
  ) {
    output.raise(error.exitCode)
    if options.form == .json {
      var members: [String: JSONValue] = [
        "code": .string(error.code), "message": .string(error.message),
      ]
      members["path"] = error.path.map(JSONValue.string)
      members["line"] = error.line.map(JSONValue.integer)
      if let line = try? JSONValue.object(members).line { output.say(line) }
    } else {
      output.say("samspill: " + error.message)
    }
  }

  /// The program's version, as in the change log.
  package static let version = "0.1.0"
}
