import CivilTime

/// The dates in a line, and the one that it is due.
struct LineDates {
  struct Dated {
    var found: DateReader.Found
    /// UTF-8 offsets in the line.
    var range: Range<Int>

    /// The day it is due: the last of the span, but of a whole week its Friday.
    var due: CivilDate {
      let span = found.date
      let isWeek = span.precision == .day && span.first.days(until: span.last) == 6
      return isWeek && span.first.weekday == .monday ? span.first.adding(days: 4) : span.last
    }
  }

  private let all: [Dated]
  /// The last one that is tied to (`innen fredag`), else the last one.
  let chosen: Dated?

  init(_ text: String, base: CivilDate, without mentions: [Mention]) {
    // A mark in the place of every name, so that no date runs through one.
    var bytes = Array(text.utf8)
    for mention in mentions {
      for offset in mention.range { bytes[offset] = UInt8(ascii: "|") }
    }
    let reader = DateReader(
      String(decoding: bytes, as: UTF8.self), base: base, yearChoice: .upcoming)
    var all: [Dated] = []
    var index = 0
    while index < reader.tokens.count {
      if !reader.isClockTime(at: index), let found = reader.date(at: index) {
        let range =
          reader.tokens[index].range.lowerBound..<reader.tokens[found.end - 1].range.upperBound
        all.append(Dated(found: found, range: range))
        index = found.end
      } else {
        index += 1
      }
    }
    self.all = all
    chosen = all.last { $0.found.date.bound != .at } ?? all.last
  }

  var due: CivilDate? {
    chosen?.due
  }

  func hints(base: CivilDate) -> [NoteLine.Hint] {
    guard let chosen else { return [] }
    var hints: [NoteLine.Hint] = []
    let rivals = all.filter { $0.found.date.bound == chosen.found.date.bound }.map(\.due)
    if Set(rivals).count > 1 {
      hints.append(.severalDates([chosen.due] + rivals.filter { $0 != chosen.due }))
    }
    let date = chosen.found.date
    if date.first != date.last && chosen.due == date.last { hints.append(.vagueDate(date)) }
    if chosen.due < base { hints.append(.pastDate(chosen.due)) }
    if chosen.found.hasWrongWeekday { hints.append(.wrongWeekday(chosen.due)) }
    return hints
  }
}

extension DateReader {
  /// Whether the token stands behind `kl.`, or is the first of one: `kl. 9.10` is no day.
  fileprivate func isClockTime(at index: Int) -> Bool {
    let clocks: Set = ["kl", "klokka", "klokken"]
    if let word = word(index - 1) { return clocks.contains(word) }
    return isMark(".", at: index - 1) && word(index - 2).map(clocks.contains) ?? false
  }
}
