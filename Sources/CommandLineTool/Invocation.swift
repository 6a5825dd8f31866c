package import CivilTime
package import Wording

/// The options that every verb and the workspace share.
package struct GlobalOptions: Hashable, Sendable {
  /// How results are printed.
  package enum Form: Hashable, Sendable {
    /// An aligned table on a terminal, tab-separated in a pipe.
    case plain
    case json
    case csv
  }

  /// A throw-away network to try things in.
  package struct Demo: Hashable, Sendable {
    /// `S`, `M` or `L`.
    package var scale: String
    package var seed: UInt64
    /// A folder to keep the network in; `nil` to throw it away at exit.
    package var keep: String?
  }

  package var store: String?
  package var network = "trondelag"
  /// The day that everything relative is counted from; `nil` for the real one.
  package var today: CivilDate?
  package var language: Language
  package var form = Form.plain
  package var isReadOnly = false
  package var isConfirmed = false
  package var demo: Demo?

  /// The folder of the store: as asked for, else below the user's data folder.
  ///
  /// - Parameter variables: The environment.
  /// - Returns: A path; relative only if the user gave a relative one or there is no home.
  package func storePath(_ variables: [String: String]) -> String {
    if let store { return store }
    if let path = variables["SAMSPILL_STORE"], !path.isEmpty { return path }
    let base =
      variables["XDG_DATA_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
      ?? (variables["HOME"] ?? ".") + "/.local/share"
    return base + "/samspill/" + network
  }
}

/// What a command line asks for.
package enum Invocation: Sendable {
  case workspace(GlobalOptions)
  /// `samspill file …`
  case file
  /// Everything else, the verb first.
  case verb([String], GlobalOptions)

  /// Reads a command line, without the program's name.
  ///
  /// - Parameters:
  ///   - arguments: What stands after the program's name.
  ///   - variables: The environment, for the language.
  /// - Throws: What is wrong with it; see ``Tool/usageFailure(_:language:)``.
  package init(_ arguments: [String], variables: [String: String]) throws {
    let language = Self.language(variables)
    if arguments.first == "file" {
      self = .file
      return
    }
    let verb = Verb.named(in: arguments)
    let known = Self.globalOptions + (verb?.options ?? [])
    let parsed = try ParsedArguments(arguments, known: known, language: language)
    let options = try GlobalOptions(parsed, language: language)
    let asksForWords = parsed.has("help") || parsed.has("version")
    if parsed.words.isEmpty, !asksForWords {
      self = .workspace(options)
    } else {
      self = .verb(arguments, options)
    }
  }

  /// The language that the environment asks for; bokmål unless it says something else we know.
  package static func language(_ variables: [String: String]) -> Language {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"]
    let first = names.lazy.compactMap { variables[$0] }.first { !$0.isEmpty }
    return Language(localeIdentifier: first ?? "nb_NO")
  }

  static let globalOptions: [OptionDefinition] = [
    OptionDefinition("store", "DIR", Phrases.optionStore),
    OptionDefinition("network", "NAME", Phrases.optionNetwork),
    OptionDefinition("today", "YYYY-MM-DD", Phrases.optionToday),
    OptionDefinition("language", "nb|nn|en", Phrases.optionLanguage),
    OptionDefinition("json", nil, Phrases.optionJSON),
    OptionDefinition("csv", nil, Phrases.optionCSV),
    OptionDefinition("plain", nil, Phrases.optionPlain),
    OptionDefinition("read-only", nil, Phrases.optionReadOnly),
    OptionDefinition("yes", nil, Phrases.optionYes),
    OptionDefinition("demo", nil, Phrases.optionDemo),
    OptionDefinition("scale", "S|M|L", Phrases.optionScale),
    OptionDefinition("seed", "N", Phrases.optionSeed),
    OptionDefinition("keep", "DIR", Phrases.optionKeep),
    OptionDefinition("help", nil, Phrases.optionHelp),
    OptionDefinition("version", nil, Phrases.optionVersion),
  ]
}

extension GlobalOptions {
  /// Reads the shared options out of a command line.
  init(_ parsed: ParsedArguments, language: Language) throws(ToolError) {
    self.language = language
    if let name = parsed.value("language") {
      guard let chosen = Language(rawValue: name) else {
        throw .usage(Phrases.badValue("--language", name, "nb, nn, en", language))
      }
      self.language = chosen
    }
    store = parsed.value("store")
    network = parsed.value("network") ?? network
    isReadOnly = parsed.has("read-only")
    isConfirmed = parsed.has("yes")
    if let text = parsed.value("today") {
      guard let day = CivilDate(iso: text) else {
        throw .usage(Phrases.badValue("--today", text, "2021-09-01", self.language))
      }
      today = day
    }
    try readForm(parsed)
    try readDemo(parsed)
  }

  private mutating func readForm(_ parsed: ParsedArguments) throws(ToolError) {
    let forms = [("plain", Form.plain), ("json", .json), ("csv", .csv)]
    let chosen = forms.filter { parsed.has($0.0) }
    guard chosen.count <= 1 else {
      throw .usage(Phrases.oneFormOnly(language))
    }
    form = chosen.first?.1 ?? .plain
  }

  private mutating func readDemo(_ parsed: ParsedArguments) throws(ToolError) {
    guard parsed.has("demo") else {
      if let stray = ["scale", "seed", "keep"].first(where: parsed.has) {
        throw .usage(Phrases.onlyWithDemo("--" + stray, language))
      }
      return
    }
    let scale = parsed.value("scale") ?? "S"
    guard ["S", "M", "L"].contains(scale) else {
      throw .usage(Phrases.badValue("--scale", scale, "S, M, L", language))
    }
    let seed = parsed.value("seed") ?? "1"
    guard let number = UInt64(seed) else {
      throw .usage(Phrases.badValue("--seed", seed, "1", language))
    }
    demo = Demo(scale: scale, seed: number, keep: parsed.value("keep"))
  }
}
