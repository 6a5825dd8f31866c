import Testing

@testable import CivilTime

@Suite struct RecurrenceSetTests {
  private let oslo = TimeZoneRules(named: "Europe/Oslo") ?? .utc

  private func moment(_ text: String) throws -> RecurrenceSet.Moment {
    RecurrenceSet.Moment(try CalendarTime(parsing: text), in: oslo)
  }

  private func set(_ start: String, _ rules: String...) throws -> RecurrenceSet {
    var set = RecurrenceSet(start: try moment(start), duration: NominalDuration(seconds: 3600))
    set.rules = try rules.map { try RecurrenceRule(parsing: $0) }
    return set
  }

  private func starts(
    of set: RecurrenceSet, from: String = "2024-01-01", to: String = "2025-01-01",
    matching match: RecurrenceSet.Match = .start, limit: Int = .max
  ) -> [String] {
    let window = (oslo.instant(of: civil(from)), oslo.instant(of: civil(to)))
    let found = set.occurrences(from: window.0, to: window.1, matching: match, limit: limit)
    return found.occurrences.map { "\($0.start.time) \($0.source)" }
  }

  @Test func `added dates come in their place and each time comes once`() throws {
    var set = try set("20240101T090000", "FREQ=WEEKLY;COUNT=3")
    set.add(try moment("20240103T120000"))
    set.add(try moment("20240108T080000Z"))  // the second occurrence, said in UTC
    set.add(RecurrenceSet.Moment(try CalendarTime(parsing: "20240104"), in: oslo))
    #expect(
      starts(of: set) == [
        "20240101T090000 rule", "20240103T120000 addition", "20240104T090000 addition",
        "20240108T090000 rule", "20240115T090000 rule",
      ])
  }

  @Test(arguments: [[], ["FREQ=DAILY;COUNT=5"]])
  func `a day that begins after its midnight lies in the window of that day`(
    rules: [String]
  ) throws {
    let saoPaulo = try #require(TimeZoneRules(named: "America/Sao_Paulo"))
    // The clocks went from midnight to one.
    let day = RecurrenceSet.Moment(try CalendarTime(parsing: "20171015"), in: saoPaulo)
    var set = RecurrenceSet(start: day, duration: NominalDuration(days: 1))
    set.rules = try rules.map { try RecurrenceRule(parsing: $0) }
    let window = (day.instant, saoPaulo.instant(of: civil("2017-10-16")))
    for match in [RecurrenceSet.Match.start, .overlap] {
      let found = set.occurrences(from: window.0, to: window.1, matching: match).occurrences
      #expect(found.map { "\($0.start.time)" } == ["20171015"])
    }
    #expect(set.occurrences(from: at("2017-10-14"), to: day.instant).occurrences.isEmpty)
  }

  @Test func `an added period brings its own duration`() throws {
    var set = try set("20240101T090000")
    set.add(try moment("20240103T120000"), lasting: NominalDuration(seconds: 60))
    let found = set.occurrences(from: at("2024-01-01"), to: at("2025-01-01")).occurrences
    #expect(found.map(\.source) == [.start, .addition])
    #expect(found.map(\.duration.seconds) == [3600, 60])
    #expect(found.last?.end == at("2024-01-03T11:01:00"))
  }

  @Test(arguments: [
    ("20240108T090000", 2), ("20240108T080000Z", 2), ("20240108", 2), ("20240101T090000", 2),
    ("20240108T090001", 3), ("20240109", 3),
  ])
  func `an exception takes away the occurrence it names`(exception: String, left: Int) throws {
    var set = try set("20240101T090000", "FREQ=WEEKLY;COUNT=3")
    set.exclude(try moment(exception))
    #expect(starts(of: set).count == left)
  }

  @Test func `an excepting rule takes away what it makes but no start that it does not`() throws {
    var set = try set("20240101T090000", "FREQ=DAILY;COUNT=5")
    set.exclusionRules = [try RecurrenceRule(parsing: "FREQ=WEEKLY;BYDAY=TU,WE")]
    #expect(
      starts(of: set) == ["20240101T090000 rule", "20240104T090000 rule", "20240105T090000 rule"])
  }

  @Test func `an endless rule that is all excepted ends`() throws {
    var set = try set("20240101T090000", "FREQ=SECONDLY")
    set.exclusionRules = set.rules
    let found = set.occurrences(from: at("2024-01-01"), to: at("2124-01-01"), limit: 10)
    #expect(found.occurrences.isEmpty && found.hasMore)
  }

  @Test func `no more patience is spent on what is excepted than there is`() throws {
    var set = try set("20240101T090000", "FREQ=SECONDLY")
    set.exclusionRules = [try RecurrenceRule(parsing: "FREQ=SECONDLY;COUNT=50")]
    let (from, to) = (at("2024-01-01"), at("2124-01-01"))
    let short = set.occurrences(from: from, to: to, limit: 1, patience: 20)
    #expect(short.occurrences.isEmpty && short.hasMore && short.spentPatience == 22)
    let enough = set.occurrences(from: from, to: to, limit: 1, patience: 100)
    #expect(enough.occurrences.count == 1 && enough.spentPatience == 100)
    set.exclusionRules = []
    #expect(set.occurrences(from: from, to: to, limit: 1, patience: 0).occurrences.count == 1)
  }

  @Test func `a changed occurrence stands where it was moved to`() throws {
    var set = try set("20240101T090000", "FREQ=WEEKLY;COUNT=3")
    set.overrides = [
      RecurrenceSet.Override(
        of: try moment("20240108T090000"), start: try moment("20240116T140000"),
        duration: .zero)
    ]
    #expect(
      starts(of: set) == [
        "20240101T090000 rule", "20240115T090000 rule", "20240116T140000 override",
      ])
    #expect(starts(of: set, from: "2024-01-08", to: "2024-01-09") == [])
    #expect(starts(of: set, from: "2024-01-16", to: "2024-01-17") == ["20240116T140000 override"])
    set.exclude(try moment("20240108T090000"))
    #expect(starts(of: set).count == 2)
  }

  @Test func `this and future moves and reshapes all that comes after`() throws {
    var set = try set("20240101T090000", "FREQ=WEEKLY;COUNT=5")
    set.overrides = [
      RecurrenceSet.Override(
        of: try moment("20240115T090000"), start: try moment("20240116T100000"),
        duration: NominalDuration(seconds: 60), isThisAndFuture: true),
      RecurrenceSet.Override(
        of: try moment("20240122T090000"), start: try moment("20240122T080000"), duration: .zero),
    ]
    #expect(
      starts(of: set) == [
        "20240101T090000 rule", "20240108T090000 rule", "20240116T100000 override",
        "20240122T080000 override", "20240130T100000 rule",
      ])
    let last = set.occurrences(from: at("2024-01-30"), to: at("2024-01-31")).occurrences.last
    #expect(last?.duration.seconds == 60 && last?.override == 0)
    #expect(last?.original.time == .local(civil("2024-01-29T09:00:00")))
  }

  @Test func `a far move does not make a dense rule slow`() throws {
    var set = try set("20240101T090000", "FREQ=SECONDLY")
    set.overrides = [
      RecurrenceSet.Override(
        of: try moment("20240101T090001"), start: try moment("21240101T090000"), duration: .zero,
        isThisAndFuture: true)
    ]
    #expect(starts(of: set, from: "2130-01-01", to: "2131-01-01", limit: 5).count == 5)
  }

  @Test func `what began before a window may last into it`() throws {
    var set = try set("20240101T230000", "FREQ=DAILY;COUNT=2")
    set.duration = NominalDuration(seconds: 7200)
    #expect(starts(of: set, from: "2024-01-02", to: "2024-01-03").count == 1)
    #expect(starts(of: set, from: "2024-01-02", to: "2024-01-03", matching: .overlap).count == 2)
    #expect(starts(of: set, from: "2024-01-04", to: "2024-01-05", matching: .overlap).count == 0)
  }

  @Test func `days are the same days in every zone`() throws {
    for name in ["Pacific/Apia", "America/New_York", "Europe/Oslo"] {
      let zone = try #require(TimeZoneRules(named: name))
      let start = RecurrenceSet.Moment(.day(day("2024-03-30")), in: zone)
      var set = RecurrenceSet(start: start, duration: NominalDuration(days: 2))
      set.rules = [try RecurrenceRule(parsing: "FREQ=DAILY;COUNT=3")]
      let window = ["2024-03-31", "2024-04-01"].map { zone.instant(of: civil($0)) }
      let found = set.occurrences(from: window[0], to: window[1]).occurrences
      #expect(found.map(\.start.time) == [.day(day("2024-03-31"))], "\(name)")
      #expect(found.first?.endDate == day("2024-04-02"))
      #expect(found.first?.end == zone.instant(of: civil("2024-04-02")))
    }
  }

  @Test func `an end makes an exact duration and days between days`() throws {
    let night = NominalDuration(
      from: try moment("20240330T220000"), to: try moment("20240331T060000"))
    #expect(night == NominalDuration(seconds: 7 * 3600))
    let days = NominalDuration(from: try moment("20240330"), to: try moment("20240402"))
    #expect(days == NominalDuration(days: 3))
    #expect(
      NominalDuration(from: try moment("20240330"), to: try moment("20240329")) == .zero)
  }

  @Test func `changed occurrences at the end of a window do not use up its limit`() throws {
    var set = try set("20240101T090000", "FREQ=DAILY")
    set.overrides = try (1...3).map { day in
      RecurrenceSet.Override(
        of: try moment("2024120\(day)T090000"), start: try moment("2024120\(day)T100000"),
        duration: .zero, isThisAndFuture: day == 2)
    }
    #expect(starts(of: set, limit: 2) == ["20240101T090000 rule", "20240102T090000 rule"])
  }

  @Test func `what is moved to before others comes within the limit`() throws {
    var set = try set("20240101T090000", "FREQ=WEEKLY")
    set.overrides = [
      RecurrenceSet.Override(
        of: try moment("20240129T090000"), start: try moment("20240102T090000"),
        duration: .zero, isThisAndFuture: true)
    ]
    #expect(
      starts(of: set, limit: 4) == [
        "20240101T090000 rule", "20240102T090000 override", "20240108T090000 rule",
        "20240109T090000 rule",
      ])
  }

  @Test func `a window is cut at its limit and says so`() throws {
    let set = try set("20240101T090000", "FREQ=DAILY")
    let found = set.occurrences(from: at("2024-01-01"), to: at("2025-01-01"), limit: 3)
    #expect(found.occurrences.count == 3 && found.hasMore)
    #expect(!set.occurrences(from: at("2024-01-01"), to: at("2024-01-04"), limit: 3).hasMore)
    #expect(starts(of: set, from: "2024-01-02", to: "2024-01-01") == [])
  }
}
