import Domain

/// A look at whether what was kept is still so, under way while something is made of what was kept.
package struct RecallCheck: Sendable {
  private let outcomes: Parallel.UnderWay<Void, Bool>

  /// Begins with some looks, in their order, on the other cores: one is left to who makes something.
  init(_ looks: [@Sendable () -> Bool]) {
    outcomes = Parallel.begin(looks, withHelpers: max(1, Parallel.coreCount - 1)) { $0() }
  }

  /// Whether everything is as it was; what nobody has looked at yet is looked at here.
  package func holds() -> Bool {
    var holds = true
    outcomes.finish { holds = holds && $0 }
    return holds
  }
}
