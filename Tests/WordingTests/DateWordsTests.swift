import CivilTime
import Domain
import Testing
import Wording

/// A day from its ISO form.
func day(_ text: String) throws -> CivilDate {
  try #require(CivilDate(iso: text))
}

@Test func `a day is written in each language`() throws {
  let date = try day("2021-09-16")
  let (nb, nn, en) = (DateWords(.nb), DateWords(.nn), DateWords(.en))
  #expect(nb.weekdayAndDay(date) == "torsdag 16. september")
  #expect(nb.full(date) == "torsdag 16. september 2021")
  #expect(nb.short(date) == "16. sep.")
  #expect(nb.shortAndYear(date) == "16. sep. 2021")
  #expect(nb.numeric(date) == "16.09.2021")
  #expect(nb.shortWeekdayAndDay(date) == "tor 16. sep.")
  #expect(nn.shortWeekdayAndDay(date) == "to 16. sep.")
  #expect(en.full(date) == "Thursday 16 September 2021")
  #expect(en.short(date) == "16 Sep")
  #expect(nb.short(try day("2021-05-01")) == "1. mai")
  #expect(nn.full(try day("2021-06-05")) == "laurdag 5. juni 2021")
  #expect(nn.name(of: .monday) == "måndag")
  #expect(nb.week(ISOWeek(containing: date)) == "uke 37")
  #expect(nn.week(ISOWeek(containing: date)) == "veke 37")
  #expect(nb.weekdayAndDay(date, asOf: try day("2022-01-01")) == "torsdag 16. september 2021")
}

@Test func `several days share what is the same`() throws {
  let words = DateWords(.nb)
  let june = try day("2021-06-03")
  #expect(words.span(from: june, through: try day("2021-06-06")) == "3.–6. juni 2021")
  #expect(words.span(from: try day("2021-05-30"), through: june) == "30. mai–3. juni 2021")
  #expect(
    words.span(from: try day("2020-12-30"), through: june) == "30. desember 2020–3. juni 2021")
  #expect(words.span(from: june, through: june) == "3. juni 2021")
}

@Test(
  arguments: [
    ("2021-09-01", "i dag", "i dag", "today"),
    ("2021-09-02", "i morgen", "i morgon", "tomorrow"),
    ("2021-08-31", "i går", "i går", "yesterday"),
    ("2021-09-16", "om 15 dager", "om 15 dagar", "in 15 days"),
    ("2021-10-05", "om 34 dager", "om 34 dagar", "in 34 days"),
    ("2021-08-20", "for 12 dager siden", "for 12 dagar sidan", "12 days ago"),
    ("2021-11-05", "om 2 måneder", "om 2 månader", "in 2 months"),
    ("2021-06-01", "for 3 måneder siden", "for 3 månader sidan", "3 months ago"),
    ("2024-01-01", "om 2 år", "om 2 år", "in 2 years"),
  ])
func `a day is told from today`(date: String, nb: String, nn: String, en: String) throws {
  let today = try day("2021-09-01")
  let date = try day(date)
  #expect(DateWords(.nb).relative(date, to: today) == nb)
  #expect(DateWords(.nn).relative(date, to: today) == nn)
  #expect(DateWords(.en).relative(date, to: today) == en)
}

@Test func `ages are as narrow as can be`() {
  let words = DateWords(.nb)
  let ages: [Int?] = [0, 12, 41, 60, 61, 97, 800, nil, -4]
  #expect(
    ages.map { words.compactAge(days: $0) }
      == ["0 d", "12 d", "41 d", "60 d", "2 md", "3 md", "2 år", "–", "0 d"])
}

@Test func `a vague date is as vague as its source`() throws {
  let (nb, nn, en) = (DateWords(.nb), DateWords(.nn), DateWords(.en))
  let month = VagueDate(monthOf: try day("2021-11-01"))
  let deadline = VagueDate(try day("2021-05-01"), bound: .by)
  let promise = VagueDate(try day("2021-06-07"), bound: .noLaterThan)
  let autumn = VagueDate(
    from: try day("2021-09-01"), through: try day("2021-11-30"), precision: .season)
  let winter = VagueDate(
    from: try day("2020-12-01"), through: try day("2021-02-28"), precision: .season)
  let year = VagueDate(
    from: try day("2020-01-01"), through: try day("2020-12-31"), precision: .year)
  #expect(nb.vague(month) == "november 2021")
  #expect(nb.vague(deadline) == "innen 1. mai 2021")
  #expect(nn.vague(deadline) == "innan 1. mai 2021")
  #expect(en.vague(deadline) == "by 1 May 2021")
  #expect(nb.vague(promise) == "senest 7. juni 2021")
  #expect(nn.vague(promise) == "seinast 7. juni 2021")
  #expect(nb.vague(autumn) == "høsten 2021")
  #expect(nn.vague(autumn) == "hausten 2021")
  #expect(en.vague(winter) == "winter 2021")
  #expect(nb.vague(year) == "2020")
  let today = try day("2021-09-01")
  #expect(nb.relative(month, to: today) == "om 2 måneder")
  #expect(nb.relative(autumn, to: today) == "i høst")
  #expect(nb.relative(year, to: today) == "for 1 år siden")
  #expect(nb.shortWhen(.days(month), asOf: today) == "nov. 2021")
  #expect(nb.shortWhen(.days(deadline), asOf: today) == "innen 1. mai")
}

@Test func `an event's time is written with its clock`() throws {
  let date = try day("2021-09-16")
  func moment(_ hour: Int, _ minute: Int, on date: CivilDate) -> ZonedDateTime {
    ZonedDateTime(CivilDateTime(date: date, hour: hour, minute: minute), in: .floating)
  }
  let short = Event.When.timed(start: moment(9, 0, on: date), end: moment(10, 30, on: date))
  #expect(DateWords(.nb).when(short) == "torsdag 16. september 2021 kl. 09.00–10.30")
  #expect(DateWords(.en).when(short) == "Thursday 16 September 2021 09:00–10:30")
  let long = Event.When.timed(
    start: moment(9, 0, on: date), end: moment(12, 0, on: date.adding(days: 1)))
  #expect(
    DateWords(.nb).when(long)
      == "torsdag 16. september 2021 kl. 09.00 – fredag 17. september 2021 kl. 12.00")
  #expect(DateWords(.nb).when(.days(VagueDate(date))) == "torsdag 16. september 2021")
}
