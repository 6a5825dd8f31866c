import Testing

@testable import TerminalUI

struct LayoutTests {
  @Test func `cutting takes no more than there is`() {
    var area = Rect(row: 1, column: 2, rows: 5, columns: 10)
    #expect(area.removeTop(2) == Rect(row: 1, column: 2, rows: 2, columns: 10))
    #expect(area.removeBottom(1) == Rect(row: 5, column: 2, rows: 1, columns: 10))
    #expect(area.removeLeft(3) == Rect(row: 3, column: 2, rows: 2, columns: 3))
    #expect(area.removeRight(99) == Rect(row: 3, column: 5, rows: 2, columns: 7))
    #expect(area.isEmpty)
    #expect(area.removeTop(-1).isEmpty)
  }

  @Test func `an inset rectangle stays inside`() {
    #expect(Rect(Size(rows: 4, columns: 9)).inset() == Rect(row: 1, column: 1, rows: 2, columns: 7))
    #expect(Rect(Size(rows: 1, columns: 1)).inset().isEmpty)
  }

  @Test func `a centered rectangle fits`() {
    let area = Rect(row: 0, column: 0, rows: 10, columns: 21)
    #expect(
      area.centered(Size(rows: 4, columns: 11)) == Rect(row: 3, column: 5, rows: 4, columns: 11))
    #expect(area.centered(Size(rows: 40, columns: 110)) == area)
  }
}
