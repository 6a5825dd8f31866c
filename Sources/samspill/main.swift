import CommandLineTool
import FileTool
import Glibc
import Wording

signal(SIGPIPE, SIG_IGN)
let arguments = Array(CommandLine.arguments.dropFirst())
let variables = SystemEnvironment.variables

func finish(_ output: ToolOutput) -> Never {
  SystemEnvironment.write(output.results, to: STDOUT_FILENO)
  SystemEnvironment.write(output.messages, to: STDERR_FILENO)
  exit(output.exitCode.rawValue)
}

do {
  switch try Invocation(arguments, variables: variables) {
  case .file: exit(FileVerbs.runCommandLine())
  case .verb(let words, let options):
    finish(Tool.run(words, options: options, environment: SystemEnvironment.make()))
  case .workspace(let options): exit(WorkspaceProgram(options: options).run())
  }
} catch {
  let language = Invocation.language(variables)
  finish(Tool.usageFailure(error, language: language))
}
