import Wording

/// An option that a verb takes: `--from DAY`.
struct OptionDefinition {
  let name: String
  /// What stands for the value in the help; `nil` for a switch.
  let placeholder: String?
  /// The values there are, if not any will do.
  let choices: [String]
  let help: Phrase

  init(_ name: String, _ placeholder: String? = nil, _ help: Phrase) {
    self.name = name
    self.placeholder = placeholder
    choices = []
    self.help = help
  }

  /// An option with one of a few values.
  init(_ name: String, choices: [String], _ help: Phrase) {
    self.name = name
    placeholder = choices.joined(separator: "|")
    self.choices = choices
    self.help = help
  }

  /// `--from DAY`.
  var usage: String {
    placeholder.map { "--\(name) \($0)" } ?? "--\(name)"
  }
}
