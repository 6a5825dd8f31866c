package import CivilTime

/// What the user looks for: words and phrases that must all be found, and conditions that must hold.
///
/// `word "exact phrase" -not kommune:frosta type:notat etter:2021-08 forfalt:ja`, the keywords in
/// bokmål, nynorsk or English, in any order.
package struct Query: Hashable, Sendable {
  /// A condition on a record.
  package enum Condition: Hashable, Sendable {
    /// Of one of these kinds.
    case kind(Set<RecordKind>)
    /// About a municipality whose name begins like this, folded.
    case municipality(String)
    /// About a municipality of a region whose name contains this, folded.
    case region(String)
    /// About a person whose name contains this, folded.
    case person(String)
    /// With a category that contains this, folded.
    case category(String)
    /// With a role that contains this, folded; people only.
    case role(String)
    /// Not over before this day.
    case from(CivilDate)
    /// Begun before this day.
    case before(CivilDate)
    case overdue(Bool)
    case open(Bool)
    case unread(Bool)
  }

  /// Why a part of the query could not be understood; the rest counts.
  package enum Issue: Hashable, Sendable {
    /// The keyword, as typed, does not take this value.
    case value(String, of: String)
  }

  /// Must all be found.
  package private(set) var terms: [SearchTerm] = []
  /// Must not be found.
  package private(set) var excludedTerms: [SearchTerm] = []
  /// Must all hold.
  package private(set) var conditions: [Condition] = []
  /// Must not hold.
  package private(set) var excludedConditions: [Condition] = []
  package private(set) var issues: [Issue] = []

  /// Reads what the user typed, however incomplete.
  ///
  /// - Parameters:
  ///   - text: Words, phrases in quotation marks, `keyword:value`; `-` before any of them excludes it.
  ///     A keyword that is none is taken as a word; a quotation mark without its mate reaches to the
  ///     end.
  ///   - today: What `i dag` and a day without a year are counted from.
  package init(_ text: String, today: CivilDate) {
    for token in QueryToken.tokens(of: text) {
      if let keyword = token.keyword.flatMap({ QueryKeyword(folded: SearchText.fold($0)) }) {
        add(keyword, token, today: today)
      } else if let term = SearchTerm(token.text) {
        if token.isExcluded { excludedTerms.append(term) } else { terms.append(term) }
      }
    }
  }

  /// Whether nothing is asked for.
  package var isEmpty: Bool {
    terms.isEmpty && excludedTerms.isEmpty && conditions.isEmpty && excludedConditions.isEmpty
  }

  /// The query with one more condition that must hold.
  package func adding(_ condition: Condition) -> Query {
    var query = self
    query.conditions.append(condition)
    return query
  }

  private mutating func add(_ keyword: QueryKeyword, _ token: QueryToken, today: CivilDate) {
    // While the value is still to be typed there is nothing to say against it.
    guard !token.value.isEmpty else { return }
    guard let condition = keyword.condition(token.value, today: today) else {
      issues.append(.value(token.value, of: token.keyword ?? ""))
      return
    }
    if token.isExcluded {
      excludedConditions.append(condition)
    } else {
      conditions.append(condition)
    }
  }
}
