import CivilTime
import Domain
import TestSupport

/// A network for tests: the real municipalities, generated people who are visibly a demo, and a
/// calendar, notes, follow-ups and threads around 1 September 2021.
enum SampleNetwork {
  static let today = day(2021, 9, 1)
  static let now = Instant(secondsSince1970: 1_630_483_200)

  static func day(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
    CivilDate(year: year, month: month, day: day) ?? CivilDate(dayNumber: 0)
  }

  static let description = NetworkDescription(
    name: "trondelag",
    titles: [
      "nb": "Leve hele livet i Trøndelag", "nn": "Leve heile livet i Trøndelag",
      "en": "Leve hele livet in Trøndelag",
    ], timeZone: "Europe/Oslo", language: "nb", homeOrganization: "KS Trøndelag")

  /// The whole sample.
  static let catalog = Catalog(
    network: description,
    records: stored(
      municipalities.map(Record.organization) + others.map(Record.organization)
        + contacts.map(Record.contact) + events.map(Record.event) + notes.map(Record.note)
        + followUps.map(Record.followUp) + messages.map(Record.message)
        + methods.map(Record.method) + projects.map(Record.project)),
    conversations: conversations, problems: problems)

  /// The municipalities and nothing else.
  static let empty = Catalog(
    network: description, records: stored(municipalities.map(Record.organization)))

  static func stored(_ records: [Record], revision: String = "1") -> [StoredRecord] {
    records.map { record in
      StoredRecord(
        record, revision: Revision(token: revision), path: "\(record.key.kind)/\(record.key.id)")
    }
  }

  static let municipalities: [Organization] = SampleMunicipalities.table.split(separator: "\n")
    .compactMap { line in
      let parts = line.split(separator: "|", omittingEmptySubsequences: false).map {
        String($0.drop { $0 == " " })
      }
      guard parts.count == 11, let number = Municipality.Number(parts[0]),
        let row = Int(parts[2]), let column = Int(parts[3]), let total = Int(parts[8])
      else { return nil }
      let facts = Municipality(
        number: number, code: parts[1], samiName: parts[5], centre: parts[6],
        regions: parts[7].split(separator: ";").map { String($0.drop { $0 == " " }) },
        population: Municipality.Population(
          total: total, over65: Int(parts[9]), over80: Int(parts[10]), date: day(2021, 1, 1)),
        tile: Municipality.Tile(row: row, column: column))
      let sortKey = parts[4].hasPrefix("Raarvihke") ? "Raarvihke" : ""
      return Organization(
        id: RecordID("municipality-" + parts[0]), name: parts[4] + " kommune", sortKey: sortKey,
        categories: ["Kommune"], website: "https://example.no/\(parts[1].lowercased())",
        municipality: facts)
    }

  static let others = [
    Organization(
      id: RecordID("ks"), name: "KS Trøndelag", categories: ["Støtteapparat"],
      emails: ["ks@example.no"], locality: "Trondheim"),
    Organization(
      id: RecordID("statsforvalteren"), name: "Statsforvalteren i Trøndelag",
      categories: ["Støtteapparat"], locality: "Steinkjer"),
  ]

  static func municipality(_ name: String) -> Organization {
    municipalities.first { $0.shortName == name } ?? Organization(id: RecordID("?"), name: "?")
  }

