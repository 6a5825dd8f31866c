package import CivilTime
package import Domain
import Storage
package import Wording

/// What a verb knows of the world outside: given, so that tests can give another.
package struct ToolEnvironment: Sendable {
  package var variables: [String: String]
  /// The day it is where the user is.
  package var today: CivilDate
  package var now: Instant
  /// How many days deleted records are kept; `nil` for ever.
  package var trashDays: Int?
  /// Tells what is wrong with the user's configuration.
  package var configurationProblems: @Sendable () -> [Problem]
  package var isOutputTerminal: Bool
  package var isInputTerminal: Bool
  /// The width that tables are cut to on a terminal.
  package var columns: Int
  /// Reads all of the standard input.
  package var readInput: @Sendable () -> Result<[UInt8], FileReadingError>
  /// Shows a question, the cursor behind it.
  package var ask: @Sendable (_ question: String) -> Void
  /// Reads one line of the standard input; `nil` at its end.
  package var readLine: @Sendable () -> String?
  /// Reads a file, or gives the system's reason for not reading it.
  package var readFile: @Sendable (_ path: String) -> Result<[UInt8], FileReadingError>
  /// Lets the user edit a text in `$EDITOR`; `nil` when that did not work.
  package var editText: @Sendable (_ text: String) -> String?
  /// Makes a new identity.
  package var newID: @Sendable () -> RecordID
  /// The keys of the workspace, for the manual.
  package var keys: @Sendable (Language) -> [KeyHelp]

  package init(
    variables: [String: String], today: CivilDate, now: Instant,
    trashDays: Int? = TrashedItem.daysKept,
    configurationProblems: @escaping @Sendable () -> [Problem] = { [] },
    isOutputTerminal: Bool, isInputTerminal: Bool, columns: Int,
    readInput: @escaping @Sendable () -> Result<[UInt8], FileReadingError>,
    ask: @escaping @Sendable (_ question: String) -> Void,
    readLine: @escaping @Sendable () -> String?,
    readFile: @escaping @Sendable (_ path: String) -> Result<[UInt8], FileReadingError>,
    editText: @escaping @Sendable (_ text: String) -> String?,
    newID: @escaping @Sendable () -> RecordID,
    keys: @escaping @Sendable (Language) -> [KeyHelp]
  ) {
    self.variables = variables
    self.today = today
    self.now = now
    self.trashDays = trashDays
    self.configurationProblems = configurationProblems
    self.isOutputTerminal = isOutputTerminal
    self.isInputTerminal = isInputTerminal
    self.columns = columns
    self.readInput = readInput
    self.ask = ask
    self.readLine = readLine
    self.readFile = readFile
    self.editText = editText
    self.newID = newID
    self.keys = keys
  }
}

/// Why a file that the user named could not be read, in the system's words.
package struct FileReadingError: Error, Hashable, Sendable {
  package let reason: String

  package init(reason: String) {
    self.reason = reason
  }
}
