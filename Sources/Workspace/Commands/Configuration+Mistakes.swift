package import Domain
package import Wording

extension Configuration.Mistake {
  /// `linje 12: ukjent tast «Ctrl-Æ»`, and what it may be, for people.
  package var explanation: Phrase {
    Phrase(nb: "linje \(line): ", nn: "linje \(line): ", en: "line \(line): ") + what
  }

  /// What `check` tells of it, in the file at `path`.
  package func problem(inFileAt path: String) -> Problem {
    Problem(
      path: path, line: line, severity: .warning, code: "configuration",
      message: what(.en) + "; the line has no effect")
  }

  private var what: Phrase {
    switch cause {
    case .unknownSetting(let word):
      Phrase(
        nb: "ukjent innstilling «\(word)»", nn: "ukjend innstilling «\(word)»",
        en: "unknown setting “\(word)”") + Self.instead(Configuration.settings)
    case .missingValue(let setting):
      Phrase(
        nb: "«\(setting)» mangler en verdi", nn: "«\(setting)» manglar ein verdi",
        en: "“\(setting)” lacks a value") + Self.instead(Self.values(of: setting))
    case .unknownValue(let word, let setting):
      Phrase(
        nb: "ukjent verdi «\(word)»", nn: "ukjend verdi «\(word)»",
        en: "unknown value “\(word)”") + Self.instead(Self.values(of: setting))
    case .unknownKey(let word):
      Phrase(
        nb: "ukjent tast «\(word)»", nn: "ukjend tast «\(word)»", en: "unknown key “\(word)”")
        + Self.instead(["g o", "Ctrl-F", "F1", "Enter"], isWhole: false)
    case .unknownCommand(let word):
      Phrase(
        nb: "ukjent kommando «\(word)»", nn: "ukjend kommando «\(word)»",
        en: "unknown command “\(word)”") + Self.instead(Self.commands(like: word), isWhole: false)
    }
  }

  /// ` (nb, nn, en)`, with dots where there are more; nothing if there is nothing to propose.
  private static func instead(_ words: [String], isWhole: Bool = true) -> Phrase {
    let list = (words + (isWhole ? [] : ["…"])).joined(separator: ", ")
    return Phrase(no: words.isEmpty ? "" : " (\(list))", en: words.isEmpty ? "" : " (\(list))")
  }

  private static func values(of setting: String) -> [String] {
    switch setting {
    case "language": Language.allCases.map(\.rawValue)
    case "theme": Configuration.ThemeName.allCases.map(\.rawValue)
    case "trash-days": ["1–36500", "forever"]
    case "name": ["Mari Demo"]
    case "email": ["mari@example.no"]
    case "bind": ["g o show-coverage"]
    case "unbind": ["g o"]
    default: []
    }
  }

  /// The commands with the most words that begin like those of one that there is not.
  private static func commands(like word: String) -> [String] {
    let parts = word.lowercased().split(separator: "-")
    let likeness = Dictionary(grouping: Command.allCases.map(\.rawValue)) { name in
      parts.count { part in name.split(separator: "-").contains { $0.hasPrefix(part) } }
    }
    let most = likeness.keys.max() ?? 0
    return most == 0 ? [] : Array(likeness[most, default: []].prefix(4))
  }
}
