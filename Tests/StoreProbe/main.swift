import CivilTime
import Domain
import Foundation
import Storage

// Does to a store what only the workspace does, one thing a run, so that tests can make it go wrong:
// StoreProbe STORE save-draft|discard-draft|mark-seen. Exit code 0 done, 3 refused.

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
  default: exit(2)
  }
} catch ChangeFailure.durabilityUnknown(let path) {
  FileHandle.standardError.write(Data("\(path)\n".utf8))
  exit(3)
} catch {
  refuse(error)
}
