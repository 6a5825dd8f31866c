import CivilTime
import CommandLineTool
import Domain
import Foundation
import Storage
import Wording
import Workspace

/// The real world, as the command line's verbs see it.
enum SystemEnvironment {
  /// The environment as it was at the start.
  ///
  /// Of a variable that is there twice, the first counts, as for the C library.
  static let variables: [String: String] = {
    var variables: [String: String] = [:]
    var next = environ
    while let line = next.pointee {
      next += 1
      guard let sign = strchr(line, 0x3d) else { continue }
      let name = UnsafeRawBufferPointer(start: line, count: sign - line)
      let key = String(decoding: name, as: UTF8.self)
      if variables[key] == nil { variables[key] = String(cString: sign + 1) }
    }
    return variables
  }()

  /// What a verb sees, given the environment with the user's configuration in it, and that.
  static func make(
    _ variables: [String: String], _ configuration: ConfigurationFile
  ) -> ToolEnvironment {
    ToolEnvironment(
      variables: variables, today: WallClock.today, now: WallClock.now,
      trashDays: configuration.trashDays, configurationProblems: { configuration.problems },
      isOutputTerminal: isatty(STDOUT_FILENO) == 1, isInputTerminal: isatty(STDIN_FILENO) == 1,
      columns: columns, readInput: readInput,
      ask: { _ = write($0, to: STDERR_FILENO) }, readLine: { readLine() }, readFile: readFile,
      editText: { ExternalEditor(variables: variables).edit($0) }, newID: newID, keys: keys)
  }

  /// A new random identity.
  static func newID() -> RecordID {
    RecordID("urn:uuid:" + UUID().uuidString.lowercased())
  }

  /// Writes all of `text`; returns the system's error if it cannot.
  @discardableResult
  static func write(_ text: String, to descriptor: Int32) -> Int32? {
    write(Array(text.utf8), to: descriptor)
  }

  /// Writes all of `bytes`; returns the system's error if it cannot.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return errno }
      rest = rest.dropFirst(count)
    }
    return nil
  }

  /// The keys of the workspace as shipped, for the manual.
  private static func keys(_ language: Language) -> [KeyHelp] {
    let map = KeyMap.standard
    return CommandEntry.Group.allCases.map { group in
      let rows = CommandEntry.table.filter { $0.group == group }.compactMap { entry in
        let keys = map.keys(for: entry.command).map(\.description).joined(separator: ", ")
        return keys.isEmpty ? nil : KeyHelp.Row(keys: keys, help: entry.help(language))
      }
      return KeyHelp(title: group.title(language), rows: rows)
    }
  }

  private static var columns: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  private static func readInput() -> Result<[UInt8], FileReadingError> {
    read(from: STDIN_FILENO)
  }

  /// Reads whatever the path leads to, devices and pipes as well: `/dev/null`, `<(command)`.
  private static func readFile(_ path: String) -> Result<[UInt8], FileReadingError> {
    read(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
  }

  /// Reads a file that may not be there, without waiting for anybody to write into it.
  static func contents(ofFileAt path: String) -> [UInt8]? {
    try? read(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK).get()
  }

  private static func read(_ path: String, _ flags: Int32) -> Result<[UInt8], FileReadingError> {
    let file = open(path, flags)
    guard file >= 0 else { return .failure(unreadable(errno)) }
    defer { close(file) }
    return read(from: file)
  }

  /// Reads to the end.
  private static func read(from file: Int32) -> Result<[UInt8], FileReadingError> {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(file, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return count < 0 ? .failure(unreadable(errno)) : .success(bytes) }
      bytes += buffer[..<count]
    }
  }

  private static func unreadable(_ code: Int32) -> FileReadingError {
    FileReadingError(reason: SystemError(call: "read", code: code).message)
  }
}
