import Wording

/// An option that a verb takes: `--from DAY`.
struct OptionDefinition {
  let name: String
  /// What stands for the value in the help; `nil` for a switch.
  let placeholder: String?
  let help: Phrase

  init(_ name: String, _ placeholder: String? = nil, _ help: Phrase) {
    self.name = name
    self.placeholder = placeholder
    self.help = help
  }
}

/// A command line taken apart: words, and options with their values in the order given.
struct ParsedArguments {
  private(set) var words: [String] = []
  private var options: [String: [String]] = [:]

  /// Takes `arguments` apart by the options that are `known`.
  ///
  /// `--name value` and `--name=value` are the same; after `--` everything is a word, and `-` alone
  /// is one.
  ///
  /// - Throws: A usage error for an option that is unknown or has no value, or has one too many.
  init(
    _ arguments: [String], known: [OptionDefinition], language: Language
  ) throws(ToolError) {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if argument == "--" {
        words += rest
        return
      }
      guard argument.hasPrefix("-"), argument != "-" else {
        words.append(argument)
        continue
      }
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = parts[0] == "-h" ? "help" : String(parts[0].drop { $0 == "-" })
      guard let option = known.first(where: { $0.name == name }) else {
        throw .usage(Phrases.unknownOption(argument, language))
      }
      var value = parts.count == 2 ? String(parts[1]) : nil
      if option.placeholder != nil, value == nil { value = rest.popFirst() }
      guard (option.placeholder == nil) == (value == nil) else {
        throw .usage(Phrases.optionValue(option, language))
      }
      options[name, default: []].append(value ?? "")
    }
  }

  func has(_ name: String) -> Bool {
    options[name] != nil
  }

  /// The last value given, which wins over earlier ones.
  func value(_ name: String) -> String? {
    options[name]?.last
  }

  func values(_ name: String) -> [String] {
    options[name] ?? []
  }
}
