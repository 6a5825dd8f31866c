package import CivilTime
package import Storage
package import Wording

/// The options that every verb and the workspace share.
package struct GlobalOptions: Hashable, Sendable {
  /// How results are printed.
  package enum Form: String, CaseIterable, Hashable, Sendable {
    /// An aligned table on a terminal, tab-separated in a pipe.
    case plain
    case json
    case csv
  }

  /// When results are coloured.
  package enum Color: String, CaseIterable, Hashable, Sendable {
    /// On a terminal, unless `NO_COLOR` is set or it is a dumb one.
    case auto
    case always
    case never
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
  package var color = Color.auto
  /// Whether every write is refused; so it is while names are masked, lest masks be stored.
  package var isReadOnly = false
  /// Whether names, phone numbers and addresses are masked in what is shown.
  package var isAnonymous = false
  package var isConfirmed = false
  package var demo: Demo?

  /// The folder of the store: as asked for, else below the user's data folder.
  ///
  /// - Parameter variables: The environment.
  /// - Returns: A path; relative only if the user gave a relative one.
  /// - Throws: `unusable` if no folder was asked for and it is not known where the user's are: one that
  ///   depends on where the program is started would be another network each time.
  package func storePath(_ variables: [String: String]) throws(StorageError) -> String {
    if let store { return store }
    if let path = variables["SAMSPILL_STORE"], !path.isEmpty { return path }
    func absolute(_ name: String) -> String? {
      variables[name].flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    guard
      let base = absolute("XDG_DATA_HOME") ?? absolute("HOME").map({ $0 + "/.local/share" })
    else { throw .unusable(.noHome, path: "HOME") }
    return base + "/samspill/" + network
  }
}

extension GlobalOptions {
  /// Reads the shared options out of a command line.
  init(_ parsed: ParsedArguments, language: Language) throws(ToolError) {
    self.language = parsed.value("language").flatMap(Language.init(rawValue:)) ?? language
    store = try Self.nonEmpty(parsed, "store", self.language)
    network = try Self.nonEmpty(parsed, "network", self.language) ?? network
    isAnonymous = parsed.has("anonymize")
    isReadOnly = parsed.has("read-only") || isAnonymous
    isConfirmed = parsed.has("yes")
    color = parsed.value("color").flatMap(Color.init(rawValue:)) ?? .auto
    if let text = parsed.value("today") {
      guard let day = CivilDate(iso: text) else {
        throw .usage(Phrases.badValue("--today", text, "2021-09-01", self.language))
      }
      today = day
    }
    let forms = Form.allCases.filter { parsed.has($0.rawValue) }
    guard forms.count <= 1 else { throw .usage(Phrases.oneFormOnly(self.language)) }
    form = forms.first ?? .plain
    try readDemo(parsed)
  }

  private mutating func readDemo(_ parsed: ParsedArguments) throws(ToolError) {
    guard parsed.has("demo") else {
      if let stray = ["scale", "seed", "keep"].first(where: parsed.has) {
        throw .usage(Phrases.onlyWith("--demo", "--" + stray, language))
      }
      return
    }
    guard store == nil else { throw .usage(Phrases.notTogether("--demo", "--store", language)) }
    let seed = parsed.value("seed") ?? "1"
    guard let number = UInt64(seed) else {
      throw .usage(Phrases.badValue("--seed", seed, "1", language))
    }
    demo = Demo(
      scale: parsed.value("scale") ?? "S", seed: number,
      keep: try Self.nonEmpty(parsed, "keep", language))
  }

  private static func nonEmpty(
    _ parsed: ParsedArguments, _ name: String, _ language: Language
  ) throws(ToolError) -> String? {
    guard let value = parsed.value(name) else { return nil }
    guard !value.isEmpty else {
      throw .usage(
        Phrases.badValue("--" + name, value, name == "network" ? "trondelag" : "~/x", language))
    }
    return value
  }
}
