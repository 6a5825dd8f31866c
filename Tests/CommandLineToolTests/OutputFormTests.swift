import Foundation
import Testing

@testable import CommandLineTool

/// JSON, CSV, pipes and terminals.
@Suite struct OutputFormTests {
  /// A store with something of every kind in it.
  private func filledBench() throws -> Bench {
    let bench = try Bench()
    bench.input = "Hei.\n\n- [ ] Sende lenke @Åse fredag"
    bench.run("notes add --title Samtale --municipality frosta --person 'Åse Demo' --body-file -")
    bench.run("events add --title Kaffe --when '16.9. kl. 9–10.30' --person 'Åse Demo'")
    bench.run("events add --title Fast --when 2021-09-07 --recurrence FREQ=WEEKLY;COUNT=2")
    bench.run("followups add --title Forfalt --due 2021-08-01 --priority 3")
    bench.run("projects add --title Turvenn --organization frosta --category 'FN 3'")
    bench.run("contacts delete 33333333 --yes")
    try bench.write("BEGIN:VCARD\r\nVERSION:4.0\r\nUID:x\r\nFN:Halv\r\n", to: "contacts/x.vcf")
    return bench
  }

  @Test func `real output is as its schema says`() throws {
    let bench = try filledBench()
    let lines = [
      "contacts": "contacts list", "organizations": "organizations list", "events": "events list",
      "notes": "notes list", "followups": "followups list", "threads": "threads list",
      "projects": "projects list", "methods": "methods list",
      "occurrences": "events list --occurrences", "projects-check": "projects check",
      "agenda": "agenda --days 400", "coverage": "coverage", "timeline": "timeline frosta",
      "search": "search demo", "status": "status", "history": "history", "trash": "trash list",
      "check": "check", "repair": "check --repair",
    ]
    for (name, line) in lines {
      let validator = try SchemaValidator(bench.run("schema \(name)").out)
      let objects = bench.run(line + " --json").objects
      #expect(!objects.isEmpty, "\(line)")
      for object in objects { #expect(validator.faults(in: object) == [], "\(name)") }
    }
  }

  @Test func `what show, add and edit give is as its schema says`() throws {
    let bench = try filledBench()
    let uid = bench.run("threads list --json").objects[0]["uid"] as? String ?? ""
    let lines = [
      ("contacts", "contacts show 'Åse Demo'"), ("organizations", "organizations show frosta"),
      ("events", "events show Kaffe"), ("notes", "notes show Samtale"),
      ("followups", "followups done forfalt"), ("threads", "threads show \(uid)"),
      ("messages", "threads edit \(uid) --set flagged=yes"),
      ("projects", "projects edit turvenn --set through=2022-06-01"),
      ("methods", "methods show mobilisering"), ("contacts", "contacts add --name X"),
    ]
    for (name, line) in lines {
      let validator = try SchemaValidator(bench.run("schema \(name)").out)
      let outcome = bench.run(line + " --json")
      let object = try #require(outcome.json as? [String: Any], "\(line): \(outcome.err)")
      #expect(validator.faults(in: object) == [], "\(line)")
    }
    let validator = try SchemaValidator(bench.run("schema error").out)
    for line in ["contacts show nobody", "contacts list --x", "contacts list", "check nowhere"] {
      for error in bench.run(line + " --json").errors {
        #expect(validator.faults(in: error) == [], "\(line)")
      }
    }
  }

  @Test func `the validator finds what is wrong`() throws {
    let bench = try Bench()
    let validator = try SchemaValidator(bench.run("schema followups").out)
    bench.run("followups add --title T --due 2021-09-03")
    var object = bench.run("followups list --json").objects[0]
    #expect(validator.faults(in: object) == [])
    object["due"] = "03.09.2021"
    object["status"] = "almost"
    object["priority"] = 11
    object["overdue"] = "no"
    object["title"] = nil
    object["extra"] = 1
    #expect(validator.faults(in: object).count == 6)
  }

  @Test func `every record of CSV has the columns of the heading`() throws {
    let bench = try filledBench()
    bench.run(words: ["contacts", "edit", "Åse Demo", "--set", "note=Sa \"hei\", og\ngikk"])
    let text = bench.run("contacts list --csv").out
    #expect(text.hasPrefix("uid,kind,name,familyName,givenName,organization,"))
    #expect(text.contains("\"Sa \"\"hei\"\", og\ngikk\""))
    for verb in ["contacts list", "coverage", "agenda", "status", "events show Kaffe", "search a"] {
      let rows = CSV.rows(of: bench.run(verb + " --csv").out)
      #expect(rows.count > 1, "\(verb)")
      #expect(rows.allSatisfy { $0.count == rows[0].count }, "\(verb)")
    }
  }

  @Test func `a pipe gets whole identities between tabs, a terminal short ones in columns`() throws
  {
    let bench = try Bench()
    let line = "contacts list demo"
    #expect(
      bench.run(line).lines[2]
        == """
        Åse Demo\tFrosta kommune\tHovedkontakt Leve hele livet\t+4700000001\t\
        åse@example.no\turn:uuid:\(Bench.people[0].uid)
        """)
    bench.isTerminal = true
    bench.columns = 120
    bench.variables["NO_COLOR"] = "1"
    #expect(
      bench.run(line).out == """
        Navn       Organisasjon    Rolle                         Telefon      E-post           UID
        Kåre Demo  Ørland kommune  Medlem av kjerneteamet        00 00 00 02  kåre@example.no  11112222
        Kåre Demo  Frosta kommune  Leder av eldrerådet           00 00 00 03  kåre@example.no  33333333
        Åse Demo   Frosta kommune  Hovedkontakt Leve hele livet  00 00 00 01  åse@example.no   11111111

        """)
    bench.columns = 60
    let narrow = bench.run(line).lines
    #expect(narrow.allSatisfy { $0.displayColumns <= 60 })
    #expect(narrow[1].hasSuffix("11112222"), "the identity is never cut")
  }

  @Test func `colour is for terminals, and for those who ask`() throws {
    let bench = try Bench()
    bench.run("followups add --title Ringe --due 2021-08-01")
    let line = "followups list"
    let alarm = "\u{1b}[31m! 1. aug.\u{1b}[0m"
    #expect(!bench.run(line).out.contains("\u{1b}"))
    #expect(!bench.run(line + " --json --color always").out.contains("\u{1b}"))
    bench.isTerminal = true
    #expect(bench.run(line).out.contains(alarm))
    #expect(!bench.run(line + " --color never").out.contains("\u{1b}"))
    bench.variables["NO_COLOR"] = "1"
    #expect(!bench.run(line).out.contains("\u{1b}"))
    #expect(bench.run(line + " --color always").out.contains(alarm))
    bench.variables["NO_COLOR"] = ""
    bench.variables["TERM"] = "dumb"
    #expect(!bench.run(line).out.contains("\u{1b}"))
  }

  @Test func `widths are counted in columns`() {
    #expect("Åse".displayColumns == 3)
    #expect("A\u{30a}se".displayColumns == 3)
    #expect("日本".displayColumns == 4)
    #expect("👩‍👩‍👧".displayColumns == 2)
    #expect("❤️".displayColumns == 2)
    #expect("a\u{200b}b".displayColumns == 2)
    #expect("日本".prefix(columns: 3) == "日")
    #expect(StyledText("日本語").cut(to: 5).text == "日本…")
    #expect("en to tre fire fem".folded(to: 10) == ["en to tre", "fire fem"])
    #expect("aaaaaaaaaaaaaaa".folded(to: 10) == ["aaaaaaaaaa", "aaaaa"])
    #expect("linje\n\ntil".folded(to: 20) == ["linje", "", "til"])
  }

  @Test func `long text is folded to the terminal`() throws {
    let bench = try Bench()
    bench.isTerminal = true
    bench.columns = 50
    bench.variables["NO_COLOR"] = "1"
    let lines = bench.run("organizations show frosta").lines
    #expect(lines.allSatisfy { $0.displayColumns <= 50 }, "\(lines)")
    #expect(lines.contains { $0.contains("kilde: SSB") } || lines.contains { $0.contains("SSB)") })
  }

  @Test(arguments: [
    ("nb", "Navn", "Fant ikke"), ("nn", "Namn", "Fann ikkje"), ("en", "Name", "no"),
  ])
  func `headings and sentences are in the language asked for`(
    _ language: String, _ heading: String, _ sentence: String
  ) throws {
    let bench = try Bench()
    bench.isTerminal = true
    bench.variables["NO_COLOR"] = "1"
    let line = "--language \(language) contacts"
    #expect(bench.run("\(line) list").out.hasPrefix(heading))
    #expect(bench.run("\(line) show ingen").err.contains(sentence))
    bench.variables["LC_ALL"] = "\(language)_NO.UTF-8"
    #expect(bench.run("contacts list").out.hasPrefix(heading))
    #expect(bench.run("contacts list --json").objects.count == 3, "keys stay English")
    #expect(bench.run("contacts list --json").objects[0]["organization"] != nil)
  }
}

/// Reads comma-separated values as RFC 4180 has them.
enum CSV {
  static func rows(of text: String) -> [[String]] {
    var rows: [[String]] = [[""]]
    var isQuoted = false
    for character in text {
      switch character {
      case "\"": isQuoted.toggle()
      case ",", "\n":
        if isQuoted {
          rows[rows.count - 1][rows[rows.count - 1].count - 1].append(character)
        } else if character == "," {
          rows[rows.count - 1].append("")
        } else {
          rows.append([""])
        }
      default: rows[rows.count - 1][rows[rows.count - 1].count - 1].append(character)
      }
    }
    return rows.filter { $0 != [""] }
  }
}
