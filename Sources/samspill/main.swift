import CommandLineTool
import FileTool
import Glibc
import Wording

signal(SIGPIPE, SIG_IGN)
let arguments = ProcessArguments.all.dropFirst().map { String(decoding: $0, as: UTF8.self) }
let configuration = ConfigurationFile(variables: SystemEnvironment.variables)
let variables = configuration.overriding(SystemEnvironment.variables)

func finish(_ output: ToolOutput) -> Never {
  SystemEnvironment.write(output.results, to: STDOUT_FILENO)
  SystemEnvironment.write(output.messages, to: STDERR_FILENO)
  exit(output.exitCode.rawValue)
}

do {
  switch try Invocation(arguments, variables: variables) {
  case .file: exit(FileVerbs.run(Array(ProcessArguments.all.dropFirst(2))))
  case .verb(let words, let options):
    finish(Tool.run(words, options: options, environment: SystemEnvironment.make()))
  case .workspace(let options):
    exit(WorkspaceProgram(options: options, configuration: configuration).run())
  }
} catch {
  let language = Invocation.language(variables)
  finish(Tool.usageFailure(error, language: language))
}
