import CivilTime
import TestSupport
import Testing

@testable import InternetMessage

/// `name id references… | subject`, one message a line; sent in the order of the lines.
///
/// - Parameters:
///   - text: The lines.
///   - inReplyTo: By name, what messages answer by In-Reply-To.
/// - Returns: The messages.
private func messages(
  _ text: String, inReplyTo: [String: [MessageID]] = [:]
) -> [ThreadableMessage] {
  text.split(separator: "\n").enumerated().map { index, line in
    let halves = line.split(separator: "|", maxSplits: 1)
    let words = halves[0].split(separator: " ").map(String.init)
    return ThreadableMessage(
      name: ArraySlice(words[0].utf8), id: words[1] == "-" ? nil : MessageID("\(words[1])@x"),
      references: words.dropFirst(2).map { MessageID("\($0)@x") },
      inReplyTo: inReplyTo[words[0]] ?? [], subject: halves.count > 1 ? String(halves[1]) : "",
      sent: Instant(secondsSince1970: index))
  }
}

/// The boundary: messages in, the forest as indented names out; `_` is a message that is not here.
private func tree(_ messages: [ThreadableMessage], gathersBySubject: Bool = true) -> String {
  ThreadForest(of: messages, gathersBySubject: gathersBySubject).rows.map { row in
    String(repeating: "  ", count: row.depth) + (row.message.map { messages[$0].name } ?? "_")
  }.joined(separator: "\n")
}

struct ThreadTests {
  @Test(arguments: [
    ("a 1\nb 2 1\nc 3 1 2\nd 4", "a\n  b\n    c\nd"),
    ("a 2 1\nb 3 1", "_\n  a\n  b"),
    ("a 3 1 2", "a"),
    ("a 1 1", "a"),
    ("a 1 2\nb 2 1", "b\n  a"),
    ("a 1\nb 1\nc 2 1", "a\n  c\nb"),
    ("a - \nb -", "a\nb"),
    ("b 2 1\na 1", "a\n  b"),
    ("a 1 |Hei\nb 2 |Re: hei\nc 3 |HEI", "_\n  a\n    b\n  c"),
    ("a 1 |Re: Hei\nb 2 |Hei", "b\n  a"),
    ("a 1 0 |x\nb 2 0 |x\nc 3 9 |Re: x\nd 4 9 |x", "_\n  a\n  b\n  c\n  d"),
  ])
  func `messages are threaded as RFC 5256 has it`(input: String, expected: String) {
    #expect(tree(messages(input)) == expected)
  }

  @Test func `without subjects only identifiers count`() {
    let input = messages("a 1 |Hei\nb 2 |Re: Hei")
    #expect(tree(input) == "a\n  b")
    #expect(tree(input, gathersBySubject: false) == "a\nb")
  }

  @Test func `In-Reply-To counts where References says nothing`() {
    let input = messages(
      "a 1\nb 2\nc 3 1",
      inReplyTo: ["b": [MessageID("1@x"), MessageID("9@x")], "c": [MessageID("2@x")]])
    #expect(tree(input) == "a\n  b\n  c")
  }

  @Test(arguments: [
    ("Re: Hei", "Hei", true), ("[liste] RE[2]: Fwd: Hei (fwd) ", "Hei", true),
    ("Hei på deg", "Hei på deg", false), ("[liste] Hei", "Hei", false),
    ("[liste]", "[liste]", false),
    ("[a] [b]", "[b]", false), ("[Fwd: [b] Hei]", "Hei", true), ("re: ", "", true),
    ("Regn", "Regn", false), ("fw [x] : y", "y", true), ("Sv: Hei", "Sv: Hei", false),
    ("a \t b", "a b", false), ("", "", false),
  ])
  func `subjects are stripped to what they are about`(
    subject: String, base: String, isReply: Bool
  ) {
    let found = BaseSubject(of: subject)
    #expect(found.text == base)
    #expect(found.isReplyOrForward == isReply)
  }

