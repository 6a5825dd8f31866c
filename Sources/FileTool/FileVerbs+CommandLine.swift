import Glibc

extension FileVerbs {
  /// Runs the verb of the command line that the program was started with, as `samspill file …`.
  ///
  /// Reads the arguments as bytes from the system; a reader that goes away early is an error of
  /// writing, no signal.
  package static func runCommandLine() -> Int32 {
    signal(SIGPIPE, SIG_IGN)
    var arguments: [[UInt8]] = []
    for index in 2..<max(2, Int(CommandLine.argc)) {
      guard let argument = CommandLine.unsafeArgv[index] else { continue }
      let bytes = UnsafeBufferPointer(start: argument, count: strlen(argument))
      arguments.append(bytes.map { UInt8(bitPattern: $0) })
    }
    return run(arguments)
  }
}
