import Foundation
import Testing

@testable import CommandLineTool

/// `samspill KIND list|show|add|edit|delete|restore`.
@Suite struct RecordVerbTests {
  struct Case: CustomTestStringConvertible {
    let line: String
    /// The first cells of the lines.
    let names: [String]

    var testDescription: String { line }
  }

  @Test(arguments: [
    Case(line: "contacts list demo", names: ["Kåre Demo", "Kåre Demo", "Åse Demo"]),
    Case(line: "contacts list aase", names: ["Åse Demo"]),
    Case(line: "contacts list KAARE orland", names: ["Kåre Demo"]),
    Case(line: "contacts list Oerland", names: ["Kåre Demo"]),
    Case(line: "contacts list demo -kåre", names: ["Åse Demo"]),
    Case(line: "contacts list kommune:frosta", names: ["Kåre Demo", "Åse Demo"]),
    Case(line: "contacts list --municipality frosta", names: ["Kåre Demo", "Åse Demo"]),
    Case(line: "contacts list --municipality 5036 --role hovedkontakt", names: ["Åse Demo"]),
    Case(line: "contacts list --role kjerneteam", names: ["Kåre Demo"]),
    Case(line: "contacts list '00000002'", names: ["Kåre Demo"]),
    Case(
      line: "organizations list --category værnesregionen", names: ["Frosta kommune"]),
    Case(line: "organizations list raarvihke", names: ["Røyrvik kommune"]),
    Case(
      line: "events list --from 2021-09-01 --to 2021-10-01",
      names: ["2021-09-01/2021-11-30", "2021-09-16"]),
    Case(line: "events list --upcoming 'webinar om'", names: ["2021-09-16"]),
    Case(line: "notes list", names: []),
    Case(line: "followups list --overdue", names: []),
    Case(line: "projects list", names: []),
  ]) func `a list shows what the query and the options let through`(_ example: Case) throws {
    let outcome = try Bench().run(example.line)
    #expect(outcome.code == 0, "\(outcome.err)")
    let names = outcome.lines.map { String($0.split(separator: "\t")[0]) }
    #expect(names == example.names)
  }

  @Test(arguments: [
    "organizations show frosta", "organizations show FROSTA", "organizations show 'Frosta kommune'",
    "organizations show 5036", "organizations show FRS", "organizations show 45dc46f1",
    "organizations show urn:uuid:45dc46f1-3d7a-59b1-bbdd-51ec193e1582",
    "organizations show 45dc46f1-3d7a-59b1-bbdd-51ec193e1582",
  ]) func `an organisation answers to every name it has`(_ line: String) throws {
    let outcome = try Bench().run(line + " --json")
    #expect(outcome.objects.first?["name"] as? String == "Frosta kommune", "\(outcome.err)")
  }

  @Test(arguments: ["raarvihke", "røyrvik", "Royrvik", "Roeyrvik"])
  func `a municipality is found in any spelling and language`(_ name: String) throws {
    let outcome = try Bench().run("organizations show \(name) --json")
    #expect(outcome.objects.first?["number"] as? String == "5043", "\(outcome.err)")
  }

