import CivilTime
import Domain
import Storage
import Wording

/// What a verb works with: its arguments, the world, the store when it asks for it.
struct ToolContext {
  let verb: Verb
  let parsed: ParsedArguments
  let options: GlobalOptions
  let environment: ToolEnvironment
  /// The words behind the verb's name.
  let operands: [String]
  var output = ToolOutput()
  /// What has been opened so far.
  var store: LocalStore?
  var catalog: Catalog?
  /// The kinds of records to be read; `nil` for a look at every single file.
  var kinds: Set<RecordKind>?
  /// Whether the records may be taken to be as they were kept until ``check`` has ended.
  private(set) var isEarly: Bool
  /// The look at whether what the verb has worked with is still so.
  var check: RecallCheck?
  var demoStore: DemoStore?
  /// Whether the store is not as it was before the verb.
  var hasChangedStore = false
  /// What the user wrote for the verb: it cannot be had a second time.
  var written: String?
  /// What masks names, once the records are read.
  var anonymizer: Anonymizer?

  init(_ call: VerbCall, verb: Verb, environment: ToolEnvironment) {
    self.verb = verb
    // Who is masked, and as whom, must not depend on what is looked at.
    kinds = call.options.isAnonymous ? verb.kinds.map { _ in .all } : verb.kinds
    self.environment = environment
    parsed = call.parsed
    options = call.options
    operands = call.operands
    output.isColored = environment.showsColor(options.color)
    isEarly = verb.isRepeatable && options.demo == nil && !options.isAnonymous
  }

  /// Whether something that the verb worked with was cut short, and all of it can be done again.
  var hasGaps: Bool { CutMapping.isUnmended && verb.kinds != nil && !hasChangedStore }

  /// Forgets what was made of records that are not as they were kept.
  mutating func startAgain() {
    (catalog, check, isEarly) = (nil, nil, false)
    output = ToolOutput()
    output.isColored = environment.showsColor(options.color)
  }

  var language: Language { options.language }
  var today: CivilDate { options.today ?? environment.today }

  /// The network as it is seen on the day and in the language asked for.
  mutating func openPerspective() throws(ToolError) -> Perspective {
    Perspective(catalog: try openCatalog(), today: today, language: language)
  }

  /// The same without any records, for results that are about none.
  var bare: Perspective {
    let network = NetworkDescription(name: "", titles: [:], timeZone: "", language: "")
    return Perspective(
      catalog: Catalog(network: network, records: []), today: today, language: language)
  }

  /// What texts that are not in records have to go through before they are shown.
  mutating func mask() throws(ToolError) -> (String) -> String {
    guard options.isAnonymous else { return { $0 } }
    _ = try openCatalog()
    return { [anonymizer] text in anonymizer?.masked(text) ?? text }
  }

  /// Gives back what was opened for this verb alone, and keeps what was read for the next.
  func close() {
    if demoStore == nil { _ = store?.keep() }
    demoStore?.remove()
  }

  func day(_ option: String) throws(ToolError) -> CivilDate? {
    guard let text = parsed.value(option) else { return nil }
    guard let day = DateEntry.day(text, today: today) else {
      throw .usage(Phrases.badValue("--" + option, text, "2021-09-16", language))
    }
    return day
  }

  /// A positive number.
  func number(_ option: String) throws(ToolError) -> Int? {
    guard let text = parsed.value(option) else { return nil }
    guard let number = Int(text), (1...1_000_000).contains(number) else {
      throw .usage(Phrases.badValue("--" + option, text, "10", language))
    }
    return number
  }

  /// The value of an option that the verb cannot do without.
  func required(_ option: String) throws(ToolError) -> String {
    guard let value = parsed.value(option) else {
      throw .usage(Phrases.missingOption("--" + option, language))
    }
    return value
  }
}

extension ToolEnvironment {
  /// Whether results are to be coloured; see <https://no-color.org>.
  func showsColor(_ choice: GlobalOptions.Color) -> Bool {
    switch choice {
    case .always: true
    case .never: false
    case .auto:
      isOutputTerminal && variables["NO_COLOR", default: ""].isEmpty
        && variables["TERM"] != "dumb"
    }
  }
}
