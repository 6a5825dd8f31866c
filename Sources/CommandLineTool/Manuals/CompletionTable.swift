import Wording

/// What a shell can complete: verbs, their options, and the values of those with few.
struct CompletionTable {
  /// What an option's value is.
  enum Value {
    case choices([String])
    case folder
    case file
    case anything
  }

  let verbs: [Verb]
  let global: [OptionDefinition]

  init() {
    verbs = Verb.all
    global = Invocation.globalOptions
  }

  /// The first words, `file` among them.
  var firstWords: [String] { VerbGroup.allCases.map(\.rawValue) + ["file"] }

  /// The verbs of two words by their first one, in order.
  var groups: [(word: String, verbs: [Verb])] {
    VerbGroup.allCases.map { ($0.rawValue, $0.verbs) }.filter { $0.verbs[0].words.count == 2 }
  }

  /// The verbs of one word.
  var single: [Verb] { verbs.filter { $0.words.count == 1 } }

  /// Every option that is followed by a value, once.
  var valuedNames: [String] {
    Set((global + verbs.flatMap(\.options)).filter(\.takesValue).map(\.name)).sorted()
  }

  static func value(of option: OptionDefinition) -> Value {
    switch option.value {
    case .usually(let words), .oneOf(let words): .choices(words)
    case .any("DIR"): .folder
    case .any("FILE"), .any("FILE|-"): .file
    case .any, nil: .anything
    }
  }

  /// `--from --to`.
  static func names(_ options: [OptionDefinition]) -> String {
    options.map { "--" + $0.name }.joined(separator: " ")
  }
}
