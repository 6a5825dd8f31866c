import TestSupport
import Testing

extension TerminalTests {
  @Suite struct Browsing {
    let home: ProgramHome

    init() throws {
      home = try ProgramHome()
      try home.addNetwork()
    }

    @Test func `the first start makes the network and shows its panes`() throws {
      let home = try ProgramHome()
      let session = try home.open()
      try session.wait(
        for: "Leve hele livet i Trøndelag", "Kontakter", "Kalender", "Tråder", "Oppfølging",
        "avslutt")
      #expect(home.files(in: "organizations").count >= 38)
      #expect(home.files(in: "calendar").count >= 11)
      try session.press("q")
      try session.expectEnd(with: 0)
    }

    @Test func `all municipalities are there, from the first to the last`() throws {
      let session = try home.open()
      try session.wait(for: "Kontakter", "avslutt")
      try session.press("1", "z")
      var seen = try session.wait(for: "1 Kontakter 2 Kalender", "Flatanger", "Skaun")
      try session.press("End")
      seen += try session.wait(for: "Ørland", "Åfjord")
      let missing = Municipalities.names.filter { !seen.contains($0) }
      #expect(missing == [])
    }

    @Test(arguments: ["orland", "ørland", "Oerland"])
    func `a filter finds Ørland however it is typed`(spelling: String) throws {
      let session = try home.open(size: .init(80, 24))
      try session.wait(for: "Kontakter", "Frosta")
      try session.press("/")
      try session.type(spelling)
      let screen = try session.wait(until: "Ørland alone") {
        $0.contains("Ørland") && !$0.contains("Frosta")
      }
      #expect(!screen.contains("Åfjord"))
    }

    @Test func `a municipality opens with its facts, and Escape leads back`() throws {
      let session = try home.open()
      try session.wait(for: "Kontakter", "Frosta")
      try session.press("/")
      try session.type("roros")
      try session.wait(forEndOf: "Frosta")
      try session.press("Enter", "Enter")
      try session.wait(for: "Røros kommune", "Rosse", "Innbyggere", "Tidslinje")
      try session.press("Escape")
      try session.wait(for: "Kontakter", "Kalender")
    }

    @Test func `every size is filled, and too small a screen says what it needs`() throws {
      let session = try home.open(["--today", "2021-09-01"])
      try session.wait(for: "Kontakter", "Kalender", "Webinar om implementering")
      for size in [(80, 24), (40, 12), (200, 60), (120, 34)] {
        try session.resize(to: .init(size.0, size.1))
        let screen = try session.wait(until: "a full screen of \(size)") { screen in
          let rows = screen.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
          return rows.count == size.1 && rows.last?.contains("Enter") ?? false
        }
        #expect(screen.contains("Frosta"))
      }
      try session.resize(to: .init(20, 5))
      try session.wait(for: "Samspill trenger")
      try session.resize(to: .init(80, 24))
      try session.wait(for: "Kontakter")
      try session.press("q")
      try session.expectEnd(with: 0)
    }

    @Test func `another program's contact appears within a second`() throws {
      let session = try home.open()
      try session.wait(for: "Kontakter", "Frosta")
      try home.scratch.write(
        Card.text(name: "Kari Demo", organization: "Frosta kommune"),
        to: "store/contacts/kari-demo.vcf")
      try session.wait(for: "Kari Demo", within: .seconds(1))
    }

    @Test func `hostile text in a record is shown harmlessly`() throws {
      try home.scratch.write(
        Card.text(
          name: "Ond\u{1b}]0;PWN\u{7}\u{1b}[2J\u{202e}\u{9b}31m\0 Demo",
          organization: "Flatanger kommune"), to: "store/contacts/ond-demo.vcf")
      let session = try home.open()
      let screen = try session.wait(for: "Kontakter", "Flatanger", "avslutt")
      #expect(screen.contains("Ond"))
      #expect(try !session.title().contains("PWN"))
      let listed = try home.run("contacts", "list")
      #expect(listed.output.contains("Ond"))
      #expect(listed.output.unicodeScalars.allSatisfy(Self.isHarmless))
    }

    private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
      if scalar == "\n" || scalar == "\t" { return true }
      let isControl = scalar.properties.generalCategory == .control
      return !isControl && scalar != "\u{202e}"
    }
  }
}

/// A vCard as another program would write it.
enum Card {
  static func text(name: String, organization: String) -> String {
    let lines = [
      "BEGIN:VCARD", "VERSION:3.0", "UID:\(abs(name.hashValue))-demo", "FN:\(name)", "N:Demo;;;;",
      "ORG:\(organization)", "ROLE:Hovedkontakt Leve hele livet", "END:VCARD", "",
    ]
    return lines.joined(separator: "\r\n")
  }
}
