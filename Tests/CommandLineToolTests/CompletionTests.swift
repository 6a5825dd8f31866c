import Foundation
import TestSupport
import Testing

@testable import CommandLineTool

/// Completion with the Tab key, tried in the shells that are installed.
@Suite struct CompletionTests {
  struct Case: CustomTestStringConvertible {
    /// The words so far, the last one unfinished.
    let words: [String]
    let some: [String]

    var testDescription: String { words.joined(separator: " ") }
  }

  static let cases = [
    Case(words: ["sta"], some: ["status"]),
    Case(words: ["contacts", ""], some: ["list", "show", "add", "edit", "delete", "restore"]),
    Case(words: ["contacts", "li"], some: ["list"]),
    Case(words: ["--store", "x", "contacts", "li"], some: ["list"]),
    Case(words: ["contacts", "list", "--mu"], some: ["--municipality"]),
    Case(words: ["contacts", "list", "--lan"], some: ["--language"]),
    Case(words: ["contacts", "list", "--language", ""], some: ["nb", "nn", "en"]),
    Case(words: ["coverage", "--measure", "l"], some: ["last-contact"]),
    Case(words: ["events", "attend", "x", "--status", "a"], some: ["accepted"]),
    Case(words: ["events", "add", "--status", "t"], some: ["tentative"]),
    Case(words: ["notes", "add", "--confidential", "y"], some: ["yes"]),
    Case(words: ["methods", "add", "--page-language", "n"], some: ["nb", "nn"]),
    Case(words: ["schema", "agen"], some: ["agenda"]),
    Case(words: ["completions", "z"], some: ["zsh"]),
  ]

  private func script(_ shell: String) throws -> String {
    try Bench(.none).run("completions \(shell)").out
  }

  private func run(_ shell: String, _ arguments: [String]) throws -> [String] {
    let outcome = try Command(
      shell, arguments, environment: ["PATH": Command.searchPath, "LC_ALL": "C.UTF-8"]
    ).run()
    #expect(outcome.errors == "")
    return outcome.output.split(separator: "\n").map(String.init)
  }

  @Test(.enabled(if: Command.path(of: "bash") != nil), arguments: cases)
  func `bash completes`(_ example: Case) throws {
    let words = (["samspill"] + example.words).map { "'\($0)'" }.joined(separator: " ")
    let program = """
      set -u
      \(try script("bash"))
      COMP_WORDS=(\(words)); COMP_CWORD=\(example.words.count); _samspill
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    #expect(try run("bash", ["--norc", "-c", program]) == example.some)
  }

  @Test(.enabled(if: Command.path(of: "fish") != nil), arguments: cases)
  func `fish completes`(_ example: Case) throws {
    let line = (["samspill"] + example.words).joined(separator: " ")
    let program = "\(try script("fish"))\ncomplete -C '\(line)'"
    let found = try run("fish", ["--no-config", "-c", program])
      .map { String($0.split(separator: "\t")[0]) }
    #expect(Set(example.some).isSubset(of: found), "\(found)")
  }

  @Test(.enabled(if: Command.path(of: "zsh") != nil))
  func `zsh can read its completions`() throws {
    let program = "autoload -U compinit; compinit -D -u\n\(try script("zsh"))\nwhence -w _samspill"
    #expect(try run("zsh", ["-f", "-c", program]) == ["_samspill: function"])
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `a script knows every verb and every option`(_ shell: String) throws {
    let script = try script(shell)
    for verb in Verb.all {
      #expect(script.contains(verb.words[verb.words.count - 1]), "\(verb.name)")
      for option in verb.options { #expect(script.contains(option.name), "--\(option.name)") }
    }
  }
}
