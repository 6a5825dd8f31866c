import Testing

@testable import CivilTime

@Suite struct PublicHolidayTests {
  @Test func `the holidays of 2021 are those of the almanac`() {
    let listed = PublicHoliday.all(in: 2021).map { "\($0.date) \($0.holiday.name)" }
    #expect(
      listed == [
        "2021-01-01 Første nyttårsdag", "2021-04-01 Skjærtorsdag", "2021-04-02 Langfredag",
        "2021-04-04 Første påskedag", "2021-04-05 Andre påskedag", "2021-05-01 Arbeidernes dag",
        "2021-05-13 Kristi himmelfartsdag", "2021-05-17 Grunnlovsdag",
        "2021-05-23 Første pinsedag", "2021-05-24 Andre pinsedag", "2021-12-25 Første juledag",
        "2021-12-26 Andre juledag",
      ])
  }

  @Test(arguments: [
    "1583-04-10", "1818-03-22", "1961-04-02", "2000-04-23", "2008-03-23", "2024-03-31",
    "2025-04-20", "2038-04-25", "2285-03-22",
  ])
  func `Easter falls where the tables say, from its earliest day to its latest`(easter: String) {
    #expect(CivilDate.easterSunday(in: day(easter).year) == day(easter))
  }

  @Test func `Easter is a Sunday between 22 March and 25 April in every year`() {
    for year in 1...9999 {
      let easter = CivilDate.easterSunday(in: year)
      #expect(easter.weekday == .sunday && easter.year == year)
      #expect((81...116).contains(easter.dayOfYear - (CivilDate.isLeap(year) ? 1 : 0)))
    }
  }

  @Test func `two holidays may share a day`() {
    #expect(PublicHoliday.all(on: day("2008-05-01")) == [.labourDay, .ascensionDay])
    #expect(PublicHoliday.all(on: day("2021-12-24")).isEmpty)
  }

  @Test func `a year outside the calendar is held at its edge`() {
    #expect(PublicHoliday.newYearsDay.date(in: .max).description == "9999-01-01")
    #expect(PublicHoliday.easterSunday.date(in: .min).year == 1)
  }
}
