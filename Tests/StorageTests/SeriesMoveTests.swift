import CivilTime
import Domain
import Testing
import VObject

@testable import Storage

/// What is said of single occurrences follows a series that gets another start.
@Suite struct SeriesMoveTests {
  @Test(
    arguments: [
      // An hour later: the day off and both changes follow; a change that only renames takes place when
      // the others do, one that moves stays where it was moved to.
      (
        "20210907T100000", "FREQ=WEEKLY",
        [
          "EXDATE;TZID=Europe/Oslo:20210914T100000,20210921T100000", "20210928T100000",
          "20210928T100000", "20211005T100000", "20211006T120000",
        ],
        60,
        [
          "EXDATE;TZID=Europe/Oslo:20210914T110000,20210921T110000", "20210928T110000",
          "20210928T110000", "20211005T110000", "20211006T120000",
        ]
      ),
      // A week later: the same occurrences are still there.
      (
        "20210907T100000", "FREQ=WEEKLY",
        [
          "EXDATE;TZID=Europe/Oslo:20210921T100000", "20210928T100000", "20210928T100000",
          "20211005T100000", "20211006T120000",
        ],
        7 * 24 * 60,
        [
          "EXDATE;TZID=Europe/Oslo:20210921T100000", "20210928T100000", "20210928T100000",
          "20211005T100000", "20211006T120000",
        ]
      ),
      // To another day, past a change of the clocks.
      (
        "20211026T100000", "FREQ=WEEKLY",
        [
          "EXDATE;TZID=Europe/Oslo:20211102T100000", "20211109T100000", "20211109T100000",
          "20211116T100000", "20211117T080000",
        ],
        24 * 60,
        [
          "EXDATE;TZID=Europe/Oslo:20211103T100000", "20211110T100000", "20211110T100000",
          "20211117T100000", "20211117T080000",
        ]
      ),
    ])
  func `single occurrences follow a series to its new time`(
    start: String, rule: String, before: [String], minutes: Int, after: [String]
  ) throws {
    let test = try TestStore()
    let text = calendar(start, rule, before)
    try move(text, by: minutes, in: test)
    #expect(said(try #require(test.text(of: "calendar/s.ics"))) == after)
    _ = try test.store.undo(insisting: false)
    #expect(test.text(of: "calendar/s.ics") == text)
  }

  @Test func `days off in UTC follow in UTC, and changes of days that are not there stay`() throws {
    let test = try TestStore()
    let lines = [
      "EXDATE:20210914T080000Z,20211109T090000Z", "20210915T100000", "20210915T100000",
      "20211005T100000",
      "20211006T120000",
    ]
    try move(calendar("20210907T100000", "FREQ=WEEKLY", lines), by: 60, in: test)
    let text = try #require(test.text(of: "calendar/s.ics"))
    #expect(said(text)[0] == "EXDATE:20210914T090000Z,20211109T100000Z")
    #expect(Array(said(text)[1..<3]) == Array(lines[1..<3]))
  }

