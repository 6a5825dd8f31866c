import Wording

/// The help of the program and of each verb, made from the table of verbs.
struct HelpText {
  let language: Language

  init(_ language: Language) {
    self.language = language
  }

  func lines(for topic: VerbTopic) -> [String] {
    switch topic {
    case .program, .unknown: overview
    case .verb(let verb): lines(for: verb)
    case .group(let group, _):
      group.verbs.count == 1 ? group.verbs.flatMap(lines) : table(group.verbs.map(row)) + tail
    }
  }

  private func lines(for verb: Verb) -> [String] {
    let own = verb.options.isEmpty ? [] : [""] + table(verb.options.map(row))
    return ["samspill " + verb.usage + (verb.options.isEmpty ? "" : " […]"), ""]
      + ["  " + verb.summary(language)] + own + tail
  }

  private var overview: [String] {
    let start = [("samspill", Phrases.opensWorkspace(language))]
    let file = [("samspill file …", Phrases.fileVerbs(language))]
    return ["samspill — " + Phrases.whatItIs(language), ""]
      + table(start + Verb.all.map(row) + file) + tail + ["", "  " + Phrases.exitCodes(language)]
  }

  /// The options that every verb takes.
  private var tail: [String] {
    [""] + table(Invocation.globalOptions.map(row))
  }

  private func row(_ verb: Verb) -> (String, String) {
    ("samspill " + verb.usage, verb.summary(language))
  }

  private func row(_ option: OptionDefinition) -> (String, String) {
    let short = option.name == "help" ? "-h, " : ""
    return (short + option.usage, option.help(language))
  }

  private func table(_ rows: [(String, String)]) -> [String] {
    let width = rows.map(\.0.count).max() ?? 0
    return rows.map { "  " + $0.0.padding(to: width) + "  " + $0.1 }
  }
}
