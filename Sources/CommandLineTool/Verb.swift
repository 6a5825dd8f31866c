import Domain
import Wording

/// One thing that the command line can do: a row of the table that dispatch, help, completions and
/// the manual are made from.
struct Verb {
  /// The words that call it: `contacts list`, `agenda`.
  let words: [String]
  let operands: Operands
  let summary: Phrase
  let options: [OptionDefinition]
  /// The kinds of records that it needs to know; `nil` for a look at every single file.
  let kinds: Set<RecordKind>?
  /// Whether it does nothing but print what records say, and so can be run again.
  let isRepeatable: Bool
  let run: (inout ToolContext) throws -> Void

  init(
    _ words: String, _ operands: Operands = .none, _ summary: Phrase,
    options: [OptionDefinition] = [], about kinds: Set<RecordKind>? = nil,
    isRepeatable: Bool = false,
    run: @escaping (inout ToolContext) throws -> Void
  ) {
    self.words = words.split(separator: " ").map(String.init)
    self.operands = operands
    self.summary = summary
    self.options = options
    self.kinds = kinds
    self.isRepeatable = isRepeatable
    self.run = run
  }

  var name: String { words.joined(separator: " ") }

  /// `contacts list [QUERY]`.
  var usage: String {
    operands.text.isEmpty ? name : name + " " + operands.text
  }
}

/// The words that follow a verb's name.
struct Operands: Hashable {
  /// What they are called in the help: `UID…`, `[QUERY]`.
  let text: String
  let count: ClosedRange<Int>
  /// The words there are, if not any will do.
  var choices: [String] = []
  /// Whether they name files.
  var isFiles = false

  static let none = Operands(text: "", count: 0...0)
  static let query = Operands(text: "QUERY", count: 1...Int.max)
  static let optionalQuery = Operands(text: "[QUERY]", count: 0...Int.max)

  static func one(_ name: String) -> Operands {
    Operands(text: name, count: 1...1)
  }

  static func several(_ name: String) -> Operands {
    Operands(text: name + "…", count: 1...Int.max)
  }

  static func optional(_ name: String) -> Operands {
    Operands(text: "[\(name)]", count: 0...1)
  }

  /// Any number of files.
  static let files = Operands(text: "[PATH…]", count: 0...Int.max, isFiles: true)

  /// One file.
  static func file(_ name: String) -> Operands {
    Operands(text: name, count: 1...1, isFiles: true)
  }

  /// One of a few words.
  static func choice(_ name: String, _ choices: [String]) -> Operands {
    Operands(text: name, count: 1...1, choices: choices)
  }

  /// Checks how many words there are, and which.
  func check(_ words: [String], _ language: Language) throws(ToolError) {
    if words.count < count.lowerBound || isFiles && words.contains("") {
      throw .usage(Phrases.missingWord(text, language))
    }
    if words.count > count.upperBound {
      throw .usage(Phrases.unexpectedWord(words[count.upperBound], language))
    }
    if let word = words.first, !choices.isEmpty, !choices.contains(word) {
      let known = choices.joined(separator: ", ")
      throw .usage(Phrases.badValue(text, word, known, language))
    }
  }
}
