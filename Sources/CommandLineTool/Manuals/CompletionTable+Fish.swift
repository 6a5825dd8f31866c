import Wording

/// Completion for fish 3 and later, with what each verb and option does.
extension CompletionTable {
  func fishLines(_ language: Language) -> [String] {
    [
      "# fish completion for samspill, made by: samspill completions fish",
      "function __samspill_words",
      "  set -l skip 0",
      "  for word in (commandline -opc)[2..-1]",
      "    if test $skip = 1; set skip 0; continue; end",
      "    switch $word",
      "      case \(valuedNames.map { "--" + $0 }.joined(separator: " "))",
      "        set skip 1",
      "      case '-*'",
      "      case '*'",
      "        echo $word",
      "    end",
      "  end",
      "end",
      "function __samspill_at",
      "  set -l words (__samspill_words)",
      "  test \"$words[1..2]\" = \"$argv\"; or test (count $argv) = 1 -a \"$words[1]\" = \"$argv\"",
      "end",
      "complete -c samspill -f",
    ] + fishFirst(language) + groups.flatMap { fishActions($0.verbs, language) }
      + verbs.flatMap { fishVerb($0, language) }
      + global.map { Self.complete($0, when: nil, language) }
  }

  private func fishFirst(_ language: Language) -> [String] {
    let starts = groups.map { ($0.word, $0.verbs.map { $0.words[1] }.joined(separator: ", ")) }
    let others = single.map { ($0.words[0], $0.summary(language)) }
    let file = [("file", Phrases.fileVerbs(language))]
    let when = "'test (count (__samspill_words)) = 0'"
    return (starts + others + file).map { word, help in
      "complete -c samspill -n \(when) -a \(word) -d \(Self.quoted(help))"
    }
  }

  private func fishActions(_ verbs: [Verb], _ language: Language) -> [String] {
    verbs.map { verb in
      let when =
        "'__samspill_at \(verb.words[0]); and test (count (__samspill_words)) = 1'"
      return "complete -c samspill -n \(when) -a \(verb.words[1]) -d "
        + Self.quoted(verb.summary(language))
    }
  }

  private func fishVerb(_ verb: Verb, _ language: Language) -> [String] {
    let when = "'__samspill_at \(verb.name)'"
    var lines = verb.options.map { Self.complete($0, when: when, language) }
    if verb.operands.isFiles { lines.append("complete -c samspill -n \(when) -F") }
    if !verb.operands.choices.isEmpty {
      let words = verb.operands.choices.joined(separator: " ")
      lines.append("complete -c samspill -n \(when) -a '\(words)'")
    }
    return lines
  }

  private static func complete(
    _ option: OptionDefinition, when: String?, _ language: Language
  ) -> String {
    let condition = when.map { " -n " + $0 } ?? ""
    let short = option.name == "help" ? " -s h" : ""
    let value = option.takesValue ? argument(of: option) : ""
    return "complete -c samspill\(condition)\(short) -l \(option.name)\(value) -d "
      + quoted(option.help(language))
  }

  private static func argument(of option: OptionDefinition) -> String {
    switch value(of: option) {
    case .choices(let words): " -x -a '\(words.joined(separator: " "))'"
    case .folder: " -x -a '(__fish_complete_directories)'"
    case .file: " -r -F"
    case .anything: " -x"
    }
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
  }
}
