import CivilTime
import Domain
import Foundation
import Storage

// Does to a store what only the workspace does, one thing a run, so that tests can make it go wrong:
// StoreProbe STORE save-draft|discard-draft|mark-seen|log-call. Exit code 0 done, 3 refused.

let words = CommandLine.arguments
let draft = Draft(
  id: RecordID("d"),
  purpose: .note(Note(id: RecordID("n"), title: "Kladd", date: nil), basedOn: nil),
  text: "Det som er skrevet så langt")

func refuse(_ error: any Error) -> Never {
  FileHandle.standardError.write(Data("\(error)\n".utf8))
  exit(3)
}

do {
  let store = try LocalStore(
    opening: words[1], readOnly: false, clock: { Instant(secondsSince1970: 1_630_497_600) })
  switch words[2] {
  case "save-draft": try store.saveDraft(draft)
  case "discard-draft": try store.discardDraft(draft.id)
  case "mark-seen":
    let changes = store.load().messages.values.map { message in
      var seen = message
      seen.flags.insert(.seen)
      return Change.put(
        .message(seen), basedOn: store.catalog.revision(of: .init(.message, seen.id)))
    }
    _ = try store.apply(ChangeSet(label: "", changes: changes))
  case "log-call":
    let note = Note(id: RecordID("n"), title: "Samtale", date: nil, text: "- [ ] Ringe tilbake")
    let followUp = FollowUp(id: RecordID("f"), title: "Ringe tilbake", note: note.id)
    guard var contact = store.load().contact(RecordID("aase")) else { exit(2) }
    let revision = store.catalog.revision(of: RecordKey(.contact, contact.id))
    contact.title = "Leder"
    let set = ChangeSet(
      label: "Samtale",
      changes: [
        .put(.note(note), basedOn: nil), .put(.followUp(followUp), basedOn: nil),
        .put(.contact(contact), basedOn: revision),
      ])
    // The folder stands for the screen that says so.
    try store.apply(set) { news in
      if case .expected = news { return }
      mkdir(words[1] + "/told", 0o700)
    }
  default: exit(2)
  }
} catch ChangeFailure.durabilityUnknown(let path) {
  FileHandle.standardError.write(Data("\(path)\n".utf8))
  exit(3)
} catch {
  refuse(error)
}
