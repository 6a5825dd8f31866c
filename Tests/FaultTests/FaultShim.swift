import Foundation
import TestSupport
import Testing

/// The library that makes system calls of a program fail, built once from `Shim/faults.c`.
enum FaultShim {
  /// What is to go wrong.
  enum Fault: Hashable, Sendable, CustomStringConvertible {
    /// The process ends before the call, as by `kill -9` or a crash.
    case kill
    /// Half of a write happens, then the process ends.
    case cut
    /// A write takes only half of the bytes.
    case short
    /// The call fails, and all later ones; an interrupted call (EINTR) only once.
    case error(Int32)
    /// The call fails, and no other.
    case errorOnce(Int32)
    /// Another program does its work before the call: `FAULTS_COMMAND` in the environment.
    case meanwhile

    var description: String {
      switch self {
      case .kill: "kill"
      case .cut: "cut"
      case .short: "short"
      case .error(let code): "\(code)"
      case .errorOnce(let code): "once\(code)"
      case .meanwhile: "meanwhile"
      }
    }
  }

  /// The environment that makes `fault` happen at the counted call `number` below `root`.
  static func environment(
    _ fault: Fault?, at number: Int = 0, below root: String, trace: String? = nil
  ) throws -> [String: String] {
    var environment = try [
      "LD_PRELOAD": library.get(), "FAULTS_ROOT": root, "FAULTS_AT": "\(number)",
      "FAULTS_KIND": fault?.description ?? "none",
    ]
    environment["FAULTS_TRACE"] = trace
    return environment
  }

  private static let library = Result { try build() }
  /// Keeps the built library for as long as the tests run.
  private static let scratch = Result { try ScratchDirectory() }

  private static func build() throws -> String {
    let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path
    let library = try scratch.get().path + "/faults.so"
    // The Swift toolchain brings clang along; a C compiler of the system does as well.
    let compiler = try #require(Command.path(of: "clang") ?? Command.path(of: "cc"))
    let arguments = ["-O1", "-fPIC", "-shared", "-o", library, source + "/Shim/faults.c", "-ldl"]
    let environment = ["PATH": Command.searchPath]
    let outcome = try Command(compiler, arguments, environment: environment).run()
    try #require(outcome.ending == .exit(0), "\(outcome.errors)")
    return library
  }
}
