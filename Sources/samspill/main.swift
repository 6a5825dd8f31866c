import CommandLineTool
import FileTool
import Glibc
import Storage
import Wording

signal(SIGPIPE, SIG_IGN)
let arguments = ProcessArguments.all.dropFirst().map { String(decoding: $0, as: UTF8.self) }
if arguments == ["--version"] {
  // Needs nothing that has to be read or made first.
  SystemEnvironment.write("samspill \(Tool.version)\n", to: STDOUT_FILENO)
  exit(ExitCode.done.rawValue)
}
let configuration = ConfigurationFile(variables: SystemEnvironment.variables)
let variables = configuration.overriding(SystemEnvironment.variables)

func finish(_ output: ToolOutput) -> Never {
  let failure = SystemEnvironment.write(output.resultBytes, to: STDOUT_FILENO)
  SystemEnvironment.write(output.messages, to: STDERR_FILENO)
  // Whoever read the results may have seen enough; a full disk is another matter.
  guard let failure, failure != EPIPE else { exit(output.exitCode.rawValue) }
  let sentence = Sentences.notPrinted(String(cString: strerror(failure)))
  SystemEnvironment.write(
    "samspill: \(sentence(Invocation.language(variables)))\n", to: STDERR_FILENO)
  exit(ExitCode.system.rawValue)
}

do {
  switch try Invocation(arguments, variables: variables) {
  case .file: exit(FileVerbs.run(Array(ProcessArguments.all.dropFirst(2))))
  case .verb(let call):
    CutMapping.survive()
    finish(Tool.run(call, in: SystemEnvironment.make(variables, configuration)))
  case .workspace(let options):
    exit(WorkspaceProgram(options: options, configuration: configuration).run())
  }
} catch {
  finish(Tool.usageFailure(error, arguments: arguments, variables: variables))
}
