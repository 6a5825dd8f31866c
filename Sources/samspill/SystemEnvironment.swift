import CivilTime
import CommandLineTool
import Domain
import Foundation
import Wording
import Workspace

/// The real world, as the command line's verbs see it.
enum SystemEnvironment {
  static var variables: [String: String] {
    ProcessInfo.processInfo.environment
  }

  /// What a verb sees, given the environment with the user's configuration in it, and how long
  /// the trash is kept.
  static func make(_ variables: [String: String], _ trashDays: Int?) -> ToolEnvironment {
    ToolEnvironment(
      variables: variables, today: WallClock.today, now: WallClock.now, trashDays: trashDays,
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
    var rest = Array(text.utf8)[...]
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

  private static func readInput() -> String {
    String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self)
  }

  private static func readFile(_ path: String) -> Result<String, FileReadingError> {
    do {
      let data = try Data(contentsOf: URL(fileURLWithPath: path))
      return .success(String(decoding: data, as: UTF8.self))
    } catch {
      let reason = (error as NSError).localizedFailureReason ?? error.localizedDescription
      return .failure(FileReadingError(reason: reason))
    }
  }
}
