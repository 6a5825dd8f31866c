/// Why there is no screen to draw on.
package enum StartFailure: Error, Hashable, Sendable {
  /// Standard input or output is a file or a pipe.
  case notATerminal
  /// `TERM` is empty or names a terminal this machine knows nothing about.
  case unknownTerminal(name: String)
  /// The terminal cannot put text in a place of choice, such as `dumb`.
  case noCursorMovement(name: String)
}
