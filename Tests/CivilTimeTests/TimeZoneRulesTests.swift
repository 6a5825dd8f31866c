import Foundation
import TestSupport
import Testing

@testable import CivilTime

@Suite struct TimeZoneRulesTests {
  private let oslo = TimeZoneRules(named: "Europe/Oslo") ?? .utc

  @Test func `Oslo keeps summer time from the last Sunday of March to the last of October`() {
    #expect(oslo.local(at: at("2021-03-28T00:59:59")).description == "2021-03-28T01:59:59")
    #expect(oslo.local(at: at("2021-03-28T01:00:00")).description == "2021-03-28T03:00:00")
    #expect(oslo.local(at: at("2021-10-31T00:59:59")).description == "2021-10-31T02:59:59")
    #expect(oslo.local(at: at("2021-10-31T01:00:00")).description == "2021-10-31T02:00:00")
  }

  @Test func `a reading in a gap is never shown and taken with the offset before it`() {
    #expect(oslo.reading(of: civil("2021-03-28T02:30:00")) == .never(at("2021-03-28T01:30:00")))
    #expect(oslo.reading(of: civil("2021-03-28T03:00:00")) == .once(at("2021-03-28T01:00:00")))
  }

  @Test func `a reading in an overlap is shown twice and the first is meant`() {
    let twice = oslo.reading(of: civil("2021-10-31T02:30:00"))
    let (first, second) = (at("2021-10-31T00:30:00"), at("2021-10-31T01:30:00"))
    #expect(twice == .twice(first: first, second: second))
    #expect(twice.instant == first)
  }

  @Test(arguments: [
    ("Pacific/Apia", "2011-12-30T12:00:00", false),  // the day Samoa left out
    ("Australia/Lord_Howe", "2024-10-06T02:15:00", false),  // half an hour of summer time
    ("Africa/Casablanca", "2024-04-14T02:30:00", false),  // back to summer time after Ramadan
    ("America/Sao_Paulo", "2018-11-04T00:30:00", false),  // a gap at midnight
    ("Asia/Kathmandu", "2024-03-31T02:30:00", true),
  ])
  func `zones of every kind know their gaps`(zone: String, local: String, exists: Bool) throws {
    let reading = try #require(TimeZoneRules(named: zone)).reading(of: civil(local))
    if case .never = reading { #expect(!exists) } else { #expect(exists) }
  }

  @Test func `summer time goes on when the list of changes has ended`() {
    #expect(oslo.offset(at: at("2124-07-01T12:00:00")) == 7200)
    #expect(oslo.offset(at: at("2124-01-01T12:00:00")) == 3600)
    #expect(oslo.reading(of: civil("2126-03-31T02:30:00")) == .never(at("2126-03-31T01:30:00")))
    #expect(oslo.offset(at: at("9999-07-01T12:00:00")) == 7200)
  }

  @Test(arguments: ["Europe/Oslo", "America/New_York", "Australia/Lord_Howe", "Asia/Tehran"])
  func `offsets agree with Foundation at any instant`(name: String) throws {
    let zone = try #require(TimeZoneRules(named: name))
    let foundation = try #require(TimeZone(identifier: name))
    for seed in 0..<500 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let seconds = Int.random(in: -3_000_000_000...12_000_000_000, using: &generator)
      let expected = foundation.secondsFromGMT(
        for: Date(timeIntervalSince1970: Double(seconds)))
      #expect(zone.offset(at: Instant(secondsSince1970: seconds)) == expected, "seed \(seed)")
    }
  }

