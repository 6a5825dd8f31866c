import CivilTime
import TestSupport
import Testing

@testable import VObject

@Suite struct JSONTests {
  /// The property as jCal or jCard, on one line.
  private func json(_ line: String, _ dialect: Dialect) -> String {
    let line = ContentLine(rawBytes: Array((line + "\r\n").utf8))
    return String(decoding: line.json(in: dialect), as: UTF8.self)
  }

  @Test(arguments: [
    ("SUMMARY:a\\, b\\nc", #"["summary",{},"text","a, b\nc"]"#),
    ("CATEGORIES:a,b\\,c", #"["categories",{},"text","a","b,c"]"#),
    ("DTSTART:20210916T090000Z", #"["dtstart",{},"date-time","2021-09-16T09:00:00Z"]"#),
    ("DTSTART;VALUE=DATE:20210916", #"["dtstart",{},"date","2021-09-16"]"#),
    ("DTSTART;VALUE=DATE:20210916T090000", #"["dtstart",{},"date-time","2021-09-16T09:00:00"]"#),
    (
      "DTSTART;TZID=Europe/Oslo:20210916T090000",
      #"["dtstart",{"tzid":"Europe/Oslo"},"date-time","2021-09-16T09:00:00"]"#
    ),
    (
      "RDATE;VALUE=PERIOD:20210401T100000Z/PT1H,20210402T100000Z/20210402T110000Z",
      #"["rdate",{},"period",["2021-04-01T10:00:00Z","PT1H"],["2021-04-02T10:00:00Z","2021-04-02T11:00:00Z"]]"#
    ),
    (
      "RRULE:FREQ=MONTHLY;BYDAY=-1SU,2MO;BYMONTH=1;UNTIL=20211231",
      #"["rrule",{},"recur",{"freq":"MONTHLY","byday":["-1SU","2MO"],"bymonth":1,"until":"2021-12-31"}]"#
    ),
    ("GEO:63.58;+10.69", #"["geo",{},"float",[63.58,10.69]]"#),
    ("TZOFFSETTO:+0100", #"["tzoffsetto",{},"utc-offset","+01:00"]"#),
    ("X-A;VALUE=BOOLEAN:true", #"["x-a",{},"boolean",true]"#),
    ("X-A;VALUE=TIME:230000Z", #"["x-a",{},"time","23:00:00Z"]"#),
    ("PRIORITY:007", #"["priority",{},"integer",7]"#),
    ("X-A;Y=^n,\"b:c\":a\\,b", #"["x-a",{"y":["\n","b:c"]},"unknown","a\\,b"]"#),
    ("X-A;VALUE=X-B:a\\,b", #"["x-a",{},"x-b","a\\,b"]"#),
    ("REQUEST-STATUS:2.0;Success", #"["request-status",{},"text",["2.0","Success"]]"#),
    ("DTSTART:20210230", #"["dtstart",{},"unknown","20210230"]"#),
    ("RRULE:FREQ=SOMETIMES", #"["rrule",{},"unknown","FREQ=SOMETIMES"]"#),
    ("GEO:1e999;NaN", #"["geo",{},"unknown","1e999;NaN"]"#),
    ("SEQUENCE:99999999999", #"["sequence",{},"unknown","99999999999"]"#),
  ])
  func `a calendar's property in jCal`(line: String, expected: String) {
    #expect(json(line, .calendar) == expected)
  }

  @Test(arguments: [
    ("N:Demo;Åse;A,B;;", #"["n",{},"text",["Demo","Åse",["A","B"],"",""]]"#),
    ("ORG:Frosta kommune", #"["org",{},"text","Frosta kommune"]"#),
    ("item1.TEL;VALUE=uri:tel:+47", #"["tel",{"group":"item1"},"uri","tel:+47"]"#),
    ("BDAY:--0203", #"["bday",{},"date-and-or-time","--02-03"]"#),
    ("BDAY:---12", #"["bday",{},"date-and-or-time","---12"]"#),
    ("BDAY:1953-10", #"["bday",{},"date-and-or-time","1953-10"]"#),
    ("BDAY:T102200-0800", #"["bday",{},"date-and-or-time","T10:22:00-08:00"]"#),
    ("BDAY:20090808T1430-0500", #"["bday",{},"date-and-or-time","2009-08-08T14:30-05:00"]"#),
    ("BDAY;VALUE=text:circa 1800", #"["bday",{},"text","circa 1800"]"#),
    ("REV:20210916T070000Z", #"["rev",{},"timestamp","2021-09-16T07:00:00Z"]"#),
    ("TZ;VALUE=utc-offset:-0500", #"["tz",{},"utc-offset","-05:00"]"#),
    ("GEO:geo:63.58\\,10.69", #"["geo",{},"uri","geo:63.58,10.69"]"#),
    ("LANG:nb", #"["lang",{},"language-tag","nb"]"#),
    ("UID:abc", #"["uid",{},"text","abc"]"#),
  ])
  func `a card's property in jCard`(line: String, expected: String) {
    #expect(json(line, .card4) == expected)
  }

  @Test(arguments: [
    ("BDAY:1996-04-15", #"["bday",{},"date","1996-04-15"]"#),
    ("BDAY:1953-10-15T23:10:00Z", #"["bday",{},"date-time","1953-10-15T23:10:00Z"]"#),
    (
      "PHOTO;ENCODING=b;TYPE=JPEG:QUJD",
      #"["photo",{"encoding":"b","type":"JPEG"},"binary","QUJD"]"#
    ),
    ("PHOTO:http://example.no/a", #"["photo",{},"uri","http://example.no/a"]"#),
    ("TZ:-05:00", #"["tz",{},"utc-offset","-05:00"]"#),
    ("GEO:63.58;10.69", #"["geo",{},"float",[63.58,10.69]]"#),
  ])
  func `a property of version 3 in jCard`(line: String, expected: String) {
    #expect(json(line, .card3) == expected)
  }

  @Test func `a card and its jCard say the same in both directions`() throws {
    let component = card(
      """
      N;SORT-AS="Aa,B":Å;se;;;
      BDAY:--0412
      item1.TEL;VALUE=URI;PREF=1;TYPE="voice,home":tel:+47-1;ext=2
      XML:<a xmlns="x">b</a>
      X-A;B=^n^^^':raw\\,
      REV:20210916T070000Z
      """)
    let json = try JSONValue(parsing: component.json[...])
    let back = try #require(Component(json: json))
    #expect(back.json == component.json)
    #expect(component.normalized.json == component.json)
    #expect(lines(back) == lines(component))
  }

  @Test func `what is broken is kept and comes back as it was`() throws {
    let text = "BEGIN:VCALENDAR\r\nX-A;ENCODING=QUOTED-PRINTABLE:a=3Db\r\nDTSTART;VALUE=DATE:x\r\n"
    let file = ParsedFile(parsing: Array((text + "END:VCALENDAR\r\n").utf8))
    #expect(file.valueProblemList.kept.map(\.code) == [.value])
    let calendar = try #require(file.components.first)
    let back = try #require(Component(json: JSONValue(parsing: calendar.json[...])))
    #expect(back.bytes == calendar.bytes)
  }

  @Test(arguments: ["begin", "END", "be\u{1}gin", "a b", ""])
  func `no property of JSON begins or ends a component`(name: String) {
    let property = JSONValue.array([.string(name), .object([]), .string("text"), .string("VCARD")])
    #expect(ContentLine(json: property, dialect: .card4) == nil)
  }

  @Test func `a name that only looks like the end of a component is left out of the proper form`() {
    let file = ParsedFile(parsing: Array("BEGIN:X\r\n\u{ff}END:X\r\nA:1\r\nEND:X\r\n".utf8))
    let expected = "BEGIN:X\r\nA:1\r\nEND:X\r\n"
    #expect(file.components.first?.normalized.bytes == Array(expected.utf8))
  }

  @Test func `a parameter that only control characters keep from meaning something is left out`() {
    let line = ContentLine(
      rawBytes: Array("NOTE;ENCODING=QUOTED-\u{1}PRINTABLE;\u{2}=x;A\"B=y:=41\r\n".utf8))
    #expect(line.normalized(in: .card3)?.bytes == Array("NOTE;AB=y:=41\r\n".utf8)[...])
    let raw = "X-A;ENCODING=QUOTED-PRINTABLE:=41"
    let unknown = ContentLine(rawBytes: Array((raw + "\u{1}\0\r\n").utf8))
    #expect(unknown.normalized(in: .calendar)?.bytes == Array((raw + "\r\n").utf8)[...])
    let open = ContentLine(rawBytes: Array((raw + "==\r\n").utf8))
    #expect(open.normalized(in: .calendar) == unknown.normalized(in: .calendar))
  }

  @Test func `no character that a terminal obeys is in the JSON`() {
    let text = JSONValue.string("\u{1b}[2J\u{9b}\u{202e}\u{7f}\"\\\u{2028}").bytes
    #expect(String(decoding: text, as: UTF8.self) == #""\u001b[2J\u009b\u202e\u007f\"\\\u2028""#)
  }

  @Test(arguments: ["", "[", "[1,]", "{\"a\"}", "\"\\x\"", "01x", "nul", "[1] 2", "\"\\u12\""])
  func `text that is no JSON is refused where it breaks`(text: String) {
    #expect(throws: ValueError.self) { try JSONValue(parsing: Array(text.utf8)[...]) }
  }

  @Test(arguments: [
    (#""\u00e5\n\/ø""#, "å\n/ø"), (#""\ud83c\udfd4""#, "🏔"), (#""\ud83c!""#, "\u{fffd}!"),
    (#""\ud83c\u0041""#, "\u{fffd}A"), (#""\udfd4\ud83c""#, "\u{fffd}\u{fffd}"),
    (#""\ud83c\ud83c\udfd4""#, "\u{fffd}🏔"), (#""\ud83c\n""#, "\u{fffd}\n"), ("\u{feff}\"a\"", "a"),
  ])
  func `a text means the characters that its escapes stand for`(json: String, text: String) throws {
    #expect(try JSONValue(parsing: Array(json.utf8)[...]) == .string(text))
  }

  @Test func `JSON as deep as a file is long is refused and not followed down`() {
    let text = String(repeating: "[", count: 1_000_000)
    #expect(throws: ValueError.self) { try JSONValue(parsing: Array(text.utf8)[...]) }
  }

  @Test func `random files in JSON and back are the same JSON`() throws {
    for seed in 0..<500 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let file = ParsedFile(parsing: randomFile(using: &generator))
      for component in file.components {
        let json = component.json
        let parsed = try JSONValue(parsing: json[...])
        #expect(parsed.bytes == json, "seed \(seed)")
      }
    }
  }

  @Test func `a line in JSON has the name and the parameters of the line`() throws {
    for seed in 0..<5000 as Range<UInt64> {
      let line = randomLine(seed: seed)
      for dialect in [Dialect.calendar, .card21, .card3, .card4] {
        let parts = try JSONValue(parsing: line.json(in: dialect)[...]).elements
        #expect(parts.first == .string(line.name.lowercased()), "seed \(seed)")
        #expect(parts[1] == parameters(of: line, in: dialect), "seed \(seed)")
        #expect(parts.count > 3, "seed \(seed)")
      }
    }
  }

  @Test func `parameters that JSON calls alike stand together, few of them or many`() {
    for count in [1, 20, 1000] {
      let names = (0..<count).map { "X\($0)" } + ["Å", "TYPE"]
      var head = Array("TEL".utf8)
      for name in names { head += ";\(name)=1".utf8 }
      for name in names.reversed() { head += ";\(name.lowercased())=2".utf8 }
      head += [UInt8(ascii: ";"), 0xff] + "=1;".utf8 + [0xfe] + "=2;HOME:x\r\n".utf8
      let values = { (name: String) in name == "TYPE" ? #"["1","2","HOME"]"# : #"["1","2"]"# }
      let members = (names + ["\u{fffd}"]).map { "\"\($0.lowercased())\":\(values($0))" }
      let json = #"["tel",{"# + members.joined(separator: ",") + #"},"text","x"]"#
      let line = ContentLine(rawBytes: head)
      #expect(String(decoding: line.json(in: .card3), as: UTF8.self) == json, "\(count)")
    }
  }

  @Test func `who writes JSON finds the values that a check finds wrong`() {
    let pieces = [
      "BEGIN:VCALENDAR", "BEGIN:VCARD", "VERSION:4.0", "VERSION:3.0", "BEGIN:VEVENT", "BEGIN:X",
      "END:X", "END:VEVENT", "END:VCARD", "END:VCALENDAR", "DTSTART:x", "DTSTART:20210916",
      "UID:1", "BDAY:mai", "EXDATE:20210916T090000,y", "EXDATE;VALUE=DATE:20210916T090000",
      "GEO:1", "RRULE:x", "X-A;VALUE=DATE:x", "X-A;VALUE=Y:x", "SUMMARY:Tur", "PRIORITY:å",
      "DURATION;X=QUOTED-PRINTABLE:=50", "DTSTAMP;ENCODING=QUOTED-PRINTABLE:=32=x",
      "TRIGGER:\n PT1",
    ]
    for seed in 0..<1000 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let lines = (0..<20).compactMap { _ in pieces.randomElement(using: &generator) }
      let text = lines.joined(separator: "\r\n")
      let file = ParsedFile(parsing: Array(text.utf8))
      let wanted = file.valueProblemList
      for limit in [3, 100] {
        var found = DiagnosticList(limit: limit)
        file.forEachComponent { $0.writeJSON(finding: &found) { _ in } }
        #expect(found.hasError == wanted.hasError, "seed \(seed)")
        #expect(found.kept.count == min(wanted.count, limit), "seed \(seed)")
        #expect(Set(found.kept).isSubset(of: wanted.kept), "seed \(seed)")
      }
    }
  }

  @Test func `a value read with what one walk has found is the value read with care`() {
    for seed in 0..<5000 as Range<UInt64> {
      let line = randomLine(seed: seed)
      let value = line.decodedValueBytes(line.facts)
      #expect(Array(value) == Array(line.decodedValueBytes), "seed \(seed)")
      #expect(line.isNamed(line.name.lowercased()), "seed \(seed)")
      #expect(!line.isNamed(line.name + "X"), "seed \(seed)")
      #expect(!line.isNamed(String(line.name.dropLast()) + "_"), "seed \(seed)")
    }
  }

  /// What is wanted of the parameters, made with a dictionary of texts.
  private func parameters(of line: ContentLine, in dialect: Dialect) -> JSONValue {
    let value = line.jsonValue(in: dialect)
    var members = line.group.map { [JSONValue.Member("group", .string($0))] } ?? []
    let first = members.count
    for parameter in line.parameters {
      let isEncoding =
        ["ENCODING", "TYPE"].contains(parameter.name)
        && parameter.values.contains("QUOTED-PRINTABLE")
      let isSaid = parameter.name == "VALUE" ? value.problem == nil : isEncoding
      guard !isSaid || parameter.name != "VALUE" && value.isEncoded else { continue }
      let texts = parameter.values.map { JSONValue.string($0) }
      let name = parameter.name.lowercased()
      if let index = members[first...].firstIndex(where: { $0.name == name }) {
        members[index].value = .array(members[index].value.elements + texts)
      } else {
        members.append(JSONValue.Member(name, texts.count == 1 ? texts[0] : .array(texts)))
      }
    }
    return .object(members)
  }

  @Test func `a line that is plainly normal is as it would be written`() {
    var count = 0
    for seed in 0..<5000 as Range<UInt64> {
      let line = randomLine(seed: seed)
      for dialect in [Dialect.calendar, .card21, .card3, .card4]
      where line.isPlainlyNormal(in: dialect) {
        count += 1
        let made = ContentLine(line.name, parameters: line.parameters, value: line.value)
        #expect(line.bytes == made.bytes, "seed \(seed)")
      }
    }
    #expect(count > 100)
  }

  private func randomLine(seed: UInt64) -> ContentLine {
    let pieces = [
      "X-A", "summary", "URL", "DTSTART", "TEL", "UID", "item1.X", ";a=b", ";B=c:d",
      ";TYPE=home,work", ";VALUE=TEXT", ";ENCODING=BASE64", ";A", ";=", ";C=QUOTED-PRINTABLE",
      ";QUOTED-PRINTABLE", ";D=1;E=2;F=3;G=4;H=5;I=6;J=7;K=8;L=9;l=10;M=\"a;b\",c", ":", ":x",
      ":20210916", "\\,", "\"", "^n", "å", " ", "\u{1}", "=41", "=",
    ]
    var generator = SeededGenerator(seed: seed)
    let parts = (0..<6).compactMap { _ in pieces.randomElement(using: &generator) }
    let ending = seed % 4 == 0 ? "\r\r\n" : "\r\n"
    return ContentLine(rawBytes: Array((parts.joined() + ending).utf8))
  }
}