  @Test(arguments: ["HEI", "ÆØÅ Blåbærsyltetøy", "Àß×Þ¡ÿ", "Ā ŁÓDŹ", "ΆΛΦΑ", "ＡＢ", ""])
  func `subjects are compared in small letters`(subject: String) {
    #expect(BaseSubject(of: subject).key == subject.lowercased())
  }

  @Test func `the order of the files makes no difference`() {
    for seed in 0..<200 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let input = Self.randomMessages(using: &generator)
      let expected = tree(input)
      #expect(Set(expected.split { $0 == "\n" || $0 == " " || $0 == "_" }).count == input.count)
      for _ in 0..<5 {
        #expect(tree(input.shuffled(using: &generator)) == expected, "seed \(seed)")
      }
    }
  }

  @Test func `any messages are threaded as the steps of the RFC tell`() {
    for seed in 0..<300 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let input = Self.randomMessages(using: &generator)
      #expect(tree(input) == PlainThreads.outline(of: input), "seed \(seed)")
    }
  }

  @Test func `messages that come in parts are threaded as all at once, unwanted ones left out`() {
    for seed in UInt64(0)..<200 {
      var generator = SeededGenerator(seed: seed)
      let input = Self.randomMessages(using: &generator)
      var whole = ThreadableMessages(expecting: input.count)
      var rest = input[...]
      while !rest.isEmpty {
        let part = rest.prefix(.random(in: 1...5, using: &generator))
        rest = rest.dropFirst(part.count)
        let others = messages("a 1 |Hei\nb 2 1\nc 3 1 2 |Re: Hei")
        whole.append(contentsOf: ThreadableMessages(part + others)) { $0 < part.count }
      }
      #expect(ThreadForest(of: whole) == ThreadForest(of: input), "seed \(seed)")
    }
  }

  @Test func `a long chain is threaded at once, from either end`() {
    let count = 20_000
    func chain(named name: (Int) -> Int) -> [ThreadableMessage] {
      (0..<count).map { index in
        ThreadableMessage(
          name: ArraySlice("\(name(index))".utf8), id: MessageID("\(index)@x"),
          references: index > 0 ? [MessageID("\(index - 1)@x")] : [],
          sent: Instant(secondsSince1970: index))
      }
    }
    for input in [chain { 100_000 + $0 }, chain { 200_000 - $0 }] {
      let rows = ThreadForest(of: input).rows
      #expect(rows.count == count)
      #expect(rows.last?.depth == count - 1)
    }
  }

  /// Replies, cut and looping references, missing and doubled messages, identifiers in quotes and
  /// such as do not count, equal dates, names beyond ASCII.
  private static func randomMessages(
    using generator: inout SeededGenerator
  ) -> [ThreadableMessage] {
    let count = Int.random(in: 1..<30, using: &generator)
    let subjects = ["Hei", "Re: Hei", "Møte", "[x] Re: møte", "", "Fwd: Ny sak"]
    return (0..<count).map { index in
      func ancestors(upTo limit: Int) -> [MessageID] {
        (0..<Int.random(in: 0..<limit, using: &generator)).map { _ in
          let number = Int.random(in: 0..<(count + 3), using: &generator)
          let forms = ["\(number)@x", "\(number)@x", "\"\(number)\"@x", "\(number)"]
          return MessageID(forms.randomElement(using: &generator) ?? "")
        }
      }
      let id = Int.random(in: 0..<20, using: &generator) == 0 ? 0 : index
      let letter = ["", "", "å"].randomElement(using: &generator) ?? ""
      return ThreadableMessage(
        name: ArraySlice("m\(letter)\(index)".utf8), id: MessageID("\(id)@x"),
        references: ancestors(upTo: 4),
        inReplyTo: ancestors(upTo: 3), subject: subjects.randomElement(using: &generator) ?? "",
        sent: Instant(secondsSince1970: .random(in: 0..<10, using: &generator)))
    }
  }
}
