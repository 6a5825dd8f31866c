import Domain
import Foundation
import Storage
import Wording
import Workspace

/// The user's configuration: `$XDG_CONFIG_HOME/samspill/config`, if there is one.
struct ConfigurationFile {
  let path: String
  /// `nil` without a file; most verbs need no more than that.
  private let found: Configuration?

  init(variables: [String: String]) {
    let chosen = variables["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    path = (chosen ?? (variables["HOME"] ?? "") + "/.config") + "/samspill/config"
    let bytes = SystemEnvironment.contents(ofFileAt: path)
    found = bytes.map { Configuration(parsing: String(decoding: $0, as: UTF8.self)) }
  }

  /// What the user has set, and else what is shipped.
  var configuration: Configuration { found ?? Configuration() }

  /// How many days deleted records are kept; `nil` for ever.
  var trashDays: Int? {
    let days = found?.trashDays ?? TrashedItem.daysKept
    return days == 0 ? nil : days
  }

  /// A sentence for every line that could not be understood and was skipped.
  func complaints(in language: Language) -> [String] {
    (found?.mistakes ?? []).map { "samspill: \(path): " + $0.explanation(language) }
  }

  /// Whether there is something that cannot be read as a file.
  private var isUnreadable: Bool { found == nil && FileManager.default.fileExists(atPath: path) }

  /// What `check` has to say of it.
  var problems: [Problem] {
    guard !isUnreadable else {
      return [
        Problem(
          path: path, line: 0, severity: .warning, code: "configuration",
          message: "cannot be read, so nothing in it has effect; see whether it is a file of yours")
      ]
    }
    return (found?.mistakes ?? []).map { $0.problem(inFileAt: path) }
  }

  /// The environment, the language that the user has configured going before the locale's, and the
  /// sender before `EMAIL`.
  func overriding(_ variables: [String: String]) -> [String: String] {
    var variables = variables
    if let language = found?.language { variables["LC_ALL"] = language.rawValue }
    if let sender = found?.sender, !sender.address.isEmpty {
      variables["EMAIL"] =
        sender.name.isEmpty ? sender.address : "\(sender.name) <\(sender.address)>"
    }
    return variables
  }
}
