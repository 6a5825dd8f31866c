/// What is typed behind `/` to thin out a list: words that must all stand in a row, in any order.
///
/// Folded like a search; `"a phrase"` and `-not` work too, keywords do not.
package struct ListFilter: Hashable, Sendable {
  private let terms: [SearchTerm]
  private let excludedTerms: [SearchTerm]

  package init(_ text: String) {
    let tokens = QueryToken.tokens(of: text)
    terms = tokens.filter { !$0.isExcluded }.compactMap { SearchTerm($0.text) }
    excludedTerms = tokens.filter(\.isExcluded).compactMap { SearchTerm($0.text) }
  }

  /// Whether every row passes.
  package var isEmpty: Bool {
    terms.isEmpty && excludedTerms.isEmpty
  }

  /// Whether a row passes; fold its fields once and ask at every key.
  package func matches(_ row: FoldedText) -> Bool {
    terms.allSatisfy { row.score(of: $0) > 0 }
      && !excludedTerms.contains { row.contains($0.folded) }
  }

  /// Whether a row with these fields passes.
  package func matches(_ fields: [String]) -> Bool {
    isEmpty || matches(FoldedText(fields))
  }

  /// `text` with what the filter asks for marked.
  package func mark(_ text: String) -> MarkedText {
    MarkedText(text, terms: terms)
  }
}
