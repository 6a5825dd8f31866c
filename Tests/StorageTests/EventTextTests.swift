import Domain
import Testing
import VObject

@testable import Storage

/// Place, link and text of events as other programs write them.
@Suite struct EventTextTests {
  private let zone = LocalZone(name: "Europe/Oslo")

  private func component(_ lines: String) -> Component {
    let text = "BEGIN:VEVENT\nUID:demo\nDTSTART:20260105T100000Z\n\(lines)\nEND:VEVENT\n"
    let file = ParsedFile(parsing: Array(text.utf8))
    return file.components.first ?? Component(name: "VEVENT")
  }

  private func event(_ component: Component) throws -> Event {
    try #require(EventCodec.read(component, id: RecordID("demo"), in: zone))
  }

  @Test(arguments: [
    ("LOCATION:Rom 2", "Rom 2"),
    ("BEGIN:VLOCATION\nUID:l\nNAME:Rådhuset\nEND:VLOCATION", "Rådhuset"),
    ("LOCATION:Rom 2\nBEGIN:VLOCATION\nNAME:Rådhuset\nEND:VLOCATION", "Rom 2"),
  ])
  func `the place is found`(lines: String, place: String) throws {
    #expect(try event(component(lines)).location == place)
  }

  @Test(arguments: [
    ("DESCRIPTION:Kort\nX-ALT-DESC;FMTTYPE=text/html:<b>Lang</b>", "Kort"),
    ("X-ALT-DESC;FMTTYPE=text/html:<p>Hei\\, du</p><p>Velkommen</p>", "Hei, du\n\nVelkommen"),
    ("STYLED-DESCRIPTION;VALUE=TEXT;FMTTYPE=text/html:<b>Hei</b>", "Hei"),
    ("STYLED-DESCRIPTION;VALUE=TEXT;FMTTYPE=text/plain:1 < 2", "1 < 2"),
    ("STYLED-DESCRIPTION;VALUE=URI:https://example.no/x.html", ""),
  ])
  func `the text is found, without its markup`(lines: String, text: String) throws {
    let found = try event(component(lines)).text
    #expect(found.trimmingSuffix { $0.isNewline } == text)
  }

  @Test(arguments: [
    ("CONFERENCE;VALUE=URI:https://example.no/v", "https://example.no/v"),
    ("X-GOOGLE-CONFERENCE:https://example.no/g", "https://example.no/g"),
    ("X-MICROSOFT-SKYPETEAMSMEETINGURL:https://example.no/t", "https://example.no/t"),
    ("X-GOOGLE-CONFERENCE:https://example.no/g\nURL:https://example.no/u", "https://example.no/u"),
    (
      "LINK;LINKREL=latest-version;VALUE=UID:abc\nLINK;LINKREL=SOURCE;VALUE=URI:https://example.no/l",
      "https://example.no/l"
    ),
    ("LINK;LINKREL=SOURCE;VALUE=URI:https://example.no/l\nURL:x:y", "x:y"),
  ])
  func `the link to join by is found`(lines: String, link: String) throws {
    #expect(try event(component(lines)).link == link)
  }

  @Test func `what is emptied stays empty, and what others wrote stays`() throws {
    let lines = """
      X-GOOGLE-CONFERENCE:https://example.no/g
      LINK;LINKREL=SOURCE;VALUE=URI:https://example.no/l
      X-ALT-DESC;FMTTYPE=text/html:<b>Lang</b>
      BEGIN:VLOCATION
      NAME:Rådhuset
      END:VLOCATION
      """
    var changed = component(lines)
    let old = try event(changed)
    var new = old
    (new.location, new.link, new.text) = ("", "", "")
    EventCodec.write(new, replacing: old, into: &changed, in: zone)
    #expect(try event(changed) == new)
    #expect(changed.property(named: "X-ALT-DESC")?.value == "<b>Lang</b>")
    #expect(changed.components.count == 1)
    var mine = new
    (mine.location, mine.link, mine.text) = ("Rom 2", "https://example.no/u", "Kort")
    EventCodec.write(mine, replacing: new, into: &changed, in: zone)
    #expect(try event(changed) == mine)
  }
}

extension String {
  fileprivate func trimmingSuffix(while isTrimmed: (Character) -> Bool) -> String {
    var text = self
    while let last = text.last, isTrimmed(last) { text.removeLast() }
    return text
  }
}