  @Test(arguments: ["Europe/Oslo", "Pacific/Apia", "Antarctica/Troll", "Africa/Casablanca"])
  func `an instant comes back from the wall where its reading is shown once`(name: String) throws {
    let zone = try #require(TimeZoneRules(named: name))
    for seed in 0..<2000 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let instant = Instant(
        secondsSince1970: Int.random(in: -3_000_000_000...9_000_000_000, using: &generator))
      switch zone.reading(of: zone.local(at: instant)) {
      case .once(let only): #expect(only == instant, "seed \(seed)")
      case .twice(let first, let second):
        #expect(first == instant || second == instant, "seed \(seed)")
        #expect(first < second, "seed \(seed)")
      case .never: Issue.record("seed \(seed): a reading on the wall is in no gap")
      }
    }
  }

  @Test(arguments: [
    ("W. Europe Standard Time", "Europe/Berlin"),
    ("/mozilla.org/20050126_1/Europe/Oslo", "Europe/Oslo"),
    ("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
    (" europe/oslo ", "Europe/Oslo"),
    ("romance standard time", "Europe/Paris"),
    ("W. Europe", "Europe/Berlin"),
    ("Eastern", "America/New_York"),
    ("(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "Europe/Amsterdam"),
    ("(GMT+01.00) Sarajevo/Skopje/Sofija/Vilnius/Warsaw/Zagreb", "Europe/Sarajevo"),
    ("(UTC-05:00) Eastern Time (US & Canada)", "America/New_York"),
    ("(UTC) Dublin, Edinburgh, Lisbon, London", "Europe/Dublin"),
    ("(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi", "Asia/Kolkata"),
    ("UTC+02:00", "Etc/GMT-2"), ("GMT-5", "Etc/GMT+5"), ("Z", "UTC"),
    ("tzone://Microsoft/Utc", "UTC"),
  ])
  func `a zone is known under what files call it`(name: String, identifier: String) throws {
    let zone = try #require(TimeZoneRules(named: name))
    let same = try #require(TimeZoneRules(named: identifier))
    #expect(zone.changes == same.changes && zone.offsets == same.offsets)
    #expect(zone.identifier == name)
  }

  @Test func `every name that the system knows is known here, also with digits`() {
    let legacy = [
      "EST5EDT", "CST6CDT", "MST7MDT", "PST8PDT", "GMT0", "GMT+0", "GMT-0", "GMT+5", "GMT-05:30",
      "Etc/GMT+5", "Etc/GMT-14", "Etc/GMT0", "Etc/UTC", "UTC", "UCT", "Zulu", "Norway", "Japan",
      "Navajo", "NZ-CHAT", "W-SU", "GB-Eire", "US/Pacific", "Brazil/East", "EST", "MST", "HST",
      "SystemV/AST4ADT", "SystemV/AST4", "SystemV/HST10", "SystemV/YST9YDT", "SystemV/PST8",
    ]
    for name in legacy + TimeZone.knownTimeZoneIdentifiers where TimeZone(identifier: name) != nil {
      #expect(TimeZoneRules(named: name) != nil, "\(name)")
      guard name.contains("/") else { continue }
      for variant in ["/example.no/20210101_1/\(name)", "/example.no/2/\(name)/"] {
        #expect(TimeZoneRules(named: variant) != nil, "\(variant)")
      }
    }
    for name in TimeZoneRules.windowsZones.keys {
      let ending = " Standard Time"
      let short = name.hasSuffix(ending) ? String(name.dropLast(ending.count)) : name
      for variant in [name, " \(name.lowercased())\u{a0}", name.uppercased(), short] {
        #expect(TimeZoneRules(named: variant) != nil, "\(variant)")
      }
    }
  }

  @Test func `made-up zones are not known`() {
    for name in [
      "No0", "Zone 17", "/example.no/20210101_1/Oslo 2", "Europe/Oslo1", "EST55", "2021", "/1/",
      "", "/", "Oslo", "Europe/Trondheim", "X-Custom Europe Oslo", "\u{0}",
      "(UTC+03:00) Oslo", "(UTC+01:00)", "(x) Oslo", "UTC+99", "GMT+", "(UTC+01:00) Nowhere",
    ] {
      #expect(TimeZoneRules(named: name) == nil, "\(name)")
    }
  }

  @Test func `a name with a path is universal and an abbreviation is not`() {
    #expect(TimeZoneRules.isUniversal("Europe/Oslo"))
    #expect(TimeZoneRules.isUniversal("UTC"))
    #expect(!TimeZoneRules.isUniversal("EST"))
    #expect(!TimeZoneRules.isUniversal("Europe/Trondheim"))
    #expect(!TimeZoneRules.isUniversal("(GMT+01.00) Sarajevo/Skopje"))
  }

  @Test func `changes may come in any order and those that change nothing are left out`() {
    let zone = TimeZoneRules(
      identifier: "Demo", initialOffset: 0,
      changes: [(at("2021-06-01T00:00:00"), 3600), (at("2021-01-01T00:00:00"), 0)])
    #expect(zone.changes == [at("2021-06-01T00:00:00").secondsSince1970])
    #expect(zone.offsets == [0, 3600])
  }

  @Test func `an offset of days is held and read without harm`() {
    let zone = TimeZoneRules(identifier: "Far", secondsEast: 10_000_000)
    #expect(zone.instant(of: civil("2021-01-02T00:00:00")) == at("2021-01-01T00:00:01"))
  }
}
