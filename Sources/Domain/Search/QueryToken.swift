/// A piece of a query between blanks, quotation marks holding blanks together.
struct QueryToken: Hashable {
  var isExcluded = false
  /// What stands before the first colon outside quotation marks, if there is one and it is a word.
  var keyword: String?
  /// What stands behind the keyword, or all of it; without the quotation marks.
  var value = ""

  /// The whole token as a word, for a keyword that is none.
  var text: String {
    keyword.map { "\($0):\(value)" } ?? value
  }

  private var isEmpty: Bool {
    keyword == nil && value.isEmpty
  }

  static func tokens(of text: String) -> [QueryToken] {
    var tokens: [QueryToken] = []
    var token = QueryToken()
    var isQuoted = false
    var isAtStart = true
    for character in text {
      if isQuotationMark(character) {
        isQuoted.toggle()
        isAtStart = false
      } else if character.isWhitespace && !isQuoted {
        if !token.isEmpty { tokens.append(token) }
        (token, isAtStart) = (QueryToken(), true)
      } else if character == "-" && isAtStart && !token.isExcluded {
        token.isExcluded = true
      } else if character == ":" && !isQuoted && token.keyword == nil && isWord(token.value) {
        (token.keyword, token.value) = (token.value, "")
      } else {
        token.value.append(character)
        isAtStart = false
      }
    }
    if !token.isEmpty { tokens.append(token) }
    return tokens
  }

  private static func isQuotationMark(_ character: Character) -> Bool {
    "\"“”„«»".contains(character)
  }

  private static func isWord(_ text: String) -> Bool {
    !text.isEmpty && text.allSatisfy { $0.isLetter || $0 == "-" }
  }
}
