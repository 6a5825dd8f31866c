import TestSupport
import Testing

@testable import CivilTime

@Suite struct CivilDateTests {
  @Test func `every day number from year 1 to 9999 comes back from its date`() {
    var expected = day("0001-01-01")
    for number in stride(from: -719_162, through: 2_932_896, by: 7) {
      let date = CivilDate(dayNumber: number)
      #expect(date.dayNumber == number)
      #expect(date.weekday == expected.weekday)
      expected = date
    }
    #expect(CivilDate(dayNumber: 0).description == "1970-01-01")
    #expect(day("1970-01-01").weekday == .thursday)
  }

  @Test func `days outside the calendar are held at its edges`() {
    #expect(CivilDate(dayNumber: .max).description == "9999-12-31")
    #expect(CivilDate(dayNumber: .min).description == "0001-01-01")
  }

  @Test(arguments: [
    "2021-02-29", "2021-13-01", "2021-00-10", "0000-01-01", "2021-1-1", "20210229", "2021/01/01",
    "", "2021-09-16x", "２０２１-09-16",
  ])
  func `what is no day is not read`(text: String) {
    #expect(CivilDate(iso: text) == nil)
  }

  @Test func `both ISO forms are read`() {
    #expect(CivilDate(iso: "20240229") == CivilDate(iso: "2024-02-29"))
    #expect(CivilDate(iso: "2024-02-29")?.description == "2024-02-29")
  }

  @Test func `a month later is the same day or the last of a shorter month`() {
    #expect(day("2021-01-31").adding(months: 1) == day("2021-02-28"))
    #expect(day("2021-01-31").adding(months: -2) == day("2020-11-30"))
    #expect(day("2020-02-29").adding(months: 12) == day("2021-02-28"))
    #expect(day("2020-02-15").lastOfMonth == day("2020-02-29"))
    #expect(day("2020-02-15").firstOfMonth == day("2020-02-01"))
  }

  @Test func `weeks are numbered as ISO 8601 does`() {
    let cases = [
      ("2021-01-03", 2020, 53), ("2021-01-04", 2021, 1), ("2021-09-16", 2021, 37),
      ("2024-12-30", 2025, 1), ("2026-12-31", 2026, 53),
    ]
    for (text, year, number) in cases {
      let week = ISOWeek(containing: day(text))
      #expect(week.year == year && week.number == number, "\(text)")
      #expect(week.monday.weekday == .monday)
      #expect((0...6).contains(week.monday.days(until: day(text))), "\(text)")
    }
  }

  @Test func `a wall-clock time comes back from its seconds`() {
    for seed in 0..<1000 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let seconds = Int.random(in: -60_000_000_000...200_000_000_000, using: &generator)
      #expect(CivilDateTime(secondsSince1970: seconds).secondsSince1970 == seconds)
    }
    #expect(civil("1969-12-31T23:59:59").secondsSince1970 == -1)
    #expect(
      civil("2021-09-16T09:00:00").adding(seconds: -32_401).description
        == "2021-09-15T23:59:59")
    #expect(at("2021-09-16T09:00:00").description == "2021-09-16T09:00:00Z")
  }

  @Test func `a month is a span that sorts at its start`() {
    let november = VagueDate(monthOf: day("2021-11-14"))
    #expect(november.first == day("2021-11-01") && november.last == day("2021-11-30"))
    #expect(VagueDate(day("2021-11-01")) < november)
    #expect(november < VagueDate(day("2021-11-02")))
  }
}
