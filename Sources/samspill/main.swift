import CommandLineTool
import FileTool
import Glibc
import Storage
import Wording

signal(SIGPIPE, SIG_IGN)
StandardStreams.claim()
let words = ProcessArguments.all.dropFirst()
let arguments = words.map { String(decoding: $0, as: UTF8.self) }
if arguments == ["--version"] {
  // Needs nothing that has to be read or made first.
  finish(Tool.versionOutput, SystemEnvironment.variables)
}
let configuration = ConfigurationFile(variables: SystemEnvironment.variables)
let variables = configuration.overriding(SystemEnvironment.variables)

func finish(
  _ output: ToolOutput, _ variables: @autoclosure () -> [String: String],
  hasChangedStore: Bool = false
) -> Never {
  let failure = SystemEnvironment.write(output.resultBytes, to: STDOUT_FILENO)
  SystemEnvironment.write(output.messages, to: STDERR_FILENO)
  // Whoever read the results may have seen enough; a full disk is another matter.
  guard let failure, failure != EPIPE else { exit(output.exitCode.rawValue) }
  let explanation = Tool.resultsNotWritten(
    String(cString: strerror(failure)), hasChangedStore: hasChangedStore, arguments: arguments,
    variables: variables())
  SystemEnvironment.write(explanation.messages, to: STDERR_FILENO)
  exit(explanation.exitCode.rawValue)
}

if arguments.first != "file",
  !words.allSatisfy({ String(validating: $0, as: UTF8.self) != nil })
{
  finish(Tool.wordsNotUTF8(arguments, variables: variables), variables)
}
do {
  switch try Invocation(arguments, variables: variables) {
  case .file: exit(FileVerbs.run(Array(ProcessArguments.all.dropFirst(2))))
  case .verb(let call):
    CutMapping.survive()
    let (output, hasChangedStore) = Tool.run(
      call, in: SystemEnvironment.make(variables, configuration))
    finish(output, variables, hasChangedStore: hasChangedStore)
  case .workspace(let options):
    exit(WorkspaceProgram(options: options, configuration: configuration).run())
  }
} catch {
  finish(Tool.usageFailure(error, arguments: arguments, variables: variables), variables)
}
