import Wording

/// The manual page in the language of man(7).
struct ManualPage {
  let language: Language
  let keys: [KeyHelp]

  init(_ language: Language, keys: [KeyHelp]) {
    self.language = language
    self.keys = keys
  }

  var lines: [String] {
    [
      ".\\\" Made by: samspill manual",
      ".TH SAMSPILL 1 \"\" \"samspill \(Tool.version)\" \"Samspill\"",
    ]
      + section(ManualPhrases.name, ["samspill \\- " + Self.escaped(Phrases.whatItIs(language))])
      + section(ManualPhrases.synopsis, synopsis)
      + section(ManualPhrases.description, paragraph(ManualPhrases.about))
      + section(ManualPhrases.verbs, VerbGroup.allCases.flatMap { $0.verbs }.flatMap(entry))
      + section(ManualPhrases.options, Invocation.globalOptions.flatMap(entry))
      + (keys.isEmpty ? [] : section(ManualPhrases.keys, keys.flatMap(entries)))
      + section(ManualPhrases.exitStatus, exitCodes)
      + section(ManualPhrases.environment, rows(ManualPhrases.variables))
      + section(ManualPhrases.files, rows(ManualPhrases.folders))
      + section(ManualPhrases.examplesHeading, examples)
  }

  private var synopsis: [String] {
    [".B samspill", ".RI [ " + Self.escaped(ManualPhrases.optionWord(language)) + " ...]", ".br"]
      + [".B samspill", ".I " + Self.escaped(ManualPhrases.verbWord(language))]
      + [".RI [ " + Self.escaped(ManualPhrases.operandWord(language)) + " ...]", ".br"]
      + [".B samspill file", ".I " + Self.escaped(ManualPhrases.verbWord(language))]
      + [".RI [ " + Self.escaped(ManualPhrases.operandWord(language)) + " ...]"]
  }

  private func entry(_ verb: Verb) -> [String] {
    let options = verb.options.flatMap(entry)
    let nested = options.isEmpty ? [] : [".RS"] + options + [".RE"]
    return [".TP", ".B " + Self.escaped(verb.usage), Self.escaped(sentence(verb.summary))] + nested
  }

  private func entry(_ option: OptionDefinition) -> [String] {
    let short = option.name == "help" ? "-h, " : ""
    return [".TP", ".B " + Self.escaped(short + option.usage), Self.escaped(sentence(option.help))]
  }

  private func entries(_ help: KeyHelp) -> [String] {
    [".SS " + Self.escaped(help.title)]
      + help.rows.flatMap { row in
        [".TP", ".B " + Self.escaped(row.keys), Self.escaped(row.help + ".")]
      }
  }

  private var exitCodes: [String] {
    ManualPhrases.exitCodes.enumerated().flatMap { code, phrase in
      [".TP", ".B \(code)", Self.escaped(phrase(language))]
    }
  }

  private var examples: [String] {
    ManualPhrases.examples.flatMap { command, phrase in
      [".PP", Self.escaped(phrase(language)), ".PP", ".EX", Self.escaped("  " + command), ".EE"]
    }
  }

  private func rows(_ rows: [(String, Phrase)]) -> [String] {
    rows.flatMap { name, phrase in
      [".TP", ".B " + Self.escaped(name), Self.escaped(phrase(language))]
    }
  }

  private func section(_ title: Phrase, _ lines: [String]) -> [String] {
    [".SH " + Self.escaped(title(language))] + lines
  }

  private func paragraph(_ phrase: Phrase) -> [String] {
    phrase(language).split(separator: "\n").flatMap { [".PP", Self.escaped(String($0))] }
  }

  /// A summary as a sentence.
  private func sentence(_ phrase: Phrase) -> String {
    let text = phrase(language)
    return text.prefix(1).uppercased() + text.dropFirst() + "."
  }

  /// Text that roff takes as it is: backslashes, hyphens, and what would be a request.
  static func escaped(_ text: String) -> String {
    let safe = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
    return safe.hasPrefix(".") || safe.hasPrefix("'") ? "\\&" + safe : safe
  }
}
