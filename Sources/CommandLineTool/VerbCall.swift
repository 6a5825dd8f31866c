import Wording

/// A command line with a verb, taken apart.
package struct VerbCall {
  let topic: VerbTopic
  let parsed: ParsedArguments
  package let options: GlobalOptions

  /// The words behind the verb's name.
  var operands: [String] {
    guard case .verb(let verb) = topic else { return [] }
    return Array(parsed.words.dropFirst(verb.words.count))
  }
}

/// What the first words of a command line name.
enum VerbTopic {
  /// No verb at all.
  case program
  case verb(Verb)
  /// The first word of several verbs, and what stands where the second should.
  case group(VerbGroup, String?)
  case unknown(String)

  /// The topic of a command line.
  ///
  /// - Parameters:
  ///   - arguments: All of it; options may stand before the verb.
  ///   - global: The options that every verb takes.
  init(of arguments: [String], global: [OptionDefinition]) {
    let words = Self.firstWords(of: arguments, global: global)
    guard let first = words.first else {
      self = .program
      return
    }
    guard let group = VerbGroup(rawValue: first) else {
      self = .unknown(first)
      return
    }
    let verbs = group.verbs
    if let verb = verbs.first(where: { $0.words == words })
      ?? verbs.first(where: { $0.words.count == 1 })
    {
      self = .verb(verb)
    } else {
      self = .group(group, words.dropFirst().first)
    }
  }

  /// The options that may follow.
  var options: [OptionDefinition] {
    guard case .verb(let verb) = self else { return [] }
    return verb.options
  }

  /// The first two words that are neither options nor their values.
  private static func firstWords(
    of arguments: [String], global: [OptionDefinition]
  ) -> [String] {
    var words: [String] = []
    var rest = arguments[...]
    while words.count < 2, let argument = rest.popFirst() {
      if argument == "--" { return Array((words + rest).prefix(2)) }
      guard argument.hasPrefix("-"), argument != "-" else {
        words.append(argument)
        continue
      }
      if takesValue(argument, after: words.first, global: global) { rest = rest.dropFirst() }
    }
    return words
  }

  /// Whether the next argument belongs to an option.
  private static func takesValue(
    _ argument: String, after word: String?, global: [OptionDefinition]
  ) -> Bool {
    let name = argument.drop { $0 == "-" }
    if let option = global.first(where: { $0.name == name }) { return option.takesValue }
    let verbs = word.map { VerbGroup(rawValue: $0)?.verbs ?? [] } ?? Verb.all
    return verbs.contains { verb in
      verb.options.contains { $0.name == name && $0.takesValue }
    }
  }
}

extension VerbTopic {
  /// What to say when it is no verb.
  func failure(_ language: Language) -> ToolError {
    switch self {
    case .program, .verb: .usage(Phrases.missingWord("VERB", language))
    case .unknown(let word):
      .usage(Phrases.unknownVerb(word, Suggestion.closest(to: word), language))
    case .group(let group, nil):
      .usage(Phrases.missingAction(group.rawValue, actions(of: group), language))
    case .group(let group, let word?):
      .usage(
        Phrases.unknownAction(
          group.rawValue, word, Suggestion.closest(to: word, among: actions(of: group)),
          actions(of: group), language))
    }
  }

  private func actions(of group: VerbGroup) -> [String] {
    group.verbs.map { $0.words[1] }
  }
}
