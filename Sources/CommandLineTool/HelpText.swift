import Wording

/// The help of the program and of each verb, made from the table of verbs.
struct HelpText {
  let language: Language

  init(_ language: Language) {
    self.language = language
  }

  func lines(for verb: Verb?) -> [String] {
    guard let verb else { return overview }
    let usage = ["samspill", verb.name, verb.operands].filter { !$0.isEmpty }
    return [usage.joined(separator: " ") + (verb.options.isEmpty ? "" : " […]"), ""]
      + ["  " + verb.summary(language), ""] + rows(verb.options) + [""]
      + rows(Invocation.globalOptions)
  }

  private var overview: [String] {
    let verbs = Verb.all.map { ("  samspill " + $0.name + " " + $0.operands, $0.summary(language)) }
    let width = verbs.map { $0.0.count }.max() ?? 0
    return [
      "samspill — " + Phrases.whatItIs(language), "",
      "  samspill".padding(to: width) + "  " + Phrases.opensWorkspace(language),
    ]
      + verbs.map { $0.0.padding(to: width) + "  " + $0.1 }
      + ["  samspill file …".padding(to: width) + "  " + Phrases.fileVerbs(language), ""]
      + rows(Invocation.globalOptions)
      + ["", "  " + Phrases.exitCodes(language)]
  }

  private func rows(_ options: [OptionDefinition]) -> [String] {
    let names = options.map { "  --" + $0.name + ($0.placeholder.map { " " + $0 } ?? "") }
    let width = names.map(\.count).max() ?? 0
    return zip(names, options).map { name, option in
      name.padding(to: width) + "  " + option.help(language)
    }
  }
}
