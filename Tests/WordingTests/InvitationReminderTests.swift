import CivilTime
import Domain
import Testing
import Wording

@Test func `a reminder says what, when, where and how to sign up`() throws {
  let event = Event(
    id: RecordID("e"), title: "Webinar om implementering",
    when: .days(VagueDate(try day("2021-09-16"))), location: "Nettmøte",
    link: "https://example.no/p")
  let one = InvitationReminder(for: event, to: ["Frosta kommune"], in: .nb)
  #expect(one.subject == "Påminnelse: Webinar om implementering")
  #expect(
    one.body == """
      Hei!

      Webinar om implementering
      torsdag 16. september 2021, Nettmøte

      Vi har ikke fått svar fra Frosta kommune ennå. Kommer dere?

      Påmelding: https://example.no/p

      """)
  let many = InvitationReminder(for: event, to: ["A", "B"], in: .nn)
  #expect(many.body.contains("frå dykk enno"))
}
