package import Wording

/// A row in the table of commands: what people need to know about one.
package struct CommandEntry: Sendable {
  /// The headings that help and the manual put the commands under.
  package enum Group: Int, CaseIterable, Hashable, Sendable {
    case working
    case finding
    case going
    case moving
    case writing
    case program
  }

  package let command: Command
  package let group: Group
  /// The keys as shipped, each as ``KeySequence`` writes it; the first one is shown.
  package let keys: [String]
  /// One to three words in small letters, for the footer.
  package let name: Phrase
  /// One imperative sentence without a full stop, for help, palette and manual.
  package let help: Phrase
  package let contexts: Contexts
  /// How soon the footer shows it: 1 first; `nil` never.
  package let footerRank: Int?
  /// Does it; called only where the command applies.
  let run: @Sendable (inout WorkspaceState) -> [Effect]

  init(
    _ command: Command, _ group: Group, keys: [String] = [], in contexts: Contexts = .reading,
    footer footerRank: Int? = nil, name: Phrase, help: Phrase,
    run: @escaping @Sendable (inout WorkspaceState) -> [Effect]
  ) {
    self.command = command
    self.group = group
    self.keys = keys
    self.name = name
    self.help = help
    self.contexts = contexts
    self.footerRank = footerRank
    self.run = run
  }

  /// Every command once, in the order of help.
  package static let table: [CommandEntry] =
    working + answering + finding + going + moving + writing + program

  /// Those that the footer may show, the first first.
  static let inFooter = table.filter { $0.footerRank != nil }
    .sorted { ($0.footerRank ?? 0) < ($1.footerRank ?? 0) }

  private static let byCommand = Dictionary(
    table.map { ($0.command, $0) }, uniquingKeysWith: { first, _ in first })

  static subscript(command: Command) -> CommandEntry {
    guard let entry = byCommand[command] else {
      preconditionFailure("\(command.rawValue) has no row in the table of commands")
    }
    return entry
  }
}

extension Command {
  /// The command's row in the table.
  package var entry: CommandEntry { CommandEntry[self] }
}

extension CommandEntry.Group {
  package var title: Phrase {
    switch self {
    case .working: Phrase(nb: "Arbeide", nn: "Arbeide", en: "Working")
    case .finding: Phrase(nb: "Finne", nn: "Finne", en: "Finding")
    case .going: Phrase(nb: "Gå til", nn: "Gå til", en: "Going to")
    case .moving: Phrase(nb: "Flytte seg", nn: "Flytte seg", en: "Moving")
    case .writing: Phrase(nb: "Skrive", nn: "Skrive", en: "Writing")
    case .program: Phrase(nb: "Programmet", nn: "Programmet", en: "The program")
    }
  }
}
