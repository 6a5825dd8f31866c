/// `samspill file VERB …`: reads, converts and edits single files, inside a store or not.
package enum FileVerbs {
  /// One thing to do to files.
  struct Verb: Sendable {
    var name: String
    /// The rest of the command line, for people.
    var usage: String
    var run: @Sendable ([[UInt8]], inout FileOutput) throws(FileArguments.UsageError) -> Void
  }

  static let all = [
    Verb(name: "check", usage: "[--json] FILE|DIR…", run: CheckVerb.run),
    Verb(name: "convert", usage: "--to json|ics|vcf FILE…", run: ConvertVerb.run),
    Verb(
      name: "expand",
      usage: "--from DATE --to DATE [--limit N] [--tz ZONE] [--match start|overlap] FILE…",
      run: ExpandVerb.run),
    Verb(
      name: "edit",
      usage: "FILE (--uid UID | --item N) [--recurrence-id R] --set NAME=TEXT… [--delete NAME]",
      run: EditVerb.run),
    Verb(
      name: "add", usage: "FILE --uid UID [--component vevent|vtodo|vjournal] [--set NAME=TEXT…]",
      run: AddVerb.run),
    Verb(name: "rm", usage: "FILE --uid UID", run: RemoveVerb.run),
    Verb(name: "list", usage: "[--json] DIR", run: ListVerb.run),
    Verb(name: "threads", usage: "[--json] [--no-subject] MAILDIR", run: ThreadsVerb.run),
    Verb(name: "flag", usage: "FILE +S|-S", run: MailFlagVerb.run),
  ]

  /// Runs the verb that `arguments` start with, and returns the exit code, 0 to 4.
  ///
  /// The arguments are bytes as the system hands them over, because the names of files need not be
  /// UTF-8.
  package static func run(_ arguments: [[UInt8]]) -> Int32 {
    var output = FileOutput()
    run(arguments, output: &output)
    return output.finish().rawValue
  }

  static func run(_ arguments: [[UInt8]], output: inout FileOutput) {
    let name = String(decoding: arguments.first ?? [], as: UTF8.self)
    let rest = Array(arguments.dropFirst())
    if ["-h", "--help", "help"].contains(name) {
      for verb in all { output.print(usage(of: verb)) }
      return
    }
    guard let verb = all.first(where: { $0.name == name }) else {
      let names = all.map(\.name).joined(separator: ", ")
      output.printError("samspill file: the first word must be one of \(names)")
      return output.raise(to: .usage)
    }
    if rest.contains(where: { $0.elementsEqual("--help".utf8) || $0.elementsEqual("-h".utf8) }) {
      return output.print(usage(of: verb))
    }
    do {
      try verb.run(rest, &output)
    } catch {
      output.printError("samspill file \(name): \(error.message)")
      output.printError(usage(of: verb))
      output.raise(to: .usage)
    }
  }

  private static func usage(of verb: Verb) -> String {
    "samspill file \(verb.name) \(verb.usage)"
  }
}
