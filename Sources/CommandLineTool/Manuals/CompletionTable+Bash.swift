/// Completion for bash 4 and later; `compgen` does the matching.
extension CompletionTable {
  var bashLines: [String] {
    [
      "# bash completion for samspill, made by: samspill completions bash",
      "_samspill() {",
      "  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}",
      "  local options='' values='' kind='' i",
      "  local -a words=()",
      "  for ((i = 1; i < COMP_CWORD; i++)); do",
      "    case ${COMP_WORDS[i]} in",
      "      \(valuedNames.map { "--" + $0 }.joined(separator: "|"))) i=$((i + 1)) ;;",
      "      -*) ;;",
      "      *) words+=(\"${COMP_WORDS[i]}\") ;;",
      "    esac",
      "  done",
      "  case \"${words[0]-} ${words[1]-}\" in",
      "    ' ') values='\(firstWords.joined(separator: " "))' ;;",
    ] + bashVerbs + ["  esac", "  case \"${words[0]-} ${words[1]-} $prev\" in"] + bashValues + [
      "  esac",
      "  case $kind in",
      "    choice) mapfile -t COMPREPLY < <(compgen -W \"$values\" -- \"$cur\"); return ;;",
      "    folder) mapfile -t COMPREPLY < <(compgen -d -- \"$cur\"); return ;;",
      "    any) return ;;",
      "  esac",
      "  if [[ $cur == -* ]]; then",
      "    mapfile -t COMPREPLY < <(compgen -W \"$options \(Self.names(global))\" -- \"$cur\")",
      "  elif [[ $kind == file ]]; then",
      "    mapfile -t COMPREPLY < <(compgen -f -- \"$cur\")",
      "  else",
      "    mapfile -t COMPREPLY < <(compgen -W \"$values\" -- \"$cur\")",
      "  fi",
      "}",
      "complete -o filenames -F _samspill samspill",
    ]
  }

  private var bashVerbs: [String] {
    let actions = groups.map { group in
      let words = group.verbs.map { $0.words[1] }.joined(separator: " ")
      return "    '\(group.word) ') values='\(words)' ;;"
    }
    let options = verbs.map { verb -> String in
      let pattern = verb.words.count == 2 ? "'\(verb.name)'" : "'\(verb.name) '*"
      var parts = ["options='\(Self.names(verb.options))'"]
      if !verb.operands.choices.isEmpty {
        parts.append("values='\(verb.operands.choices.joined(separator: " "))'")
      }
      if verb.operands.isFiles { parts.append("kind=file") }
      return "    \(pattern)) \(parts.joined(separator: "; ")) ;;"
    }
    return actions + options
  }

  private var bashValues: [String] {
    let own = verbs.flatMap { verb in
      verb.options.compactMap { option in
        bashValue(option, after: verb.words.count == 2 ? "'\(verb.name) " : "'\(verb.name) '*'")
      }
    }
    return own + global.compactMap { bashValue($0, after: "*'") }
  }

  private func bashValue(_ option: OptionDefinition, after start: String) -> String? {
    guard option.takesValue else { return nil }
    let pattern = "    \(start)--\(option.name)')"
    switch Self.value(of: option) {
    case .choices(let words):
      return "\(pattern) kind=choice; values='\(words.joined(separator: " "))' ;;"
    case .folder: return "\(pattern) kind=folder ;;"
    case .file: return "\(pattern) kind=file ;;"
    case .anything: return "\(pattern) kind=any ;;"
    }
  }
}
