import Foundation

/// A home folder of its own for the built program, gone when the test lets go of it.
///
/// Nothing of the user's environment but `PATH` reaches a program that is run from here.
package final class ProgramHome: Sendable {
  package let scratch: ScratchDirectory

  package init() throws {
    scratch = try ScratchDirectory()
    for folder in ["home", "config", "data", "state", "cache"] {
      try FileManager.default.createDirectory(
        atPath: scratch.path + "/" + folder, withIntermediateDirectories: false)
    }
  }

  /// The folder that ``command(_:input:)`` and ``open(_:columns:rows:environment:)`` use as store.
  package var store: String { scratch.path + "/store" }

  /// What the program sees of the world.
  package var environment: [String: String] {
    [
      "PATH": Command.searchPath, "HOME": scratch.path + "/home", "LC_ALL": "C.UTF-8",
      "XDG_CONFIG_HOME": scratch.path + "/config", "XDG_DATA_HOME": scratch.path + "/data",
      "XDG_STATE_HOME": scratch.path + "/state", "XDG_CACHE_HOME": scratch.path + "/cache",
      "SAMSPILL_STORE": store, "TMPDIR": NSTemporaryDirectory(),
    ]
  }

  /// The built program, to be run without a terminal.
  package func command(
    _ arguments: [String], input: String = "", environment changes: [String: String] = [:]
  ) -> Command {
    let environment = environment.merging(changes) { _, new in new }
    return Command(Self.program, arguments, environment: environment, input: input)
  }

  /// Runs one verb of the built program and returns what it said.
  @discardableResult
  package func run(_ arguments: String...) throws -> Command.Outcome {
    try command(arguments).run()
  }

  /// Names of the files in a folder of the store, sorted; none if there is no such folder.
  package func files(in folder: String) -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: store + "/" + folder)
    return (names ?? []).filter { !$0.hasPrefix(".") }.sorted()
  }

  /// The texts of the files in a folder of the store, in the order of their names.
  package func texts(in folder: String) -> [String] {
    files(in: folder).compactMap { name in
      FileManager.default.contents(atPath: "\(store)/\(folder)/\(name)")
        .map { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// The built program, which SwiftPM puts beside the test bundle.
  package static let program: String = {
    let tests = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let bundle = URL(fileURLWithPath: tests ?? CommandLine.arguments[0])
    return bundle.deletingLastPathComponent().appendingPathComponent("samspill").path
  }()
}

extension ProgramHome {
  /// Opens the workspace in a terminal.
  package func open(
    _ arguments: [String] = [], size: TmuxSession.Size = TmuxSession.Size(120, 34),
    environment changes: [String: String] = [:]
  ) throws -> TmuxSession {
    try TmuxSession(
      Self.program, arguments, environment: environment.merging(changes) { _, new in new },
      size: size)
  }
}
