package import Domain

/// What is told of a change while it is carried out.
package enum ChangeNews: Sendable {
  /// The disk is being waited for; this is what follows if nothing goes wrong.
  case expected(Foresight)
  /// Nothing can take the change back any more, and the catalog is the one expected last.
  case carriedOutAsExpected(Catalog)
  /// Nothing can take the change back any more.
  case carriedOut(Catalog)

  /// Where nobody is told: what is expected is worked out while the disk is waited for.
  package static func toNobody(_ news: ChangeNews) {
    if case .expected(let foresight) = news { _ = foresight.catalog }
  }
}
