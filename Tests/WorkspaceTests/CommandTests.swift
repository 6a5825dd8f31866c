import TerminalUI
import Testing
import Wording

@testable import Workspace

/// The one table of commands, and that keys, footer, help and palette agree with it.
@Suite struct CommandTests {
  @Test func `every command has one row, a sentence and a name in three languages`() {
    #expect(
      CommandEntry.table.map(\.command.rawValue).sorted()
        == Workspace.Command.allCases.map(\.rawValue).sorted())
    for entry in CommandEntry.table {
      for language in Language.allCases {
        #expect(!entry.name(language).isEmpty, "\(entry.command)")
        #expect(entry.help(language).first?.isUppercase == true, "\(entry.command)")
        #expect(!entry.help(language).hasSuffix("."), "\(entry.command)")
      }
      #expect(!entry.contexts.isEmpty, "\(entry.command)")
    }
  }

  @Test func `names in the configuration are small words with hyphens`() {
    for command in Workspace.Command.allCases {
      let isPlain = command.rawValue.allSatisfy { $0.isLowercase && $0.isASCII || $0 == "-" }
      #expect(isPlain, "\(command.rawValue)")
    }
  }

  @Test func `every key can be typed and leads to one command in each place`() throws {
    for context in Contexts.all {
      var taken: [KeySequence: Workspace.Command] = [:]
      for entry in CommandEntry.table where entry.contexts.contains(context) {
        for name in entry.keys {
          let keys = try #require(KeySequence(parsing: name), "\(name)")
          #expect(keys.description == name)
          #expect(
            taken[keys] == nil, "\(name): \(entry.command) and \(String(describing: taken[keys]))")
          taken[keys] = entry.command
          let match = KeyMap.standard.match(keys.keys, in: context)
          #expect(match == .command(entry.command))
        }
      }
    }
  }

  @Test func `in text no letter is a command`() {
    for entry in CommandEntry.table where !entry.contexts.isDisjoint(with: .writing) {
      for keys in entry.keys.compactMap(KeySequence.init(parsing:)) {
        if case .character = keys.keys[0] { Issue.record("\(keys) is a letter") }
      }
    }
  }

  @Test func `help lists what applies where one stands, and runs it`() throws {
    for (script, context) in Self.places {
      var desk = Desk(rows: 60, columns: 120)
      try desk.press(script)
      #expect(desk.state.context == context, "\(script)")
      let expected = CommandEntry.table.filter { $0.contexts.contains(context) }.count
      _ = desk.state.openHelp()
      guard case .palette(let list) = desk.state.overlays.last else {
        Issue.record("no help for \(script)")
        continue
      }
      #expect(list.palette.items.count == expected, "\(script)")
    }
    var desk = Desk()
    try desk.press("?kart<Enter>")
    #expect(desk.state.page.place == .map)
  }

  @Test func `the palette finds every command by its name in every language`() throws {
    for language in Language.allCases {
      for entry in CommandEntry.table where entry.command != .palette {
        var desk = Desk(language: language)
        try desk.press(":")
        for character in entry.name(language) { desk.take(.terminal(.key(.character(character)))) }
        guard case .palette(let list) = desk.state.overlays.last else { continue }
        let found = list.palette.fitting.prefix(12).map(\.id)
        #expect(found.contains(.command(entry.command)), "\(entry.command) in \(language)")
      }
    }
  }

  @Test func `the footer names keys that do what it says`() throws {
    for (script, context) in Self.places {
      var desk = Desk()
      try desk.press(script)
      for hint in desk.state.hints {
        guard let command = hint.command else { continue }
        #expect(command.entry.contexts.contains(context), "\(command) at \(script)")
        let keys = try #require(KeySequence(parsing: hint.key))
        #expect(KeyMap.standard.match(keys.keys, in: context) == .command(command))
        #expect(hint.name == command.entry.name(.nb))
        let row = desk.footer
        #expect(row.contains("\(hint.key) \(hint.name)"), "\(hint) at \(script): \(row)")
      }
      #expect(desk.footer.contains("? hjelp") || !context.isDisjoint(with: .writing), "\(script)")
    }
  }

  @Test func `no command is without effect`() throws {
    for entry in CommandEntry.table {
      let places = Self.places.filter { entry.contexts.contains($0.context) }
      let effective = try places.filter { try hasEffect(entry, at: $0.script) }
      #expect(!effective.isEmpty, "\(entry.command)")
      // What one works with does something everywhere it is offered.
      guard entry.group == .working || entry.group == .finding || entry.group == .writing else {
        continue
      }
      #expect(effective.count == places.count, "\(entry.command): \(places) \(effective)")
    }
  }

  /// Whether a command changes the screen or wants something done, in at least one situation.
  private func hasEffect(_ entry: CommandEntry, at script: String) throws -> Bool {
    for (preparation, language) in [
      ("", Language.nb), ("<Down><Down>", .nb), ("<Down><Down><Down>", .en), ("<End>", .nb),
      ("x", .nn),
    ] {
      var desk = Desk(rows: 20, columns: 100, language: language, answers: false)
      try desk.press("gm[" + script + preparation)
      var state = desk.state
      let before = state.frame()
      let effects = entry.run(&state)
      state.settle()
      if !effects.isEmpty || state.frame() != before { return true }
    }
    return false
  }

  /// Keys that lead to each place from the start.
  static let places: [(script: String, context: Contexts)] = [
    ("1", .contacts), ("2", .calendar), ("3", .threads), ("4", .followUps),
    ("1/heim<Enter><Enter><Enter>", .contactPage), ("1/heim<Enter><Enter>", .organizationPage),
    ("2<Enter>", .eventPage), ("3<Enter>", .threadPage), ("4<Enter>jj<Enter>", .notePage),
    ("4<Enter>", .followUpPage), ("gv<Enter>", .methodPage),
    ("<Ctrl-F>turvenner<Enter>", .projectPage), ("gm", .mapPage),
    ("gd", .coveragePage), ("gp", .listPage), ("2p", .attendancePage), ("1n<Enter>x", .editor),
    ("1ax", .form),
  ]

  @Test func `there is a place in these tests for every context`() {
    #expect(Set(Self.places.map(\.context)) == Set(Contexts.all))
  }
}

/// A list to choose from that has nothing that fits.
struct NoMatchTests {
  @Test func `where nothing fits what was typed the palette says so`() throws {
    var desk = Desk()
    try desk.press(":")
    #expect(!desk.screen.contains("Ingen treff."))
    try desk.press("qqqqxx")
    #expect(desk.screen.contains("Ingen treff."))
    try desk.press("<Enter>")
    #expect(desk.screen.contains("Ingen treff."), "there is nothing to choose")
  }
}
