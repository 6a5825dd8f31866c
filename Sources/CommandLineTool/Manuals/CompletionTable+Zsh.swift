import Wording

/// Completion for zsh, with what each verb and option does.
extension CompletionTable {
  func zshLines(_ language: Language) -> [String] {
    let verbsOfOneWord = single.map { verb in
      Self.entry(verb.words[0], verb.summary(language))
    }
    let starts = groups.map {
      Self.entry($0.word, $0.verbs.map { $0.words[1] }.joined(separator: ", "))
    }
    return [
      "#compdef samspill",
      "# zsh completion for samspill, made by: samspill completions zsh",
      "_samspill() {",
      "  local -a found options",
      "  local word skip= previous=${words[CURRENT-1]}",
      "  for word in ${words[2,CURRENT-1]}; do",
      "    if [[ -n $skip ]]; then skip=; continue; fi",
      "    case $word in",
      "      (\(valuedNames.map { "--" + $0 }.joined(separator: "|"))) skip=1 ;;",
      "      (-*) ;;",
      "      (*) found+=($word) ;;",
      "    esac",
      "  done",
      "  local verb=\"$found[1] $found[2]\"",
      "  case \"$verb $previous\" in",
    ] + zshValues + [
      "  esac",
      "  options=(",
    ] + global.map { "    " + Self.entry("--" + $0.name, $0.help(language)) } + [
      "  )",
      "  case $verb in",
      "    (' ') local -a verbs=(",
    ] + (starts + verbsOfOneWord).map { "      " + $0 } + [
      "      )",
      "      if [[ $PREFIX != -* ]]; then _describe verb verbs; return; fi ;;",
    ] + groups.flatMap { zshGroup($0.verbs, language) }
      + verbs.flatMap { zshVerb($0, language) } + [
        "  esac",
        "  if [[ $PREFIX == -* ]]; then _describe option options; fi",
        "}",
        "if [[ $funcstack[1] == _samspill ]]; then _samspill \"$@\"",
        "else compdef _samspill samspill; fi",
      ]
  }

  private func zshGroup(_ verbs: [Verb], _ language: Language) -> [String] {
    ["    ('\(verbs[0].words[0]) ') local -a actions=("]
      + verbs.map { "      " + Self.entry($0.words[1], $0.summary(language)) }
      + ["      )", "      if [[ $PREFIX != -* ]]; then _describe action actions; return; fi ;;"]
  }

  private func zshVerb(_ verb: Verb, _ language: Language) -> [String] {
    let pattern = verb.words.count == 2 ? "'\(verb.name)'" : "'\(verb.name) '*"
    let operands =
      verb.operands.isFiles
      ? ["      if [[ $PREFIX != -* ]]; then _files; return; fi"]
      : verb.operands.choices.isEmpty
        ? []
        : [
          "      if [[ $PREFIX != -* ]]; then compadd -- "
            + verb.operands.choices.joined(separator: " ") + "; return; fi"
        ]
    return ["    (\(pattern)) options+=("]
      + verb.options.map { "      " + Self.entry("--" + $0.name, $0.help(language)) }
      + ["      )"] + operands + ["      ;;"]
  }

  private var zshValues: [String] {
    let own = verbs.flatMap { verb in
      verb.options.compactMap { option in
        zshValue(option, after: verb.words.count == 2 ? "'\(verb.name) " : "'\(verb.name) '*'")
      }
    }
    return own + global.compactMap { zshValue($0, after: "*'") }
  }

  private func zshValue(_ option: OptionDefinition, after start: String) -> String? {
    guard option.takesValue else { return nil }
    let pattern = "    (\(start)--\(option.name)')"
    switch Self.value(of: option) {
    case .choices(let words):
      return "\(pattern) compadd -- \(words.joined(separator: " ")); return ;;"
    case .folder: return "\(pattern) _files -/; return ;;"
    case .file: return "\(pattern) _files; return ;;"
    case .anything: return "\(pattern) return ;;"
    }
  }

  /// `'name:what it does'`, quoted for the shell.
  private static func entry(_ name: String, _ help: String) -> String {
    "'" + name + ":" + help.replacing("'", with: "'\\''") + "'"
  }
}
