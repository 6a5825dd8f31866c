import Glibc

/// The system's `tar`, run with its archive on the standard input or output.
struct TarProgram {
  /// What the program sees; `PATH` says where it is found.
  let environment: [String: String]

  /// Runs `tar` to its end.
  ///
  /// - Parameters:
  ///   - arguments: Without the program's name.
  ///   - input: A descriptor that it reads.
  ///   - output: A descriptor that it writes to.
  ///   - path: Of the archive, for messages.
  /// - Throws: `unusable` with what it complained of, or that there is no such program.
  func run(
    _ arguments: [String], input: Int32, output: Int32, about path: String
  ) throws(StorageError) {
    // Of which `tar` gets one end only, as its error stream: with both it would wait for ever to be
    // read, should we be killed.
    var complaints: (Int32, Int32) = (-1, -1)
    let hasPipe = withUnsafeMutablePointer(to: &complaints) { pair in
      pair.withMemoryRebound(to: Int32.self, capacity: 2) { pipe($0) == 0 }
    }
    guard hasPipe else { throw .last("pipe", path: path) }
    for end in [complaints.0, complaints.1] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(complaints.0) }
    let process = try startGivingUp(
      arguments, [input, output, complaints.1], about: path)
    let words = Self.readAll(complaints.0)
    var status: Int32 = 0
    guard retryingInterrupted({ waitpid(process, &status, 0) }) == process else {
      throw .last("waitpid", path: path)
    }
    guard status == 0 else {
      let reason = words.split(separator: "\n").first.map(String.init) ?? "status \(status)"
      throw .unusable(.tarFailed(reason), path: path)
    }
  }

  /// Starts `tar`, which alone has the last of the descriptors afterwards.
  private func startGivingUp(
    _ arguments: [String], _ descriptors: [Int32], about path: String
  ) throws(StorageError) -> pid_t {
    defer { close(descriptors[descriptors.count - 1]) }
    return try start(arguments, descriptors, about: path)
  }

  private func start(
    _ arguments: [String], _ descriptors: [Int32], about path: String
  ) throws(StorageError) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, descriptor) in descriptors.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(number))
    }
    var words = (["tar"] + arguments).map { strdup($0) } + [nil]
    var variables = environment.filter { !$0.key.hasPrefix("TAR_") && $0.key != "TAPE" }
      .map { strdup("\($0.key)=\($0.value)") }
    variables.append(nil)
    defer {
      for word in words + variables { free(word) }
    }
    var process = pid_t()
    guard let program, posix_spawn(&process, program, &actions, nil, &words, &variables) == 0
    else { throw .unusable(.noTar, path: path) }
    return process
  }

  /// Where the program is, by the `PATH` that it will see.
  private var program: String? {
    let folders = environment["PATH", default: "/usr/bin:/bin"].split(separator: ":")
    return folders.lazy.map { "\($0)/tar" }.first { access($0, X_OK) == 0 }
  }

  /// The first complaints; the rest is read and forgotten, so that the program never waits.
  private static func readAll(_ descriptor: Int32) -> String {
    var kept: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = retryingInterrupted { read(descriptor, &buffer, buffer.count) }
      guard count > 0 else { return String(decoding: kept, as: UTF8.self) }
      if kept.count < 4096 { kept += buffer[..<count] }
    }
  }
}