  @Test func `a contact is added, edited, deleted and restored`() throws {
    let bench = try Bench()
    let added = bench.run(
      """
      contacts add --name 'Østen Demo' --organization frosta --role 'Hovedkontakt Leve hele livet' \
      --email osten@example.no --phone '950 12 345' --phone 73500000 --title Rådgiver
      """)
    #expect(added.code == 0, "\(added.err)")
    let uid = added.out.trimmingCharacters(in: .newlines)
    let shown = bench.run("contacts show \(uid) --json").objects[0]
    #expect(shown["name"] as? String == "Østen Demo")
    #expect(shown["familyName"] as? String == "Demo")
    #expect(shown["organization"] as? String == "Frosta kommune")
    #expect(shown["phones"] as? [String] == ["+4795012345", "+4773500000"])
    #expect((shown["roles"] as? [[String: Any]])?.count == 1)

    let revision = try #require(shown["revision"] as? String)
    let edited = bench.run(
      "contacts edit 'Østen Demo' --set note=Ringt --set emails= --if-revision \(revision) --json")
    #expect(edited.code == 0, "\(edited.err)")
    #expect(edited.objects[0]["note"] as? String == "Ringt")
    #expect(edited.objects[0]["emails"] as? [String] == [])
    #expect(edited.objects[0]["revision"] as? String != revision)
    let late = bench.run("contacts edit 'Østen Demo' --set note=Sent --if-revision \(revision)")
    #expect(late.code == 4)

    #expect(bench.run("contacts delete 'Østen Demo' --yes").code == 0)
    #expect(bench.run("contacts show 'Østen Demo'").code == 1)
    let trash = bench.run("trash list --json").objects
    #expect(trash.map { $0["title"] as? String } == ["Østen Demo"])
    #expect(trash[0]["deleted"] as? String == "2021-09-01T12:00:00Z")
    #expect(bench.run("events restore \(uid)").code == 1, "another kind's trash")
    #expect(bench.run("contacts restore 'Østen Demo'").out == uid + "\n")
    #expect(bench.run("contacts show \(uid) --json").objects[0]["note"] as? String == "Ringt")
    #expect(bench.run("trash list").out == "")
  }

  @Test func `what is there already is not restored over it`() throws {
    let bench = try Bench()
    let (uid, name) = (Bench.people[0].uid, "contacts/\(Bench.people[0].uid).vcf")
    let card = try #require(bench.text(of: name))
    #expect(bench.run("contacts delete \(uid) --yes").code == 0)
    try bench.write(card, to: "contacts/other.vcf")
    let restored = bench.run("contacts restore \(uid)")
    #expect(restored.code == 4 && restored.out.isEmpty)
    #expect(restored.err.contains("contacts/other.vcf"), "\(restored.err)")
    #expect(bench.text(of: "contacts/other.vcf") == card && bench.text(of: name) == nil)
    #expect(bench.run("trash list --json").objects.count == 1)
    #expect(bench.run("contacts delete \(uid) --yes").code == 0)
    #expect(bench.run("contacts restore \(uid)").code == 0, "the last one deleted comes back")
  }

  @Test func `what is named whole is restored, though another identity begins with it`() throws {
    let bench = try Bench()
    for uid in ["demo-1", "demo-12"] {
      try bench.write(
        "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:\(uid)\r\nFN:Prøve \(uid)\r\nEND:VCARD\r\n",
        to: "contacts/\(uid).vcf")
      #expect(bench.run("contacts delete \(uid) --yes").code == 0)
    }
    #expect(bench.run("contacts restore demo-").code == 4)
    #expect(bench.run("contacts restore demo-1").out == "demo-1\n")
    #expect(bench.run("contacts restore demo-").out == "demo-12\n")
  }

  @Test func `an edit that changes nothing writes nothing`() throws {
    let bench = try Bench()
    let path = "contacts/\(Bench.people[0].uid).vcf"
    let before = bench.text(of: path)
    #expect(bench.run("contacts edit 'Åse Demo' --set 'name=Åse Demo'").code == 0)
    #expect(bench.text(of: path) == before)
    #expect(bench.run("history").out == "")
  }

  @Test func `asked on a terminal, only yes deletes`() throws {
    let bench = try Bench()
    bench.isTerminal = true
    for answer in ["n", "", "nei", "kanskje"] {
      bench.answers = [answer]
      #expect(bench.run("contacts delete 'Åse Demo'").code == 4)
    }
    bench.answers = []
    #expect(bench.run("contacts delete 'Åse Demo'").code == 4, "end of input")
    #expect(bench.files(in: "contacts").count == 3)
    bench.answers = ["J"]
    #expect(bench.run("contacts delete 'Åse Demo'").code == 0)
    #expect(bench.files(in: "contacts").count == 2)
  }

