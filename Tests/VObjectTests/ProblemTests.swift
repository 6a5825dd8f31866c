import CivilTime
import TestSupport
import Testing

@testable import VObject

@Suite struct ProblemTests {
  @Test func `everything that is wrong with a file is said, each at its place`() {
    let file = ParsedFile(parsing: Array(Self.broken.replacing("\n", with: "\r\n").utf8))
    let problems = (file.diagnostics + file.problems).map {
      "\($0.line):\($0.column) \($0.severity.rawValue) \($0.code.rawValue): \($0.message)"
    }
    #expect(
      problems.joined(separator: "\n") == """
        8:14 error value: TZOFFSETFROM: expected hours of two digits at byte 2
        15:9 error value: DTSTART: expected a day that exists at byte 1
        21:9 error value: TRIGGER: expected one of H, M, S, in this order at byte 6
        24:10 error value: PRIORITY: expected an integer of 32 bits at byte 1
        50:5 error value: GEO: expected two numbers and a semicolon between them at byte 1
        54:9 warning value: DTSTART: the value needs VALUE=DATE
        56:33 error recurrence: RRULE: expected a name and an equals sign at byte 1
        57:7 error value: RDATE: expected a month of two digits at byte 5
        58:19 error value: EXDATE: expected the end at byte 9
        63:15 warning value: RECURRENCE-ID: the value needs VALUE=DATE
        64:9 warning value: DTSTART: the value needs VALUE=DATE
        72:21 error value: X-OWN: expected an integer of 32 bits at byte 1
        73:19 warning value: URL: the value needs VALUE=URI
        78:5 warning value: UID: the value needs VALUE=TEXT
        79:6 warning value: BDAY: the value needs VALUE=TEXT
        80:5 error value: REV: expected a year of four digits at byte 1
        3:1 warning property: VERSION may stand once only; delete what is too much
        1:1 warning property: VCALENDAR has no PRODID; add it
        19:1 warning property: SUMMARY may stand once only; delete what is too much
        12:1 warning property: VEVENT has both DTEND and DURATION; delete one
        22:1 warning property: TRIGGER may stand once only; delete what is too much
        20:1 warning property: VALARM has no ACTION; add it
        52:1 warning property: VEVENT has no DTSTAMP; add it
        66:1 warning property: VTODO has both DUE and DURATION; delete one
        76:1 warning property: VCARD has no FN; add it
        93:1 warning property: VEVENT has no DTSTAMP; add it
        28:1 warning duplicate-uid: the UID 1 has been used above; give the item another
        85:1 warning duplicate-uid: the UID not-a-uri has been used above; give the item another
        12:1 warning duplicate-uid: its UID is used once more; one item counts, \
        the others need UIDs of their own
        37:1 error timezone: DTSTART: the zone Nowhere is not known, so the time \
        is read as floating; add its VTIMEZONE
        43:1 warning value: DTEND is before DTSTART; move one of them
        49:1 warning value: DTEND is before DTSTART; move one of them
        55:26 warning recurrence: RRULE: COUNT and UNTIL exclude each other; whichever comes \
        first ends the rule
        """)
  }

  @Test(arguments: [
    ("VCARD\nVERSION:2.1\nN:Demo;Kari\nEND:VCARD", []),
    ("VCARD\nVERSION:2.1\nFN:Kari Demo\nEND:VCARD", ["VCARD has no N; add it"]),
    ("VCARD\nVERSION:4.0\nN:Demo;Kari\nEND:VCARD", ["VCARD has no FN; add it"]),
    (
      "PARTICIPANT\nUID:p\nBEGIN:VLOCATION\nNAME:a\nNAME:b\nEND:VLOCATION\nEND:PARTICIPANT",
      [
        "PARTICIPANT has no PARTICIPANT-TYPE; add it",
        "NAME may stand once only; delete what is too much", "VLOCATION has no UID; add it",
      ]
    ),
  ])
  func `every kind of component has rules of its own`(text: String, expected: [String]) {
    let file = ParsedFile(parsing: Array("BEGIN:\(text)\n".utf8))
    #expect(file.problems.map(\.message).sorted() == expected.sorted())
  }

  @Test func `what is taken for right at a glance is right when it is read`() {
    for seed in 0..<4000 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let line = ContentLine(rawBytes: randomLine(using: &generator))
      let facts = line.facts
      for dialect in [Dialect.calendar, .card21, .card3, .card4] {
        let form = facts.name.map { dialect.forms[$0.index] } ?? .unknown
        if !form.canBeWrong(facts) {
          #expect(line.valueProblem(in: dialect)?.severity != .error, "seed \(seed)")
        }
        guard line.isPlainly(form, facts) else { continue }
        let problem = line.valueProblem(in: dialect)
        #expect(problem == nil, "seed \(seed): \(String(decoding: line.bytes, as: UTF8.self))")
      }
      #expect(facts.name == nil || facts.name?.description == line.name, "seed \(seed)")
      #expect(line.parameter("ALTID") == nil || facts.mayBeAlternative, "seed \(seed)")
    }
  }

  @Test func `a value read at a glance is what it is when it is read with care`() {
    for seed in 0..<4000 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let bytes = randomLine(using: &generator)
      let line = ContentLine(rawBytes: bytes)
      var careful = bytes
      if let colon = bytes.firstIndex(of: UInt8(ascii: ":")) {
        careful.insert(contentsOf: ";ENCODING=THAT-OF-NO-STANDARD".utf8, at: colon)
      }
      #expect(line.text == ContentLine(rawBytes: careful).text, "seed \(seed)")
      let item = Component(
        name: "VEVENT", begin: ContentLine("BEGIN", value: "VEVENT"), items: [.property(line)])
      let date = item.dateValue(of: line.name)?.extendedText
      #expect(item.extendedDateText(of: line.name) == date, "seed \(seed)")
    }
  }

  @Test func `parameters asked for by name say what they say in the list of all`() {
    let names: [StaticString] = ["TZID", "VALUE", "CN", "ENCODING", "TYPE", "X-A"]
    var foundCount = 0
    for seed in 0..<4000 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let line = ContentLine(rawBytes: randomLine(using: &generator))
      var found = names.map { _ in String?.none }
      line.forEachFirstValue(ofParameters: NameTable(names.map { "\($0)" })) { place, value in
        #expect(found[place] == nil, "seed \(seed)")
        found[place] = value.text
      }
      #expect(found == names.map { line.parameters.value(of: "\($0)") }, "seed \(seed)")
      #expect(found == names.map { line.parameter($0) }, "seed \(seed)")
      foundCount += found.count { $0 != nil }
    }
    #expect(foundCount > 1000)
  }

  @Test func `more unknown zones than anybody reads of do not hide what comes behind them`() {
    let zones = ["Nowhere", "Erewhon", "Utopia", "Europe/Oslo"]
    let events = zones.enumerated().map {
      "BEGIN:VEVENT\r\nUID:\($0)\r\nDTSTAMP:20210101T000000Z\r\n"
        + "DTSTART;TZID=\($1):20210101T000000\r\nEND:VEVENT\r\n"
    }
    let text =
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n" + events.joined() + "END:VCALENDAR\r\n"
    for limit in 0...4 {
      let file = ParsedFile(parsing: Array(text.utf8), keeping: limit)
      let problems = file.allProblems
      #expect(problems.hasError)
      #expect(problems.kept.map(\.code) == .init(repeating: .timezone, count: min(limit, 3)))
    }
  }

  @Test func `warnings of values come first, however many rules are broken above`() {
    let card = "BEGIN:VCARD\r\nVERSION:4.0\r\n"
    let text = String(repeating: card + "END:VCARD\r\n", count: 5)
    let bytes = Array((text + card + "UID:1\r\nFN:x\r\nEND:VCARD\r\n").utf8)
    let kept = ParsedFile(parsing: bytes, keeping: 2).allProblems.kept
    #expect(kept.map(\.line) == [18, 1])
    #expect(kept.map(\.code) == [.value, .property])
  }

  @Test func `UIDs are told apart however many there are`() {
    let uids = (0..<5000).map { $0 == 4999 ? 17 : $0 }
    let events = uids.map { "BEGIN:VEVENT\r\nUID:\($0)\r\nEND:VEVENT\r\n" }
    let text = "BEGIN:VCALENDAR\r\n" + events.joined() + "END:VCALENDAR\r\n"
    let file = ParsedFile(parsing: Array(text.utf8), keeping: 100_000)
    let repeated = file.problems.filter { $0.message.contains(" has been used above") }
    #expect(repeated.map(\.line) == [2 + 3 * 4999])
  }

  @Test func `odd times and repeated UIDs are found as if every item were read`() {
    for seed in 0..<1000 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      var text = "BEGIN:VCALENDAR\r\n"
      for _ in 0..<6 {
        let name = ["VEVENT", "VTODO", "VJOURNAL"].randomElement(using: &generator) ?? ""
        text += "BEGIN:\(name)\r\n"
        for _ in 0..<4 { text += String(decoding: randomLine(using: &generator), as: UTF8.self) }
        text += "END:\(name)\r\n"
      }
      let file = ParsedFile(parsing: Array((text + "END:VCALENDAR\r\n").utf8))
      let times = TimedItems(of: file, floating: .utc).diagnostics
      let finder = ProblemFinder(file, lookingAtTimes: true, keeping: 1000)
      #expect(finder.timeProblems(of: file).kept == times, "seed \(seed)")
      let repeated = file.problems.filter { $0.message.contains(" has been used above") }
      #expect(repeated.map(\.line) == linesOfRepeatedItems(in: file), "seed \(seed)")
    }
  }

  private func linesOfRepeatedItems(in file: ParsedFile) -> [Int] {
    var seen: Set<[String]> = []
    return file.components.flatMap(\.components).filter { item in
      guard let uid = item.text(of: "UID"), !uid.isEmpty else { return false }
      let changed = item.property(named: "RECURRENCE-ID")?.value ?? ""
      return !seen.insert([item.name, uid, changed]).inserted
    }.map(\.lineNumber)
  }

  /// A line of pieces that belong together more or less.
  private func randomLine(using generator: inout SeededGenerator) -> [UInt8] {
    var line = Self.names.randomElement(using: &generator) ?? ""
    for _ in 0..<Int.random(in: 0...2, using: &generator) {
      line += Self.parameters.randomElement(using: &generator) ?? ""
    }
    return Array((line + ":" + (Self.values.randomElement(using: &generator) ?? "") + "\r\n").utf8)
  }

  private static let names = [
    "DTSTART", "dtend", "DUE", "DTSTART", "DTEND", "UID", "UID", "item1.UID", "RRULE", "RDATE",
    "EXDATE", "RECURRENCE-ID", "DURATION", "TRIGGER", "PRIORITY", "GEO", "TZOFFSETTO", "FREEBUSY",
    "BDAY", "REV", "TEL", "TZ", "PHOTO", "X-OWN", "DT\r\n START", "DTSTART ", "SEQUENCE",
  ]
  private static let parameters = [
    ";VALUE=DATE", ";value=date-time", ";VALUE=", ";VALUE", ";VALUE=TEXT", ";VALUE = URI",
    ";VALUE=\"DATE\"", ";X=\";VALUE=DATE\"", ";VALUE=INTEGER", ";VALUE=X-OWN", ";VAL\r\n UE=DATE",
    ";TZID=Europe/Oslo", ";TZID=\"Europe/Oslo\"", ";TZID=Nowhere", ";TZID=", ";ALTID=1",
    ";ENCODING=QUOTED-PRINTABLE", ";CHARSET=ISO-8859-1", ";RANGE=THISANDFUTURE", ";X=^n", ";",
  ]
  private static let values = [
    "20210916", "20210916T100000", "20210916T100000Z", "20210916T090000", "20210328T023000",
    "20210328T031000", "20210230", "20210916t100000z", "2021-09-16", "20210916T246000",
    "20210916,20210917", "20210916T100000Z,20210917", "20210916T100000Z/PT1H", "PT15M", "-P1DT2H",
    "P", "PT", "P1H", "P1D2W", "PT1M1H", "P1234567890D", "FREQ=DAILY", "FREQ=DAILY;COUNT=10",
    "FREQ=NEVER", "FREQ=DAILY;;COUNT", "COUNT=1;FREQ=DAILY", "1", "-1", "12345678901", "", " 1 ",
    "+0200", "-0060", "+02", "1;2", "1.5;x", "a", "urn:x", "a\\, b", "å", "a\u{30a}",
    "2021\r\n 0916",
  ]

  private static let broken = """
    BEGIN:VCALENDAR
    VERSION:2.0
    VERSION:2.0
    BEGIN:VTIMEZONE
    TZID:Hjemme
    BEGIN:STANDARD
    DTSTART:19700101T000000
    TZOFFSETFROM:+9
    TZOFFSETTO:+0100
    END:STANDARD
    END:VTIMEZONE
    BEGIN:VEVENT
    UID:1
    DTSTAMP:20210101T000000Z
    DTSTART:20210230T100000Z
    SUMMARY;ALTID=1:a
    SUMMARY;ALTID=1;LANGUAGE=en:b
    SUMMARY:c
    SUMMARY:d
    BEGIN:VALARM
    TRIGGER:-PT15
    TRIGGER;VALUE=DATE-TIME:20210101T000000Z
    END:VALARM
    PRIORITY:high
    DURATION:P1D
    DTEND:20210916T110000Z
    END:VEVENT
    BEGIN:VEVENT
    UID:1
    DTSTAMP:20210101T000000Z
    DTSTART;TZID=Nowhere:20210916T100000
    DTEND;TZID=Nowhere:20210916T090000
    END:VEVENT
    BEGIN:VEVENT
    UID:6
    DTSTAMP:20210101T000000Z
    DTSTART;TZID=Nowhere:20210916T100000
    END:VEVENT
    BEGIN:VEVENT
    UID:2
    DTSTAMP:20210101T000000Z
    DTSTART;TZID=Hjemme:20210916T100000
    DTEND;TZID=Hjemme:20210916T090000
    END:VEVENT
    BEGIN:VEVENT
    UID:3
    DTSTAMP;X=";VALUE=DATE":20210101T000000Z
    DTSTART;TZID=Europe/Oslo:20210328T023000
    DTEND;TZID=Europe/Oslo:20210328T031000
    GEO:60.1
    END:VEVENT
    BEGIN:VEVENT
    UID:4\\,5
    DTSTART:20210916
    RRULE:FREQ=DAILY;COUNT=3;UNTIL=20210920
    RRULE;ENCODING=QUOTED-PRINTABLE:FREQ=DAILY;COUNT=10
    RDATE:20210917T100000Z,2021
    EXDATE;VALUE=DATE:20210918,20210919T100000Z
    END:VEVENT
    BEGIN:VEVENT
    uid : 4\\\\,5
    DTSTAMP:20210101T000000Z
    RECURRENCE-ID:20210917
    DTSTART:20210917
    END:VEVENT
    BEGIN:VTODO
    UID:2
    DTSTAMP:20210101T000000Z
    DUE:20210916T100000Z
    DURATION:-PT1H
    PERCENT-COMPLETE:50
    X-OWN;VALUE=INTEGER:many
    URL;VALUE=INTEGER:many
    END:VTODO
    END:VCALENDAR
    BEGIN:VCARD
    VERSION:4.0
    UID:not-a-uri
    BDAY:19961345
    REV:yesterday
    TEL;VALUE=uri:+47
    N:Demo;;;;
    N;ALTID=1:Demo;;;;
    END:VCARD
    BEGIN:VCARD
    VERSION:3.0
    FN:Demo
    UID:not-a-uri
    BDAY:1996-04-15
    TZ:+1
    PHOTO;ENCODING=b:æ
    END:VCARD
    BEGIN:VEVENT
    UID:5
    END:VEVENT

    """
}
