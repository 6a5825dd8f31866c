/// What a verb tells the shell, the worst one when it had several things to do.
package enum ExitCode: Int32, Comparable, Sendable {
  /// Done, nothing wrong.
  case done = 0
  /// Done as far as possible, but something was broken, skipped or not found.
  case incomplete = 1
  /// Wrong usage; nothing was done.
  case usage = 2
  /// Could not read or write.
  case system = 3
  /// Changed underneath, ambiguous, or not allowed.
  case conflict = 4

  package static func < (left: ExitCode, right: ExitCode) -> Bool {
    left.rawValue < right.rawValue
  }
}
