import Workspace

/// What the lane posts.
enum LaneNews: Sendable {
  case happened(Input)
  /// What is most likely about to happen, worked out when it is asked for; what follows from it can be
  /// worked out meanwhile.
  case expected(@Sendable () -> Input)
  /// What was expected last has happened.
  case happenedAsExpected(Input)
}
