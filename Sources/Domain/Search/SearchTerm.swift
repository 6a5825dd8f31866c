/// One thing to look for: a word, or the words of a phrase with single blanks between them.
package struct SearchTerm: Hashable, Sendable {
  /// Folded, in UTF-8; never empty.
  let folded: [UInt8]
  /// As typed, in small letters, for telling the exact form from other spellings.
  let exact: [UInt8]
  /// The digits, if it can be part of a telephone number: a country code, or at least three.
  let phoneDigits: [UInt8]?

  /// Creates a term, or returns `nil` if nothing is left of `text` when it is folded.
  package init?(_ text: String) {
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init).joined(separator: " ")
    folded = SearchText.foldedBytes(words)
    guard !folded.isEmpty else { return nil }
    var exact: [UInt8] = []
    SearchText.appendSmall(words, to: &exact)
    self.exact = exact
    phoneDigits = Self.phoneDigits(of: folded)
  }

  private static func phoneDigits(of folded: [UInt8]) -> [UInt8]? {
    let punctuation = Array("+-.()/ ".utf8)
    let isNumber = folded.allSatisfy { $0 &- 0x30 < 10 || punctuation.contains($0) }
    var digits = folded.filter { $0 &- 0x30 < 10 }
    let hasZeros = digits.starts(with: [0x30, 0x30])
    if hasZeros { digits.removeFirst(2) }
    let isInternational = hasZeros || folded[0] == UInt8(ascii: "+")
    return isNumber && digits.count >= (isInternational ? 1 : 3) ? digits : nil
  }
}

extension SearchTerm {
  /// A term wherever its bytes lie, for as long as they lie there.
  ///
  /// To look for it in many texts costs no count of who holds it.
  struct Needle {
    let folded: UnsafeBufferPointer<UInt8>
    let phoneDigits: UnsafeBufferPointer<UInt8>?
  }

  func withNeedle<Result>(_ body: (Needle) -> Result) -> Result {
    folded.withUnsafeBufferPointer { folded in
      guard let phoneDigits else { return body(Needle(folded: folded, phoneDigits: nil)) }
      return phoneDigits.withUnsafeBufferPointer {
        body(Needle(folded: folded, phoneDigits: $0))
      }
    }
  }
}

extension [SearchTerm] {
  /// Calls `body` with all of them.
  func withNeedles<Result>(_ body: ([SearchTerm.Needle]) -> Result) -> Result {
    func add(_ rest: ArraySlice<SearchTerm>, to needles: [SearchTerm.Needle]) -> Result {
      guard let term = rest.first else { return body(needles) }
      return term.withNeedle { add(rest.dropFirst(), to: needles + [$0]) }
    }
    return add(self[...], to: [])
  }
}