  /// A main contact for every municipality but seven, and two more people.
  static let contacts: [Contact] = {
    let givenNames = [
      "Kari", "Ola", "Åse", "Per", "Eva", "Liv", "Nils", "Ragnhild", "Tor", "Øyvind",
    ]
    let without: Set = ["Grong", "Leka", "Osen", "Rindal", "Tydal", "Meråker", "Namsskogan"]
    var contacts: [Contact] = []
    for (index, municipality) in municipalities.enumerated()
    where !without.contains(municipality.shortName) {
      let given = givenNames[index % givenNames.count]
      let code = municipality.municipality?.code.lowercased() ?? ""
      contacts.append(
        Contact(
          id: RecordID("contact-\(code)"), name: "\(given) Demo", familyName: "Demo",
          givenName: given, organization: municipality.name, title: "Rådgiver",
          roles: [Contact.Role(title: "Hovedkontakt Leve hele livet", from: day(2020, 1, 15))],
          phones: [PhoneNumber("+4790000\(100 + index)")], emails: ["\(code)@example.no"]))
    }
    contacts.append(
      Contact(
        id: RecordID("former"), name: "Solveig Demo", familyName: "Demo", givenName: "Solveig",
        organization: "Heim kommune",
        roles: [
          Contact.Role(
            title: "Hovedkontakt Leve hele livet", from: day(2019, 3, 1), through: day(2019, 12, 31)
          )
        ]))
    contacts.append(
      Contact(
        id: RecordID("adviser"), name: "Mari Demo", familyName: "Demo", givenName: "Mari",
        organization: "KS Trøndelag", title: "Prosjektveileder", emails: ["mari@example.no"]))
    return contacts
  }()

  static let events: [Event] = [
    Event(
      id: RecordID("webinar"), title: "Webinar om implementering",
      when: .days(VagueDate(day(2021, 9, 16))), location: "Teams",
      link: "https://example.no/webinar", categories: ["Webinar"], status: .confirmed,
      participants: municipalities.prefix(24).map { Participant($0, status: .accepted) }
        + municipalities.dropFirst(24).prefix(2).map { Participant($0, status: .declined) },
      text: "Om å gå fra plan til handling."),
    Event(
      id: RecordID("conference"), title: "Helse- og omsorgskonferansen",
      when: .days(VagueDate(day(2021, 10, 5))), categories: ["Konferanse"], status: .confirmed),
    Event(
      id: RecordID("dialogue"), title: "Regionale dialogmøter: Fra ord til handling",
      when: .days(VagueDate(monthOf: day(2021, 11, 1))), categories: ["Dialogmøte"]),
    Event(
      id: RecordID("deadline"), title: "Søknadsfrist, mobiliseringsprosjektet",
      when: .days(VagueDate(day(2021, 5, 1), bound: .by)), categories: ["Frist"]),
    Event(
      id: RecordID("gathering"), title: "Samling for hovedkontaktene",
      when: .timed(
        start: ZonedDateTime(
          CivilDateTime(date: day(2021, 8, 20), hour: 9), in: .named("Europe/Oslo")),
        end: ZonedDateTime(
          CivilDateTime(date: day(2021, 8, 20), hour: 10, minute: 30), in: .named("Europe/Oslo"))),
      categories: ["Samling"],
      participants: municipalities.dropFirst(3).prefix(20).map {
        Participant($0, status: .accepted)
      }),
  ]

  static let notes: [Note] = [
    Note(
      id: RecordID("note-heim"), title: "Dialogmøte med Heim", date: day(2021, 8, 28),
      text: """
        # Dialogmøte med Heim

        ## Hva er dere gode på?

        **Besøksvenner** på tvers av generasjoner.

        ## Avtalt oppfølging

        - [ ] Sende veilederen @Åse Demo innen 30. august
        - [x] Dele notatet
        """, categories: ["Dialogmøte"], status: .final,
      participants: [Participant(municipality("Heim"))]),
    Note(
      id: RecordID("note-call"), title: "Telefonsamtale, Hitra", date: day(2021, 5, 11),
      text: "Om planen for høsten.", categories: ["Telefonsamtale"], status: .final,
      participants: [Participant(municipality("Hitra"))]),
  ]

  static let followUps: [FollowUp] = [
    FollowUp(
      id: RecordID("guide"), title: "Sende veilederen", due: day(2021, 8, 30),
      participants: [
        Participant(name: "Åse Demo", address: "mailto:hei@example.no"),
        Participant(municipality("Heim")),
      ], note: RecordID("note-heim")),
    FollowUp(
      id: RecordID("date"), title: "Avklare dato for dialogmøte, Fosen", due: day(2021, 9, 3),
      participants: [Participant(name: "Mari Demo", address: "mailto:mari@example.no")]),
    FollowUp(
      id: RecordID("plan"), title: "Lese planutkastet fra Røros", due: day(2021, 9, 20),
      participants: [Participant(municipality("Røros"))]),
    FollowUp(
      id: RecordID("shared"), title: "Dele notatet", due: day(2021, 8, 27), status: .completed,
      completed: day(2021, 8, 28), note: RecordID("note-heim")),
  ]

