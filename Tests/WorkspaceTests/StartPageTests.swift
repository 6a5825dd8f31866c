import Domain
import TerminalUI
import Testing

@testable import Workspace

/// Moving about the start page, filtering, marking, sorting.
@Suite struct StartPageTests {
  @Test func `all 38 municipalities are there, also the ones without anybody`() {
    let desk = Desk(SampleNetwork.empty)
    let rows = desk.state.start[.contacts].rows.compactMap(\.record)
    #expect(rows.count == 38)
    #expect(desk.screen.contains("0/38 har hovedkontakt"))
    #expect(desk.screen.contains("– ingen hovedkontakt –"))
  }

  @Test func `municipalities stand in Norwegian order, Raarvihke under Ra`() {
    let desk = Desk()
    let names = desk.state.start[.contacts].rows.prefix(38).compactMap { row in
      row.record.flatMap { desk.state.catalog.organization($0.id)?.shortName }
    }
    #expect(names.first == "Flatanger")
    #expect(names.suffix(3) == ["Verdal", "Ørland", "Åfjord"])
  }

  @Test(arguments: [
    ("orland", "Ørland"), ("Oerland", "Ørland"), ("ørland", "Ørland"), ("ØRLAND", "Ørland"),
    ("afjord", "Åfjord"), ("rosse", "Røros"), ("stientje", "Steinkjer"), ("90000131", "Heim"),
    ("90 00 01 31", "Heim"), ("stj@example", "Stjørdal"),
  ])
  func `a municipality is found however it is typed`(typed: String, name: String) throws {
    var desk = Desk()
    try desk.press("/")
    for character in typed { desk.take(.terminal(.key(.character(character)))) }
    let first = try #require(desk.state.start.list.selection)
    #expect(desk.state.catalog.organization(first.id)?.shortName == name)
  }

  @Test func `contacts are found by name and role, and Escape gives the list back`() throws {
    var desk = Desk()
    try desk.press("/øyvind hoved")
    #expect(desk.state.start.list.rows.count == 3)
    try desk.press("<Esc>")
    #expect(desk.state.start.list.rows.count > 38)
    #expect(desk.state.filterField == nil)
    #expect(desk.state.start.list.selection != nil)
  }

  @Test func `Enter keeps the filter, and Escape then drops it`() throws {
    var desk = Desk()
    try desk.press("/frosta<Enter>")
    #expect(desk.state.start.list.filter == "frosta")
    #expect(desk.screen.contains("/frosta · 1"))
    try desk.press("<Esc>")
    #expect(desk.state.start.list.filter == "")
  }

  @Test func `a filter that fits nothing says so`() throws {
    var desk = Desk()
    try desk.press("/qqq")
    #expect(desk.screen.contains("Ingen treff."))
    try desk.press("<Enter><Enter>")
    #expect(desk.state.page.place == .start)
  }

  @Test func `Tab, digits and arrows go from pane to pane`() throws {
    var desk = Desk()
    for pane in [Pane.calendar, .threads, .followUps, .contacts] {
      try desk.press("<Tab>")
      #expect(desk.state.start.focus == pane)
    }
    try desk.press("<Shift-Tab>")
    #expect(desk.state.start.focus == .followUps)
    try desk.press("h")
    #expect(desk.state.start.focus == .contacts)
    try desk.press("l")
    #expect(desk.state.start.focus == .followUps)
    try desk.press("3")
    #expect(desk.state.start.focus == .threads)
  }

  @Test func `moving stops at the ends and pages by what is seen`() throws {
    var desk = Desk()
    try desk.press("k")
    #expect(desk.state.start.list.position.selection == 0)
    try desk.press("G")
    let last = desk.state.start.list.rows.count - 1
    #expect(desk.state.start.list.position.selection == last)
    try desk.press("jgg")
    #expect(desk.state.start.list.position.selection == 0)
    try desk.press("<PgDn>")
    let page = try #require(desk.state.start.list.position.selection)
    #expect(page > 10)
    try desk.press("<PgUp>")
    #expect(desk.state.start.list.position.selection == 0)
  }

  @Test func `a list stands still until its end is reached, and then moves by half`() throws {
    var desk = Desk()
    func tops(_ keys: String, count: Int) throws -> [Int] {
      try (0..<count).map { _ in
        try desk.press(keys)
        return desk.state.start.list.position.top
      }
    }
    let down = try tops("j", count: 30)
    let first = try #require(down.first { $0 > 0 })
    #expect(first > 5 && Set(down) == [0, first], "\(down)")
    let up = try tops("k", count: 30)
    #expect(Set(up).isSubset(of: [0, first]) && up.last == 0, "\(up)")
    #expect(up.count { $0 == first } > first, "it stands still on the way back as well")
  }

