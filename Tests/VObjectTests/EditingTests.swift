import CivilTime
import Testing

@testable import VObject

/// `lines` as a card of version 4.0, with CRLF.
func card(_ lines: String, version: String = "4.0") -> Component {
  let text = "BEGIN:VCARD\nVERSION:\(version)\n" + lines + "\nEND:VCARD\n"
  let bytes = Array(text.replacing("\n", with: "\r\n").utf8)
  return ParsedFile(parsing: bytes).components.first ?? Component(name: "VCARD")
}

/// The lines between VERSION and END, without CR.
func lines(_ component: Component) -> String {
  let all = String(decoding: component.bytes, as: UTF8.self).replacing("\r\n", with: "\n")
  return all.split(separator: "\n").dropFirst(2).dropLast().joined(separator: "\n")
}

@Suite struct EditingTests {
  @Test func `a line that already says it stays, however it is written`() {
    var component = card("note;language=nb:Kaffe\\, \n kake\\Nog te")
    let before = component
    component.setText("Kaffe, kake\nog te", of: "NOTE")
    #expect(component == before)
  }

  @Test func `a changed text keeps group and parameters`() {
    var component = card("item1.NOTE;X-A=\"b;c\":old\nitem1.X-ABLabel:Merk")
    component.setText("a; b, c\\d", of: "NOTE")
    #expect(lines(component) == "item1.NOTE;X-A=\"b;c\":a\\; b\\, c\\\\d\nitem1.X-ABLabel:Merk")
  }

  @Test func `a new line comes beside its kind, else after the last property`() {
    var component = card("TEL:1\nFN:A")
    component.insert(ContentLine("TEL", text: "2"))
    component.setText("B", of: "NOTE")
    #expect(lines(component) == "TEL:1\nTEL:2\nFN:A\nNOTE:B")
    component.setText(nil, of: "TEL")
    #expect(lines(component) == "FN:A\nNOTE:B")
  }

  @Test func `a new line of an event comes before its alarms`() {
    let text = "BEGIN:VEVENT\nUID:1\nBEGIN:VALARM\nACTION:AUDIO\nEND:VALARM\nEND:VEVENT\n"
    var component = ParsedFile(parsing: Array(text.utf8)).components[0]
    component.setText("x", of: "SUMMARY")
    let expected = text.replacing("UID:1\n", with: "UID:1\nSUMMARY:x\n")
    #expect(String(decoding: component.bytes, as: UTF8.self) == expected)
  }

  @Test func `new lines are folded at 75 octets and never inside a character`() {
    var component = card("FN:A")
    let text = String(repeating: "blåbær", count: 40)
    component.setText(text, of: "NOTE")
    let physical = component.bytes.split(separator: UInt8(ascii: "\n"))
    #expect(physical.allSatisfy { $0.count <= 76 && String(validating: $0, as: UTF8.self) != nil })
    #expect(ParsedFile(parsing: component.bytes).components.first?.text(of: "NOTE") == text)
  }

  @Test func `list elements that go and come leave the others alone`() {
    var component = card("CATEGORIES:Kommune,Fosen\nCATEGORIES;X=1:Partner\\, stor")
    component.setTexts(["Partner, stor", "Fosen", "Kommune"], of: "CATEGORIES")
    #expect(lines(component) == "CATEGORIES:Kommune,Fosen\nCATEGORIES;X=1:Partner\\, stor")
    component.setTexts(["Kommune", "Partner, stor", "Ny"], of: "CATEGORIES")
    #expect(lines(component) == "CATEGORIES:Kommune\nCATEGORIES;X=1:Partner\\, stor,Ny")
    component.setTexts([], of: "CATEGORIES")
    #expect(lines(component) == "")
  }

  @Test(arguments: [
    "", ";", "a", "Demo;Kari;;;", ";;;Røros,Aust;7374", "a\\,b,c\\;d;e\\\\,f", "a\\", "\\n;x,;,",
    "a\\;b",
  ])
  func `a field alone says what it says among all`(value: String) {
    let line = ContentLine("N", value: value)
    let fields = line.fields
    for place in 0..<8 {
      let expected = fields.indices.contains(place) ? fields[place].joined(separator: ",") : nil
      #expect(line.field(place) == expected)
    }
    #expect(line.firstElement == fields.first?.first)
  }

  @Test func `fields are compared without empty ones at the end`() {
    var component = card("N:Demo;Åse;;;\nORG:Frosta kommune")
    let before = component
    component.setFields([["Demo"], ["Åse"]], of: "N")
    component.setFields([["Frosta kommune"], [""]], of: "ORG")
    component.setFields([[""]], of: "ADR")
    #expect(component == before)
    component.setFields([["Demo"], ["Åse", "M; K"]], of: "N")
    #expect(lines(component) == "N:Demo;Åse,M\\; K\nORG:Frosta kommune")
  }

