import TestSupport
import Testing

@testable import InternetMessage

struct TextNumbersTests {
  @Test func `texts are numbered as they come, as a dictionary would have it`() {
    var generator = SeededGenerator(seed: 1)
    var (numbers, expected) = (TextNumbers(expecting: 3), [String: Int]())
    for _ in 0..<5000 {
      let text = Self.randomText(using: &generator)
      let number = expected[text] ?? expected.count
      expected[text] = number
      #expect(numbers.number(of: text) == number, "\(text)")
    }
  }

  @Test func `how an accent is composed makes no difference`() {
    var numbers = TextNumbers(expecting: 0)
    #expect(numbers.number(of: "bl\u{E5}b\u{E6}r") == 0)
    #expect(numbers.number(of: "bla\u{30A}b\u{E6}r") == 0)
    #expect(numbers.number(of: "blab\u{E6}r") == 1)
  }

  /// Few letters and many lengths, so that there are equal texts and such as differ in one byte alone.
  private static func randomText(using generator: inout SeededGenerator) -> String {
    let letters: [Character] = ["a", "b", "\u{0}", "å", "a\u{30A}"]
    let start = String(repeating: "m", count: Int.random(in: 0..<20, using: &generator))
    let end = (0..<Int.random(in: 0..<5, using: &generator)).map { _ in
      letters.randomElement(using: &generator) ?? "a"
    }
    return start + String(end)
  }
}
