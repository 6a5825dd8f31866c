import TestSupport
import Testing

@testable import TerminalUI

struct TextAreaTests {
  /// The text and cursor ("|") after the keys of a script.
  private func result(_ text: String, _ script: String, columns: Int = 40) throws -> String {
    var area = TextArea(text)
    area.viewport = Size(rows: 5, columns: columns)
    for key in try #require(Key.script(script)) { _ = area.handle(key) }
    return marked(area)
  }

  private func marked(_ area: TextArea) -> String {
    var copy = area
    copy.paste("|")
    return copy.text
  }

  @Test(arguments: [
    ("", "Hei<Enter>på deg", "Hei\npå deg|"),
    ("Frosta", "<End><Backspace><Backspace>", "Fros|"),
    ("en to tre", "<Alt-f><Alt-d>", "en| tre"),
    ("en to tre", "<End><Ctrl-W>", "en to |"),
    ("en\nto", "<Down><Backspace>", "en|to"),
    ("en\nto", "<End><Delete>", "en|to"),
    ("en\nto", "<Ctrl-K><Ctrl-K>", "|to"),
    ("en to", "<End><Ctrl-U>", "|"),
    ("  innrykk", "<End><Enter>", "  innrykk\n  |"),
    ("- [x] ferdig", "<End><Enter>ny", "- [x] ferdig\n- [ ] ny|"),
    ("9. ni", "<End><Enter>", "9. ni\n10. |"),
    ("* a\n* ", "<Down><End><Enter>", "* a\n|"),
    ("- [ ] a", "<End><Enter>- [ ] b", "- [ ] a\n- [ ] b|"),
    ("- [ ] a", "<End><Enter>[x] b", "- [ ] a\n- [x] b|"),
    ("- [ ] a", "<End><Enter>- b", "- [ ] a\n- b|"),
    ("- a", "<End><Enter>- [ ] b<Enter>- c", "- a\n- [ ] b\n- c|"),
    ("1. a", "<End><Enter>2. b", "1. a\n2. b|"),
    ("- a", "<End><Enter><Tab>- b", "- a\n  - b|"),
    ("- ab", "<End><Left><Enter>- ", "- a\n- |b"),
    ("- a", "<End><Enter>- <Ctrl-Z>b", "- a\n- - b|"),
    ("- a", "<End><Enter>-5 grader", "- a\n- -5 grader|"),
    ("- a", "<End><Enter>- - b", "- a\n- - b|"),
    ("- ", "<End>- b", "- - b|"),
    ("- a", "<Enter>", "\n|- a"),
    ("- a", "<End><Tab>", "  - a|"),
    ("  - a", "<End><Shift-Tab>", "- a|"),
    ("a👩‍👩‍👧b", "<Right><Right><Backspace>", "a|b"),
    ("ab", "<Right>X<Left><Left>Y<Ctrl-Z>", "|aXb"),
    ("", "en to<Ctrl-Z>", "en |"),
    ("", "en to<Ctrl-Z><Ctrl-Z><Ctrl-Y>", "en |"),
  ])
  func `keys edit the text`(text: String, script: String, expected: String) throws {
    #expect(try result(text, script) == expected)
  }

