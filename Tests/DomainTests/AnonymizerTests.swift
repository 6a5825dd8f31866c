import CivilTime
import Testing

@testable import Domain

/// Masking people for demonstrations.
@Suite struct AnonymizerTests {
  private let network = NetworkDescription(
    name: "test", titles: ["nb": "Leve hele livet i Test"], timeZone: "Europe/Oslo",
    language: "nb")

  private func catalog(_ records: Record...) -> Catalog {
    let frosta = Organization(
      id: RecordID("urn:uuid:f"), name: "Frosta kommune", emails: ["post@frosta.example.no"],
      municipality: Municipality.Number("5036").map { Municipality(number: $0) })
    let people = [
      Contact(
        id: RecordID("urn:uuid:2"), name: "Åse B. Demo", organization: "Frosta kommune",
        phones: [PhoneNumber("+4795012345")], emails: ["aase@example.org"]),
      Contact(id: RecordID("urn:uuid:1"), name: "Kåre Demo", note: "Gift med Åse B. Demo."),
    ]
    let all = [Record.organization(frosta)] + people.map(Record.contact) + records
    return Catalog(
      network: network,
      records: all.map { StoredRecord($0, revision: Revision(token: "1"), path: "x") })
  }

  struct Case: CustomTestStringConvertible {
    let text: String
    let masked: String

    var testDescription: String { text }
  }

  @Test(arguments: [
    Case(text: "Møte med Åse B. Demo i dag", masked: "Møte med Person 2 i dag"),
    Case(text: "Møte med aase b demo i dag", masked: "Møte med Person 2 i dag"),
    Case(text: "Åse\nB. Demo, Kåre Demo.", masked: "Person 2, Person 1."),
    Case(text: "@Åse og @Kåre: ring!", masked: "@Person 2 og @Person 1: ring!"),
    Case(text: "Demo ringte", masked: "Person ringte"),
    Case(text: "en demo i Frosta kommune", masked: "en demo i Frosta kommune"),
    Case(text: "Skriv til aase@example.org.", masked: "Skriv til person2@example.no."),
    Case(text: "Ukjent: x.y+z@a.no", masked: "Ukjent: person@example.no"),
    Case(text: "post@frosta.example.no", masked: "post1@example.no"),
    Case(text: "Ring 950 12 345 eller 95012345", masked: "Ring 00 00 00 00 eller 00 00 00 00"),
    Case(text: "95 01 23 45, +47 95 01 23 45", masked: "00 00 00 00, 00 00 00 00"),
    Case(text: "16.09.2021 og 2021-09-16 kl. 09.00", masked: "16.09.2021 og 2021-09-16 kl. 09.00"),
    Case(text: "i 2020 2021, 471 124 innbyggere", masked: "i 2020 2021, 471 124 innbyggere"),
    Case(text: "Åsen og Demografi", masked: "Åsen og Demografi"),
    Case(text: "@ + a@ @b.no", masked: "@ + a@ @b.no"), Case(text: "", masked: ""),
  ]) func `names, addresses and numbers in running text are masked`(_ example: Case) {
    #expect(Anonymizer(catalog()).masked(example.text) == example.masked)
  }

  @Test func `a contact is another person, of the same organisation`() throws {
    let masked = catalog().anonymized()
    let contact = try #require(masked.contact(RecordID("urn:uuid:2")))
    #expect(contact.name == "Person 2")
    #expect((contact.givenName, contact.familyName) == ("Person", "2"))
    #expect(contact.organization == "Frosta kommune")
    #expect(contact.phones.map(\.e164) == ["+4700000020"])
    #expect(contact.emails == ["person2@example.no"])
    #expect(masked.contact(RecordID("urn:uuid:1"))?.note == "Gift med Person 2.")
    #expect(masked.contacts.map(\.name) == ["Person 1", "Person 2"])
  }

  @Test func `links between records hold`() throws {
    let contact = Contact(
      id: RecordID("urn:uuid:2"), name: "Åse B. Demo", emails: ["aase@example.org"])
    let stranger = Participant(name: "Per Ukjent", address: "mailto:per@example.org")
    let note = Note(
      id: RecordID("n"), title: "Åse og Per Ukjent", date: nil,
      participants: [Participant(contact), stranger])
    let message = Message(
      id: RecordID("m"), subject: "Hei",
      from: [.init(name: "Åse B. Demo", address: "AASE@example.org")],
      to: [
        .init(name: "Leve hele livet i Test", address: "liste@example.org"),
        .init(name: "Frosta kommune", address: "post@frosta.example.no"),
      ], text: "Hilsen Åse")
    let masked = catalog(.note(note), .message(message)).anonymized()
    let people = try #require(masked.note(RecordID("n")))
    #expect(people.title == "Person 2 og Person 4")
    #expect(people.participants.map(\.name) == ["Person 2", "Person 4"])
    #expect(masked.contact(for: people.participants[0])?.id == RecordID("urn:uuid:2"))
    let mail = try #require(masked.messages[RecordID("m")])
    #expect(masked.contact(for: mail.from[0])?.name == "Person 2")
    #expect(mail.to.map(\.name) == ["Leve hele livet i Test", "Frosta kommune"])
    #expect(masked.organization(for: mail.to[1])?.name == "Frosta kommune")
    #expect(mail.text == "Hilsen Person 2")
  }
}
