import Foundation
import Testing

@testable import CommandLineTool

/// `--anonymize`: nobody's name, number or address in anything that is shown.
@Suite struct MaskingTests {
  @Test(arguments: ["", "--json", "--csv"])
  func `names, numbers and addresses are masked in every verb`(_ form: String) throws {
    let bench = try Bench()
    bench.input = "Snakket med Åse Demo og Kåre, åse@example.no, 950 12 345.\n\n- [ ] Ringe @Åse"
    bench.run(
      "notes add --title 'Kaffe med Åse Demo' --person 'Åse Demo' --municipality frosta --body-file -"
    )
    bench.input = "Hilsen Åse"
    bench.run("threads post --subject 'Fra Åse Demo' --to 'Åse Demo' --body-file -")
    bench.run("events attend 'Webinar om implementering' --status accepted --who 'Åse Demo'")
    bench.run("contacts delete 33333333 --yes")
    let uid = bench.run("threads list 'fra åse' --json").objects[0]["uid"] as? String ?? ""
    let lines = [
      "contacts list", "contacts show 11111111", "organizations show frosta", "events list",
      "events show 'Webinar om implementering'", "notes list", "followups list", "threads list",
      "threads show \(uid)", "agenda", "coverage", "timeline frosta", "search kaffe", "history",
      "trash list", "check", "status",
    ]
    for line in lines {
      let outcome = bench.run("--anonymize \(form) \(line)")
      #expect(outcome.code == 0, "\(line): \(outcome.err)")
      for secret in ["Åse", "Kåre", "åse@", "950 12", "00 00 00 01", "+4700000001", "Hallset"] {
        #expect(!(outcome.out + outcome.err).contains(secret), "\(line): \(secret)")
      }
    }
  }

  @Test func `the same person has the same mask everywhere`() throws {
    let bench = try Bench()
    bench.input = "Åse Demo var her."
    bench.run("notes add --title T --person 'Åse Demo' --body-file -")
    let contact = bench.run("--anonymize contacts show 11111111 --json").objects[0]
    let name = try #require(contact["name"] as? String)
    #expect(name.hasPrefix("Person "))
    #expect(contact["organization"] as? String == "Frosta kommune", "organisations stay")
    let note = bench.run("--anonymize notes show T --json").objects[0]
    #expect(note["text"] as? String == "\(name) var her.")
    #expect((note["people"] as? [[String: String]])?.first?["name"] == name)
    #expect((contact["emails"] as? [String])?.first?.hasSuffix("@example.no") == true)
    #expect(bench.run("contacts show 11111111 --json").objects[0]["name"] as? String == "Åse Demo")
  }
}
