package import CivilTime

extension VagueDate {
  /// Reads a date as people write it: `november 2021`, `innen 1. mai 2021`, `høsten 2021`,
  /// `16.9.2021`, `3.–6. juni`, `uke 37`, `i morgen`, `neste tirsdag`, in bokmål, nynorsk or English.
  ///
  /// `neste tirsdag` is that of the next week, `tirsdag` the first one after today. Without a year it
  /// is this year's, or next year's if that is more than half a year ago. `nil` if there is anything in
  /// the text that is not understood.
  ///
  /// - Parameters:
  ///   - text: The date and nothing else, blanks aside.
  ///   - today: What relative dates are counted from.
  package init?(parsing text: String, today: CivilDate) {
    let reader = DateReader(text, base: today, yearChoice: .nearest, isWholeText: true)
    guard let found = reader.date(at: 0), found.end == reader.tokens.count else { return nil }
    self = found.date
  }
}
