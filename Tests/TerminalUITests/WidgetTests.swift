import Testing

@testable import TerminalUI

struct WidgetTests {
  /// Draws into a frame of that size and returns it.
  private func frame(
    rows: Int, columns: Int, _ draw: (inout Frame) -> Void
  ) -> Frame {
    var frame = Frame(size: Size(rows: rows, columns: columns))
    draw(&frame)
    return frame
  }

  // MARK: Text field

  @Test(arguments: [
    ("Røros", "<Backspace>", "Røro|"), ("en to", "<Ctrl-W>", "en |"),
    ("en to", "<Home>X", "X|en to"),
    ("en to", "<Alt-b><Left><Ctrl-K>", "en|"), ("en to", "<Alt-b><Ctrl-U>", "|to"),
    ("en to", "<Home><Alt-f><Alt-d>", "en|"), ("abc", "<Left><Delete>", "ab|"),
    ("", "<Delete><Left>", "|"),
  ])
  func `a field takes the usual keys`(text: String, script: String, expected: String) throws {
    var field = TextField(text)
    for key in try #require(Key.script(script)) { #expect(field.handle(key) == true) }
    field.insert("|")
    #expect(field.text == expected)
  }

  @Test func `a field keeps its text on one line`() {
    var field = TextField("a\nb")
    field.insert("\t1\r\n2\u{1B}[0m")
    #expect(field.text == "a b 1 2[0m")
    #expect(field.handle(.enter) == false)
    #expect(field.handle(.tab) == false)
  }

  @Test func `a long field scrolls so that its cursor is seen`() {
    var field = TextField("Leve hele livet i Trøndelag")
    func picture() -> Frame {
      frame(rows: 1, columns: 12) {
        field.draw(in: &$0, area: $0.area, theme: .monochrome, isActive: true)
      }
    }
    #expect(picture().text == "…røndelag")
    #expect(picture().cursor == Point(row: 0, column: 9))
    _ = field.handle(.home)
    #expect(picture().text == "Leve hele l…")
    #expect(picture().cursor == Point(row: 0, column: 0))
  }

  // MARK: List

