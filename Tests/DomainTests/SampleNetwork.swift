import CivilTime
import Domain
import Testing

/// A small network for tests: three municipalities, a home organisation, four people.
enum Sample {
  static let frosta = municipality("Frosta", "5036", population: 2609, over80: 170)
  static let snasa = municipality("Snåsa", "5041", population: 2054, over80: 157)
  static let royrvik = municipality(
    "Raarvihke – Røyrvik", "5043", population: 459, over80: 32, sortKey: "Røyrvik")
  static let home = Organization(id: RecordID("home"), name: "KS Trøndelag")

  static let kari = Contact(
    id: RecordID("kari"), name: "Kari Demo", familyName: "Demo", givenName: "Kari",
    organization: "Frosta kommune", roles: [Contact.Role(title: "Hovedkontakt Leve hele livet")],
    phones: [PhoneNumber("tel:+4795265512")], emails: ["Kari.Demo@example.no"])
  static let ase = Contact(
    id: RecordID("urn:uuid:ase"), name: "Åse Demo", organization: "Snåsa",
    emails: ["aase@example.no"])
  static let kohler = Contact(id: RecordID("kohler"), name: "Ingrid Demo Køhler")
  static let adviser = Contact(
    id: RecordID("adviser"), name: "Moa Demo", organization: "ks trøndelag",
    emails: ["moa@example.no"])

  static func municipality(
    _ name: String, _ number: String, population: Int, over80: Int, sortKey: String = ""
  ) -> Organization {
    let facts = Municipality.Number(number).map {
      Municipality(
        number: $0, population: Municipality.Population(total: population, over80: over80))
    }
    return Organization(
      id: RecordID("m" + number), name: name + " kommune", sortKey: sortKey, municipality: facts)
  }

  /// The sample with more records, and their conversations, in it.
  static func catalog(_ records: [Record] = [], conversations: [Conversation] = []) -> Catalog {
    let organizations = [royrvik, snasa, frosta, home].map(Record.organization)
    let contacts = [kari, ase, kohler, adviser].map(Record.contact)
    return Catalog(
      network: NetworkDescription(
        name: "sample", titles: [:], timeZone: "Europe/Oslo", language: "nb",
        homeOrganization: "KS Trøndelag"),
      records: (organizations + contacts + records).map {
        StoredRecord($0, revision: Revision(token: "1"), path: "x")
      },
      conversations: conversations)
  }

  static func event(
    _ id: String, _ title: String, _ day: CivilDate, participants: [Participant] = [],
    status: Event.Status? = nil
  ) -> Event {
    Event(
      id: RecordID(id), title: title, when: .days(VagueDate(day)), status: status,
      participants: participants)
  }

  static func message(
    _ id: String, from: Contact, to: [Contact] = [], on day: CivilDate, flags: Message.Flags = []
  ) -> Message {
    func mailbox(_ contact: Contact) -> Message.Mailbox {
      Message.Mailbox(name: contact.name, address: contact.emails.first?.uppercased() ?? "")
    }
    return Message(
      id: RecordID(id), subject: "Om " + id, from: [mailbox(from)], to: to.map(mailbox),
      sent: Instant(secondsSince1970: day.dayNumber * 86_400 + 36_000), flags: flags)
  }

  static func conversation(_ messages: [Message]) -> Conversation {
    Conversation(
      id: messages.first?.id ?? RecordID(""), subject: messages.first?.subject ?? "",
      entries: messages.enumerated().map {
        Conversation.Entry(message: $0.element.id, depth: $0.offset)
      },
      latest: messages.compactMap(\.sent).max())
  }
}

/// A day from its ISO form.
func day(_ text: String) throws -> CivilDate {
  try #require(CivilDate(iso: text))
}
