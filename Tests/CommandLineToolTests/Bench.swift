import CivilTime
import Domain
import Foundation
import Storage
import Synchronization
import TestSupport
import Testing
import Wording

@testable import CommandLineTool

/// A store of its own, and a world in which it always is Wednesday 1 September 2021, noon.
final class Bench {
  /// What a command line came to.
  struct Outcome {
    let code: Int32
    let out: String
    let err: String

    /// The results as JSON.
    var json: Any? {
      try? JSONSerialization.jsonObject(with: Data(out.utf8), options: .fragmentsAllowed)
    }

    /// The objects of a list, or the one object there is.
    var objects: [[String: Any]] {
      json as? [[String: Any]] ?? (json as? [String: Any]).map { [$0] } ?? []
    }

    /// The JSON objects on the error stream, one a line.
    var errors: [[String: Any]] {
      err.split(separator: "\n").compactMap {
        try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
      }
    }

    var lines: [String] { out.split(separator: "\n").map(String.init) }
  }

  let scratch: ScratchDirectory
  var variables = ["LC_ALL": "nb_NO.UTF-8", "EMAIL": "adviser@example.no"]
  var isTerminal = false
  var columns = 100
  /// What the user types, a line each.
  var answers: [String] = []
  var input = ""
  /// What is wrong with the user's configuration.
  var configurationProblems: [Problem] = []
  /// What `$EDITOR` makes of a text; `nil` when it fails.
  var editor: @Sendable (String) -> String? = { _ in nil }

  /// What a store begins with.
  enum Contents {
    case none
    /// Three municipalities, three people, and some of everything else.
    case few
    /// All of the starter network, and the three people.
    case starter
  }

  init(_ contents: Contents = .few) throws {
    scratch = try ScratchDirectory()
    guard contents != .none else { return }
    for file in contents == .few ? Self.few : Self.starter {
      try write(file.text, to: file.path)
    }
    for person in Self.people { try write(person.card, to: "contacts/\(person.uid).vcf") }
    variables["SAMSPILL_STORE"] = store
  }

  /// The store's folder.
  var store: String { scratch.path + "/store" }

  /// Writes a file below the store, as another program would.
  func write(_ text: String, to path: String) throws {
    try scratch.write(text, to: "store/" + path)
  }

  /// The text of a file below the store.
  func text(of path: String) -> String? {
    scratch.bytes(of: "store/" + path).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The names of the files in a folder of the store, sorted.
  func files(in folder: String) -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: store + "/" + folder)
    return (names ?? []).filter { !$0.hasPrefix(".") }.sorted()
  }

  /// Runs a command line, written as for a shell: blanks part words, single quotes keep them.
  @discardableResult
  func run(_ line: String) -> Outcome {
    run(words: Self.words(of: line))
  }

  @discardableResult
  func run(words: [String]) -> Outcome {
    let output: ToolOutput
    do {
      switch try Invocation(words, variables: variables) {
      case .verb(let call): output = Tool.run(call, in: environment).output
      case .workspace: return Outcome(code: -1, out: "workspace", err: "")
      case .file: return Outcome(code: -1, out: "file", err: "")
      }
    } catch {
      output = Tool.usageFailure(error, arguments: words, variables: variables)
    }
    return Outcome(code: output.exitCode.rawValue, out: output.results, err: output.messages)
  }

  private var environment: ToolEnvironment {
    let answers = Mutex(self.answers)
    let (input, editor) = (input, editor)
    return ToolEnvironment(
      variables: variables, today: Self.today,
      now: Instant(secondsSince1970: 1_630_497_600),
      configurationProblems: { [configurationProblems] in configurationProblems },
      isOutputTerminal: isTerminal,
      isInputTerminal: isTerminal, columns: columns,
      readInput: { .success(Array(input.utf8)) }, ask: { _ in },
      readLine: { answers.withLock { $0.isEmpty ? nil : $0.removeFirst() } },
      readFile: Self.read, editText: editor,
      newID: { RecordID("urn:uuid:" + UUID().uuidString.lowercased()) },
      keys: { _ in [KeyHelp(title: "Gå til", rows: [.init(keys: "g k", help: "gå til kommune")])] })
  }

  /// The day that it is.
  static let today = CivilDate(dayNumber: 18_871)

  private static func read(_ path: String) -> Result<[UInt8], FileReadingError> {
    guard let data = FileManager.default.contents(atPath: path) else {
      return .failure(FileReadingError(reason: "No such file"))
    }
    return .success(Array(data))
  }

  private static func words(of line: String) -> [String] {
    var words: [String] = []
    for (index, part) in line.split(separator: "'", omittingEmptySubsequences: false).enumerated() {
      if index % 2 == 1 {
        let isJoined = !line.isEmpty && words.last?.hasSuffix("=") == true
        if isJoined { words[words.count - 1] += part } else { words.append(String(part)) }
      } else {
        words += part.split(separator: " ").map(String.init)
      }
    }
    return words
  }
}

extension Bench {
  private static let starter = StarterNetwork.files(of: "trondelag")

  /// The files of ``Contents/few``.
  private static let few = starter.filter { file in
    let folder = file.path.prefix { $0 != "/" }
    let names = ["Frosta", "Ørland", "Røyrvik", "KS Trøndelag"]
    return switch folder {
    case "contacts": false
    case "organizations": names.contains { file.text.contains("\nFN:\($0)") }
    case "methods": ["mobilisering", "mal-dialogmote.nb"].contains { file.path.contains($0) }
    default: true
    }
  }

  /// Somebody made up for the tests.
  struct Person {
    let uid: String
    let name: String
    let organization: String
    let role: String
    let phone: String

    var card: String {
      """
      BEGIN:VCARD\r
      VERSION:4.0\r
      UID:urn:uuid:\(uid)\r
      FN:\(name)\r
      N:\(name.split(separator: " ").last ?? "");\(name.split(separator: " ").first ?? "");;;\r
      ORG:\(organization)\r
      ROLE:\(role)\r
      TEL;VALUE=uri:tel:\(phone)\r
      EMAIL:\(name.split(separator: " ").first?.lowercased() ?? "")@example.no\r
      END:VCARD\r

      """
    }
  }

  static let people = [
    Person(
      uid: "11111111-aaaa-4000-8000-000000000001", name: "Åse Demo",
      organization: "Frosta kommune", role: "Hovedkontakt Leve hele livet",
      phone: "+4700000001"),
    Person(
      uid: "11112222-aaaa-4000-8000-000000000002", name: "Kåre Demo",
      organization: "Ørland kommune", role: "Medlem av kjerneteamet", phone: "+4700000002"),
    Person(
      uid: "33333333-aaaa-4000-8000-000000000003", name: "Kåre Demo",
      organization: "Frosta kommune", role: "Leder av eldrerådet", phone: "+4700000003"),
  ]
}