  /// A series written in another way than before, with what is said of single occurrences.
  struct Rewriting: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// The lines with times of the series, and of an occurrence that was only renamed.
    let before: [[String]]
    let when: String
    let after: [[String]]
  }

  static let rewritings = [
    Rewriting(
      testDescription: "from UTC to a zone, past a change of the clocks",
      before: [
        [
          "DTSTART:20210907T080000Z", "DTEND:20210907T090000Z",
          "EXDATE:20210914T080000Z,20211102T080000Z,20210915T080000Z",
        ],
        ["DTSTART:20211109T080000Z", "DTEND:20211109T090000Z", "RECURRENCE-ID:20211109T080000Z"],
      ], when: "2021-09-07T10:00:00/2021-09-07T11:00:00",
      after: [
        [
          "DTSTART;TZID=Europe/Oslo:20210907T100000", "DTEND;TZID=Europe/Oslo:20210907T110000",
          "EXDATE:20210915T080000Z", "EXDATE;TZID=Europe/Oslo:20210914T100000,20211102T100000",
        ],
        [
          "DTSTART;TZID=Europe/Oslo:20211109T100000", "DTEND;TZID=Europe/Oslo:20211109T110000",
          "RECURRENCE-ID;TZID=Europe/Oslo:20211109T100000",
        ],
      ]),
    Rewriting(
      testDescription: "to whole days, a day later",
      before: [
        [
          "DTSTART;TZID=Europe/Oslo:20210907T100000", "DTEND;TZID=Europe/Oslo:20210907T110000",
          "EXDATE;TZID=Europe/Oslo:20210914T100000",
        ],
        [
          "DTSTART;TZID=Europe/Oslo:20210921T100000", "DURATION:PT1H",
          "RECURRENCE-ID;TZID=Europe/Oslo:20210921T100000",
        ],
      ], when: "2021-09-08",
      after: [
        [
          "DTSTART;VALUE=DATE:20210908", "DTEND;VALUE=DATE:20210909", "EXDATE;VALUE=DATE:20210915",
        ],
        [
          "DTSTART;VALUE=DATE:20210922", "RECURRENCE-ID;VALUE=DATE:20210922",
          "DTEND;VALUE=DATE:20210923",
        ],
      ]),
    Rewriting(
      testDescription: "from whole days to times",
      before: [
        [
          "DTSTART;VALUE=DATE:20210907", "DTEND;VALUE=DATE:20210908", "EXDATE;VALUE=DATE:20210914",
        ],
        [
          "DTSTART;VALUE=DATE:20210921", "DTEND;VALUE=DATE:20210922",
          "RECURRENCE-ID;VALUE=DATE:20210921",
        ],
      ], when: "2021-09-07T10:00:00/2021-09-07T11:30:00",
      after: [
        [
          "DTSTART;TZID=Europe/Oslo:20210907T100000", "DTEND;TZID=Europe/Oslo:20210907T113000",
          "EXDATE;TZID=Europe/Oslo:20210914T100000",
        ],
        [
          "DTSTART;TZID=Europe/Oslo:20210921T100000", "DTEND;TZID=Europe/Oslo:20210921T113000",
          "RECURRENCE-ID;TZID=Europe/Oslo:20210921T100000",
        ],
      ]),
  ]

  @Test(arguments: rewritings)
  func `single occurrences are written as the series is`(_ rewriting: Rewriting) throws {
    let test = try TestStore()
    let events = rewriting.before.enumerated().map { index, lines in
      let own = ["BEGIN:VEVENT", "UID:s", "DTSTAMP:20210901T000000Z"]
      return own + lines + (index == 0 ? ["RRULE:FREQ=WEEKLY"] : []) + ["END:VEVENT"]
    }
    let all = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//other//EN"] + events.flatMap(\.self)
    let text = (all + ["END:VCALENDAR", ""]).joined(separator: "\r\n")
    try test.write(text, to: "calendar/s.ics")
    _ = test.store.reload(.everything)
    var event = try #require(test.store.catalog.event(RecordID("s")))
    event.when = try when(rewriting.when)
    _ = try test.put(.event(event))
    let names = ["DTSTART", "DTEND", "DURATION", "EXDATE", "RECURRENCE-ID"]
    let written = try #require(test.text(of: "calendar/s.ics"))
    let said = written.split(separator: "BEGIN:VEVENT\r\n").dropFirst().map { part in
      part.split(separator: "\r\n").map(String.init).filter { line in
        names.contains { line.hasPrefix($0) }
      }
    }
    #expect(said.map { $0.sorted() } == rewriting.after.map { $0.sorted() })
    _ = try test.store.undo()
    #expect(test.text(of: "calendar/s.ics") == text)
  }

  @Test(arguments: [
    // The last one at ten, in winter.
    ("UNTIL=20211207T090000Z", "2021-09-07T12:00:00/2021-09-07T13:00:00", "UNTIL=20211207T110000Z"),
    ("UNTIL=20211207T090000Z", "2021-09-08T10:00:00/2021-09-08T11:00:00", "UNTIL=20211208T090000Z"),
    ("UNTIL=20211207T090000Z", "2021-09-07", "UNTIL=20211207"),
    // Still before the end, or the same occurrences as before.
    ("UNTIL=20211207T225959Z", "2021-09-07T12:00:00/2021-09-07T13:00:00", "UNTIL=20211207T225959Z"),
    ("UNTIL=20211207T090000Z", "2021-09-07T08:00:00/2021-09-07T09:00:00", "UNTIL=20211207T090000Z"),
    ("UNTIL=20211207T090000Z", "2021-09-14T10:00:00/2021-09-14T11:00:00", "UNTIL=20211207T090000Z"),
    ("COUNT=14", "2021-09-07T12:00:00/2021-09-07T13:00:00", "COUNT=14"),
  ])
  func `a rule ends with the same occurrence as before`(
    end: String, when: String, newEnd: String
  ) throws {
    let test = try TestStore()
    // The last occurrence is a day off, which follows too.
    let lines = [
      "EXDATE;TZID=Europe/Oslo:20211207T100000", "20210915T100000", "20210915T100000",
      "20211005T100000", "20211006T120000",
    ]
    let text = calendar("20210907T100000", "FREQ=WEEKLY;\(end);INTERVAL=1", lines)
    try test.write(text, to: "calendar/s.ics")
    _ = test.store.reload(.everything)
    var event = try #require(test.store.catalog.event(RecordID("s")))
    event.when = try self.when(when)
    let newer = try test.put(.event(event)).event(event.id)
    #expect(newer?.recurrence == "FREQ=WEEKLY;\(newEnd);INTERVAL=1")
    #expect(newer?.furtherDays.last.map { "\($0)" < "2021-12-06" } == true)
  }

  /// A day, or two times in Oslo.
  private func when(_ text: String) throws -> Event.When {
    let values = try text.split(separator: "/").map {
      try DateValue(parsing: $0, timeZoneID: "Europe/Oslo")
    }
    guard case .dateTime(let start) = values[0], case .dateTime(let end)? = values.last else {
      return .days(VagueDate(values[0].date))
    }
    return .timed(start: start, end: end)
  }

  @Test func `what is said of an added date stays, as the date does`() throws {
    let test = try TestStore()
    // A day after the added one there is one of the rule, to which its change must not go.
    let lines = [
      "RDATE;TZID=Europe/Oslo:20210913T100000", "20210913T100000", "20210913T100000",
      "20211005T100000", "20211006T120000",
    ]
    try move(
      calendar("20210907T100000", "FREQ=WEEKLY;BYDAY=TU", lines), by: 24 * 60, in: test)
    let text = try #require(test.text(of: "calendar/s.ics"))
    #expect(said(text) == Array(lines.dropFirst()))
  }

  /// Moves the series of a calendar by some minutes.
  private func move(_ text: String, by minutes: Int, in test: TestStore) throws {
    try test.write(text, to: "calendar/s.ics")
    _ = test.store.reload(.everything)
    let key = RecordKey(.event, RecordID("s"))
    var event = try #require(test.store.catalog.event(key.id))
    event.when = try moved(event.when, by: minutes)
    let revision = test.store.catalog.revision(of: key)
    _ = try test.store.apply(
      ChangeSet(label: "Endret", changes: [.put(.event(event), basedOn: revision)]))
  }

  private func moved(_ when: Event.When, by minutes: Int) throws -> Event.When {
    guard case .timed(var start, var end) = when else {
      Issue.record("no time of day")
      return when
    }
    start.local = start.local.adding(seconds: minutes * 60)
    end.local = end.local.adding(seconds: minutes * 60)
    return .timed(start: start, end: end)
  }

  /// The line of the days off, then RECURRENCE-ID and DTSTART of both changes.
  private func said(_ text: String) -> [String] {
    let lines = text.split(separator: "\r\n").map(String.init)
    let exceptions = lines.filter { $0.hasPrefix("EXDATE") }
    let changes = text.split(separator: "RECURRENCE-ID").dropFirst().flatMap { part in
      let lines = ("RECURRENCE-ID" + part).split(separator: "\r\n").map(String.init)
      let names = ["RECURRENCE-ID", "DTSTART"]
      return names.compactMap { name in
        lines.first { $0.hasPrefix(name) }?.split(separator: ":").last.map(String.init)
      }
    }
    return exceptions + changes
  }

  private func calendar(_ start: String, _ rule: String, _ lines: [String]) -> String {
    let zone = ";TZID=Europe/Oslo:"
    let end = start.replacing("T10", with: "T11")
    let own = [
      "BEGIN:VEVENT", "UID:s", "DTSTAMP:20210901T000000Z", "DTSTART" + zone + start,
      "DTEND" + zone + end, "RRULE:" + rule, lines[0], "SUMMARY:Kontortid", "END:VEVENT",
    ]
    let changes = [(lines[1], lines[2]), (lines[3], lines[4])].flatMap { replaced, start in
      [
        "BEGIN:VEVENT", "UID:s", "DTSTAMP:20210901T000000Z", "RECURRENCE-ID" + zone + replaced,
        "DTSTART" + zone + start, "SUMMARY:Kontortid med kake", "END:VEVENT",
      ]
    }
    let all = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//other//EN"] + own + changes
    return (all + ["END:VCALENDAR", ""]).joined(separator: "\r\n")
  }
}
