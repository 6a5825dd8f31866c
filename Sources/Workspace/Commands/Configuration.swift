package import Domain
package import Wording

/// What the user has set in the configuration file, and what could not be understood in it.
///
/// One setting a line, `#` begins a comment:
///
///     language nn
///     theme light
///     name Mari Demo
///     email mari@example.no
///     trash-days 365
///     bind g o show-coverage
///     unbind z
package struct Configuration: Hashable, Sendable {
  /// The names that `theme` takes, as in ``TerminalUI/Theme``.
  package enum ThemeName: String, CaseIterable, Hashable, Sendable {
    case neutral
    case dark
    case light
    case monochrome
  }

  /// A line that was skipped, and why.
  package struct Mistake: Hashable, Sendable {
    /// What was not understood; with the word that it was.
    package enum Cause: Hashable, Sendable {
      case unknownSetting(String)
      case missingValue(String)
      case unknownValue(String, of: String)
      case unknownKey(String)
      case unknownCommand(String)
    }

    /// From 1.
    package let line: Int
    package let cause: Cause
  }

  package private(set) var keyMap = KeyMap.standard
  /// `nil` for that of the locale.
  package private(set) var language: Language?
  /// `nil` for what the terminal can show.
  package private(set) var theme: ThemeName?
  /// The user's name and mail address, for messages.
  package private(set) var sender: Message.Mailbox?
  /// How many days deleted records are kept; 0 for ever, `nil` for as long as the store says.
  package private(set) var trashDays: Int?
  package private(set) var mistakes: [Mistake] = []

  /// The settings as shipped.
  package init() {}

  /// Reads the text of a configuration file; a wrong line is skipped and noted.
  package init(parsing text: String) {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let words = Self.words(of: line)
      guard let setting = words.first, !setting.hasPrefix("#") else { continue }
      if let cause = take(setting, Array(words.dropFirst())) {
        mistakes.append(Mistake(line: index + 1, cause: cause))
      }
    }
  }

  static let settings = [
    "language", "theme", "name", "email", "trash-days", "bind", "unbind",
  ]

  /// The words of a line, up to a comment; a `#` right behind the setting is a key.
  private static func words(of line: Substring) -> [String] {
    let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
    let comment = words.indices.first { $0 >= 2 && words[$0].hasPrefix("#") }
    return Array(words[..<(comment ?? words.count)])
  }

  /// Takes in one line and returns what is wrong with it.
  private mutating func take(_ setting: String, _ values: [String]) -> Mistake.Cause? {
    guard let first = values.first else {
      let isKnown = Self.settings.contains(setting)
      return isKnown ? .missingValue(setting) : .unknownSetting(setting)
    }
    switch setting {
    case "language":
      guard let value = Language(rawValue: first) else { return .unknownValue(first, of: setting) }
      language = value
    case "theme":
      guard let value = ThemeName(rawValue: first) else { return .unknownValue(first, of: setting) }
      theme = value
    case "name":
      let address = sender?.address ?? ""
      sender = Message.Mailbox(name: values.joined(separator: " "), address: address)
    case "email":
      sender = Message.Mailbox(name: sender?.name ?? "", address: first)
    case "trash-days":
      guard first != "forever" else {
        trashDays = 0
        break
      }
      guard let days = Int(first), (1...36_500).contains(days) else {
        return .unknownValue(first, of: setting)
      }
      trashDays = days
    case "bind": return bind(values)
    case "unbind":
      let names = values.joined(separator: " ")
      guard let keys = KeySequence(parsing: names) else { return .unknownKey(names) }
      keyMap.unbind(keys)
    default: return .unknownSetting(setting)
    }
    return nil
  }

  /// Keys, then the command: `g o show-coverage`.
  private mutating func bind(_ words: [String]) -> Mistake.Cause? {
    guard words.count > 1, let name = words.last else { return .missingValue("bind") }
    guard let command = Command(rawValue: name) else { return .unknownCommand(name) }
    let names = words.dropLast().joined(separator: " ")
    guard let keys = KeySequence(parsing: names) else { return .unknownKey(names) }
    keyMap.bind(keys, to: command)
    return nil
  }
}

extension Configuration {
  /// The configuration file as shipped: every setting and every key, as comments.
  package static var shippedText: String {
    var lines = [
      "# Samspill. Remove the # in front of a line to change it.",
      "# A line that cannot be understood is reported with its number and skipped.",
      "",
      "# language nb            # nb, nn or en; otherwise that of the locale",
      "# theme neutral          # neutral, dark, light or monochrome",
      "# name Your Name         # who your messages are from",
      "# email you@example.no",
      "# trash-days 90         # how long deleted records are kept; or forever",
    ]
    for group in CommandEntry.Group.allCases {
      lines += ["", "# \(group.title(.en))"]
      for entry in CommandEntry.table where entry.group == group {
        let keys = entry.keys.isEmpty ? ["KEY"] : entry.keys
        for key in keys {
          lines.append("# bind \(key) \(entry.command.rawValue)    # \(entry.help(.en))")
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
