import CivilTime
import Domain
import TestSupport
import Testing

@testable import Storage

struct DraftTests {
  let id = RecordID("draft 1/../x")

  @Test func `a draft of a note is found again as it was left`() throws {
    let test = try TestStore()
    for seed in 0..<20 as Range<UInt64> {
      var random = RandomRecords(seed: seed)
      let note = random.note(random.id())
      let draft = Draft(
        id: id, purpose: .note(note, basedOn: random.flag() ? Revision(token: "12-ab") : nil),
        text: random.paragraph() + "\n", saved: now)
      try test.store.saveDraft(draft)
      #expect(try test.store.drafts() == [draft], "seed \(seed)")
    }
  }

  @Test func `a draft of a message is found again as it was left`() throws {
    let test = try TestStore()
    let message = Message(
      id: RecordID("m@example.no"), subject: "Sp\u{f8}rsm\u{e5}l; \"nytt\"",
      from: [Message.Mailbox(name: "\u{c5}se \"Demo\"", address: "aase@example.no")],
      to: [Message.Mailbox(name: "", address: "alle@example.no")],
      references: [RecordID("a@example.no"), RecordID("b@example.no")], flags: [.seen],
      text: "Hei", isUnsent: true)
    let draft = Draft(id: id, purpose: .message(message), text: "Hei  \n> sitat\n", saved: now)
    try test.store.saveDraft(draft)
    #expect(try test.opened().drafts() == [draft])
  }

  @Test func `a draft that became a note is gone`() throws {
    let test = try TestStore()
    let note = Note(id: RecordID("n"), title: "Notat", date: nil)
    try test.store.saveDraft(Draft(id: id, purpose: .note(note, basedOn: nil), text: "a"))
    try test.store.discardDraft(id)
    try test.store.discardDraft(id)
    #expect(try test.store.drafts().isEmpty)
  }
}
