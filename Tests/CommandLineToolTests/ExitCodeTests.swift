import Foundation
import Storage
import TestSupport
import Testing
import Wording

@testable import CommandLineTool

/// What the shell is told: 0 done, 1 something missing, 2 wrong usage, 3 no reading or writing, 4 refused.
@Suite struct ExitCodeTests {
  struct Case: CustomTestStringConvertible {
    let line: String
    let code: Int32
    /// What the error stream holds.
    var err = ""

    var testDescription: String { "\(line) → \(code)" }
  }

  static let cases = [
    // Done.
    Case(line: "contacts list", code: 0),
    Case(line: "contacts list ingen-heter-dette", code: 0),
    Case(line: "contacts show 'Åse Demo'", code: 0),
    Case(line: "contacts show 1111", code: 4, err: "kan være flere"),
    Case(line: "contacts show 11111111", code: 0),
    Case(line: "organizations show frosta", code: 0),
    Case(line: "agenda", code: 0),
    Case(line: "coverage", code: 0),
    Case(line: "status", code: 0),
    Case(line: "history", code: 0),
    Case(line: "trash list", code: 0),
    Case(line: "trash empty", code: 0, err: "Papirkurven er tom."),
    Case(line: "schema contacts", code: 0),
    Case(line: "manual", code: 0),
    Case(line: "projects check", code: 0),
    // Not found.
    Case(line: "contacts show 'Ingen Demo'", code: 1, err: "Fant ikke «Ingen Demo»."),
    Case(line: "contacts show Åse", code: 1, err: "Mente du «Åse Demo»?"),
    Case(line: "contacts show 11", code: 1, err: "Fant ikke «11»."),
    Case(line: "contacts show ''", code: 1),
    Case(line: "events show 00000000", code: 1),
    Case(line: "search finnes-ikke", code: 1, err: "Fant ikke «finnes-ikke»."),
    Case(line: "timeline ingensteds", code: 1),
    Case(line: "contacts restore 11111111", code: 1),
    Case(line: "undo", code: 1, err: "Det er ingenting å angre."),
    Case(line: "redo", code: 1),
    Case(line: "check finnes-ikke.vcf", code: 1),
    // Wrong usage.
    Case(line: "contcats list", code: 2, err: "Mente du contacts?"),
    Case(line: "contacts", code: 2, err: "Hva skal gjøres med contacts? Det finnes list, show"),
    Case(line: "contacts lst", code: 2, err: "Mente du contacts list?"),
    Case(line: "contacts xyzzy", code: 2, err: "Det finnes list, show, add, edit, delete"),
    Case(line: "contacts list --municipalty frosta", code: 2, err: "Mente du --municipality?"),
    Case(line: "contacts list --json --csv", code: 2, err: "Velg bare én"),
    Case(line: "contacts list --color sometimes", code: 2, err: "auto, always, never"),
    Case(line: "contacts list --language da", code: 2, err: "nb, nn, en"),
    Case(line: "contacts list --today igår", code: 2, err: "--today kan ikke være «igår»."),
    Case(line: "contacts list --today", code: 2, err: "--today trenger en verdi"),
    Case(line: "contacts list --json=yes", code: 2, err: "--json tar ingen verdi."),
    Case(line: "contacts list etter:tull", code: 2, err: "etter: kan ikke være «tull»"),
    Case(line: "contacts show", code: 2, err: "UID|NAME mangler."),
    Case(line: "contacts show a b", code: 2, err: "«b» er ett ord for mye."),
    Case(line: "status now", code: 2, err: "«now» er ett ord for mye."),
    Case(line: "contacts add", code: 2, err: "--name mangler."),
    Case(line: "contacts add --name ' '", code: 2, err: "--name mangler."),
    Case(line: "contacts edit 11111111 --set name=", code: 2, err: "name mangler."),
    Case(line: "followups add --title ''", code: 2, err: "--title mangler."),
    Case(line: "projects add --title ' '", code: 2, err: "--title mangler."),
    Case(line: "events add --title '' --when 2021-09-16", code: 2, err: "--title mangler."),
    Case(line: "notes add --title ' ' --body-file -", code: 2, err: "--title mangler."),
    Case(line: "contacts add --name 'Per Demo' --phone tulletall", code: 2, err: "phone kan ikke"),
    Case(line: "contacts edit 11111111", code: 2, err: "--set mangler."),
    Case(line: "contacts edit 11111111 --set name", code: 2, err: "--set trenger FELT=VERDI"),
    Case(line: "contacts edit 11111111 --set shoeSize=43", code: 2, err: "name, familyName"),
    Case(line: "contacts edit 11111111 --set uid=x", code: 2),
    Case(line: "events add --title Møte", code: 2, err: "--when mangler."),
    Case(line: "events add --title Møte --when snart", code: 2, err: "16.9.2021 kl. 9–10.30"),
    Case(line: "events attend webinar --status maybe", code: 2, err: "accepted, declined"),
    Case(line: "notes add --title Tom", code: 2, err: "Teksten mangler"),
    Case(line: "notes add --template sonett --body-file -", code: 2, err: "Dialogmøte"),
    Case(line: "followups list --due-before en-gang", code: 2),
    Case(line: "agenda --days 0", code: 2),
    Case(line: "agenda --days -4", code: 2),
    Case(line: "undo x", code: 2),
    Case(line: "coverage --measure vær", code: 2, err: "contact, last-contact"),
    Case(line: "coverage --map --json", code: 2, err: "går ikke sammen"),
    Case(line: "search", code: 2, err: "QUERY mangler."),
    Case(line: "search --kind dikt frosta", code: 2, err: "contacts, organizations"),
    Case(line: "check ''", code: 2, err: "PATH"),
    Case(line: "backup ''", code: 2, err: "FILE.tar mangler."),
    Case(line: "restore ''", code: 2, err: "FILE.tar mangler."),
    Case(line: "schema dikt", code: 2, err: "KIND kan ikke være «dikt»."),
    Case(line: "completions tcsh", code: 2, err: "bash, zsh, fish"),
    Case(line: "--json", code: 2, err: "hører til et verb"),
    Case(line: "--keep x contacts list", code: 2, err: "hører sammen med --demo"),
    Case(line: "--demo --store x status", code: 2, err: "går ikke sammen"),
    Case(line: "--demo --seed x status", code: 2),
    Case(line: "--demo init", code: 2),
    Case(line: "--store= status", code: 2),
    Case(line: "status file", code: 2),
    // Could not read.
    Case(line: "notes add --title T --body-file finnes-ikke", code: 3, err: "Kan ikke lese"),
    Case(line: "--network sogn init", code: 3, err: "trondelag"),
    // Refused.
    Case(line: "contacts show 'Kåre Demo'", code: 4, err: "Kåre Demo (11112222), Kåre Demo"),
    Case(line: "contacts delete 11111111", code: 4, err: "Svar med --yes."),
    Case(line: "contacts edit 11111111 --set note=x --if-revision gammel", code: 4, err: "endret"),
    Case(line: "--read-only contacts add --name 'Per Demo'", code: 4, err: "bare for lesing"),
    Case(line: "--read-only contacts delete 11111111 --yes", code: 4),
    Case(line: "--read-only undo", code: 4),
    Case(line: "--read-only init", code: 4),
    Case(line: "--anonymize backup finnes-ikke.tar", code: 4, err: "--anonymize"),
    Case(line: "--anonymize contacts add --name 'Per Demo'", code: 4, err: "--anonymize"),
  ]

