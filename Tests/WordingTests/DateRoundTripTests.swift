import CivilTime
import Domain
import TestSupport
import Testing
import Wording

/// A date of any precision and bound within three years around 2021.
private func randomDate(using generator: inout SeededGenerator) -> VagueDate {
  let first = CivilDate(dayNumber: Int.random(in: 18_262...19_357, using: &generator))
  let bound = VagueDate.Bound.allCases.randomElement(using: &generator) ?? .at
  switch Int.random(in: 0...4, using: &generator) {
  case 0: return VagueDate(first, bound: bound)
  case 1:
    let last = first.adding(days: Int.random(in: 1...40, using: &generator))
    return VagueDate(from: first, through: last, precision: .day, bound: bound)
  case 2: return VagueDate(monthOf: first, bound: bound)
  case 3:
    let start = first.firstOfMonth.adding(months: -(first.month % 3))
    let last = start.adding(months: 2).lastOfMonth
    return VagueDate(from: start, through: last, precision: .season, bound: bound)
  default:
    let start = first.adding(days: 1 - first.dayOfYear)
    return VagueDate(
      from: start, through: start.adding(months: 11).lastOfMonth, precision: .year, bound: bound)
  }
}

@Test func `every date that is written can be read back, in each language`() throws {
  let today = try day("2021-09-01")
  for seed in 0..<400 as Range<UInt64> {
    var generator = SeededGenerator(seed: seed)
    let date = randomDate(using: &generator)
    for language in Language.allCases {
      let words = DateWords(language)
      for text in [words.vague(date), words.vagueWithWeekday(date)] {
        #expect(VagueDate(parsing: text, today: today) == date, "seed \(seed): \(text)")
      }
    }
  }
}

@Test func `every time of an event that is written can be read back`() throws {
  let today = try day("2021-09-01")
  for seed in 0..<200 as Range<UInt64> {
    var generator = SeededGenerator(seed: seed)
    let start = CivilDateTime(
      secondsSince1970: Int.random(in: 26_000_000...28_000_000, using: &generator) * 60)
    let minutes = [0, 15, 90, 60 * 26, 60 * 50].randomElement(using: &generator) ?? 0
    let end = start.adding(seconds: 60 * minutes)
    let when = Event.When.timed(
      start: ZonedDateTime(start, in: .floating), end: ZonedDateTime(end, in: .floating))
    for language in Language.allCases {
      let text = DateWords(language).when(when)
      #expect(
        Event.When(parsing: text, today: today, zone: .floating) == when, "seed \(seed): \(text)")
    }
  }
}
