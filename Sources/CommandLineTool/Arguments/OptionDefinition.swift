import Wording

/// An option that a verb takes: `--from DAY`.
struct OptionDefinition {
  let name: String
  /// What stands for a value that may be anything.
  private let word: String?
  /// The values there are, if not any will do.
  let choices: [String]
  let help: Phrase

  init(_ name: String, _ placeholder: String? = nil, _ help: Phrase) {
    self.name = name
    word = placeholder
    choices = []
    self.help = help
  }

  /// An option with one of a few values.
  init(_ name: String, choices: [String], _ help: Phrase) {
    self.name = name
    word = nil
    self.choices = choices
    self.help = help
  }

  /// Whether it is more than a switch.
  var takesValue: Bool { word != nil || !choices.isEmpty }

  /// What stands for the value in the help; `nil` for a switch.
  var placeholder: String? { choices.isEmpty ? word : choices.joined(separator: "|") }

  /// `--from DAY`.
  var usage: String {
    placeholder.map { "--\(name) \($0)" } ?? "--\(name)"
  }
}