  @Test func `repeated properties are matched by value and known parameters`() {
    var component = card(
      """
      TEL;TYPE=work;X-KEEP=1:+47 1
      TEL;type="HOME":+47 2
      item1.TEL;TYPE=cell:+47 3
      """)
    let wanted = [
      ContentLine("TEL", parameters: [Parameter("TYPE", "home")], text: "+47 2"),
      ContentLine("TEL", parameters: [Parameter("TYPE", "cell")], text: "+47 1"),
      ContentLine("TEL", parameters: [Parameter("TYPE", "cell")], text: "+47 9"),
    ]
    component.setProperties(named: "TEL", to: wanted, comparing: ["TYPE"])
    #expect(
      lines(component) == """
        TEL;TYPE=cell;X-KEEP=1:+47 1
        TEL;type="HOME":+47 2
        item1.TEL;TYPE=cell:+47 9
        """)
  }

  @Test func `a date takes its zone along and leaves other parameters`() throws {
    let text = "BEGIN:VEVENT\r\nDTSTART;X-A=1;TZID=Europe/Oslo:20210916T090000\r\nEND:VEVENT\r\n"
    var component = ParsedFile(parsing: Array(text.utf8)).components[0]
    let start = try #require(component.dateValue(of: "DTSTART"))
    component.setDateValue(start, of: "DTSTART")
    #expect(component.bytes == Array(text.utf8))
    let day = try #require(CivilDate(year: 2021, month: 11, day: 1))
    component.setDateValue(.date(day), of: "DTSTART")
    #expect(component.property(named: "DTSTART")?.parameters.map(\.name) == ["VALUE", "X-A"])
    #expect(component.property(named: "DTSTART")?.value == "20211101")
  }

  @Test func `a card of version 2 point 1 is read, and written so that its readers understand`() {
    var component = card(
      """
      N;CHARSET=ISO-8859-1:Demo;Ase
      NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Bl=C3=A5b=C3=A6r=
       og=0D=0Asm=
      =C3=A5tt
      TEL;HOME;VOICE:+47 1
      """, version: "2.1")
    #expect(component.text(of: "NOTE") == "Blåbær og\nsmått")
    #expect(component.property(named: "TEL")?.values(ofParameter: "TYPE") == ["HOME", "VOICE"])
    component.setText("æ\nø", of: "NOTE")
    let line = component.property(named: "NOTE")
    #expect(line?.value == "=C3=A6=0D=0A=C3=B8")
    #expect(line?.text == "æ\nø")
  }

  @Test(arguments: ["END:VCARD", "end:vcard"])
  func `no line of a version 2 point 1 text is taken for the end of the card`(_ end: String) {
    for count in 0..<80 {
      let said = String(repeating: "x", count: count) + end + "\nsaid"
      var component = card("FN:Demo", version: "2.1")
      component.setText(said, of: "NOTE")
      let again = ParsedFile(parsing: component.normalized.bytes)
      #expect(again.diagnostics.isEmpty, "after \(count) letters")
      #expect(again.components.first?.text(of: "NOTE") == said, "after \(count) letters")
    }
  }

  @Test(arguments: [#"a\=41\nb"#, #"a\å\nb"#])
  func `a needless backslash changes no letter of a version 2 point 1 text`(_ value: String) {
    let component = card("NOTE:" + value, version: "2.1")
    let bytes = component.normalized.bytes
    #expect(bytes.allSatisfy { $0 < 0x80 })
    let again = ParsedFile(parsing: bytes)
    #expect(again.components.first?.text(of: "NOTE") == component.text(of: "NOTE"))
  }

  @Test func `the version of a card is seen through blanks and control characters`() {
    #expect(Dialect(of: card("FN:A", version: "\u{2} 2.1")) == .card21)
    #expect(Dialect(of: card("FN:A", version: " 3.0")) == .card3)
    #expect(Dialect(of: card("FN:A", version: "")) == .card4)
  }

  @Test func `an address is written without escapes`() {
    var component = card("FN:A")
    component.setText("https://example.no/?a=1;b=2,3", of: "URL")
    #expect(lines(component) == "FN:A\nURL:https://example.no/?a=1;b=2,3")
  }

  @Test func `a component has the name that its BEGIN says`() {
    let component = Component(name: " x-a\u{1}b\r\n ")
    #expect(component.name == "X-AB\\N")
    #expect(ParsedFile(parsing: component.bytes).components == [component])
  }

  @Test func `components set take the places of the old ones`() {
    var calendar = Component(name: "VCALENDAR")
    calendar.components = ["1", "2", "3"].map { uid in
      var event = Component(name: "VEVENT")
      event.setText(uid, of: "UID")
      return event
    }
    calendar.components[1].setText("x", of: "SUMMARY")
    calendar.components.remove(at: 0)
    #expect(calendar.components.map { $0.text(of: "UID") } == ["2", "3"])
    #expect(calendar.components.map { $0.text(of: "SUMMARY") } == ["x", nil])
  }

  @Test func `what is added gets the line ending of the file`() {
    var file = ParsedFile(parsing: Array("BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR".utf8))
    file.components[0].components.append(Component(name: "VEVENT"))
    file.components.append(Component(name: "VCALENDAR"))
    #expect(
      String(decoding: file.bytes, as: UTF8.self) == """
        BEGIN:VCALENDAR
        VERSION:2.0
        BEGIN:VEVENT
        END:VEVENT
        END:VCALENDAR
        BEGIN:VCALENDAR
        END:VCALENDAR

        """)
  }
}
