import Foundation

/// A program to run for its output: with arguments, an environment of its own and a time limit.
package struct Command: Sendable {
  /// How a program came to its end.
  package enum Ending: Hashable, Sendable {
    /// It ended by itself, with this code.
    case exit(Int32)
    /// A signal ended it.
    case signal(Int32)
    /// It was still running at the limit, and was killed.
    case timeout
  }

  /// What a program said, and how it ended.
  package struct Outcome: Sendable {
    package let ending: Ending
    package let output: String
    package let errors: String
  }

  /// An absolute path, or a name to be looked up in `PATH`.
  package var program: String
  package var arguments: [String]
  package var environment: [String: String]
  /// What the program reads from its standard input, which is a file.
  package var input: String

  package init(
    _ program: String, _ arguments: [String] = [], environment: [String: String] = [:],
    input: String = ""
  ) {
    self.program = program
    self.arguments = arguments
    self.environment = environment
    self.input = input
  }

  /// Runs the program to its end; standard input, output and errors are files, never a terminal.
  ///
  /// - Throws: ``StartFailure``, or what Foundation says when there is no room for the files.
  package func run(within limit: Duration = .seconds(30)) throws -> Outcome {
    let scratch = try ScratchDirectory()
    try scratch.write(input, to: "input")
    try scratch.write("", to: "output")
    try scratch.write("", to: "errors")
    let files = ["input", "output", "errors"].map { scratch.path + "/" + $0 }
    let process = try start(files: files)
    let ending = Self.wait(for: process, until: ContinuousClock.now + limit)
    return Outcome(
      ending: ending,
      output: String(decoding: scratch.bytes(of: "output") ?? [], as: UTF8.self),
      errors: String(decoding: scratch.bytes(of: "errors") ?? [], as: UTF8.self))
  }

  /// Starts the program with `files` as its standard input, output and errors.
  ///
  /// Foundation's `Process` will not do: it waits for every child that the program leaves behind,
  /// and a tmux server stays for long.
  private func start(files: [String]) throws(StartFailure) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, files[0], O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, files[1], O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, files[2], O_WRONLY, 0)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    Self.allowSignals(&attributes)
    let path = Self.path(of: program) ?? program
    var words = ([path] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer {
      for word in words + variables { free(word) }
    }
    var process = pid_t()
    let result = posix_spawn(&process, path, &actions, &attributes, &words, &variables)
    guard result == 0 else { throw StartFailure(program: program, code: result) }
    return process
  }

  /// Tests run on threads that block every signal, which a child would inherit.
  private static func allowSignals(_ attributes: inout posix_spawnattr_t) {
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF))
  }

  /// Waits for a child, looking again after a time that grows to two milliseconds.
  private static func wait(
    for process: pid_t, until deadline: ContinuousClock.Instant
  ) -> Ending {
    var status: Int32 = 0
    var pause: useconds_t = 100
    while waitpid(process, &status, WNOHANG) == 0 {
      guard ContinuousClock.now < deadline else {
        kill(process, SIGKILL)
        waitpid(process, &status, 0)
        return .timeout
      }
      usleep(pause)
      pause = min(pause * 2, 2000)
    }
    let signal = status & 0x7f
    return signal == 0 ? .exit(status >> 8 & 0xff) : .signal(signal)
  }

  /// Where a program is found by the `PATH` of the tests, or `nil` if it is not installed.
  package static func path(of name: String) -> String? {
    guard !name.contains("/") else { return name }
    return searchPath.split(separator: ":").lazy.map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// The `PATH` of the tests.
  package static var searchPath: String {
    ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
  }
}

/// Why a program could not be started at all.
package struct StartFailure: Error, CustomStringConvertible {
  let program: String
  let code: Int32

  package var description: String { "\(program): \(String(cString: strerror(code)))" }
}
