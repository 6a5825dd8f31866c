import CivilTime
import Domain
import TestSupport
import Testing

private let people = [
  Contact(id: RecordID("ase"), name: "Åse Demo", organization: "Frosta kommune"),
  Contact(id: RecordID("ase2"), name: "Åse Demo Hansen", organization: "Snåsa kommune"),
  Contact(id: RecordID("nina"), name: "Nina B. Demostad"),
  Contact(id: RecordID("per"), name: "Per-Arne Prøve"),
]

private func network() -> Catalog {
  Catalog(
    network: NetworkDescription(name: "", titles: [:], timeZone: "", language: "nb"),
    records: (people.map(Record.contact)
      + [
        Sample.frosta, Sample.snasa, Sample.royrvik, Sample.home,
        Sample.municipality("Indre Fosen", "5054", population: 1, over80: 0),
      ]
      .map(Record.organization))
      .map { StoredRecord($0, revision: Revision(token: "1"), path: "") })
}

/// The line as `title | due | people | organisations | hints`, without what is missing.
private func read(_ line: String) throws -> String {
  let (text, base) = ("- [ ] " + line, try day("2021-09-01"))
  let lines = NoteLine.lines(in: text, base: base, directory: MentionDirectory(network()))
  let few = MentionDirectory(network(), mentionedIn: text)
  #expect(NoteLine.lines(in: text, base: base, directory: few) == lines)
  let found = try #require(lines.first)
  let parts: [String?] = [
    found.title, found.due.map(\.description), found.people.map(\.rawValue).joined(separator: " "),
    found.organizations.map(\.rawValue).joined(separator: " "),
    found.hints.map { "\($0)".prefix { $0 != "(" } }.joined(separator: " "),
  ]
  return parts.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " | ")
}

@Test(
  arguments: [
    ("Sende veilederen @Åse Demo fredag", "Sende veilederen | 2021-09-03 | ase"),
    ("Avklare dato #Frosta innen 15.10", "Avklare dato | 2021-10-15 | m5036"),
    ("Ringe @aase demo hansen i morgon", "Ringe | 2021-09-02 | ase2"),
    ("@Nina B. Demostad: bestille rom", "bestille rom | nina"),
    ("Sende til #Indre Fosen", "Sende til Indre Fosen | m5054"),
    (
      "Be @Per-Arne Prøve ringe #Snåsa neste tirsdag",
      "Be Per-Arne Prøve ringe | 2021-09-07 | per | m5041"
    ),
    ("Rapport uke 41", "Rapport | 2021-10-15"),
    ("Rapport veke 41 #5043", "Rapport | 2021-10-15 | m5043"),
    ("Møtes om to uker", "Møtes | 2021-09-15"), ("Send 15.10.2021.", "Send | 2021-10-15"),
    ("Send senest 15. oktober", "Send | 2021-10-15"),
    ("Ring fredag om budsjett", "Ring om budsjett | 2021-09-03"),
    ("Svare på e-post fra kari@example.no", "Svare på e-post fra kari@example.no"),
    ("Møte kl. 9.10 fredag", "Møte kl. 9.10 | 2021-09-03"),
    ("@Nina fredag", "Nina fredag | 2021-09-03 | nina"),
    ("Call @Nina by October 15", "Call | 2021-10-15 | nina"),
    ("Ring mandag 15.11 (@Nina)", "Ring | 2021-11-15 | nina"),
    ("Følge opp #KS Trøndelag", "Følge opp | home"), ("Bare en tekst", "Bare en tekst"),
    ("Referat fra 3.9 sendes innen fredag", "Referat fra 3.9 sendes | 2021-09-03"),
    // What needs a look before saving.
    ("Ringe @Åse", "Ringe @Åse | ambiguousPerson"),
    ("Ringe @Ukjent Person", "Ringe @Ukjent Person | unknownPerson"),
    ("Dele #aldersvennlig", "Dele #aldersvennlig | unknownOrganization"),
    ("Møte i november", "Møte | 2021-11-30 | vagueDate"),
    ("Ring 1.8.2021", "Ring | 2021-08-01 | pastDate"),
    ("Ring mandag 16.9.2021", "Ring | 2021-09-16 | wrongWeekday"),
    ("Ring fredag, send mandag", "Ring fredag, send | 2021-09-06 | severalDates"),
  ])
func `a line tells what, who, where and when`(line: String, expected: String) throws {
  #expect(try read(line) == expected)
}

@Test func `boxes are found in lists and not in code`() throws {
  let text = """
    # Møte
    - [ ] en
      * [x] to
    + [X] tre
    - [ ]
    -[ ] nei
    - [] nei

    Slik skrives en linje:

        - [ ] kode
    ```
    - [ ] kode
    ```
    1. liste
        - [ ] fire
    """
  let lines = NoteLine.lines(
    in: text, base: try day("2021-09-01"), directory: MentionDirectory(network()))
  #expect(lines.map(\.title) == ["en", "to", "tre", "fire"])
  #expect(lines.map(\.isTicked) == [false, true, true, false])
  #expect(lines.map(\.lineIndex) == [1, 2, 3, 15])
}

@Test func `a name that fits several is the one that the note is about`() throws {
  let note = Note(
    id: RecordID("n"), title: "", date: try day("2021-09-01"), text: "- [ ] Ringe @Åse",
    participants: [Participant(Sample.snasa)])
  let plan = NoteFollowUps.plan(note, in: network(), today: try day("2021-09-01")) {
    RecordID("new")
  }
  #expect(plan.items.first?.line.people == [RecordID("ase2")])
}

@Test func `understood names and dates can be marked`() throws {
  let text = "Åpning\n- [ ] Sende @Åse Demo fredag"
  let lines = NoteLine.lines(
    in: text, base: try day("2021-09-01"), directory: MentionDirectory(network()))
  let bytes = Array(text.utf8)
  #expect(
    lines.first?.understood.map { String(decoding: bytes[$0], as: UTF8.self) }
      == ["@Åse Demo", "fredag"])
}

@Test func `no note makes the reading of lines fail`() throws {
  let pieces = [
    "- [ ] ", "@", "#", "Åse", "Demo", " ", "\n", "fredag", "15.10", "–", "```", "x", ".", "\r",
  ]
  let (directory, base) = (MentionDirectory(network()), try day("2021-09-01"))
  for seed in 0..<1000 as Range<UInt64> {
    var generator = SeededGenerator(seed: seed)
    let text = (0..<Int.random(in: 0...14, using: &generator))
      .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
    for line in NoteLine.lines(in: text, base: base, directory: directory) {
      #expect(!line.title.isEmpty, "\(text)")
      #expect(line.understood.allSatisfy { $0.upperBound <= text.utf8.count })
    }
  }
}
