import TestSupport
import Testing

@testable import CivilTime

@Suite struct NominalDurationTests {
  @Test(arguments: [
    ("P1D", 1, 0), ("P2W", 14, 0), ("-P1DT15M", -1, -900), ("PT0S", 0, 0), ("+PT1H30M", 0, 5400),
    ("P15DT5H0M20S", 15, 18_020), ("P1W2DT3H5S", 9, 10_805), ("pt1h", 0, 3600),
  ])
  func `a duration is read`(text: String, days: Int, seconds: Int) throws {
    let duration = try NominalDuration(parsing: text)
    #expect(duration == NominalDuration(days: days, seconds: seconds))
  }

  @Test(arguments: [
    ("", 0), ("1D", 0), ("P", 1), ("PT", 2), ("P1", 2), ("P1H", 2), ("PT1D", 3), ("P1D1W", 4),
    ("PT1H2H", 5), ("P1DT", 4), ("P1D ", 3), ("P-1D", 1), ("PT1.5H", 3),
  ])
  func `an error says where`(text: String, byteOffset: Int) {
    let error = #expect(throws: ValueError.self) { try NominalDuration(parsing: text) }
    #expect(error?.byteOffset == byteOffset)
  }

  @Test(arguments: ["P2W", "P1D", "-P1DT15M", "PT0S", "PT1H30M", "P8D", "PT1H0M5S", "PT24H"])
  func `a duration prints as its shortest value`(text: String) throws {
    #expect(try NominalDuration(parsing: text).description == text)
  }

  @Test func `what is printed reads as the same duration`() throws {
    for seed in 0..<500 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let sign = Bool.random(using: &generator) ? 1 : -1
      let duration = NominalDuration(
        days: sign * Int.random(in: 0...30, using: &generator),
        seconds: sign * Int.random(in: 0...100_000, using: &generator))
      #expect(try NominalDuration(parsing: duration.description) == duration, "seed \(seed)")
    }
  }

  @Test func `endless digits are held at a maximum`() throws {
    let digits = String(repeating: "9", count: 1000)
    let duration = try NominalDuration(parsing: "-P\(digits)WT\(digits)H")
    #expect(duration.days == -NominalDuration.maximum)
    #expect(duration.seconds == -NominalDuration.maximum)
    #expect((-duration).days == NominalDuration.maximum)
  }

  @Test func `days pass on the wall and hours on a stopwatch`() throws {
    let oslo = try #require(TimeZoneRules(named: "Europe/Oslo"))
    let noon = civil("2021-03-27T12:00:00")
    #expect(NominalDuration(days: 1).end(from: noon, in: oslo) == at("2021-03-28T10:00:00"))
    #expect(
      NominalDuration(seconds: 86_400).end(from: noon, in: oslo) == at("2021-03-28T11:00:00"))
  }
}
