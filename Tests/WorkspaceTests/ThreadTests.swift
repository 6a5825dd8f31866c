import Domain
import TerminalUI
import Testing

@testable import Workspace

/// Answering, posting, and recording who comes.
@Suite struct ThreadTests {
  @Test func `a reply goes to the one who wrote, into the outbox, and says so`() throws {
    var desk = Desk()
    try desk.press("3jrTakk for spørsmålet!<Ctrl-S>")
    let message = try #require(desk.savedMessage)
    #expect(message.subject == "Re: Eldreråd i planarbeidet")
    #expect(message.to.map(\.address) == ["ork@example.no"])
    #expect(message.from.map(\.address) == ["ks@example.no"])
    #expect(message.references == [RecordID("m3")])
    #expect(message.isUnsent)
    #expect(message.sent == SampleNetwork.now)
    #expect(message.text.hasPrefix("Takk for spørsmålet!"))
    #expect(message.text.contains("> Hvem har erfaring?"))
    #expect(desk.footer.contains("Lagt i utboksen, ikke sendt"))
  }

  @Test func `a new post goes to all main contacts, its first line is the subject`() throws {
    var desk = Desk()
    try desk.press("3aHvem vil være med?<Enter><Enter>Vi samler gode eksempler.<Ctrl-S>")
    let message = try #require(desk.savedMessage)
    #expect(message.subject == "Hvem vil være med?")
    #expect(message.text == "Vi samler gode eksempler.")
    #expect(message.to.count == 31)
    #expect(message.references == [])
  }

  @Test func `an empty post is not saved`() throws {
    var desk = Desk()
    try desk.press("3a<Ctrl-S>")
    #expect(desk.lastChanges == nil)
    #expect(desk.state.editor != nil)
    #expect(desk.footer.contains("Skriv noe først"))
  }

  @Test func `nothing is written before there is an address to write from`() throws {
    var home = try #require(SampleNetwork.others.first { $0.name == "KS Trøndelag" })
    home.emails = []
    let catalog = SampleNetwork.catalog.replacing([
      StoredRecord(
        .organization(home), revision: Revision(token: "x"), path: "organizations/ks.vcf")
    ])
    for keys in ["3jr", "3a"] {
      var desk = Desk(catalog, columns: 80)
      try desk.press(keys)
      #expect(desk.state.editor == nil)
      #expect(desk.screen.contains("«email DIN-ADRESSE»"))
      #expect(desk.screen.contains(".config/samspill/config"))
    }
  }

  @Test func `an answer is recorded with a digit and the next municipality is selected`() throws {
    var desk = Desk()
    try desk.press("2p1")
    let event = try #require(desk.state.catalog.event(RecordID("webinar")))
    let attendance = Attendance(at: event, in: desk.state.catalog)
    #expect(attendance.count(of: .accepted) == 25)
    #expect(desk.screen.contains("25 påmeldt"))
    #expect(desk.footer.contains("Flatanger: påmeldt"))
    guard case .answer(let id) = desk.state.selectedLine?.target else {
      Issue.record("nothing selected")
      return
    }
    #expect(desk.state.catalog.organization(id)?.shortName == "Frosta")
  }

  @Test func `Space goes round the answers`() throws {
    var desk = Desk()
    for expected in ["påmeldt", "kanskje", "avslått", "ikke svart"] {
      if expected == "påmeldt" { try desk.press("2p") }
      try desk.press("<Space>")
      #expect(desk.screen.contains("Flatanger           \(expected)"))
    }
  }

  @Test func `answers given faster than they can be stored are all kept`() throws {
    var desk = Desk(answers: false)
    try desk.press("2p133")
    #expect(desk.effects.count == 1)
    let set = try #require(desk.lastChanges)
    var store = SampleStore(SampleNetwork.catalog)
    let answer = store.answer(to: .apply(set))
    desk.take(try #require(answer))
    #expect(desk.effects.count == 2)
    guard case .put(.event(let event), let revision) = desk.lastChanges?.changes.first else {
      Issue.record("the rest was not stored")
      return
    }
    #expect(revision == Revision(token: "2"))
    let attendance = Attendance(at: event, in: desk.state.catalog)
    // Flatanger was silent; Frosta and Frøya had said yes.
    #expect(attendance.count(of: .accepted) == 23)
  }

  @Test func `the best answer of a municipality counts, and a no overrules it`() throws {
    var event = SampleNetwork.events[1]
    let heim = SampleNetwork.municipality("Heim")
    event.participants = [
      Participant(name: "Ola Demo", address: "mailto:hei@example.no", status: .accepted)
    ]
    event.setStatus(.declined, of: heim, in: SampleNetwork.catalog)
    #expect(event.participants.map(\.status) == [.declined])
    event.participants.append(
      Participant(name: "Solveig Demo", address: "urn:x-samspill:former", status: .accepted))
    event.setStatus(.tentative, of: heim, in: SampleNetwork.catalog)
    let attendance = Attendance(at: event, in: SampleNetwork.catalog)
    #expect(attendance.answers.first { $0.municipality == heim.id }?.status == .tentative)
  }
}

extension Desk {
  /// The message that was put in the outbox last.
  var savedMessage: Message? {
    for case .put(.message(let message), _) in lastChanges?.changes ?? [] { return message }
    return nil
  }
}
