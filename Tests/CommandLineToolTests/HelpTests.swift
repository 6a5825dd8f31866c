import Foundation
import TestSupport
import Testing
import Wording

@testable import CommandLineTool

/// Help, completions and the manual, all made from the table of verbs.
@Suite struct HelpTests {
  @Test(arguments: Language.allCases)
  func `the program's help has every verb and every shared option`(_ language: Language) throws {
    let outcome = try Bench(.none).run("--help --language \(language)")
    #expect(outcome.code == 0)
    for verb in Verb.all { #expect(outcome.out.contains("samspill " + verb.usage)) }
    for option in Invocation.globalOptions { #expect(outcome.out.contains(option.usage)) }
    #expect(outcome.out.contains("samspill file"))
  }

  @Test(arguments: Language.allCases)
  func `the help of a verb has each of its options, whatever else is said`(
    _ language: Language
  ) throws {
    let bench = try Bench(.none)
    for verb in Verb.all {
      let help = bench.run("\(verb.name) --help --language \(language)")
      #expect(help.code == 0, "\(verb.name)")
      #expect(help.out.contains(verb.usage) && help.out.contains(verb.summary(language)))
      for option in verb.options + Invocation.globalOptions {
        #expect(help.out.contains("  \(option.usage)") || option.name == "help", "\(verb.name)")
        #expect(help.out.contains(option.help(language)), "\(verb.name) --\(option.name)")
      }
      #expect(bench.run("-h \(verb.name) x y z --language \(language)").out == help.out)
    }
  }

  @Test func `a kind alone has the help of its verbs`() throws {
    let out = try Bench(.none).run("contacts --help").out
    for action in ["list", "show", "add", "edit", "delete", "restore"] {
      #expect(out.contains("samspill contacts \(action)"))
    }
    #expect(!out.contains("organizations"))
  }

  @Test func `no two options of a verb have one name`() {
    for verb in Verb.all {
      let names = (verb.options + Invocation.globalOptions).map(\.name)
      #expect(Set(names).count == names.count, "\(verb.name): \(names)")
    }
    #expect(Set(Verb.all.map(\.name)).count == Verb.all.count)
  }

  @Test func `every verb of a group begins with its word`() {
    for group in VerbGroup.allCases {
      #expect(group.verbs.allSatisfy { $0.words[0] == group.rawValue })
      #expect(!group.verbs.isEmpty)
    }
  }

  @Test func `the version is that of the change log`() throws {
    #expect(try Bench(.none).run("--version").out == "samspill \(Tool.version)\n")
    #expect(try Bench(.none).run("contacts list --version").code == 0)
  }

  @Test func `without a verb the workspace opens`() throws {
    let bench = try Bench(.none)
    for line in ["", "--today 2021-09-01", "--demo --scale M", "--read-only --anonymize"] {
      #expect(bench.run(line).out == "workspace", "\(line)")
    }
    #expect(bench.run("file check x").out == "file")
  }

  @Test func `the manual has every verb, option, key and exit code`() throws {
    for language in Language.allCases {
      let outcome = try Bench(.none).run("manual --language \(language)")
      for verb in Verb.all {
        #expect(outcome.out.contains(".B " + ManualPage.escaped(verb.usage)))
        for option in verb.options {
          #expect(outcome.out.contains(".B " + ManualPage.escaped(option.usage)))
        }
      }
      #expect(outcome.out.contains(".B g k\n"))
      #expect(outcome.lines.allSatisfy { !$0.hasPrefix("'") && !$0.hasPrefix("..") })
    }
  }

  @Test(.enabled(if: Command.path(of: "groff") != nil))
  func `roff has nothing against the manual`() throws {
    let manual = try Bench(.none).run("manual").out
    let groff = Command(
      "groff", ["-man", "-Tutf8", "-Kutf8", "-ww", "-z"],
      environment: ["PATH": Command.searchPath, "LC_ALL": "C.UTF-8"], input: manual)
    let outcome = try groff.run()
    #expect(outcome.ending == .exit(0))
    #expect(outcome.errors == "")
  }
}
