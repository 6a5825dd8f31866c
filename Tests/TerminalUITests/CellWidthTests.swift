import Testing

@testable import TerminalUI

struct CellWidthTests {
  @Test(arguments: [
    ("", 0), ("Trøndelag", 9), ("漢字", 4), ("한국", 4), ("e\u{301}", 1), ("👍🏽", 2), ("🇳🇴", 2), ("1️⃣", 1),
    ("a\u{200B}b\u{AD}c", 3), ("\u{1B}[0m", 4), ("…–•─█", 5), ("ﾊﾟ", 2),
    ("\u{1112}\u{1161}\u{11AB}", 2),
  ])
  func `text takes so many columns`(text: String, columns: Int) {
    #expect(CellWidth.columns(of: text) == columns)
    #expect(text.reduce(0) { $0 + CellWidth.columns(of: $1) } == columns)
  }

  @Test func `no control or bidirectional control is ever drawn`() {
    for value in 0...0x10ffff as ClosedRange<UInt32> {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let properties = scalar.properties
      let mustNotBeDrawn = properties.generalCategory == .control || properties.isBidiControl
      let kind = CellWidth.kind(of: scalar)
      #expect(!mustNotBeDrawn || kind == .blank || kind == .replaced, "U+\(value)")
    }
  }

  @Test func `the tables agree with the marks that Swift knows`() {
    for value in 0x300...0x10ffff as ClosedRange<UInt32> {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let category = scalar.properties.generalCategory
      guard category == .nonspacingMark || category == .enclosingMark else { continue }
      #expect(CellWidth.kind(of: scalar).columns == 0, "U+\(value)")
    }
  }
}