  @Test func `sorting goes round by name, by silence and by region`() throws {
    var desk = Desk()
    try desk.press("s")
    let first = try #require(desk.state.start[.contacts].rows.first?.record)
    #expect(desk.state.summary.row(of: first.id)?.daysSinceContact == nil)
    try desk.press("s")
    #expect(desk.screen.contains("Fosen regionråd") || desk.screen.contains("Innherred regionråd"))
    try desk.press("s")
    #expect(desk.state.start.contactOrder == .name)
  }

  @Test func `marked rows are what the next command is about`() throws {
    var desk = Desk()
    try desk.press("1<Space><Space>")
    #expect(desk.screen.contains("2 merket"))
    desk.forgetEffects()
    try desk.press("m")
    #expect(
      desk.effects == [.openLink("mailto:?bcc=fla@example.no,frs@example.no")])
    try desk.press("<Esc>")
    #expect(desk.state.start.list.marks.isEmpty)
  }

  @Test func `the selection stays on its record when the network changes`() throws {
    var desk = Desk()
    try desk.press("/heim<Enter><Esc>")
    let before = desk.state.start.list.selection
    desk.take(.catalog(SampleNetwork.empty))
    #expect(desk.state.start.list.selection == before)
  }

  @Test func `files with errors are counted in the first line until there are none`() throws {
    var desk = Desk(rows: 34, columns: 120)
    func first() -> Substring { desk.screen.prefix { $0 != "\n" } }
    #expect(first().contains("! 1 fil har feil (g p) · 31/38"))
    desk.take(.terminal(.resize(Size(rows: 24, columns: 80))))
    #expect(first().contains("! 1 · 31/38"))
    try desk.press("gp")
    #expect(desk.screen.contains("contacts/broken.vcf"))
    try desk.press("Esc")
    let network = SampleNetwork.catalog
    desk.take(.catalog(Catalog(network: network.network, records: [])))
    #expect(!first().contains("!"))
  }

  @Test func `when nothing lies ahead the calendar says so and shows what was`() {
    let desk = Desk(today: SampleNetwork.day(2022, 3, 1))
    #expect(desk.screen.contains("Ingenting er planlagt framover."))
    #expect(desk.screen.contains("november 2021"))
    #expect(desk.state.start[.calendar].selection == RecordKey(.event, RecordID("dialogue")))
  }

  @Test func `midnight moves everything relative on`() {
    var desk = Desk()
    #expect(desk.screen.contains("om 15 dager"))
    desk.take(.dayChanged(SampleNetwork.day(2021, 9, 2)))
    #expect(desk.screen.contains("om 14 dager"))
  }

  @Test func `another day can be looked at`() throws {
    var desk = Desk()
    try desk.press(":dato<Enter>")
    for _ in 0..<20 { try desk.press("<Backspace>") }
    try desk.press("6. oktober<Enter>")
    #expect(desk.screen.contains("onsdag 6. oktober 2021"))
    #expect(desk.screen.contains("1 kommende"))
  }

  @Test func `today leads to what comes next`() throws {
    var desk = Desk()
    try desk.press("2GgmGt")
    #expect(desk.state.page.place == .start)
    #expect(desk.state.start.focus == .calendar)
    #expect(desk.state.start.list.selection == RecordKey(.event, RecordID("webinar")))
  }

  @Test func `the language can be changed while one works`() throws {
    var desk = Desk()
    try desk.press(":english<Enter>")
    #expect(desk.screen.contains("31/38 have a main contact"))
    try desk.press(":nynorsk<Enter>")
    #expect(desk.screen.contains("31/38 har hovudkontakt"))
  }

  @Test func `until the network is read nothing is said to be missing`() throws {
    let nothing = Catalog(network: SampleNetwork.description, records: [])
    var desk = Desk(nothing, place: "event webinar")
    #expect(desk.screen.contains("leser …"))
    #expect(!desk.screen.contains("Ingen"))
    try desk.press("jj<Enter>x?<Esc>")
    desk.take(.catalog(SampleNetwork.catalog))
    #expect(desk.state.page.place == .event(RecordID("webinar")))
  }
}
