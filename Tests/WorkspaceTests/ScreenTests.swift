import TerminalUI
import TestSupport
import Testing
import Wording

@testable import Workspace

/// Whole screens, compared with pictures in `Tests/Fixtures/screens`.
@Suite struct ScreenTests {
  /// A picture's name, the keys that lead there, and on what screen.
  struct Scene: Sendable, CustomStringConvertible {
    var name: String
    var keys = ""
    var rows = 34
    var columns = 120
    var language = Language.nb
    var isEmpty = false

    var description: String { name }
  }

  static let scenes = [
    Scene(name: "start-120x34"),
    Scene(name: "start-80x24", rows: 24, columns: 80),
    Scene(name: "start-40x12", rows: 12, columns: 40),
    Scene(name: "start-200x60", rows: 60, columns: 200),
    Scene(name: "start-20x5", rows: 5, columns: 20),
    Scene(name: "start-nynorsk", language: .nn),
    Scene(name: "start-english", language: .en),
    Scene(name: "start-empty", isEmpty: true),
    Scene(name: "start-zoomed", keys: "2z", rows: 24, columns: 80),
    Scene(name: "start-threads-80x24", keys: "3", rows: 24, columns: 80),
    Scene(name: "start-follow-ups-40x12", keys: "4", rows: 12, columns: 40),
    Scene(name: "start-filter", keys: "/oerl", rows: 24, columns: 80),
    Scene(name: "start-by-region", keys: "ss", rows: 24, columns: 80),
    Scene(name: "municipality", keys: "1/heim<Enter><Enter>"),
    Scene(name: "municipality-40x12", keys: "1/heim<Enter><Enter>", rows: 12, columns: 40),
    Scene(name: "municipality-without-contact", keys: "gkrindal<Enter>", rows: 24, columns: 80),
    Scene(name: "contact", keys: "gkheim<Enter><Enter>", rows: 24, columns: 80),
    Scene(name: "event", keys: "2<Enter>", rows: 24, columns: 80),
    Scene(name: "event-timed", keys: "2jjj<Enter>", rows: 24, columns: 80, language: .en),
    Scene(name: "attendance", keys: "2p", rows: 24, columns: 80),
    Scene(name: "thread", keys: "3<Enter>", rows: 24, columns: 80),
    Scene(name: "thread-unfolded", keys: "3<Enter>v", rows: 24, columns: 80),
    Scene(name: "note", keys: "4<Enter>jj<Enter>", rows: 24, columns: 80),
    Scene(name: "follow-up", keys: "4<Enter>", rows: 24, columns: 80),
    Scene(name: "methods", keys: "gv", rows: 24, columns: 80),
    Scene(name: "method", keys: "gv<Enter>", rows: 24, columns: 80),
    Scene(name: "project", keys: "<Ctrl-F>turvenner<Enter>", rows: 24, columns: 80),
    Scene(name: "map", keys: "gm<Tab>"),
    Scene(name: "map-40x24", keys: "gm", rows: 24, columns: 42),
    Scene(name: "coverage", keys: "gd<Tab>s", rows: 24, columns: 80),
    Scene(name: "problems", keys: "gp", rows: 24, columns: 80),
    Scene(name: "palette", keys: ":kar", rows: 24, columns: 80),
    Scene(name: "help", keys: "?", rows: 24, columns: 80),
    Scene(name: "search", keys: "<Ctrl-F>veileder", rows: 24, columns: 80),
    Scene(name: "search-help", keys: "<Ctrl-F>", rows: 24, columns: 80),
    Scene(name: "sequence", keys: "g", rows: 24, columns: 80),
    Scene(name: "unknown-key", keys: "w", rows: 24, columns: 80),
    Scene(name: "templates", keys: "1n", rows: 24, columns: 80),
    Scene(name: "editor", keys: "1jn<Enter>Frivilligheten er sterk."),
    Scene(name: "editor-80x24", keys: "1jn<Enter>Frivilligheten er sterk.", rows: 24, columns: 80),
    Scene(
      name: "preview",
      keys: "gkheim<Enter>n<Enter>- [ ] Ringe @Ola fredag<Enter>Sende plan @Ukjent #Rindal<Ctrl-S>",
      rows: 24, columns: 80),
    Scene(name: "completion", keys: "1jn<Enter>Ring @kar", rows: 24, columns: 80),
    Scene(name: "leave-editor", keys: "1jn<Enter>x<Esc>", rows: 24, columns: 80),
    Scene(name: "contact-form", keys: "gkrindal<Enter>a", rows: 24, columns: 80),
    Scene(name: "event-form", keys: "2aMøte<Tab>en gang<Ctrl-S>", rows: 24, columns: 80),
    Scene(name: "reply", keys: "3r", rows: 24, columns: 80),
  ]

  @Test(arguments: scenes) func `the screen is as in its picture`(scene: Scene) throws {
    var desk = Desk(
      scene.isEmpty ? SampleNetwork.empty : SampleNetwork.catalog, rows: scene.rows,
      columns: scene.columns, language: scene.language)
    try desk.press(scene.keys)
    let difference = try ScreenPicture.difference(desk.screen, fromFixture: scene.name)
    #expect(difference == nil, "\(difference ?? "")")
  }

  @Test func `what is late, unread or selected stands out in more than color`() throws {
    var desk = Desk(rows: 34, columns: 120)
    try desk.press("4")
    let theme = desk.state.theme
    let map = desk.state.frame().styleMap { style in
      if style == theme.error { return "E" }
      if style == theme.unread { return "U" }
      if style == theme.warning { return "W" }
      if style.background == theme.selection.background { return "S" }
      if style.background == theme.selectionInactive.background { return "s" }
      return "."
    }
    let difference = try ScreenPicture.difference(map, fromFixture: "start-styles")
    #expect(difference == nil, "\(difference ?? "")")
    // Each of them says it in the text as well.
    #expect(desk.screen.contains("3 md!"))
    #expect(desk.screen.contains("● Besøksvenn"))
    #expect(desk.screen.contains("! man 30. aug."))
  }

  @Test func `the screen follows the terminal when it is resized`() throws {
    var desk = Desk(rows: 34, columns: 120)
    try desk.press("2")
    for (rows, columns) in [(24, 80), (5, 20), (12, 40), (60, 200), (34, 120)] {
      desk.take(.terminal(.resize(Size(rows: rows, columns: columns))))
      #expect(desk.state.frame().size == Size(rows: rows, columns: columns))
    }
    var fresh = Desk(rows: 34, columns: 120)
    try fresh.press("2")
    #expect(desk.screen == fresh.screen)
  }

  @Test func `below the least size one sentence says how much room is needed`() {
    let desk = Desk(rows: 8, columns: 60)
    #expect(desk.screen.hasPrefix("Samspill trenger 40 × 12 tegn; her er 60 × 8."))
  }
}
