import TestSupport
import Testing

@testable import FileTool

/// Whatever makes something come back, an occurrence that is changed takes place when it did.
@Suite struct OccurrenceEditLawTests {
  private let folder: ScratchDirectory
  private var path: String { folder.path + "/demo.ics" }

  init() throws {
    folder = try ScratchDirectory()
  }

  /// What `expand` says of one occurrence.
  private struct Row: Hashable {
    let start: String
    let end: String
    let summary: String
    let recurrenceID: String

    init(_ line: Substring) {
      func member(_ name: String) -> String {
        let parts = line.split(separator: "\"\(name)\":\"", maxSplits: 1)
        return parts.count < 2 ? "" : String(parts[1].prefix { $0 != "\"" })
      }
      (start, end) = (member("utcStart"), member("utcEnd"))
      (summary, recurrenceID) = (member("summary"), member("recurrenceId"))
    }

    /// A change has its RECURRENCE-ID in the form of DTSTART.
    var times: [String] { [start, end, summary] }
  }

  private func rows() -> [Row] {
    run("expand", "--from", "2021-03-01", "--to", "2021-09-01", path).results
      .split(separator: "\n").map(Row.init)
  }

  private static let forms = [
    ";VALUE=DATE:$", ":$T023000", ":$T000000Z", ";TZID=Europe/Oslo:$T023000",
    ";TZID=America/New_York:$T233000",
  ]
  private static let rules = [
    "", "RRULE:FREQ=DAILY;COUNT=12", "RRULE:FREQ=WEEKLY;BYDAY=SU,SA;COUNT=9",
    "RRULE:FREQ=MONTHLY;BYMONTHDAY=-1,31;COUNT=5",
    "RRULE:RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=30,31;SKIP=FORWARD;COUNT=8",
  ]

  /// An event, a to-do or a journal entry with some of what can make it come back.
  private func series(using generator: inout SeededGenerator) -> String {
    let name = ["VEVENT", "VTODO", "VJOURNAL"].randomElement(using: &generator) ?? ""
    let form = Self.forms.randomElement(using: &generator) ?? ""
    let isDay = form.contains("DATE")
    func line(_ name: String, _ day: String) -> String { name + form.replacing("$", with: day) }
    var lines = ["BEGIN:\(name)", "UID:u", "DTSTAMP:20210101T000000Z", line("DTSTART", "20210327")]
    if name != "VJOURNAL" {
      let end = line(name == "VTODO" ? "DUE" : "DTEND", "20210329")
      lines += [[end], ["DURATION:P1D"], []].randomElement(using: &generator) ?? []
    }
    lines += [Self.rules.randomElement(using: &generator) ?? "", line("EXDATE", "20210404")]
    lines.append(line("RDATE", "20210517"))
    if !isDay {
      lines += [
        "RDATE;TZID=Asia/Tokyo:20210601T111500", "RDATE;VALUE=PERIOD:20210701T100000Z/PT3H",
      ]
    }
    lines += ["SUMMARY:s", "END:\(name)"]
    return lines.filter { !$0.isEmpty }.joined(separator: "\r\n") + "\r\n"
  }

  @Test func `an occurrence that is changed takes place when it did`() throws {
    for seed in 0..<60 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let start = "BEGIN:VCALENDAR\r\n" + series(using: &generator)
      let calendar = start + "END:VCALENDAR\r\n"
      try folder.write(calendar, to: "demo.ics")
      let before = rows()
      let named = before.filter { !$0.recurrenceID.isEmpty }
      let wanted = try #require(named.randomElement(using: &generator))
      let expected = before.map { row in
        [row.start, row.end, row == wanted ? "x" : row.summary]
      }
      for _ in 1...2 {
        let words = ["--uid", "u", "--recurrence-id", wanted.recurrenceID, "--set", "SUMMARY=x"]
        #expect(run(["edit", path] + words) == VerbResult(), "seed \(seed)")
        let after = rows()
        #expect(after.count == before.count, "seed \(seed)")
        #expect(Set(after.map(\.times)) == Set(expected), "seed \(seed)")
      }
      let written = String(decoding: folder.bytes(of: "demo.ics") ?? [], as: UTF8.self)
      #expect(written.hasPrefix(start), "seed \(seed)")
    }
  }
}
