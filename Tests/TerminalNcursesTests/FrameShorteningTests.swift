import TerminalUI
import TestSupport
import Testing

@testable import TerminalNcurses

struct FrameShorteningTests {
  private let size = Size(rows: 24, columns: 80)

  private static func ability(_ name: String) -> [UInt8] {
    let abilities = [
      "cup": "\u{1b}[%i%p1%d;%p2%dH", "hpa": "\u{1b}[%i%p1%dG", "vpa": "\u{1b}[%i%p1%dd",
      "cr": "\r",
      "cub1": "\u{8}", "cud1": "\n",
    ]
    return Array((abilities[name] ?? "").utf8)
  }

  /// What is written for some frames one after the other.
  private func shortened(_ frames: String...) throws -> [String] {
    var shortening = try #require(FrameShortening(abilities: Self.ability))
    return frames.map { frame in
      String(decoding: shortening.shortened(Array(frame.utf8), on: size), as: UTF8.self)
    }
  }

  /// The second is what becomes of the first after a frame that ends in the first row and column.
  @Test(arguments: [
    // One sequence for one change of looks, and no choice of the characters that are there already.
    (
      "\u{1b}(B\u{1b}[0;1m\u{1b}[38;5;231m\u{1b}[48;5;25mHeim",
      "\u{1b}[1;38;5;231;48;5;25mHeim\u{1b}[m"
    ),
    ("\u{1b}[31ma\u{1b}[39m\u{1b}[1mb\u{1b}[m", "\u{1b}[31ma\u{1b}[1;39mb\u{1b}[m"),
    ("\u{1b}[1ma\u{1b}[m\u{f}b\u{1b}[m\u{f}", "\u{1b}[1ma\u{1b}[mb"),
    // Within a row only the column is named, and one that is there already not at all.
    ("\u{1b}[9;4Ha\u{1b}[9;40Hb\u{1b}[9;41Hc", "\u{1b}[9;4Ha\u{1b}[40Gbc"),
    ("\u{1b}[9;4Ha\r\u{1b}[10;1Hb", "\u{1b}[9;4Ha\r\nb"),
    ("\u{1b}[9;40Hg\u{1b}[10d\u{8}h", "\u{1b}[9;40Hg\n\u{8}h"),
    ("\u{1b}[2;2Ha\u{1b}[5X\u{1b}[2;7Hb", "\n\u{1b}[2Ga\u{1b}[5X\u{1b}[7Gb"),
    // Blanks need no color of letters, but what is to be seen of them.
    ("\u{1b}[31mi dag\u{1b}[39m \u{1b}[4m \u{1b}[m", "\u{1b}[31mi dag \u{1b}[4;39m \u{1b}[m"),
    ("\u{1b}[31ma\u{1b}[39;44m b\u{1b}[m", "\u{1b}[31ma\u{1b}[39;44m b\u{1b}[m"),
    ("\u{1b}[31;7ma\u{1b}[39m \u{1b}[m", "\u{1b}[7;31ma\u{1b}[39m \u{1b}[m"),
    // A character in two columns counts twice; behind the last column nothing is known.
    ("\u{1b}[2;2H界\u{1b}[2;4Ha", "\n\u{1b}[2G界a"),
    ("\u{1b}[2;80Ha\u{1b}[2;1Hb", "\n\u{1b}[80Ga\u{1b}[2;1Hb"),
    // What is not understood stays as it is.
    ("\u{1b}[2;2Ha\u{1b}[2;9Hb\u{1b}[5S", "\u{1b}[2;2Ha\u{1b}[2;9Hb\u{1b}[5S\u{1b}[m"),
    ("\u{1b}[2;2Ha\u{1b}(0q\u{1b}(B", "\u{1b}[2;2Ha\u{1b}(0q\u{1b}(B\u{1b}[m"),
    ("\u{1b}[2;2Ha\u{1b}[58;5;3mb\u{1b}[m", "\u{1b}[2;2Ha\u{1b}[58;5;3mb\u{1b}[m\u{1b}[m"),
  ])
  func `a frame is said in fewer bytes`(_ frame: String, _ expected: String) throws {
    let start = "\u{1b}(B\u{f}\u{1b}[H\u{1b}[m"
    #expect(try shortened(start, frame + "\u{1b}[m")[1] == expected)
  }

  @Test func `after others have written nothing is taken for granted`() throws {
    var shortening = try #require(FrameShortening(abilities: Self.ability))
    let frame = Array("\u{1b}[9;4Ha\u{1b}(B\u{1b}[m".utf8)
    let first = shortening.shortened(frame, on: size)
    #expect(shortening.shortened(frame, on: size).count < first.count)
    shortening.forget()
    #expect(shortening.shortened(frame, on: size) == first)
  }

  @Test(arguments: ["cup", "hpa", "vpa", "cr", "cub1", "cud1"])
  func `a terminal that moves otherwise gets what ncurses writes`(_ name: String) {
    #expect(FrameShortening { $0 == name ? [] : Self.ability($0) } == nil)
  }

  @Test func `what is to be seen stays the same, in no more bytes`() throws {
    for seed in 0..<300 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      var shortening = try #require(FrameShortening(abilities: Self.ability))
      var plain = TerminalModel(rows: 24, columns: 80)
      var short = plain
      for _ in 0..<4 {
        let frame = Self.randomFrame(&generator)
        let fewer = shortening.shortened(Array(frame.utf8), on: size)
        plain.feed(frame)
        short.feed(String(decoding: fewer, as: UTF8.self))
        let isSame = short == plain
        #expect(isSame, "seed \(seed)")
        // The first time, what letters look like has to be said.
        #expect(fewer.count <= frame.utf8.count + 3, "seed \(seed)")
      }
    }
  }

  /// Something like what ncurses writes: it ends where the cursor is to be, in no looks at all.
  private static func randomFrame(_ generator: inout SeededGenerator) -> String {
    var frame = "\u{1b}[5;5H"
    for _ in 0..<Int.random(in: 1...8, using: &generator) {
      let (row, column) = (
        Int.random(in: 5...20, using: &generator), Int.random(in: 5...30, using: &generator)
      )
      let color = Int.random(in: 0...3, using: &generator)
      frame +=
        [
          "\u{1b}[\(row);\(column)H", "\u{1b}[\(row);\(column)H", "\u{1b}[\(row)d",
          "\u{1b}[\(column)G",
          "\u{1b}[\(column)G", "\r", "\r\u{1b}[\(row)d", "\u{1b}[\(row);\(column)H\u{8}",
          "\u{1b}[\(row);\(column)H\n", "\u{1b}[\(row);\(column)H\u{1b}[2C",
          "\u{1b}(B\u{1b}[m", "\u{1b}(B\u{1b}[0;1m\u{1b}[38;5;\(color)m", "\u{1b}[3\(color)m",
          "\u{1b}[38;5;\(color)m", "\u{1b}[39m", "\u{1b}[48;5;\(color)m", "\u{1b}[49m",
          "\u{1b}[39;49m",
          "\u{1b}[1m", "\u{1b}[22m", "\u{1b}[4m", "\u{1b}[24m", "\u{1b}[7m", "\u{1b}[27m",
          "\u{1b}[\(color + 1)X", "\u{1b}[K", "\u{1b}[1K", "\u{1b}[\(color + 1)P",
          "\u{1b}[\(color + 1)@",
        ].randomElement(using: &generator) ?? ""
      frame +=
        ["", "Frøya", " ", "  a", "b ", "界", "│─"].randomElement(using: &generator) ?? ""
    }
    return frame + "\u{1b}[7;1H\u{1b}(B\u{1b}[m"
  }
}