  @Test(arguments: [[:], ["HOME": ""], ["HOME": "here"], ["XDG_DATA_HOME": "here"]])
  func `without a home folder no network is made wherever one stands`(
    variables: [String: String]
  ) throws {
    #expect(throws: StorageError.unusable(.noHome, path: "HOME")) {
      try GlobalOptions(language: .nb).storePath(variables)
    }
    #expect(try GlobalOptions(store: "here", language: .nb).storePath(variables) == "here")
  }

  @Test(arguments: cases) func `a command line ends with its code`(_ example: Case) throws {
    let bench = try Bench()
    let outcome = bench.run(example.line)
    #expect(outcome.code == example.code, "\(outcome.err)")
    #expect(example.err.isEmpty || outcome.err.contains(example.err), "\(outcome.err)")
    #expect(outcome.code == 0 || !outcome.err.isEmpty)
    #expect(bench.files(in: "contacts").count == 3, "nothing was changed")
  }

  @Test(arguments: cases.filter { $0.code != 0 }) func `with JSON, errors are objects`(
    _ example: Case
  ) throws {
    let isForm = ["--csv", "--map", "--json"].contains { example.line.contains($0) }
    guard !isForm else { return }
    let outcome = try Bench().run("--json " + example.line)
    #expect(outcome.code == example.code)
    let errors = outcome.errors
    #expect(errors.count == outcome.err.split(separator: "\n").count, "\(outcome.err)")
    let codes: [Int32: Set<String>] = [
      1: ["not-found", "nothing"], 2: ["usage"], 3: ["io"],
      4: ["ambiguous", "refused", "conflict", "read-only"],
    ]
    for error in errors {
      #expect(codes[example.code]?.contains(error["code"] as? String ?? "") == true, "\(error)")
      #expect((error["message"] as? String)?.isEmpty == false)
    }
  }

  @Test func `a store that is none, or is not there to be read, is exit code 3`() throws {
    let bench = try Bench(.none)
    try bench.scratch.write("just a file", to: "file")
    try bench.scratch.write("mine", to: "full/other.txt")
    try bench.scratch.write("{", to: "broken/network.json")
    try bench.scratch.write(#"{"format":99}"#, to: "newer/network.json")
    for name in ["file", "full", "broken", "newer", "file/below"] {
      let path = bench.scratch.path + "/" + name
      for verb in ["contacts list", "contacts add --name X", "init", "undo"] {
        let outcome = bench.run("--store \(path) \(verb)")
        #expect(outcome.code == 3, "\(name) \(verb): \(outcome.err)")
        #expect(outcome.err.contains(bench.scratch.path), "\(outcome.err)")
      }
    }
    let missing = bench.run("--store \(bench.scratch.path)/missing --read-only contacts list")
    #expect(missing.code == 3)
    #expect(bench.scratch.bytes(of: "file").map { $0.count } == 11)
  }

  @Test func `of several operands the worst one counts, and the others are done`() throws {
    let bench = try Bench()
    let outcome = bench.run("contacts delete 11111111 'Kåre Demo' ingen --yes")
    #expect(outcome.code == 4)
    #expect(outcome.err.contains("Slettet: Åse Demo"))
    #expect(outcome.err.contains("Fant ikke «ingen»."))
    #expect(outcome.err.contains("«Kåre Demo» kan være flere"))
    #expect(bench.files(in: "contacts").count == 2)
  }

  @Test func `broken files cost exit code 1 and a line each, not the rest`() throws {
    let bench = try Bench()
    try bench.write("BEGIN:VCARD\nFN:Uten slutt\n", to: "contacts/broken.vcf")
    let outcome = bench.run("contacts list demo")
    #expect(outcome.code == 1)
    #expect(outcome.lines.count == 3)
    #expect(outcome.err.contains("contacts/broken.vcf:"))
    let json = bench.run("contacts list demo --json")
    #expect(json.objects.count == 3)
    #expect(json.errors.contains { $0["path"] as? String == "contacts/broken.vcf" })
  }
}
