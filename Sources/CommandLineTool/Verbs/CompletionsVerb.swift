import Wording

/// `samspill completions SHELL`: completion for a shell, made from the table of verbs.
enum CompletionsVerb {
  static var verb: Verb {
    let shells = ["bash", "zsh", "fish"]
    return Verb("completions", .choice("SHELL", shells), Phrases.verbCompletions) { context in
      let table = CompletionTable()
      let lines =
        switch context.operands[0] {
        case "bash": table.bashLines
        case "zsh": table.zshLines(context.language)
        default: table.fishLines(context.language)
        }
      for line in lines { context.output.print(line) }
    }
  }
}
