import Domain
import Testing
import Wording

@testable import Workspace

/// Keys of one's own, from the configuration file.
@Suite struct KeyMapTests {
  @Test func `a key of one's own replaces the command that had it there`() throws {
    let configuration = Configuration(parsing: "bind x zoom\nbind Ctrl-N note\n")
    #expect(configuration.mistakes == [])
    let keyMap = configuration.keyMap
    let x = try #require(KeySequence(parsing: "x"))
    #expect(keyMap.match(x.keys, in: .contacts) == .command(.zoom))
    #expect(keyMap.match(x.keys, in: .followUps) == .command(.zoom))
    #expect(keyMap.keys(for: .note).map(\.description) == ["n", "Ctrl-N"])
  }

  @Test func `a key taken away does nothing any more`() throws {
    let keyMap = Configuration(parsing: "unbind g k\n").keyMap
    let keys = try #require(KeySequence(parsing: "g k"))
    #expect(keyMap.match(keys.keys, in: .contacts) == .nothing)
    #expect(keyMap.match([keys.keys[0]], in: .contacts) == .beginning)
    #expect(keyMap.keys(for: .jumpToMunicipality) == [])
  }

  @Test func `settings are read, comments are not`() {
    let configuration = Configuration(
      parsing: """
        # language en
        language nn   # nynorsk
        theme light
        name Mari Demo
        email mari@example.no
        bind # zoom
        """)
    #expect(configuration.language == .nn)
    #expect(configuration.theme == .light)
    #expect(configuration.sender == Message.Mailbox(name: "Mari Demo", address: "mari@example.no"))
    #expect(configuration.mistakes == [])
  }

  @Test func `a wrong line is told by its number and skipped`() throws {
    let configuration = Configuration(
      parsing: """
        language tlh
        colour red

        bind Ctrl-Æ zoom
        bind x show-cover
        theme
        bind g o show-coverage
        """)
    #expect(
      configuration.mistakes.map { $0.explanation(.nb) } == [
        "linje 1: ukjent verdi «tlh» (nb, nn, en)",
        "linje 2: ukjent innstilling «colour»"
          + " (language, theme, name, email, trash-days, bind, unbind)",
        "linje 4: ukjent tast «Ctrl-Æ» (g o, Ctrl-F, F1, Enter, …)",
        "linje 5: ukjent kommando «show-cover» (show-coverage, …)",
        "linje 6: «theme» mangler en verdi (neutral, dark, light, monochrome)",
      ])
    let problem = try #require(configuration.mistakes.first).problem(inFileAt: "/mari/config")
    #expect(
      problem
        == Problem(
          path: "/mari/config", line: 1, severity: .warning, code: "configuration",
          message: "unknown value “tlh” (nb, nn, en); the line has no effect"))
    #expect(configuration.keyMap.keys(for: .showCoverage).count == 2)
  }

  @Test func `how long the trash is kept can be set, and wrongly only so far`() {
    #expect(Configuration(parsing: "trash-days 365").trashDays == 365)
    #expect(Configuration(parsing: "trash-days forever").trashDays == 0)
    for wrong in ["0", "-1", "ninety", "99999999999999999999"] {
      let configuration = Configuration(parsing: "trash-days \(wrong)")
      #expect(configuration.trashDays == nil && configuration.mistakes.count == 1)
    }
  }

  @Test func `the shipped file sets what is the default already`() {
    let uncommented = Configuration.shippedText.split(separator: "\n")
      .filter { $0.hasPrefix("# bind ") && !$0.contains("KEY") }.map { $0.dropFirst(2) }
      .joined(separator: "\n")
    let configuration = Configuration(parsing: uncommented)
    #expect(configuration.mistakes == [])
    for command in Workspace.Command.allCases {
      #expect(
        Set(configuration.keyMap.keys(for: command)) == Set(KeyMap.standard.keys(for: command)),
        "\(command)")
    }
    #expect(Configuration(parsing: Configuration.shippedText) == Configuration())
  }
}
