import CivilTime
import Domain
import TerminalUI
import Testing

@testable import Workspace

/// Adding and editing contacts, events, follow-ups and organisations.
@Suite struct FormTests {
  @Test func `a contact added on a municipality's page is its main contact`() throws {
    var desk = Desk()
    try desk.press(
      "gkrindal<Enter>aGuri Demo<Tab><Tab><Tab>Rådgiver<Tab><Tab>987 65 432<Tab>guri@example.no<Ctrl-S>"
    )
    let contact = try #require(desk.state.catalog.contacts.first { $0.name == "Guri Demo" })
    #expect(contact.organization == "Rindal kommune")
    #expect(contact.isMainContact(on: SampleNetwork.today))
    #expect(contact.familyName == "Demo")
    #expect(contact.phones.first?.e164 == "+4798765432")
    #expect(desk.screen.contains("32/38 har hovedkontakt"))
    #expect(desk.footer.contains("Lagt til: Guri Demo · u angre"))
    #expect(desk.state.overlays.isEmpty)
  }

  @Test func `editing keeps what was not touched, and ends a role instead of dropping it`() throws {
    var desk = Desk()
    try desk.press("gkheim<Enter><Enter>e<Tab><Tab><Space><Ctrl-S>")
    let contact = try #require(desk.state.catalog.contact(RecordID("contact-hei")))
    #expect(contact.phones == SampleNetwork.catalog.contact(RecordID("contact-hei"))?.phones)
    #expect(contact.roles.map(\.through) == [SampleNetwork.day(2021, 8, 31)])
    #expect(!contact.isMainContact(on: SampleNetwork.today))
  }

  @Test(arguments: [
    ("november 2021", Event.When.days(VagueDate(monthOf: SampleNetwork.day(2021, 11, 1)))),
    ("innen 1. mai 2022", .days(VagueDate(SampleNetwork.day(2022, 5, 1), bound: .by))),
    (
      "16.9. kl. 9–10.30",
      .timed(
        start: ZonedDateTime(
          CivilDateTime(date: SampleNetwork.day(2021, 9, 16), hour: 9), in: .named("Europe/Oslo")),
        end: ZonedDateTime(
          CivilDateTime(date: SampleNetwork.day(2021, 9, 16), hour: 10, minute: 30),
          in: .named("Europe/Oslo")))
    ),
  ])
  func `an event is when people say it is`(typed: String, when: Event.When) throws {
    var desk = Desk()
    try desk.press("2aNettverksmøte<Tab>")
    for character in typed { desk.take(.terminal(.key(.character(character)))) }
    try desk.press("<Ctrl-S>")
    let event = try #require(desk.state.catalog.events.first { $0.title == "Nettverksmøte" })
    #expect(event.when == when)
  }

  @Test func `what is wrong is said beside the field and the form stays open`() throws {
    var desk = Desk()
    try desk.press("2aMøte<Tab>en gang<Ctrl-S>")
    #expect(desk.lastChanges == nil)
    #expect(desk.screen.contains("! Skriv f.eks. 16.9. kl. 9–10.30, november, innen 1. mai."))
    try desk.press("<Ctrl-U>12. oktober<Ctrl-S>")
    #expect(desk.lastChanges != nil)
  }

  @Test func `a name, a mail address and a phone number are checked`() throws {
    var desk = Desk()
    try desk.press("1a<Ctrl-S>")
    #expect(desk.screen.contains("! Skriv et navn."))
    try desk.press("Guri<Tab><Tab><Tab><Tab><Tab>abc<Ctrl-S>")
    #expect(desk.screen.contains("! Et telefonnummer er"))
    try desk.press("<Ctrl-U><Tab>guri(a)example<Ctrl-S>")
    #expect(desk.screen.contains("! En e-postadresse ser ut som"))
    #expect(desk.lastChanges == nil)
  }

  @Test func `Enter goes from field to field and saves at the last`() throws {
    var desk = Desk()
    try desk.press("4aRinge Mari<Enter>fredag<Enter>Mari<Enter>frosta<Enter><Enter>")
    let followUp = try #require(desk.state.catalog.followUps.first { $0.title == "Ringe Mari" })
    #expect(followUp.due == SampleNetwork.day(2021, 9, 3))
    #expect(followUp.participants.map(\.name) == ["Mari Demo", "Frosta kommune"])
  }

  @Test func `an untouched form closes without a word, a touched one asks`() throws {
    var desk = Desk()
    try desk.press("1a<Esc>")
    #expect(desk.state.overlays.isEmpty)
    try desk.press("1ax<Esc>")
    #expect(desk.screen.contains("Det du har fylt ut, er ikke lagret."))
    try desk.press("t")
    #expect(desk.state.overlays.count == 1)
    try desk.press("<Esc>f")
    #expect(desk.state.overlays.isEmpty)
  }

