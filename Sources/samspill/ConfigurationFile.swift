import Foundation
import Wording
import Workspace

/// The user's configuration: `$XDG_CONFIG_HOME/samspill/config`, if there is one.
struct ConfigurationFile {
  let path: String
  let configuration: Configuration

  init(variables: [String: String]) {
    let chosen = variables["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    path = (chosen ?? (variables["HOME"] ?? "") + "/.config") + "/samspill/config"
    let bytes = FileManager.default.contents(atPath: path)
    configuration =
      bytes.map { Configuration(parsing: String(decoding: $0, as: UTF8.self)) } ?? Configuration()
  }

  /// A sentence for every line that could not be understood and was skipped.
  func complaints(in language: Language) -> [String] {
    configuration.mistakes.map { "samspill: \(path): " + $0.explanation(language) }
  }

  /// The environment, the language that the user has configured going before the locale's.
  func overriding(_ variables: [String: String]) -> [String: String] {
    guard let language = configuration.language else { return variables }
    return variables.merging(["LC_ALL": language.rawValue]) { _, new in new }
  }
}
