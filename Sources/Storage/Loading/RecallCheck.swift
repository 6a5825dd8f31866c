/// A look at whether what was kept is still so, under way while something is made of what was kept.
package struct RecallCheck: Sendable {
  private let outcome: Background<Bool>

  init(_ check: @escaping @Sendable () -> Bool) {
    outcome = Background(check)
  }

  /// Whether everything is as it was, when that has been found out.
  package func holds() -> Bool { outcome.output }
}
