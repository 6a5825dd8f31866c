import Wording

/// The first words of verbs, in the order that the help shows them in.
///
/// A group's verbs are made when they are asked for: most command lines need one group.
enum VerbGroup: String, CaseIterable {
  case contacts
  case organizations
  case events
  case notes
  case followups
  case threads
  case projects
  case methods
  case agenda
  case coverage
  case timeline
  case search
  case status
  case history
  case undo
  case redo
  case trash
  case check
  case backup
  case restore
  case initialize = "init"
  case schema
  case completions
  case manual

  var verbs: [Verb] {
    switch self {
    case .contacts: RecordVerbs(type: .contacts).verbs()
    case .organizations: RecordVerbs(type: .organizations).verbs()
    case .events:
      RecordVerbs(type: .events).verbs(EventVerbs.own) + [EventVerbs.attend]
    case .notes: RecordVerbs(type: .notes).verbs(NoteVerbs.own)
    case .followups: RecordVerbs(type: .followUps).verbs() + FollowUpVerbs.all
    case .threads:
      RecordVerbs(type: .messages).verbs(ThreadVerbs.own) + ThreadVerbs.all + AttachmentVerbs.all
    case .projects: RecordVerbs(type: .projects).verbs() + [ProjectVerbs.check]
    case .methods: RecordVerbs(type: .methods).verbs()
    case .agenda: [AgendaVerb.verb]
    case .coverage: [CoverageVerb.verb]
    case .timeline: [TimelineVerb.verb]
    case .search: [SearchVerb.verb]
    case .status: [StatusVerb.verb]
    case .history: [HistoryVerbs.history]
    case .undo: [HistoryVerbs.undo]
    case .redo: [HistoryVerbs.redo]
    case .trash: TrashVerbs.all
    case .check: [CheckVerb.verb]
    case .backup: [BackupVerbs.backup]
    case .restore: [BackupVerbs.restore]
    case .initialize: [InitVerb.verb]
    case .schema: [SchemaVerb.verb]
    case .completions: [CompletionsVerb.verb]
    case .manual: [ManualVerb.verb]
    }
  }
}

extension Verb {
  /// Every verb, in the order that the help shows them in.
  static var all: [Verb] {
    VerbGroup.allCases.flatMap(\.verbs)
  }
}
