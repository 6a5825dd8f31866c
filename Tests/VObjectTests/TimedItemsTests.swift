import CivilTime
import Testing

@testable import VObject

/// What a calendar's components come to in time, through one line an occurrence.
@Suite struct TimedItemsTests {
  /// Expands the components, given as lines, and shows `start end source summary`.
  private func expand(
    _ lines: String, from: String = "20240101", to: String = "20250101", in zone: String = "UTC"
  ) throws -> (occurrences: [String], diagnostics: [String]) {
    let floating = try #require(TimeZoneRules(named: zone))
    let calendar = "BEGIN:VCALENDAR\n\(lines)\nEND:VCALENDAR\n"
    let timed = TimedItems(of: ParsedFile(parsing: Array(calendar.utf8)), floating: floating)
    let window = try [from, to].map { text in
      floating.instant(of: try CalendarTime(parsing: text).dateTime)
    }
    var shown: [String] = []
    for item in timed.items {
      let found = item.set.occurrences(from: window[0], to: window[1], limit: 20).occurrences
      shown += found.map { occurrence in
        let end = occurrence.start.isDay ? "\(occurrence.endDate)" : "\(occurrence.end)"
        let summary = item.component(of: occurrence)?.text(of: "SUMMARY") ?? "-"
        return "\(occurrence.start.time) \(end) \(occurrence.source) \(summary)"
      }
    }
    let notes = timed.diagnostics.map {
      "\($0.line):\($0.column) \($0.code.rawValue) \($0.message)"
    }
    return (shown, notes)
  }

  private func event(_ lines: String) -> String {
    "BEGIN:VEVENT\nUID:demo\n\(lines)\nEND:VEVENT"
  }

  @Test(arguments: [
    ("DTSTART:20240105", "20240105 2024-01-06 start -"),
    ("DTSTART:20240105\nDTEND:20240108", "20240105 2024-01-08 start -"),
    ("DTSTART:20240105\nDTEND:20240105", "20240105 2024-01-06 start -"),
    ("DTSTART:20240105\nDURATION:P2D", "20240105 2024-01-07 start -"),
    ("DTSTART:20240105\nDURATION:PT25H", "20240105 2024-01-07 start -"),
    ("DTSTART:20240105T090000", "20240105T090000 2024-01-05T08:00:00Z start -"),
    ("DTSTART:20240105T090000Z", "20240105T090000Z 2024-01-05T09:00:00Z start -"),
    (
      "DTSTART;TZID=America/New_York:20240105T090000\nDURATION:PT90M",
      "20240105T090000 2024-01-05T15:30:00Z start -"
    ),
    (
      "DTSTART:20240105T090000\nDTEND;TZID=America/New_York:20240105T090000",
      "20240105T090000 2024-01-05T14:00:00Z start -"
    ),
  ])
  func `an event lasts as long as it says`(lines: String, expected: String) throws {
    #expect(try expand(event(lines), in: "Europe/Oslo") == ([expected], []))
  }

  @Test(arguments: [
    ("VTODO", "DUE:20240105T090000Z", ["20240105T090000Z 2024-01-05T09:00:00Z start -"]),
    (
      "VTODO", "DTSTART:20240104\nDUE:20240106\nRRULE:FREQ=WEEKLY;COUNT=2",
      ["20240104 2024-01-06 rule -", "20240111 2024-01-13 rule -"]
    ),
    ("VTODO", "SUMMARY:Some day", []),
    ("VJOURNAL", "DTSTART:20240105", ["20240105 2024-01-06 start -"]),
    ("VJOURNAL", "SUMMARY:No day", []),
  ])
  func `to-dos and journal entries have their own ends`(
    name: String, lines: String, expected: [String]
  ) throws {
    let item = "BEGIN:\(name)\nUID:demo\n\(lines)\nEND:\(name)"
    let found = try expand(item)
    #expect(found == (expected, []))
  }

