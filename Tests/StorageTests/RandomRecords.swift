import CivilTime
import Domain
import TestSupport

/// Records with whatever people and programs may put into them, from a seed.
struct RandomRecords {
  var generator: SeededGenerator

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  static let kinds: [RecordKind] = [
    .contact, .organization, .event, .note, .followUp, .project,
  ]

  mutating func record(_ kind: RecordKind) -> Record {
    let id = id()
    return switch kind {
    case .contact: .contact(contact(id))
    case .organization: .organization(organization(id))
    case .event: .event(event(id))
    case .note: .note(note(id))
    case .followUp: .followUp(followUp(id))
    case .project: .project(project(id))
    case .message, .method:
      .method(
        MethodPage(
          id: id, title: text(), section: text(), links: texts(), isTemplate: flag(),
          noteKind: text(), language: text(), text: paragraph()))
    }
  }

  mutating func id() -> RecordID {
    RecordID(
      pick(["urn:uuid:", "", "a/b:", "æ ", "../"]) + "\(below(1 << 40))"
    )
  }

  mutating func contact(_ id: RecordID) -> Contact {
    Contact(
      id: id, name: word() + text(), familyName: text(), givenName: text(), organization: text(),
      title: text(), roles: (0..<below(3)).map { _ in role() }, phones: phones(), emails: emails(),
      categories: texts(), note: paragraph(), language: flag() ? "nb" : "")
  }

  mutating func organization(_ id: RecordID) -> Organization {
    let coordinate = Coordinate(latitude: Double(below(90)) + 0.5, longitude: -11.25)
    var value = Organization(
      id: id, kind: flag() ? .group : .organization, name: word() + text(),
      alternateNames: texts(), sortKey: flag() ? word() : "", categories: texts(),
      phones: phones(), emails: emails(), website: flag() ? "https://example.no/?a=1,2;3" : "",
      locality: text(), coordinate: flag() ? coordinate : nil, note: paragraph(),
      members: (0..<below(3)).map { _ in self.id() })
    if flag(), let number = Municipality.Number("50\(10 + below(80))") {
      value.categories = ["Kommune"] + texts()
      value.municipality = municipality(number, of: value)
    }
    return value
  }

  private mutating func municipality(
    _ number: Municipality.Number, of organization: Organization
  ) -> Municipality {
    let population = Municipality.Population(
      total: below(9999), over65: flag() ? below(99) : nil, over80: flag() ? below(9) : nil,
      date: flag() ? day() : nil)
    return Municipality(
      number: number, code: word(), officialName: text(), samiName: text(),
      centre: organization.locality, regions: Array(organization.categories.dropFirst()),
      population: flag() ? population : nil,
      areaSquareKilometres: flag() ? Double(below(9999)) / 4 : nil, languageForm: text(),
      tile: flag() ? Municipality.Tile(row: below(9), column: below(9)) : nil)
  }

  mutating func event(_ id: RecordID) -> Event {
    let start = ZonedDateTime(CivilDateTime(date: day(), hour: below(24)), in: zone())
    let first = day()
    let vague = VagueDate(
      from: first, through: first.adding(days: below(40)),
      precision: pick(VagueDate.Precision.allCases),
      bound: pick(VagueDate.Bound.allCases))
    let end = ZonedDateTime(start.local.adding(seconds: below(9000)), in: start.zone)
    return Event(
      id: id, title: text(), when: flag() ? .days(vague) : .timed(start: start, end: end),
      recurrence: flag() ? "FREQ=WEEKLY;BYDAY=MO,WE;COUNT=4" : "", location: text(),
      link: flag() ? "https://example.no/x?y=1;z=a,b" : "", categories: texts(),
      status: Event.Status.allCases.randomElement(using: &generator), participants: participants(),
      text: paragraph())
  }

  mutating func note(_ id: RecordID) -> Note {
    Note(
      id: id, title: text(), date: flag() ? day() : nil, text: paragraph(), categories: texts(),
      status: flag() ? Note.Status.allCases.randomElement(using: &generator) : nil,
      isConfidential: flag(), participants: participants(), event: flag() ? self.id() : nil)
  }

  mutating func followUp(_ id: RecordID) -> FollowUp {
    let status = pick(FollowUp.Status.allCases)
    return FollowUp(
      id: id, title: text(), due: flag() ? day() : nil, status: status,
      completed: status == .completed ? day() : nil, priority: below(10),
      participants: participants(), note: flag() ? self.id() : nil, categories: texts(),
      text: paragraph())
  }

  mutating func project(_ id: RecordID) -> Project {
    Project(
      id: id, title: text(), from: flag() ? day() : nil, through: flag() ? day() : nil,
      text: paragraph(), participants: participants(), categories: texts())
  }

  mutating func participants() -> [Participant] {
    (0..<below(4)).map { number in
      Participant(
        kind: flag() ? .person : .organization, name: text() + "\"^;:,'" + word(),
        address: flag() ? "mailto:\(word())\(number)@example.no" : "urn:x-samspill:\(number)",
        status: pick(Participant.Status.allCases))
    }
  }

  /// A line of text without blanks at its ends, now and then empty.
  mutating func text() -> String {
    (0..<below(6)).map { _ in word() }.joined(separator: " ")
  }

  mutating func texts() -> [String] {
    (0..<below(4)).map { "\($0)" + word() }
  }

  /// Text of several lines, longer than a line of a file.
  mutating func paragraph() -> String {
    (0..<below(5)).map { _ in text() + word() + text() }.joined(separator: "\n")
  }

  mutating func word() -> String {
    let words = [
      "Åse", "a,b", "c;d", "e:f", "\\n", "\\", "\"q\"", "=41", "🏔️🇳🇴", "Raarvihke", "tjïelte",
      "- [ ] Sende veilederen @Åse Demo fredag", "BEGIN:VCARD", "^n", "100%", "#Frosta", "é\u{301}",
    ]
    return pick(words)
  }

  mutating func day() -> CivilDate {
    CivilDate(dayNumber: 15_000 + below(9000))
  }

  /// One of `choices`, of which there must be some.
  mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
    choices[below(choices.count)]
  }

  mutating func flag() -> Bool {
    Bool.random(using: &generator)
  }

  mutating func below(_ limit: Int) -> Int {
    Int.random(in: 0..<limit, using: &generator)
  }

  private mutating func zone() -> ZonedDateTime.Zone {
    pick([.utc, .floating, .named("Europe/Oslo"), .named("Mars/Phobos")])
  }

  private mutating func role() -> Contact.Role {
    Contact.Role(
      title: word(), from: flag() ? day() : nil, through: flag() ? day() : nil)
  }

  private mutating func phones() -> [PhoneNumber] {
    (0..<below(3)).map { PhoneNumber(flag() ? "tel:+479526551\($0)" : "952 65 51\($0); 2") }
  }

  private mutating func emails() -> [String] {
    (0..<below(3)).map { "\(word())\($0)@example.no" }
  }
}
