import Wording

/// An option that a verb takes: `--from DAY`.
struct OptionDefinition {
  /// What an option is followed by.
  enum Value: ExpressibleByStringLiteral {
    /// Whatever the word in capitals stands for.
    case any(String)
    /// Most often one of a few words, which are offered; what else will do, its reader knows.
    case usually([String])
    /// One of a few words and nothing else.
    case oneOf([String])

    init(stringLiteral word: String) {
      self = .any(word)
    }
  }

  let name: String
  /// `nil` for a switch.
  let value: Value?
  let help: Phrase

  init(_ name: String, _ value: Value? = nil, _ help: Phrase) {
    self.name = name
    self.value = value
    self.help = help
  }

  /// An option with one of a few values.
  init(_ name: String, choices: [String], _ help: Phrase) {
    self.init(name, .oneOf(choices), help)
  }

  /// Whether it is more than a switch.
  var takesValue: Bool { value != nil }

  /// What stands for the value in the help; `nil` for a switch.
  var placeholder: String? {
    switch value {
    case .any(let word): word
    case .usually(let words), .oneOf(let words): words.joined(separator: "|")
    case nil: nil
    }
  }

  /// `--from DAY`.
  var usage: String {
    placeholder.map { "--\(name) \($0)" } ?? "--\(name)"
  }
}
