package import Wording

/// What a command line asks for.
package enum Invocation {
  case workspace(GlobalOptions)
  /// `samspill file …`
  case file
  /// Everything else.
  case verb(VerbCall)

  /// Reads a command line, without the program's name.
  ///
  /// - Parameters:
  ///   - arguments: What stands after the program's name.
  ///   - variables: The environment, for the language.
  /// - Throws: What is wrong with it; see ``Tool/usageFailure(_:arguments:variables:)``.
  package init(_ arguments: [String], variables: [String: String]) throws {
    if arguments.first == "file" {
      self = .file
      return
    }
    let language = Self.language(arguments, variables)
    let global = Self.globalOptions
    let topic = VerbTopic(of: arguments, global: global)
    let parsed = try ParsedArguments(
      arguments, known: global + topic.options, takesQuery: topic.takesQuery, language: language)
    let options = try GlobalOptions(parsed, language: language)
    let call = VerbCall(topic: topic, parsed: parsed, options: options)
    guard case .program = topic, !parsed.has("help"), !parsed.has("version") else {
      if case .verb(let verb) = topic, !parsed.has("help"), !parsed.has("version") {
        try verb.operands.check(call.operands, language)
      }
      self = .verb(call)
      return
    }
    if let stray = Self.verbOptions.first(where: parsed.has) {
      throw ToolError.usage(Phrases.onlyWithVerb("--" + stray, language))
    }
    self = .workspace(options)
  }

  /// The language that the environment asks for; bokmål unless it says something else we know.
  package static func language(_ variables: [String: String]) -> Language {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"]
    let first = names.lazy.compactMap { variables[$0] }.first { !$0.isEmpty }
    return Language(localeIdentifier: first ?? "nb_NO")
  }

  /// The language that a command line asks for, even one that cannot be read otherwise.
  static func language(_ arguments: [String], _ variables: [String: String]) -> Language {
    let asked = zip(arguments, arguments.dropFirst() + [""]).compactMap { word, next in
      word == "--language"
        ? next : word.hasPrefix("--language=") ? String(word.dropFirst(11)) : nil
    }
    return asked.last.flatMap(Language.init(rawValue:)) ?? language(variables)
  }

  static var globalOptions: [OptionDefinition] {
    [
      OptionDefinition("store", "DIR", Phrases.optionStore),
      OptionDefinition("network", "NAME", Phrases.optionNetwork),
      OptionDefinition("today", "YYYY-MM-DD", Phrases.optionToday),
      OptionDefinition(
        "language", choices: Language.allCases.map(\.rawValue), Phrases.optionLanguage),
      OptionDefinition("json", nil, Phrases.optionJSON),
      OptionDefinition("csv", nil, Phrases.optionCSV),
      OptionDefinition("plain", nil, Phrases.optionPlain),
      OptionDefinition(
        "color", choices: GlobalOptions.Color.allCases.map(\.rawValue), Phrases.optionColor),
      OptionDefinition("read-only", nil, Phrases.optionReadOnly),
      OptionDefinition("anonymize", nil, Phrases.optionAnonymize),
      OptionDefinition("yes", nil, Phrases.optionYes),
      OptionDefinition("demo", nil, Phrases.optionDemo),
      OptionDefinition("scale", choices: ["S", "M", "L"], Phrases.optionScale),
      OptionDefinition("seed", "N", Phrases.optionSeed),
      OptionDefinition("keep", "DIR", Phrases.optionKeep),
      OptionDefinition("help", nil, Phrases.optionHelp),
      OptionDefinition("version", nil, Phrases.optionVersion),
    ]
  }

  /// Shared options that mean nothing to the workspace.
  private static let verbOptions = ["json", "csv", "plain", "yes"]
}

extension VerbTopic {
  /// Whether what follows is a query, in which `-word` excludes.
  var takesQuery: Bool {
    guard case .verb(let verb) = self else { return false }
    return verb.operands == .query || verb.operands == .optionalQuery
  }
}
