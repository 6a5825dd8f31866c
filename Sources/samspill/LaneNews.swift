import Workspace

/// What the lane posts.
enum LaneNews: Sendable {
  case happened(Input)
  /// What is most likely about to happen; what follows from it can be worked out meanwhile.
  case expected(Input)
  /// What was expected last has happened.
  case happenedAsExpected(Input)
}
