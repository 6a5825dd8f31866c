import Wording

/// A command line taken apart: words, and options with their values in the order given.
struct ParsedArguments {
  private(set) var words: [String] = []
  private var options: [String: [String]] = [:]

  /// Takes `arguments` apart by the options that are `known`.
  ///
  /// `--name value` and `--name=value` are the same; after `--` everything is a word, and `-` alone
  /// is one.
  ///
  /// - Parameters:
  ///   - arguments: Without the program's name.
  ///   - known: The options there are.
  ///   - takesQuery: Whether `-word` is a word, which a query excludes.
  ///   - language: Of what is thrown.
  /// - Throws: A usage error for an option that is unknown, or has no value, one too many, or one
  ///   that it does not take.
  init(
    _ arguments: [String], known: [OptionDefinition], takesQuery: Bool, language: Language
  ) throws(ToolError) {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if argument == "--" {
        words += rest
        return
      }
      let isExclusion = takesQuery && !argument.hasPrefix("--") && argument != "-h"
      guard argument.hasPrefix("-"), argument != "-", !isExclusion else {
        words.append(argument)
        continue
      }
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = Self.name(of: parts[0])
      guard let name, let option = known.first(where: { $0.name == name }) else {
        let names = known.map { "--" + $0.name }
        let likely = Suggestion.closest(to: String(parts[0]), among: names)
        throw .usage(Phrases.unknownOption(String(parts[0]), likely, language))
      }
      var value = parts.count == 2 ? String(parts[1]) : nil
      if option.takesValue, value == nil { value = rest.popFirst() }
      options[option.name, default: []].append(try Self.checked(value, of: option, language))
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

  /// The name behind two hyphens; `-h` is the only short one.
  private static func name(of argument: Substring) -> Substring? {
    if argument == "-h" { return "help" }
    return argument.hasPrefix("--") ? argument.dropFirst(2) : nil
  }

  private static func checked(
    _ value: String?, of option: OptionDefinition, _ language: Language
  ) throws(ToolError) -> String {
    guard option.takesValue == (value != nil) else {
      throw .usage(Phrases.optionValue(option, language))
    }
    if let value, case .oneOf(let choices) = option.value, !choices.contains(value) {
      let known = choices.joined(separator: ", ")
      throw .usage(Phrases.badValue("--" + option.name, value, known, language))
    }
    return value ?? ""
  }
}
