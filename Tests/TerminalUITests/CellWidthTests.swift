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

  /// The scalars for which `isWrong` holds, as numbers.
  private func scalars(where isWrong: (Unicode.Scalar) -> Bool) -> [UInt32] {
    (0...0x10ffff as ClosedRange<UInt32>).filter { Unicode.Scalar($0).map(isWrong) ?? false }
  }

  @Test func `no control or bidirectional control is ever drawn`() {
    let drawn = scalars { scalar in
      let properties = scalar.properties
      guard properties.generalCategory == .control || properties.isBidiControl else { return false }
      return ![.blank, .replaced].contains(CellWidth.kind(of: scalar))
    }
    #expect(drawn.isEmpty)
  }

  @Test func `the tables agree with the marks that Swift knows`() {
    let wide = scalars { scalar in
      let category = scalar.properties.generalCategory
      guard category == .nonspacingMark || category == .enclosingMark else { return false }
      return CellWidth.kind(of: scalar).columns != 0
    }
    #expect(wide.isEmpty)
  }
}
