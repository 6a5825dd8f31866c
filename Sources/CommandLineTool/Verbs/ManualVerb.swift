import Wording

/// `samspill manual`: the manual page, made from the tables of verbs and of keys.
enum ManualVerb {
  static var verb: Verb {
    Verb("manual", .none, Phrases.verbManual) { context in
      let keys = context.environment.keys(context.language)
      for line in ManualPage(context.language, keys: keys).lines { context.output.print(line) }
    }
  }
}