  @Test func `deleting goes to the trash and can be undone`() throws {
    var desk = Desk()
    try desk.press("2d")
    #expect(
      desk.lastChanges?.changes
        == [.delete(RecordKey(.event, RecordID("webinar")), basedOn: Revision(token: "1"))])
    #expect(desk.footer.contains("Slettet: Webinar om implementering · u angre"))
    try desk.press("u")
    #expect(desk.effects.last == .undo)
    desk.take(.undone(label: "Slettet: Webinar om implementering", SampleNetwork.catalog))
    #expect(desk.footer.contains("Angret: Slettet: Webinar om implementering"))
    try desk.press("<Ctrl-R>")
    #expect(desk.effects.last == .redo)
  }

  @Test func `a municipality is not deleted by a slip of the finger`() throws {
    var desk = Desk()
    try desk.press("1d")
    #expect(desk.effects == [])
    #expect(desk.footer.contains("Dette kan ikke slettes herfra."))
  }

  @Test func `a failure is told in a sentence and the form stays with what was typed`() throws {
    var desk = Desk(answers: false)
    try desk.press("1aGuri Demo<Ctrl-S>")
    let set = try #require(desk.lastChanges)
    desk.take(.failed(.system(path: "contacts/x.vcf", reason: .noSpace), set))
    #expect(desk.screen.contains("det er ikke mer plass på disken"))
    #expect(desk.screen.contains("Guri Demo"))
    try desk.press("<Ctrl-S>")
    #expect(desk.effects.count == 2)
  }

  @Test func `a conflict shows both and lets the user choose`() throws {
    var desk = Desk(answers: false)
    try desk.press("2e<End> for alle<Ctrl-S>")
    let set = try #require(desk.lastChanges)
    var theirs = SampleNetwork.events[0]
    theirs.location = "Zoom"
    let failure = ChangeFailure.conflict(
      RecordKey(.event, theirs.id), theirs: .event(theirs))
    desk.take(.failed(failure, set))
    #expect(desk.screen.contains("Endret to steder"))
    #expect(desk.screen.contains("+ Webinar om implementering for alle"))
    #expect(desk.screen.contains("+ Zoom"))
    var other = desk
    try desk.press("1")
    #expect(desk.effects.count == 2)
    #expect(desk.lastChanges?.changes.count == 1)
    try other.press("2")
    #expect(other.effects.count == 1)
    #expect(other.state.overlays.isEmpty)
  }

  @Test func `the user's version takes the place of what was shown, and of nothing newer`() throws {
    var desk = Desk(answers: false)
    try desk.press("2e<End> for alle<Ctrl-S>")
    let set = try #require(desk.lastChanges)
    let key = RecordKey(.event, SampleNetwork.events[0].id)
    func other(_ location: String) -> StoredRecord {
      var event = SampleNetwork.events[0]
      event.location = location
      return StoredRecord(
        .event(event), revision: Revision(token: location), path: "calendar/webinar.ics")
    }
    desk.take(.catalog(SampleNetwork.catalog.replacing([other("Zoom")])))
    var mine = SampleNetwork.events[0]
    (mine.title, mine.location) = (mine.title + " for alle", "Zoom")
    let failure = ChangeFailure.conflict(
      key, theirs: other("Zoom").record, mine: .event(mine))
    desk.take(.failed(failure, set))
    desk.take(.catalog(SampleNetwork.catalog.replacing([other("Teams")])))
    try desk.press("1")
    #expect(desk.lastChanges?.changes == [.put(.event(mine), basedOn: Revision(token: "Zoom"))])
  }

  @Test func `leaving while something is being stored asks`() throws {
    var desk = Desk(answers: false)
    try desk.press("4xq")
    #expect(desk.screen.contains("Lagrer fortsatt"))
    try desk.press("a")
    #expect(desk.effects.last == .quit)
  }

  @Test func `undo of what somebody else changed since shows both and asks`() throws {
    var desk = Desk(answers: false)
    var theirs = SampleNetwork.events[0]
    theirs.location = "Zoom"
    let failure = ChangeFailure.undoConflict(
      RecordKey(.event, theirs.id), isRedo: false, mine: .event(SampleNetwork.events[0]),
      theirs: .event(theirs))
    desk.take(.undoFailed(failure))
    #expect(desk.screen.contains("Ikke angret") && desk.screen.contains("+ Zoom"))
    var other = desk
    try desk.press("1")
    #expect(desk.effects == [.undoAnyway])
    try other.press("2")
    #expect(other.effects == [] && other.state.overlays.isEmpty)
  }

  @Test func `a store that others can read is warned about`() {
    var desk = Desk(answers: false)
    desk.take(.storeIsReadableByOthers)
    #expect(desk.screen.contains("Andre på maskinen kan lese lageret."))
  }

  @Test func `that the store is gone is told, and that it is back`() {
    var desk = Desk(answers: false)
    desk.take(.storeIsGone)
    #expect(desk.screen.contains("Mappa til nettverket er slettet; ingenting kan lagres."))
    desk.take(.storeIsBack)
    #expect(desk.screen.contains("Mappa til nettverket er på plass igjen."))
  }

  @Test func `a failed undo says why`() {
    var desk = Desk()
    desk.take(.undoFailed(.nothingToUndo))
    #expect(desk.screen.contains("Det er ingenting å angre."))
  }
}
