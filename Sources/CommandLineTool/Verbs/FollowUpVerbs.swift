import Domain
import Storage
import Wording

/// What only follow-ups can: be ticked off and taken up again.
enum FollowUpVerbs {
  static var all: [Verb] {
    let kinds = RecordType.followUps.kindsRead
    return [
      Verb("followups done", .several("UID|NAME"), Phrases.verbDone, about: kinds) { context in
        try setStatus(.completed, &context)
      },
      Verb("followups reopen", .several("UID|NAME"), Phrases.verbReopen, about: kinds) {
        context in
        try setStatus(.needsAction, &context)
      },
    ]
  }

  /// Gives follow-ups a status, each as a change of its own, and ticks the box in its note.
  private static func setStatus(_ status: FollowUp.Status, _ context: inout ToolContext) throws {
    let verbs = RecordVerbs(type: .followUps)
    let keys = try context.withoutGaps { (context) throws(ToolError) in
      let perspective = try context.openPerspective(changing: .followUp, context.operands)
      return context.found(context.operands, of: .followUp, in: perspective).map(\.key)
    }
    for key in keys {
      do throws(ToolError) {
        try context.withoutGaps { (context) throws(ToolError) in
          try setStatus(status, of: key, verbs, &context)
        }
      } catch {
        context.report(error)
      }
    }
  }

  private static func setStatus(
    _ status: FollowUp.Status, of key: RecordKey, _ verbs: RecordVerbs<FollowUp>,
    _ context: inout ToolContext
  ) throws(ToolError) {
    let perspective = try context.openPerspective()
    guard let before = perspective.catalog.followUp(key.id) else {
      throw perspective.notFound(key.id.rawValue)
    }
    var after = before
    after.setStatus(status, on: context.today)
    guard after != before else {
      return verbs.printStored(after, in: perspective, context: &context)
    }
    let catalog = try catalog(for: after, &context)
    var changes = [
      Change.put(.followUp(after), basedOn: catalog.revision(of: RecordKey(.followUp, after.id)))
    ]
    if let note = NoteFollowUps.note(agreeingWith: after, in: catalog) {
      changes.append(
        .put(.note(note), basedOn: catalog.revision(of: RecordKey(.note, note.id))))
    }
    let label = Phrases.stored(after.title, context.language)
    let newer = try context.apply(ChangeSet(label: label, changes: changes))
    verbs.printStored(after, in: newer, context: &context)
  }

  /// The network with the follow-up's note as it is now; all of it is looked at where it is not
  /// certain which line of the note is meant.
  private static func catalog(
    for followUp: FollowUp, _ context: inout ToolContext
  ) throws(ToolError) -> Catalog {
    if let note = followUp.note, let store = context.store, store.isRecalledOnly {
      let recalled = store.recall([[RecordKey(.note, note)]])
      context.catalog = recalled.flatMap {
        NoteFollowUps.isCertain(of: followUp, in: $0) ? $0 : nil
      }
    }
    return try context.openCatalog()
  }
}
