import Domain
import TerminalUI
import Testing

@testable import Workspace

/// Everything with the mouse alone.
@Suite struct MouseTests {
  @Test func `a click selects, a second one opens`() {
    var desk = Desk()
    desk.click("Heim ")
    #expect(
      desk.state.start.list.selection == RecordKey(.organization, RecordID("municipality-5055")))
    desk.click("Heim ")
    #expect(desk.state.page.place == .organization(RecordID("municipality-5055")))
  }

  @Test func `a click in another pane goes there`() {
    var desk = Desk()
    desk.click("Eldreråd")
    #expect(desk.state.start.focus == .threads)
    #expect(desk.state.start.list.selection == RecordKey(.message, RecordID("m3")))
    desk.click("4 Oppfølging")
    #expect(desk.state.start.focus == .followUps)
  }

  @Test func `tabs can be clicked`() {
    var desk = Desk(rows: 24, columns: 80)
    desk.click("3 Tråder")
    #expect(desk.state.start.focus == .threads)
    desk.click("4 Oppfølging")
    #expect(desk.state.start.focus == .followUps)
  }

  @Test func `the footer's hints can be clicked`() {
    var desk = Desk()
    desk.click("? hjelp")
    #expect(desk.screen.contains("Hjelp: det du kan gjøre her"))
    desk.click("Esc lukk")
    #expect(desk.state.overlays.isEmpty)
    desk.click("q avslutt")
    #expect(desk.effects.last == .quit)
  }

  @Test func `the wheel scrolls what is under it`() {
    var desk = Desk()
    let point = Point(row: 10, column: 5)
    desk.take(.terminal(.mouse(MouseEvent(.scrollDown, at: point))))
    #expect(desk.state.start[.contacts].position.top == 3)
    desk.take(.terminal(.mouse(MouseEvent(.scrollUp, at: point))))
    #expect(desk.state.start[.contacts].position.top == 0)
  }

  @Test func `a row of help runs when it is clicked`() throws {
    var desk = Desk()
    try desk.press("?")
    desk.click("Bytt rekkefølge")
    #expect(desk.state.start.contactOrder == .lastContact)
  }

  @Test func `an answer to a question can be clicked`() throws {
    var desk = Desk()
    try desk.press("gkheim<Enter>n<Enter>x<Esc>")
    desk.click("forkast")
    #expect(desk.state.overlays.isEmpty)
  }

  @Test func `a tile of the map can be clicked`() throws {
    var desk = Desk()
    try desk.press("gm")
    desk.click("FRS")
    #expect(desk.state.selectedMunicipality?.shortName == "Frosta")
    desk.click("FRS")
    #expect(desk.state.page.place == .organization(RecordID("municipality-5036")))
  }
}

extension Desk {
  /// Clicks on the first place where `text` stands on the screen.
  mutating func click(_ text: String) {
    let rows = screen.split(separator: "\n", omittingEmptySubsequences: false)
    for (row, line) in rows.enumerated() {
      guard let range = line.firstRange(of: text) else { continue }
      let column = line.distance(from: line.startIndex, to: range.lowerBound)
      take(.terminal(.mouse(MouseEvent(.press, at: Point(row: row, column: column + 1)))))
      return
    }
  }
}
