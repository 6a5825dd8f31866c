import CivilTime

/// Reads dates as people write them, in bokmål, nynorsk or English, at any place of a text.
struct DateReader {
  /// How a date without a year finds one.
  enum YearChoice {
    /// The first such day from the base on: what is agreed lies ahead.
    case upcoming
    /// This year's, or next year's if this year's is more than half a year ago.
    case nearest
  }

  /// A date and the index of the token behind it.
  struct Found: Hashable {
    var date: VagueDate
    var end: Int
    /// Whether a weekday was written that is not that of the date.
    var hasWrongWeekday = false
  }

  let tokens: [DateToken]
  /// The day that `fredag` and `om to uker` are counted from.
  let base: CivilDate
  let yearChoice: YearChoice
  /// Whether the text is nothing but a date, so that `mai`, `2021` or `i vår` must be one.
  let isWholeText: Bool

  init(_ text: String, base: CivilDate, yearChoice: YearChoice, isWholeText: Bool = false) {
    tokens = DateToken.tokens(of: text)
    self.base = base
    self.yearChoice = yearChoice
    self.isWholeText = isWholeText
  }

  /// The longest date that starts at a token, with what ties it: `innen 15. oktober`.
  func date(at start: Int) -> Found? {
    if let (bound, next) = bound(at: start) {
      return boundDate(at: next, bound: bound)
    }
    // "før" alone means a deadline; folded it would be the commonest of prepositions.
    if tokens.indices.contains(start), ["før", "before"].contains(tokens[start].exact),
      var found = plainDate(at: start + 1, isTied: true)
    {
      found.date = VagueDate(found.date.first.adding(days: -1), bound: .by)
      return found
    }
    return plainDate(at: start, isTied: false)
  }

  private func boundDate(at start: Int, bound: VagueDate.Bound) -> Found? {
    let next = skip([":"], at: start)
    let atEnd = endWord(at: next)
    guard var found = plainDate(at: atEnd ?? next, isTied: true) else { return nil }
    let span = found.date
    // "innen utgangen av oktober" is a day: the month's last.
    found.date =
      atEnd != nil
      ? VagueDate(span.last, bound: bound)
      : VagueDate(from: span.first, through: span.last, precision: span.precision, bound: bound)
    return found
  }

  /// A date without what ties it.
  ///
  /// - Parameters:
  ///   - start: The first token.
  ///   - isTied: Whether a word before it says that a date follows, so that less is needed.
  /// - Returns: The date and where it ends.
  private func plainDate(at start: Int, isTied: Bool) -> Found? {
    let isTied = isTied || isWholeText
    if let found = dayName(at: start) ?? numericDate(at: start, isTied: isTied)
      ?? weekdayDate(at: start) ?? week(at: start) ?? distance(at: start, isTied: isTied)
      ?? neighbour(at: start) ?? endOfMonth(at: start)
      ?? monthDate(at: start, isTied: isTied) ?? season(at: start, isTied: isTied)
    {
      return found
    }
    let prepositions: Set = ["den", "pa", "on", "the", "i", "in", "til", "of", "av", "fra"]
    if let word = word(start), prepositions.contains(word), start + 1 < tokens.count {
      let isStrong = ["i", "in", "til", "den", "the"].contains(word)
      return plainDate(at: start + 1, isTied: isTied || isStrong)
    }
    return isWholeText ? year(at: start) : nil
  }
}

extension DateReader {
  func word(_ index: Int) -> String? {
    guard tokens.indices.contains(index), case .word(let word) = tokens[index].content else {
      return nil
    }
    return word
  }

  func number(_ index: Int, maximumDigits: Int = 4) -> Int? {
    guard tokens.indices.contains(index),
      case .number(let value, let digits) = tokens[index].content,
      digits <= maximumDigits
    else { return nil }
    return value
  }

  func isMark(_ mark: Unicode.Scalar, at index: Int) -> Bool {
    tokens.indices.contains(index) && tokens[index].content == .mark(UInt8(ascii: mark))
  }

  /// The index behind a mark of `marks` if one stands at `index`, else `index`.
  func skip(_ marks: [Unicode.Scalar], at index: Int) -> Int {
    marks.contains { isMark($0, at: index) } ? index + 1 : index
  }

  /// Four digits that can be a year.
  func yearNumber(at index: Int) -> Int? {
    guard tokens.indices.contains(index), case .number(let value, 4) = tokens[index].content,
      (1000...9999).contains(value)
    else { return nil }
    return value
  }

  private func bound(at start: Int) -> (VagueDate.Bound, Int)? {
    for (words, bound) in DateVocabulary.bounds
    where words.indices.allSatisfy({ word(start + $0) == words[$0] }) {
      return (bound, start + words.count)
    }
    return nil
  }

  /// The index behind `utgangen av` or `the end of`.
  private func endWord(at start: Int) -> Int? {
    let index = word(start) == "the" ? start + 1 : start
    guard let first = word(index), ["utgangen", "slutten", "end"].contains(first),
      let second = word(index + 1), ["av", "of"].contains(second)
    else { return nil }
    return index + 2
  }

  /// `slutten av oktober` as its last day, `midten av oktober` as the 15th.
  private func endOfMonth(at start: Int) -> Found? {
    if let next = endWord(at: start), let found = monthDate(at: next, isTied: true) {
      return Found(date: VagueDate(found.date.last), end: found.end)
    }
    guard let first = word(start), ["midten", "middle"].contains(first),
      let found = monthDate(at: start + 2, isTied: true)
    else { return nil }
    return Found(date: VagueDate(found.date.first.adding(days: 14)), end: found.end)
  }

  private func year(at start: Int) -> Found? {
    guard let year = yearNumber(at: start), let first = CivilDate(year: year, month: 1, day: 1)
    else { return nil }
    let last = first.adding(months: 11).lastOfMonth
    return Found(date: VagueDate(from: first, through: last, precision: .year), end: start + 1)
  }
}