  static let messages: [Message] = [
    message(
      "m1", "Besøksvenn på tvers av generasjoner", from: "snå", at: (8, 30), text: "Vi har startet."
    ),
    message(
      "m2", "Re: Besøksvenn på tvers av generasjoner", from: "lie", at: (8, 31), answers: ["m1"],
      text: """
        Så fint! Hvordan fant dere dem?

        Snåsa skrev:
        > Vi har startet.
        > Tolv besøksvenner er med.

        Hilsen Lierne
        """, isSeen: false),
    message("m3", "Eldreråd i planarbeidet", from: "ork", at: (8, 29), text: "Hvem har erfaring?"),
    message(
      "m4", "Spørsmål om handlingsdelen", from: "rør", at: (8, 23),
      text: "Hvor konkret bør den være?"),
  ]

  static func message(
    _ id: String, _ subject: String, from code: String, at date: (month: Int, day: Int),
    answers references: [String] = [], text: String, isSeen: Bool = true
  ) -> Message {
    let contact = contacts.first { $0.id.rawValue == "contact-\(code)" }
    let sent = CivilDateTime(date: day(2021, date.month, date.day), hour: 10)
    return Message(
      id: RecordID(id), subject: subject,
      from: [
        Message.Mailbox(
          name: contact?.name ?? "Demo", address: contact?.emails.first ?? "\(code)@example.no")
      ], sent: Instant(secondsSince1970: sent.secondsSince1970), sentLocal: sent,
      references: references.map { RecordID($0) }, flags: isSeen ? .seen : [], text: text)
  }

  static let conversations: [Conversation] = [
    conversation(["m1", "m2"]), conversation(["m3"]), conversation(["m4"]),
  ]

  static func conversation(_ ids: [String]) -> Conversation {
    let found = ids.compactMap { id in messages.first { $0.id.rawValue == id } }
    return Conversation(
      id: RecordID(ids[0]), subject: found.first?.subject ?? "",
      entries: found.enumerated().map { .init(message: $1.id, depth: $0) },
      latest: found.compactMap(\.sent).max())
  }

  static let projects = [
    Project(
      id: RecordID("walks"), title: "Turvenner på tvers", from: day(2021, 9, 1),
      through: day(2022, 6, 30), text: "## Mål\n\nFlere kommer seg ut.",
      participants: [Participant(municipality("Heim")), Participant(others[0])],
      categories: ["FN 3"])
  ]

  static let methods: [MethodPage] = [
    MethodPage(
      id: RecordID("six"), title: "Gode spørsmål i mobilisering av ressurser",
      section: "Mobilisering og samskaping", links: ["https://example.no/metode"], language: "nb",
      text: "# Gode spørsmål\n\n1. Hva kan vi oppnå sammen?\n2. Hvem kan hjelpe til?"),
    MethodPage(
      id: RecordID("template-nb"), title: "Dialogmøte", section: "Notatmaler", isTemplate: true,
      noteKind: "Dialogmøte", language: "nb",
      text: """
        # {{title}}

        - Dato: {{date}}
        - Kommuner: {{municipalities}}

        ## Hva er dere gode på?

        ## Avtalt oppfølging

        - [ ] 
        """),
    MethodPage(
      id: RecordID("template-call-nb"), title: "Telefonsamtale", section: "Notatmaler",
      isTemplate: true, noteKind: "Telefonsamtale", language: "nb",
      text:
        "# {{title}}\n\n- Dato: {{date}}\n- Samtale med: {{participants}}\n\n## Hva gjaldt det?\n"),
  ]

  static let problems = [
    Problem(
      path: "contacts/broken.vcf", line: 12, severity: .error, code: "syntax",
      message: "no colon in this line")
  ]
}
