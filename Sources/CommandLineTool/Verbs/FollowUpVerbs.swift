import Domain
import Wording

/// What only follow-ups can: be ticked off and taken up again.
enum FollowUpVerbs {
  static var all: [Verb] {
    [
      Verb("followups done", "UID…", Phrases.verbDone) { context in
        try setStatus(.completed, &context)
      },
      Verb("followups reopen", "UID…", Phrases.verbReopen) { context in
        try setStatus(.needsAction, &context)
      },
    ]
  }

  private static func setStatus(_ status: FollowUp.Status, _ context: inout ToolContext) throws {
    let verbs = RecordVerbs(type: .followUps)
    let uids = context.words(after: 2)
    guard !uids.isEmpty else { throw ToolError.usage(Phrases.missingWord("UID", context.language)) }
    for uid in uids {
      let catalog = try context.openCatalog()
      let before = try verbs.find(uid, in: catalog, context: context)
      var after = before
      after.setStatus(status, on: context.today)
      if after == before {
        try verbs.printStored(after, in: catalog, context: &context)
        continue
      }
      let label = Phrases.stored(after.title, context.language)
      var changes = [
        Change.put(.followUp(after), basedOn: catalog.revision(of: RecordKey(.followUp, after.id)))
      ]
      if let note = NoteFollowUps.note(agreeingWith: after, in: catalog) {
        let revision = catalog.revision(of: RecordKey(.note, note.id))
        changes.append(.put(.note(note), basedOn: revision))
      }
      let newer = try context.apply(ChangeSet(label: label, changes: changes))
      try verbs.printStored(after, in: newer, context: &context)
    }
  }
}
