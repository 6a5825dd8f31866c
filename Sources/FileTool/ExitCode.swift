/// How a verb ends; the worst of several operands counts.
enum ExitCode: Int32, Comparable {
  /// Done, nothing wrong.
  case done = 0
  /// Done as far as possible, but something was broken, skipped or not found.
  case incomplete = 1
  case usage = 2
  /// Could not read or write.
  case inputOutput = 3
  /// Changed underneath, ambiguous, or refused.
  case conflict = 4

  static func < (left: ExitCode, right: ExitCode) -> Bool { left.rawValue < right.rawValue }
}
