import TestSupport
import Testing

@testable import TerminalUI

struct WrappingTests {
  @Test(arguments: [
    ("", 10, [""]),
    ("Fra ord til handling", 9, ["Fra ord", "til", "handling"]),
    ("Fra ord til handling", 10, ["Fra ord", "til", "handling"]),
    ("Fra ord til handling", 11, ["Fra ord til", "handling"]),
    ("en\n\nto\r\ntre", 10, ["en", "", "to", "tre"]),
    ("helseplattformen", 6, ["helsep", "lattfo", "rmen"]),
    ("a helseplattformen", 6, ["a", "helsep", "lattfo", "rmen"]),
    ("helse- og omsorg", 8, ["helse-", "og", "omsorg"]),
    ("Nord-Trøndelag", 8, ["Nord-", "Trøndela", "g"]),
    ("漢字漢字", 5, ["漢字", "漢字"]),
    ("漢", 1, ["漢"]),
    ("pris -5 kr", 6, ["pris", "-5 kr"]),
    ("mange      mellomrom", 9, ["mange", "mellomrom"]),
  ])
  func `text breaks where it may`(text: String, columns: Int, rows: [String]) {
    #expect(Wrapping.rows(of: text, columns: columns) == rows)
  }

  @Test func `later rows can stand in`() {
    let text = "- [ ] Sende veileder\n12. Ringe Rindal"
    #expect(
      Wrapping.rows(of: text, columns: 14, indent: .hanging) == [
        "- [ ] Sende", "      veileder", "12. Ringe", "    Rindal",
      ])
    #expect(
      Wrapping.rows(of: "en to tre", columns: 6, indent: .columns(2)) == ["en to", "  tre"])
  }

  @Test func `styles follow their letters`() {
    let bold = Style(attributes: .bold)
    let text = StyledText("en ") + StyledText("to tre", style: bold) + " fire"
    let rows = Wrapping.rows(of: text, columns: 6)
    #expect(
      rows == [
        StyledText("en ") + StyledText("to", style: bold), StyledText("tre", style: bold), "fire",
      ])
  }

  @Test func `rows fit, lose no letter and never split a character`() {
    let alphabet: [Character] = ["a", "ø", " ", " ", "漢", "-", "👩‍👩‍👧", "e\u{301}", "\u{AD}"]
    for seed in 0..<500 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let line = String(
        (0..<Int.random(in: 0..<60, using: &generator)).map { _ in
          alphabet.randomElement(using: &generator) ?? "a"
        })
      let columns = Int.random(in: 6..<20, using: &generator)
      let rows = Wrapping.rows(of: line, columns: columns)
      #expect(rows.allSatisfy { CellWidth.columns(of: $0) <= columns }, "seed \(seed)")
      #expect(rows.joined().filter { $0 != " " } == line.filter { $0 != " " }, "seed \(seed)")
    }
  }
}
