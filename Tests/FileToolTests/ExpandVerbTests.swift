import TestSupport
import Testing

@testable import FileTool

@Suite struct ExpandVerbTests {
  private func scratch(_ components: String) throws -> ScratchDirectory {
    let scratch = try ScratchDirectory()
    try scratch.write("BEGIN:VCALENDAR\r\n\(components)END:VCALENDAR\r\n", to: "demo.ics")
    return scratch
  }

  private func event(_ uid: String, _ lines: String...) -> String {
    (["BEGIN:VEVENT", "UID:\(uid)"] + lines + ["END:VEVENT"]).map { $0 + "\r\n" }.joined()
  }

  @Test func `an occurrence is one line with everything about it`() throws {
    let scratch = try scratch(
      event(
        "one", "DTSTART;TZID=Europe/Oslo:20240105T090000", "DURATION:PT1H", "SUMMARY:Webinar",
        "STATUS:CONFIRMED", "RRULE:FREQ=DAILY;COUNT=1"))
    let result = run(
      "expand", "--from", "2024-01-01", "--to=2025-01-01", scratch.path + "/demo.ics")
    #expect(
      result
        == VerbResult(
          results: """
            {"uid":"one","component":"vevent","start":"2024-01-05T09:00:00",\
            "end":"2024-01-05T10:00:00","tzid":"Europe/Oslo","utcStart":"2024-01-05T08:00:00Z",\
            "utcEnd":"2024-01-05T09:00:00Z","allDay":false,"recurrenceId":"2024-01-05T09:00:00",\
            "summary":"Webinar","status":"CONFIRMED","source":"rrule"}

            """))
  }

  @Test func `occurrences come by start and then by UID`() throws {
    let scratch = try scratch(
      event("b", "DTSTART:20240105T090000Z", "RRULE:FREQ=DAILY;COUNT=2")
        + event("a", "DTSTART:20240105T090000Z") + event("day", "DTSTART:20240106"))
    let result = run(
      "expand", "--from", "2024-01-01", "--to", "2025-01-01", scratch.path + "/demo.ics")
    #expect(uids(result) == ["a", "b", "day", "b"])
  }

  @Test func `events that are excepted for ever leave the others in view`() throws {
    let lines = ["DTSTART:20240101T000000Z", "RRULE:FREQ=SECONDLY", "EXRULE:FREQ=SECONDLY"]
    let empty = (0..<60).map { event("\($0)", lines[0], lines[1], lines[2]) }.joined()
    let scratch = try scratch(empty + event("good", "DTSTART:20240105T090000Z"))
    let result = run(
      "expand", "--from", "2024-01-01", "--to", "2034-01-01", scratch.path + "/demo.ics")
    #expect(uids(result) == ["good"])
    #expect(result.diagnostics.split(separator: "\n").count { $0.contains(" limit: ") } == 60)
  }

  @Test func `the window starts and ends at midnight in the zone of floating times`() throws {
    let scratch = try scratch(
      event("floating", "DTSTART:20240105T003000") + event("utc", "DTSTART:20240104T233000Z")
        + event("day", "DTSTART:20240105") + event("next", "DTSTART:20240106"))
    let oslo = run(
      "expand", "--from", "2024-01-05", "--to", "2024-01-06", "--tz", "Europe/Oslo",
      scratch.path + "/demo.ics")
    #expect(uids(oslo) == ["day", "floating", "utc"])
    let utc = run(
      "expand", "--from", "2024-01-05", "--to", "2024-01-06", scratch.path + "/demo.ics")
    #expect(uids(utc) == ["day", "floating"])
  }

  @Test func `what lasts into the window is there if asked for`() throws {
    let scratch = try scratch(event("long", "DTSTART:20240101", "DTEND:20240201"))
    let words = [
      "expand", "--from", "2024-01-15", "--to", "2024-01-16", scratch.path + "/demo.ics",
    ]
    #expect(uids(run(words)) == [])
    #expect(uids(run(words + ["--match", "overlap"])) == ["long"])
  }

  @Test func `a limit is kept for each event and said`() throws {
    let scratch = try scratch(
      event("endless", "DTSTART:20240101", "RRULE:FREQ=DAILY")
        + event("short", "DTSTART:20240101", "RRULE:FREQ=DAILY;COUNT=2"))
    let path = scratch.path + "/demo.ics"
    let result = run("expand", "--from", "2024-01-01", "--to", "2025-01-01", "--limit", "2", path)
    #expect(uids(result) == ["endless", "short", "endless", "short"])
    #expect(
      result.diagnostics
        == "\(path):2:1: warning: limit: more occurrences of endless than the limit\n")
  }

  @Test func `what is said of values comes first and no more of limits than is printed`() throws {
    let scratch = try scratch(
      (0..<250).map { event("e\($0)", "DTSTART:20240101", "RRULE:FREQ=DAILY") }.joined()
        + event("last", "DTSTART;TZID=Nowhere:20240101T090000"))
    let path = scratch.path + "/demo.ics"
    let result = run("expand", "--from", "2024-01-01", "--to", "2025-01-01", "--limit", "1", path)
    let lines = result.diagnostics.split(separator: "\n")
    #expect(lines.count == 201 && lines.last == "… more diagnostics suppressed")
    #expect(lines.first?.contains("error: timezone: DTSTART: the zone Nowhere") == true)
    #expect(lines.dropFirst().dropLast().allSatisfy { $0.contains("than the limit") })
    #expect(uids(result).count == 251 && result.exitCode == 1)
  }

  @Test(arguments: [
    "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;INTERVAL=2000000000",
    "FREQ=DAILY;INTERVAL=0", "FREQ=HOURLY;BYHOUR=25", "FREQ=MONTHLY;BYDAY=5MO;BYMONTHDAY=1",
  ])
  func `a rule that is never met leaves its start and the other events`(rule: String) throws {
    let scratch = try scratch(
      event("never", "DTSTART:20240101T000000Z", "RRULE:\(rule)")
        + event("other", "DTSTART:20240102T000000Z"))
    let result = run(
      "expand", "--from", "2024-01-01", "--to", "2124-01-01", scratch.path + "/demo.ics")
    #expect(uids(result) == ["never", "other"])
    #expect(result.diagnostics.contains("recurrence: RRULE: nothing after the start ever fits"))
  }

  @Test(arguments: [
    ["expand", "x.ics"], ["expand", "--from", "2024-01-01", "--to", "2024-02-01"],
    ["expand", "--from", "2024-02-30", "--to", "2024-03-01", "x.ics"],
    ["expand", "--from", "2024-01-01", "--to", "2024-02-01", "--limit", "0", "x.ics"],
    ["expand", "--from", "2024-01-01", "--to", "2024-02-01", "--tz", "Nowhere", "x.ics"],
    ["expand", "--from", "2024-01-01", "--to", "2024-02-01", "--match", "some", "x.ics"],
  ])
  func `a command line that makes no sense is wrong usage`(words: [String]) {
    let result = run(words)
    #expect(result.exitCode == 2 && result.results == "")
    #expect(result.diagnostics.hasPrefix("samspill file expand: "))
  }

  @Test func `a file that is not there does not stop the others`() throws {
    let scratch = try scratch(event("one", "DTSTART:20240105"))
    let result = run(
      "expand", "--from", "2024-01-01", "--to", "2025-01-01", scratch.path + "/none.ics",
      scratch.path + "/demo.ics")
    #expect(uids(result) == ["one"] && result.exitCode == 1)
  }

  /// The UIDs in the order of the lines.
  private func uids(_ result: VerbResult) -> [String] {
    result.results.split(separator: "\n").map { line in
      String(line.dropFirst("{\"uid\":\"".count).prefix { $0 != "\"" })
    }
  }
}