  @Test func `the cursor moves through wrapped rows and remembers its column`() throws {
    let text = "Dette er en lang linje\nkort\nog enda en lang linje"
    #expect(
      try result(text, "<End>", columns: 13)
        == "Dette er en| lang linje\nkort\nog enda en lang linje")
    #expect(
      try result(text, "<End><Down><Down>", columns: 13)
        == "Dette er en lang linje\nkort|\nog enda en lang linje")
    #expect(
      try result(text, "<End><Down><Down><Down>", columns: 13)
        == "Dette er en lang linje\nkort\nog enda en| lang linje")
  }

  @Test func `list items wrap below their text`() {
    var area = TextArea("- [ ] Sende veilederen til alle\nSlutt")
    area.viewport = Size(rows: 5, columns: 20)
    _ = area.handle(.end)
    var frame = Frame(size: area.viewport)
    area.draw(in: &frame, area: frame.area, theme: .neutral, isActive: true)
    #expect(
      frame.text == """
        - [ ] Sende
              veilederen
              til alle
        Slutt

        """)
    #expect(frame.cursor == Point(row: 0, column: 11))
  }

  @Test func `pasted lines are one step to undo`() {
    var area = TextArea("ab")
    _ = area.handle(.right)
    area.paste("1\r\n2\r3\u{1B}\n")
    #expect(marked(area) == "a1\n2\n3\n|b")
    area.undo()
    #expect(marked(area) == "a|b")
    area.redo()
    #expect(marked(area) == "a1\n2\n3\n|b")
  }

  @Test func `a click puts the cursor there and the wheel moves the view`() {
    var area = TextArea((1...9).map { "linje \($0)" }.joined(separator: "\n"))
    area.viewport = Size(rows: 3, columns: 20)
    area.click(at: Point(row: 1, column: 3))
    #expect(area.cursor == TextArea.Position(line: 1, offset: 3))
    area.scroll(by: 4)
    #expect(area.cursor == TextArea.Position(line: 4, offset: 3))
    var frame = Frame(size: area.viewport)
    area.draw(in: &frame, area: frame.area, theme: .neutral, isActive: true)
    #expect(frame.text == "linje 5\nlinje 6\nlinje 7")
    area.click(at: Point(row: 99, column: 99))
    #expect(area.cursor == TextArea.Position(line: 8, offset: 7))
  }

  /// Text and a cursor, edited in the plainest way there is.
  private struct Model {
    var characters: [Character]
    var cursor = 0
  }

  @Test func `random edits do what a plain model does, and undo takes all of them back`() {
    let alphabet: [Character] = ["a", "ø", " ", "漢", "-", "👩‍👩‍👧", "\n"]
    for seed in 0..<120 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let start = (0..<Int.random(in: 0..<40, using: &generator)).map { _ in
        alphabet.randomElement(using: &generator) ?? "a"
      }
      var model = Model(characters: start)
      var area = TextArea(String(start))
      area.viewport = Size(rows: 4, columns: 7)
      for _ in 0..<60 { edit(&area, &model, alphabet, using: &generator) }
      #expect(area.text == String(model.characters), "seed \(seed)")
      let after = area.text
      var steps = 0
      while area.undo() { steps += 1 }
      #expect(area.text == String(start), "seed \(seed)")
      for _ in 0..<steps { area.redo() }
      #expect(area.text == after, "seed \(seed)")
    }
  }

  private func edit(
    _ area: inout TextArea, _ model: inout Model, _ alphabet: [Character],
    using generator: inout SeededGenerator
  ) {
    switch Int.random(in: 0..<6, using: &generator) {
    case 0:
      let pasted = String(
        (0..<3).compactMap { _ in alphabet.randomElement(using: &generator) })
      area.paste(pasted)
      model.characters.insert(contentsOf: pasted, at: model.cursor)
      model.cursor += pasted.count
    case 1:
      _ = area.handle(.backspace)
      if model.cursor > 0 {
        model.cursor -= 1
        model.characters.remove(at: model.cursor)
      }
    case 2:
      _ = area.handle(.delete)
      if model.cursor < model.characters.count { model.characters.remove(at: model.cursor) }
    case 3:
      _ = area.handle(.left)
      model.cursor = max(0, model.cursor - 1)
    case 4:
      _ = area.handle(.right)
      model.cursor = min(model.characters.count, model.cursor + 1)
    default:
      let letter = alphabet.dropLast().randomElement(using: &generator) ?? "a"
      _ = area.handle(.character(letter))
      model.characters.insert(letter, at: model.cursor)
      model.cursor += 1
    }
  }

  @Test func `whatever is pressed, the cursor stays in the text and on the screen`() {
    let keys: [Key] = [
      .up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .enter, .backspace, .delete,
      .tab, .backTab, .alt("b"), .alt("f"), .alt("d"), .alt("<"), .alt(">"), .control("k"),
      .control("u"), .control("w"), .control("z"), .control("y"), .character("x"),
      .character("\u{301}"), .character("🇳"), .character("-"), .character(" "),
    ]
    for seed in 0..<80 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      var area = TextArea("- [ ] Sende veilederen\n\n漢字漢字漢字\n  1. Røros og Holtålen")
      for step in 0..<120 {
        if step % 20 == 0 {
          area.viewport = Size(
            rows: .random(in: 0..<6, using: &generator),
            columns: .random(in: 0..<16, using: &generator))
        }
        _ = area.handle(keys.randomElement(using: &generator) ?? .up)
        let line = area.lines[area.cursor.line]
        #expect(line.place(at: area.cursor.offset) == area.cursor.offset, "seed \(seed)")
        var frame = Frame(size: area.viewport)
        area.draw(in: &frame, area: frame.area, theme: .neutral, isActive: true)
        #expect(frame.area.isEmpty || frame.cursor.map(frame.area.contains) == true, "seed \(seed)")
      }
    }
  }

  @Test func `a megabyte of text takes a key at once`() {
    var area = TextArea(
      String(repeating: "Notat fra dialogmøtet i Frosta kommune.\n", count: 25_000))
    _ = area.handle(.alt(">"))
    let duration = ContinuousClock().measure {
      for _ in 0..<50 { _ = area.handle(.character("x")) }
      for _ in 0..<50 { _ = area.handle(.enter) }
    }
    #expect(duration < .seconds(1))
  }
}