  @Test(arguments: [
    ("16.9.2021", "2021-09-16", "day", "at"), ("2021-11", "2021-11", "month", "at"),
    ("november", "2021-11", "month", "at"), ("innen 1. mai 2022", "2022-05-01", "day", "by"),
    ("senest 7. juni 2022", "2022-06-07", "day", "no-later-than"),
    ("våren 2022", "2022-03-01/2022-05-31", "season", "at"),
    ("3.–6. juni 2022", "2022-06-03/2022-06-06", "day", "at"),
    ("2022", "2022", "year", "at"),
    ("16.9. kl. 9–10.30", "2021-09-16T09:00:00/2021-09-16T10:30:00", "time", "at"),
    (
      "2021-09-16T09:00/2021-09-16T10:30", "2021-09-16T09:00:00/2021-09-16T10:30:00", "time",
      "at"
    ),
    ("2021-09-16T07:00:00Z", "2021-09-16T07:00:00Z", "time", "at"),
    ("i morgen", "2021-09-02", "day", "at"),
  ]) func `an event is when people say it is`(
    _ text: String, _ when: String, _ precision: String, _ bound: String
  ) throws {
    let bench = try Bench()
    let added = bench.run(words: ["events", "add", "--title", "Prøve", "--when", text, "--json"])
    let event = try #require(added.objects.first, "\(added.err)")
    #expect(event["when"] as? String == when)
    #expect(event["precision"] as? String == precision)
    #expect(event["bound"] as? String == bound)
    let again = bench.run(words: ["events", "edit", "Prøve", "--set", "when=" + when, "--json"])
    #expect(again.objects.first?["when"] as? String == when, "JSON can be given back")
  }

