import Testing

@testable import TerminalUI

struct FrameTests {
  /// The picture of a frame of that size after drawing.
  private func picture(
    rows: Int = 1, columns: Int, _ draw: (inout Frame) -> Void
  ) -> String {
    var frame = Frame(size: Size(rows: rows, columns: columns))
    draw(&frame)
    return frame.text
  }

  @Test func `boxes that share an edge join`() {
    let text = picture(rows: 5, columns: 30) { frame in
      frame.drawBox(
        Rect(row: 0, column: 0, rows: 5, columns: 16), title: "1 Kontakter", trailing: "47")
      let inner = frame.drawBox(
        Rect(row: 0, column: 15, rows: 5, columns: 15), title: "2 Kal", trailing: "3")
      frame.drawRule(Rect(row: 2, column: 15, rows: 1, columns: 15), title: "Tråder")
      frame.draw("Webinar om implementering", in: inner)
    }
    #expect(
      text == """
        ┌ 1 Kontakter ─┬ 2 Kal ─── 3 ┐
        │              │Webinar om i…│
        │              ├ Tråder ─────┤
        │              │             │
        └──────────────┴─────────────┘
        """)
  }

  @Test func `rows are copied from a frame as broad that has no marks on characters`() {
    let size = Size(rows: 3, columns: 4)
    var earlier = Frame(size: size)
    for (row, text) in ["one", "漢字", "three"].enumerated() {
      earlier.draw(text, at: Point(row: row, column: 0))
    }
    var frame = Frame(size: size)
    func copy(_ rows: Range<Int>, from first: Int, of picture: Frame) -> Bool {
      frame.copy(rows, from: first, of: picture)
    }
    let isCopied = copy(0..<2, from: 1, of: earlier)
    #expect(isCopied)
    #expect(frame.text == "漢字\nthr…\n")
    let broader = Frame(size: Size(rows: 3, columns: 5))
    var marked = earlier
    marked.draw("e\u{301}", at: Point(row: 0, column: 0))
    let others = [
      copy(1..<3, from: 2, of: earlier), copy(2..<4, from: 0, of: earlier),
      copy(0..<1, from: 0, of: broader), copy(0..<1, from: 0, of: marked),
    ]
    #expect(others.allSatisfy { !$0 }, "beyond an end, broader, with marks")
    #expect(frame.text == "漢字\nthr…\n")
  }

  @Test func `a frame drawn into another keeps its marks, and leaves out what does not fit`() {
    var small = Frame(size: Size(rows: 2, columns: 4))
    small.draw("e\u{301}漢z", in: small.area)
    let text = picture(rows: 2, columns: 7) { frame in
      frame.draw("a\u{308}漢字字", in: frame.area)
      frame.draw(small, at: Point(row: 0, column: 2))
    }
    #expect(text == "a\u{308} e\u{301}漢z\n")
    let cut = picture(columns: 3) { $0.draw(small, at: Point(row: 0, column: 1)) }
    #expect(cut == " e\u{301}")
    #expect(picture(columns: 2) { $0.draw(small, at: Point(row: 1, column: 0)) } == "")
  }

  @Test func `lines that cross make a cross`() {
    let text = picture(rows: 3, columns: 3) { frame in
      frame.drawBox(Rect(row: 0, column: 0, rows: 3, columns: 3))
      frame.drawHorizontalLine(row: 1, columns: 0..<3)
      frame.drawVerticalLine(column: 1, rows: 0..<3)
    }
    #expect(text == "┌┬┐\n├┼┤\n└┴┘")
  }

  @Test(arguments: [
    ("Frøya", 5, "Frøya", 5), ("Frøya kommune", 8, "Frøya k…", 8), ("漢字漢字", 8, "漢字漢字", 8),
    ("漢字漢字", 7, "漢字漢…", 7), ("漢字漢字", 6, "漢字…", 5), ("漢", 1, "…", 1), ("abc", 0, "", 0),
    ("e\u{301}te\u{301}", 3, "e\u{301}te\u{301}", 3), ("👩‍👩‍👧 ja", 9, "👩👩👧 ja", 9), ("👍🏽!", 9, "👍!", 3),
    ("\u{301}a", 4, "a", 1), ("❤️", 4, "❤", 1),
  ])
  func `text is cut where it no longer fits`(
    text: String, limit: Int, shown: String, columns: Int
  ) {
    var frame = Frame(size: Size(rows: 1, columns: 12))
    let used = frame.draw(text, at: Point(row: 0, column: 0), maxColumns: limit)
    #expect(frame.text == shown)
    #expect(used == columns)
  }

  @Test func `hostile text reaches no cell`() {
    let hostile = "a\u{1B}]0;x\u{7}b\u{0}\u{9B}2J\u{202E}c\u{2066}d\re\nf\tg\u{FEFF}h"
    var frame = Frame(size: Size(rows: 1, columns: 40))
    frame.draw(hostile, at: Point(row: 0, column: 0))
    #expect(frame.text == "a�]0;x�b��2J�c�d e f gh")
  }

  @Test func `writing over half of a wide character leaves a space`() {
    let text = picture(columns: 8) { frame in
      frame.draw("漢字漢字", at: Point(row: 0, column: 0))
      frame.draw("x", at: Point(row: 0, column: 1))
      frame.fill(Rect(row: 0, column: 4, rows: 1, columns: 1), character: "-")
    }
    #expect(text == " x字- 字")
  }

  @Test func `drawing outside is clipped`() {
    let text = picture(rows: 2, columns: 4) { frame in
      frame.draw("no", at: Point(row: 2, column: 0))
      frame.draw("no", at: Point(row: -1, column: 0))
      frame.draw("no", at: Point(row: 0, column: -1))
      frame.draw("no", at: Point(row: 0, column: 4))
      frame.fill(Rect(row: -5, column: -5, rows: 6, columns: 7), character: "*")
      frame.drawBox(Rect(row: 1, column: 2, rows: 9, columns: 9))
    }
    #expect(text == "**\n  ┌─")
  }

  @Test func `styles lie over each other`() {
    let bold = Style(attributes: .bold)
    let red = Style(foreground: .red)
    let blue = Style(background: .blue)
    var frame = Frame(size: Size(rows: 2, columns: 6))
    frame.draw(StyledText("ab", style: bold) + StyledText("cd", style: red), in: frame.area)
    frame.overlay(blue, in: Rect(row: 0, column: 1, rows: 1, columns: 3))
    let map = frame.styleMap([
      "b": bold, "B": bold.over(blue), "R": Style(foreground: .red, background: .blue),
    ])
    #expect(map == "bBRR..\n......")
  }

  @Test func `text can stand in the middle and to the right`() {
    let text = picture(rows: 3, columns: 9) { frame in
      for (row, alignment) in [Alignment.left, .center, .right].enumerated() {
        frame.draw("Rørvik", in: frame.area.row(row), alignment: alignment)
      }
    }
    #expect(text == "Rørvik\n Rørvik\n   Rørvik")
  }
}