  @Test func `dates are added and excepted in lists of every form`() throws {
    let found = try expand(
      event(
        """
        DTSTART;TZID=Europe/Oslo:20240105T090000
        DTEND;TZID=Europe/Oslo:20240105T100000
        RRULE:FREQ=DAILY;COUNT=4
        RDATE;VALUE=PERIOD:20240201T080000Z/PT5M, 20240202T080000Z/20240202T083000Z
        EXDATE;TZID=Europe/Oslo:20240106T090000,20240107T090000
        EXDATE;VALUE=DATE:20240108
        """))
    #expect(
      found.occurrences == [
        "20240105T090000 2024-01-05T09:00:00Z rule -",
        "20240201T080000Z 2024-02-01T08:05:00Z addition -",
        "20240202T080000Z 2024-02-02T08:30:00Z addition -",
      ])
  }

  @Test func `changed occurrences come in with their own properties`() throws {
    let found = try expand(
      event("DTSTART:20240101T090000Z\nRRULE:FREQ=WEEKLY;COUNT=4\nSUMMARY:main") + "\n"
        + event(
          "RECURRENCE-ID:20240108T090000Z\nDTSTART:20240109T100000Z\nSUMMARY:old\nSEQUENCE:1")
        + "\n"
        + event(
          "RECURRENCE-ID:20240108T090000Z\nDTSTART:20240109T120000Z\nSUMMARY:new\nSEQUENCE:2")
        + "\n"
        + event(
          "RECURRENCE-ID;RANGE=THISANDFUTURE:20240115T090000Z\nDTSTART:20240115T093000Z\n"
            + "DURATION:PT1H\nSUMMARY:late"))
    #expect(
      found.occurrences == [
        "20240101T090000Z 2024-01-01T09:00:00Z rule main",
        "20240109T120000Z 2024-01-09T12:00:00Z override new",
        "20240115T093000Z 2024-01-15T10:30:00Z override late",
        "20240122T093000Z 2024-01-22T10:30:00Z rule late",
      ])
  }

  @Test func `a changed occurrence alone is one occurrence`() throws {
    let found = try expand(
      event("RECURRENCE-ID:20240108T090000Z\nDTSTART:20240109T100000Z\nSUMMARY:alone"))
    #expect(found.occurrences == ["20240109T100000Z 2024-01-09T10:00:00Z override alone"])
  }

  @Test func `of two with the same UID the higher SEQUENCE counts, and none has no UID`() throws {
    let twice = try expand(
      event("DTSTART:20240101\nSUMMARY:old") + "\n"
        + event("DTSTART:20240102\nSUMMARY:new\nSEQUENCE:1"))
    #expect(twice.occurrences == ["20240102 2024-01-03 start new"])
    #expect(
      twice.diagnostics == [
        "2:1 duplicate-uid its UID is used once more; one item counts, the others need UIDs of "
          + "their own"
      ])
    let nameless = try expand(
      "BEGIN:VEVENT\nDTSTART:20240101\nEND:VEVENT\nBEGIN:VEVENT\nUID:\nDTSTART:20240102\nEND:VEVENT\n"
        + "BEGIN:VEVENT\nUID:\nDTSTART:20240103\nEND:VEVENT")
    #expect(nameless.occurrences.count == 3)
  }

  private let ownZone = """
    BEGIN:VTIMEZONE
    TZID:%
    BEGIN:STANDARD
    DTSTART:19700101T000000
    TZOFFSETFROM:+0500
    TZOFFSETTO:+0500
    END:STANDARD
    END:VTIMEZONE

    """

  @Test func `after thousands of names that nobody knows the system is asked for no other zone`() {
    let text = "BEGIN:VCALENDAR\n" + ownZone.replacing("%", with: "Demo Zone") + "END:VCALENDAR\n"
    let calendar = ParsedFile(parsing: Array(text.utf8)).components[0]
    var zones = CalendarZones(of: calendar, floating: .utc)
    let (oslo, tokyo) = (zones.zone(named: "Europe/Oslo"), zones.zone(named: "Asia/Tokyo"))
    #expect(oslo != nil && tokyo != nil)
    for number in 0..<CalendarZones.unknownLimit {
      #expect(zones.zone(named: "Nowhere \(number)") == nil)
    }
    #expect(zones.zone(named: "America/New_York") == nil)
    #expect(zones.zone(named: "Europe/Oslo") == oslo)
    #expect(zones.zone(named: "Asia/Tokyo") == tokyo)
    #expect(zones.zone(named: "Demo Zone")?.offset(at: Instant(secondsSince1970: 0)) == 18_000)
  }

  @Test(arguments: [
    ("Demo Zone", "2024-01-05T04:00:00Z"),  // only the file knows it
    ("EST", "2024-01-05T04:00:00Z"),  // means this or that, so the file says what
    ("Europe/Oslo", "2024-01-05T08:00:00Z"),  // means the same everywhere
    ("/example.org/20240101/Europe/Oslo", "2024-01-05T08:00:00Z"),
  ])
  func `a zone is the system's if its name is universal and else the file's`(
    name: String, utc: String
  ) throws {
    let zone = ownZone.replacing("%", with: name)
    let found = try expand(zone + event("DTSTART;TZID=\"\(name)\":20240105T090000"))
    #expect(found == (["20240105T090000 \(utc) start -"], []))
  }

  @Test(arguments: [
    ("TZID=tzone://Microsoft/Utc:20240105T090000", "20240105T090000 2024-01-05T09:00:00Z start -"),
    ("TZID=UTC+02:00:20240105T090000", "20240105T090000 2024-01-05T07:00:00Z start -"),
    ("TZID=Europe/Oslo:2024-01-05T09:00:00", "20240105T090000 2024-01-05T08:00:00Z start -"),
  ])
  func `a zone with colons needs no quotes`(line: String, expected: String) throws {
    #expect(try expand(event("DTSTART;" + line)) == ([expected], []))
  }

  @Test func `floating times are the calendar's own unless somebody says otherwise`() throws {
    let lines = "X-WR-TIMEZONE:Europe/Oslo\n" + event("DTSTART:20240705T090000")
    let file = ParsedFile(parsing: Array("BEGIN:VCALENDAR\n\(lines)\nEND:VCALENDAR\n".utf8))
    let starts = [nil, TimeZoneRules.utc].map { zone in
      TimedItems(of: file, floating: zone).items.first?.set.start.instant.utc.hour
    }
    #expect(starts == [7, 9])
  }

  @Test func `a zone nobody knows is floating and said to be`() throws {
    let found = try expand(event("DTSTART;TZID=Demo:20240105T090000"), in: "Europe/Oslo")
    #expect(found.occurrences == ["20240105T090000 2024-01-05T08:00:00Z start -"])
    #expect(
      found.diagnostics == [
        "4:1 timezone DTSTART: the zone Demo is not known, so the time is read as floating; add its VTIMEZONE"
      ])
  }

  @Test(arguments: [
    ("SUMMARY:x", [], "2:1 property VEVENT has no DTSTART and so no place in time; add it"),
    ("DTSTART:soon", [], "4:1 value DTSTART: expected a day such as 20210916 at byte 1"),
    (
      "DTSTART:20240105\nRRULE:FREQ=NEVER", ["20240105 2024-01-06 start -"],
      "5:12 recurrence RRULE: FREQ=NEVER is not known; the rule is not followed"
    ),
    (
      "DTSTART:20240105\nRRULE:FREQ=YEARLY;UNTIL=20240105T000000Z", ["20240105 2024-01-06 rule -"],
      "5:7 recurrence RRULE: UNTIL and DTSTART are not both days or both times"
    ),
    (
      "DTSTART:20240105\nRDATE:20240106,later",
      ["20240105 2024-01-06 start -", "20240106 2024-01-07 addition -"],
      "5:1 value RDATE: expected a day such as 20210916 at byte 1"
    ),
    (
      "DTSTART:20240105T090000Z\nRDATE;VALUE=PERIOD:20240106/20240107",
      [
        "20240105T090000Z 2024-01-05T09:00:00Z start -",
        "20240106T000000 2024-01-07T00:00:00Z addition -",
      ],
      "5:1 value RDATE: a period begins at a time, RFC 5545 §3.3.9; midnight is taken, add the time"
    ),
    (
      "DTSTART:20240105T090000Z\nDTEND:20240104T090000Z",
      ["20240105T090000Z 2024-01-05T09:00:00Z start -"],
      "5:1 value DTEND is before DTSTART; move one of them"
    ),
    (
      "DTSTART:20240105T090000Z\nDURATION:-PT1H",
      ["20240105T090000Z 2024-01-05T09:00:00Z start -"],
      "5:1 value DURATION is negative; take out the minus"
    ),
  ])
  func `what cannot be understood is noted and the rest is shown`(
    lines: String, occurrences: [String], note: String
  ) throws {
    #expect(try expand(event(lines)) == (occurrences, [note]))
  }

  @Test func `no file makes one event arbitrarily slow`() throws {
    let rules = (1...1000).map { "RRULE:FREQ=SECONDLY;INTERVAL=\($0)" }.joined(separator: "\n")
    let found = try expand(event("DTSTART:19700101T000000Z\n\(rules)"))
    #expect(found.occurrences.count == 20)
    #expect(
      found.diagnostics == [
        "2:1 recurrence only the first 32 RRULE are followed; make several items of it"
      ])
  }

  @Test func `items outside of any calendar are read too`() throws {
    let file = ParsedFile(parsing: Array(event("DTSTART:20240105").utf8))
    #expect(TimedItems(of: file, floating: .utc).items.count == 1)
  }
}