  @Test func `an event recurs, and each time can be listed`() throws {
    let bench = try Bench()
    let line = "events add --title Kontaktmøte --when 2021-09-07 --recurrence"
    #expect(bench.run(line + " FREQ=SOMETIMES").code == 2)
    #expect(bench.run(line + " FREQ=MONTHLY;COUNT=3").code == 0)
    let rows = bench.run("events list kontaktmøte --occurrences --json").objects
    #expect(
      rows.map { $0["occurrence"] as? String } == ["2021-09-07", "2021-10-07", "2021-11-07"])
    let some = bench.run("events list kontaktmøte --occurrences --from 2021-10-01 --to 2021-11-01")
    #expect(some.lines.count == 1)
  }

  @Test func `answers to an event are written down, of municipalities and of people`() throws {
    let bench = try Bench()
    let line = "events attend 'Webinar om implementering' --status"
    #expect(bench.run("\(line) accepted --who frosta --who ørland").code == 0)
    #expect(bench.run("\(line) declined --who 'Åse Demo'").code == 0)
    let event = bench.run("events show 'Webinar om implementering' --json").objects[0]
    let municipalities = event["municipalities"] as? [[String: String]] ?? []
    #expect(municipalities.map { $0["status"] } == ["accepted", "accepted"])
    let people = event["people"] as? [[String: String]] ?? []
    #expect(people.map { $0["name"] } == ["Åse Demo"])
    let row = bench.run("coverage --event webinar --json")
    #expect(row.code == 1, "a title is named in full")
    let all = bench.run("coverage --event 'webinar om implementering' --json").objects
    let frosta = all.first { $0["name"] as? String == "Frosta" }
    #expect(frosta?["attendance"] as? String == "accepted")
    #expect(all.count == 3)
  }

  @Test func `projects and method pages are records like others`() throws {
    let bench = try Bench()
    #expect(
      bench.run("projects add --title Turvenn --organization frosta --from 2021-10-01").code == 0)
    let check = bench.run("projects check turvenn --json")
    #expect(check.code == 1)
    #expect(check.objects.map { $0["rule"] as? String }.count == 5)
    #expect(check.objects.allSatisfy { $0["isKept"] as? Bool == false })
    #expect(check.objects[0]["finding"] as? String == "1 organisasjon; regelen er 3–5")
    let added = bench.run(
      "methods add --title Sjekkliste --section Egne --template yes --note-kind Kaffe --text Hei")
    #expect(added.code == 0, "\(added.err)")
    let page = bench.run("methods show sjekkliste --json").objects[0]
    #expect(page["template"] as? Bool == true)
    #expect(bench.run("methods delete sjekkliste --yes").code == 0)
    #expect(bench.run("undo").code == 0)
    #expect(bench.run("methods show sjekkliste").code == 0)
  }

  @Test func `in a large store an edit starts from what the file and the others hold now`() throws {
    let bench = try Bench()
    for number in 0..<220 {
      try bench.write(Self.card(number, title: "Leder"), to: "contacts/demo-\(number).vcf")
    }
    #expect(bench.run("contacts list").code == 0)
    #expect(bench.files(in: ".samspill").contains("cache"))
    try bench.write(Self.card(7, title: "Rådgiver"), to: "contacts/demo-7.vcf")
    #expect(bench.run("contacts edit demo-7 --set note=Ringt").out == "demo-7\n")
    let shown = bench.run("contacts show demo-7 --json").objects[0]
    #expect(shown["title"] as? String == "Rådgiver" && shown["note"] as? String == "Ringt")

    try bench.write(
      "BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:org\r\nUID:ny\r\nFN:Nytt lag i Frosta\r\nNICKNAME:Laget\r\n"
        + "END:VCARD\r\n", to: "organizations/ny.vcf")
    #expect(bench.run("contacts edit demo-8 --set organization=Laget --set note=Ny").code == 0)
    #expect(bench.text(of: "contacts/demo-8.vcf")?.contains("ORG:Nytt lag i Frosta") == true)

    #expect(bench.run("contacts delete demo-198 demo-199 demo-999 --yes").code == 1)
    #expect(
      !bench.files(in: "contacts").contains { ["demo-198.vcf", "demo-199.vcf"].contains($0) })
    #expect(bench.run("contacts edit demo-199 --set note=Sent").code == 1, "it is gone")
  }

  @Test func `in a large store a list is of what the files hold now`() throws {
    let bench = try Bench()
    for number in 0..<220 {
      try bench.write(Self.card(number, title: "Leder"), to: "contacts/demo-\(number).vcf")
    }
    #expect(bench.run("contacts list").code == 0)
    for title in ["Rådgiver", "Leder", "Prest"] {
      // In place, so that the folder itself is as it was.
      try bench.write(Self.card(7, title: title), to: "contacts/demo-7.vcf")
      let rows = bench.run("contacts list --json").objects
      #expect(rows.first { $0["uid"] as? String == "demo-7" }?["title"] as? String == title)
      #expect(rows.count { $0["title"] as? String == "Leder" } == (title == "Leder" ? 220 : 219))
    }
    #expect(bench.run("contacts list finnes-ikke").out.isEmpty)
  }

  @Test func `in a large store a follow-up and its line are ticked as they are now`() throws {
    let bench = try Bench()
    for number in 0..<220 {
      try bench.write(Self.card(number, title: "Leder"), to: "contacts/demo-\(number).vcf")
    }
    bench.input = "- [ ] Sende veilederen @Demo 7\n- [ ] Ringe\n"
    #expect(bench.run("notes add --title Samtale --municipality frosta --body-file -").code == 0)
    let name = try #require(bench.files(in: "notes").first)
    #expect(bench.run("status").code == 0)
    #expect(bench.files(in: ".samspill").contains("cache"))

    func uid(_ title: String) throws -> String {
      let rows = bench.run("followups list --json").objects
      return try #require(rows.first { $0["title"] as? String == title }?["uid"] as? String)
    }
    let (guide, call) = (try uid("Sende veilederen"), try uid("Ringe"))
    let text = try #require(bench.text(of: "notes/" + name))
    try bench.write(
      text.replacingOccurrences(of: "SUMMARY:Samtale", with: "SUMMARY:Lang samtale"),
      to: "notes/" + name)
    #expect(bench.run("followups done \(guide) \(call)").out == "\(guide)\n\(call)\n")
    let note = bench.run("notes list --json").objects.first
    #expect(note?["title"] as? String == "Lang samtale")
    let lines = (note?["text"] as? String)?.split(separator: "\n") ?? []
    #expect(lines == ["- [x] Sende veilederen @Demo 7", "- [x] Ringe"])
    #expect(bench.run("followups reopen \(call)").code == 0)
    #expect(bench.run("undo").code == 0 && bench.run("undo").code == 0)
    let left = bench.run("followups list --json").objects
    #expect(left.count { $0["status"] as? String == "completed" } == 1)
  }

  private static func card(_ number: Int, title: String) -> String {
    "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:demo-\(number)\r\nFN:Demo \(number)\r\nTITLE:\(title)\r\n"
      + "END:VCARD\r\n"
  }
}