  @Test func `a list keeps its selection in view`() throws {
    var list = ListView()
    func visible(_ script: String) throws -> Range<Int> {
      for key in try #require(Key.script(script)) {
        #expect(list.handle(key, count: 9, rows: 3) == true)
      }
      return list.visible(count: 9, rows: 3)
    }
    #expect(try visible("jj") == 0..<3)
    #expect(try visible("j") == 1..<4)
    #expect(try visible("kkk") == 0..<3)
    #expect(try visible("<PgDn><PgDn>") == 2..<5)
    #expect(try visible("<End>j") == 6..<9)
    #expect(list.selection == 8)
    #expect(list.visible(count: 2, rows: 3) == 0..<2)
    #expect(list.visible(count: 0, rows: 3).isEmpty)
    list.scroll(by: -4, count: 9, rows: 3)
    #expect(list.selection == 4)
    #expect(list.visible(count: 9, rows: 3) == 2..<5)
  }

  @Test func `the selected row is marked over its whole width`() {
    let theme = Theme.monochrome
    let items = ["Frosta", "Frøya", "Grong", "Heim"]
    let frame = frame(rows: 3, columns: 9) { frame in
      var area = frame.area
      let bar = area.removeRight(1)
      let list = ListView(selection: 1)
      list.draw(in: &frame, area: area, count: 4, theme: theme, isActive: true) {
        $1.draw(items[$0], style: theme.text, in: $2)
      }
      frame.drawScrollBar(
        column: bar.column, rows: bar.rowRange, visible: list.visible(count: 4, rows: 3), count: 4,
        style: .plain)
    }
    #expect(frame.text == "Frosta  █\nFrøya   █\nGrong")
    #expect(frame.styleMap(["S": theme.selection]) == ".........\nSSSSSSSS.\n.........")
    #expect(
      ListView(selection: 1).index(
        at: Point(row: 2, column: 0), in: Rect(row: 1, column: 0, rows: 2, columns: 9), count: 2)
        == 1)
  }

  // MARK: Palette

  private let commands = Palette(items: [
    .init(id: 1, title: "Åpne kommunekort", detail: "Enter"),
    .init(id: 2, title: "Vis kart", detail: "g m"), .init(id: 3, title: "Skriv notat", detail: "n"),
  ])

  @Test func `a palette shows what fits, best first, with the hits marked`() throws {
    var palette = commands
    for key in try #require(Key.script("k")) { #expect(palette.handle(key) == true) }
    #expect(palette.selected?.id == 2)
    let frame = frame(rows: 3, columns: 24) {
      palette.draw(in: &$0, area: $0.area, theme: .monochrome)
    }
    #expect(frame.text == "k\n Vis kart           g m\n Åpne kommunekort Enter")
    #expect(frame.cursor == Point(row: 0, column: 1))
    #expect(palette.handle(.down) == true)
    #expect(palette.selected?.id == 1)
    #expect(palette.click(at: Point(row: 1, column: 3), in: frame.area) == true)
    #expect(palette.selected?.id == 2)
  }

  @Test(arguments: [
    ("orl", "Ørland", true), ("ØRL", "Ørland", true), ("gm", "Gå til møte", true),
    ("sn", "Skriv notat", true), ("ns", "Skriv notat", false), ("", "alt", true),
    ("xyz", "xy", false),
  ])
  func `letters are found in order, however they are typed`(
    query: String, text: String, isMatch: Bool
  ) {
    #expect((FuzzyMatch(query, in: text) != nil) == isMatch)
  }

  @Test func `whole words and beginnings come first`() throws {
    func score(_ query: String, _ text: String) throws -> Int {
      try #require(FuzzyMatch(query, in: text)).score
    }
    #expect(try score("not", "Nytt notat") > score("not", "Annotere"))
    #expect(try score("vk", "Vis kart") > score("vk", "Velg uke"))
    #expect(try score("kart", "Kart") > score("kart", "Kartlegging"))
  }

  // MARK: Confirmation

  @Test func `a question names its answers and their keys`() {
    var question = Confirmation(
      title: "Slette?", message: "Kari Demo legges i papirkurven.",
      choices: [
        .init(true, key: .character("j"), label: "Slett"),
        .init(false, key: .character("n"), label: "Behold"),
      ], selection: 1)
    let frame = frame(rows: 7, columns: 40) {
      question.draw(in: &$0, area: $0.area, theme: .monochrome)
    }
    #expect(
      frame.text == """

          ┌ Slette? ────────────────────────┐
          │ Kari Demo legges i papirkurven. │
          │                                 │
          │  j Slett  [n Behold]            │
          └─────────────────────────────────┘

        """)
    #expect(question.handle(.enter) == .answered(false))
    #expect(question.handle(.character("j")) == .answered(true))
    #expect(question.handle(.left) == .open)
    #expect(question.handle(.enter) == .answered(true))
    #expect(question.handle(.escape) == .cancelled)
    #expect(question.answer(at: Point(row: 4, column: 15), in: frame.area) == false)
  }

  // MARK: Form

  @Test func `a form goes from field to field and shows what is wrong`() throws {
    var form = Form(fields: [
      .init(id: "name", label: "Navn", content: .text(TextField("Kari"))),
      .init(
        id: "role", label: "Rolle",
        content: .choice(options: ["Hovedkontakt", "Leder"], selected: 0)),
      .init(id: "mail", label: "Varsle", content: .toggle(false)),
    ])
    for key in try #require(Key.script(" D<Tab>l<Down><Space>")) {
      #expect(form.handle(key) == true)
    }
    form.setProblem("må ha etternavn", of: "name")
    let frame = frame(rows: 4, columns: 26) {
      form.draw(in: &$0, area: $0.area, theme: .monochrome)
    }
    #expect(
      frame.text == """
        Navn    Kari D
                ! må ha etternavn
        Rolle     Leder
        Varsle  [x]
        """)
    #expect(form.text(of: "role") == "Leder")
    #expect(form.handle(.enter) == false)
    form.click(at: Point(row: 0, column: 10), in: frame.area)
    #expect(form.handle(.character("t")) == true)
    #expect(form.text(of: "name") == "Katri D")
    #expect(form["name"]?.problem == nil)
  }
}
