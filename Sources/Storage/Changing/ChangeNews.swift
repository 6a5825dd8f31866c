package import Domain

/// What is told of a change while it is carried out.
package enum ChangeNews: Sendable {
  /// The disk is being waited for; this is the catalog if nothing goes wrong.
  case expected(Catalog)
  /// Nothing can take the change back any more, and the catalog is the one expected last.
  case carriedOutAsExpected(Catalog)
  /// Nothing can take the change back any more.
  case carriedOut(Catalog)
}
