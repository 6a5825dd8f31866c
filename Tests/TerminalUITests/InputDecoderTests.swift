import TestSupport
import Testing

@testable import TerminalUI

struct InputDecoderTests {
  /// The events of some bytes; what is left at the end is flushed.
  private func events(_ bytes: some Sequence<UInt8>) -> [TerminalEvent] {
    var decoder = InputDecoder()
    decoder.feed(Array(bytes)[...])
    var events: [TerminalEvent] = []
    while let event = decoder.next() { events.append(event) }
    return events + decoder.flush()
  }

  @Test(arguments: [
    ("aø漢", "aø漢"), ("\r\n", "<Enter><Enter>"), ("\t\u{7F}\u{8}", "<Tab><Backspace><Backspace>"),
    ("\u{0}\u{1}\u{1A}\u{1C}", "<Ctrl-Space><Ctrl-A><Ctrl-Z><Ctrl-\\>"),
    ("\u{1B}", "<Esc>"), ("\u{1B}\u{1B}", "<Esc><Esc>"), ("\u{1B}b\u{1B}å", "<Alt-b><Alt-å>"),
    ("\u{1B}\u{7F}", "<Ctrl-W>"), ("\u{1B}[", "<Alt-[>"), ("\u{1B}]", "<Alt-]>"),
    ("\u{1B}O", "<Alt-O>"),
    ("\u{1B}[A\u{1B}[B\u{1B}[C\u{1B}[D", "<Up><Down><Right><Left>"),
    ("\u{1B}OA\u{1B}OH\u{1B}OF\u{1B}OP\u{1B}OM", "<Up><Home><End><F1><Enter>"),
    ("\u{1B}[1;5C\u{1B}[1;3D\u{1B}[1;5H\u{1B}[1;2B", "<Alt-f><Alt-b><Alt-lt><Down>"),
    ("\u{1B}[1~\u{1B}[3~\u{1B}[5~\u{1B}[6~\u{1B}[8~", "<Home><Delete><PgUp><PgDn><End>"),
    ("\u{1B}[15~\u{1B}[17~\u{1B}[24~\u{1B}[[C", "<F5><F6><F12><F3>"),
    ("\u{1B}[Z\u{1B}[9;2u\u{1B}[102;5u", "<Shift-Tab><Shift-Tab><Ctrl-F>"),
    ("\u{1B}[999999999999999999999;9Hx", "x"),
    ("\u{1B}[?1;2cx\u{1B}[12;40Rx\u{1B}[Ix", "xxx"),
    ("\u{1B}]11;rgb:0000/0000/0000\u{7}x\u{1B}P1$r\u{1B}\\y", "xy"), ("\u{1B}[12\u{1}", "<Ctrl-A>"),
    ("\u{9B}x\u{85}y", "xy"),
  ])
  func `bytes become keys`(bytes: String, script: String) {
    let names = events(Array(bytes.utf8)).map { event in
      guard case .key(let key) = event else { return "?" }
      if key == .alt("<") { return "<Alt-lt>" }
      return key.description.count == 1 ? key.description : "<\(key)>"
    }
    #expect(names.joined() == script)
  }

  @Test func `invalid bytes are dropped`() {
    #expect(
      events([0xff, 0xfe, 0x61, 0xc3, 0x28, 0xe2, 0x82, 0x62, 0xed, 0xa0, 0x80]) == [
        .key(.character("a")), .key(.character("(")), .key(.character("b")),
      ])
  }

  @Test func `a paste is one event`() {
    let bytes = Array("a\u{1B}[200~Hei\r\npå\rdeg\u{1B}[0m\u{7}\n\u{1B}[201~b".utf8)
    #expect(
      events(bytes) == [
        .key(.character("a")), .paste("Hei\npå\ndeg[0m\n"), .key(.character("b")),
      ])
    #expect(events(Array("\u{1B}[200~Hei".utf8)) == [.paste("Hei")])
    #expect(events(Array("\u{1B}[201~".utf8)).isEmpty)
  }

  @Test(arguments: [
    ("\u{1B}[<0;5;3M", MouseEvent(.press, at: Point(row: 2, column: 4))),
    ("\u{1B}[<0;5;3m", MouseEvent(.release, at: Point(row: 2, column: 4))),
    ("\u{1B}[<18;1;1M", MouseEvent(.press, button: .right, at: Point(row: 0, column: 0))),
    ("\u{1B}[<65;9;9M", MouseEvent(.scrollDown, at: Point(row: 8, column: 8))),
    ("\u{1B}[M !!", MouseEvent(.press, at: Point(row: 0, column: 0))),
  ])
  func `mouse reports become events`(bytes: String, event: MouseEvent) {
    #expect(events(Array(bytes.utf8)) == [.mouse(event)])
  }

  @Test func `movements and broken mouse reports are dropped`() {
    #expect(
      events(Array("\u{1B}[<35;5;5M\u{1B}[<0;5M\u{1B}[<0;0;0Hx".utf8)) == [.key(.character("x"))])
  }

  @Test func `it does not matter where the bytes are cut`() {
    let whole = Array(
      "aø\u{1B}[A漢\u{1B}[200~x\ny\u{1B}[201~\u{1B}[<0;5;3M\u{1B}OB\u{1B}]0;t\u{7}👍\u{1B}[15~é".utf8)
    let expected = events(whole)
    for seed in 0..<200 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      var decoder = InputDecoder()
      var (rest, found) = (whole[...], [TerminalEvent]())
      while !rest.isEmpty {
        let count = Int.random(in: 1...4, using: &generator)
        decoder.feed(rest.prefix(count))
        rest = rest.dropFirst(count)
        while let event = decoder.next() { found.append(event) }
      }
      #expect(found == expected, "seed \(seed)")
      #expect(!decoder.isIncomplete)
    }
  }

  @Test func `no bytes do harm`() {
    let pieces: [[UInt8]] = [
      [0x1b], [0x5b], [0x3c], [0x4d], [0x3b], [0x39, 0x39, 0x39], [0xff], [0xc3], [0xb8], [0x7e],
      Array("\u{1B}[200~".utf8), Array("\u{1B}[201~".utf8), [0x5d], [0x07], [0x00], [0x4f],
    ]
    for seed in 0..<2000 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let bytes = (0..<40).flatMap { _ in pieces.randomElement(using: &generator) ?? [] }
      for event in events(bytes) {
        guard case .paste(let text) = event else { continue }
        #expect(!text.unicodeScalars.contains("\u{1B}"), "seed \(seed)")
      }
    }
  }
}
