import Testing

@testable import TerminalUI

struct KeyTests {
  @Test(arguments: [
    ("g", Key.character("g")), ("ø", .character("ø")), ("Space", .character(" ")),
    ("Ctrl-F", .control("f")), ("Enter", .enter), ("Esc", .escape), ("Shift-Tab", .backTab),
    ("Alt-b", .alt("b")), ("Alt-B", .alt("B")), ("F12", .function(12)), ("PgDn", .pageDown),
    ("Ctrl-Space", .control(" ")), ("Alt--", .alt("-")),
  ])
  func `a key has a name that can be read back`(name: String, key: Key) {
    #expect(key.description == name)
    #expect(Key(parsing: name) == key)
  }

  @Test(arguments: [
    ("C-f", Key.control("f")), ("^F", .control("f")), ("ctrl+f", .control("f")), ("RETURN", .enter),
    ("M-x", .alt("x")), ("pagedown", .pageDown), ("Ctrl-I", .tab), ("Ctrl-M", .enter),
    ("^", .character("^")),
  ])
  func `other spellings are understood`(name: String, key: Key) {
    #expect(Key(parsing: name) == key)
  }

  @Test(arguments: ["", "F0", "F64", "Fn", "Ctrl-", "Ctrl-ab", "Ctrl-ø", "Alt-", "Knapp"])
  func `anything else is not a key`(name: String) {
    #expect(Key(parsing: name) == nil)
  }

  @Test func `scripts are keys in a row`() {
    #expect(
      Key.script("j<Enter>å<Ctrl-F> <lt>>") == [
        .character("j"), .enter, .character("å"), .control("f"), .character(" "), .character("<"),
        .character(">"),
      ])
    #expect(Key.script("a<Enter") == nil)
    #expect(Key.script("<Knapp>") == nil)
  }
}
