import CivilTime
import Domain
import Wording

/// Changing records: everything goes to the store as a set of changes and comes back as a catalog.
extension WorkspaceState {
  /// Asks for changes; the label is in the user's language.
  mutating func apply(_ label: Phrase, _ changes: [Change]) -> [Effect] {
    guard !changes.isEmpty else { return [] }
    let set = ChangeSet(label: label(language), changes: changes)
    inFlight.append(set)
    return [.apply(set)]
  }

  /// Whether a change of the record has been asked for and not been answered.
  func isInFlight(_ key: RecordKey) -> Bool {
    inFlight.contains { $0.changes.contains { $0.key == key } }
  }

  /// A new version of a record, based on what the catalog read.
  func put(_ record: Record) -> Change {
    .put(record, basedOn: catalog.revision(of: record.key))
  }

  /// Takes in that changes were carried out.
  mutating func finish(_ changes: ChangeSet, with newCatalog: Catalog) -> [Effect] {
    inFlight.removeAll { $0 == changes }
    adopt(newCatalog)
    let undo = settings.keyMap.label(for: .undo)
    let name = Command.undo.entry.name(language)
    notice = Notice(undo.isEmpty ? changes.label : "\(changes.label) · \(undo) \(name)")
    let effects = closeEditing(of: changes)
    leaveWhatIsGone()
    return effects + continueAnswering()
  }

  /// Takes in that changes were refused; what was being written stays open.
  mutating func fail(_ changes: ChangeSet, because failure: ChangeFailure) -> [Effect] {
    inFlight.removeAll { $0 == changes }
    unsavedEvent = nil
    if case .conflict(let key, let theirs) = failure {
      showConflict(over: key, theirs: theirs, in: changes)
      return []
    }
    // Stored after all: only a power cut could still undo it.
    if case .durabilityUnknown = failure {
      let sentence = failure.explanation(of: changes.firstTitle).text(in: language)
      notice = Notice(sentence, kind: .failure)
      return closeEditing(of: changes)
    }
    keepEditing(after: changes)
    let title =
      if let key = failure.key {
        changes.changes.first { $0.key == key }?.title
      } else {
        changes.firstTitle
      }
    notice = Notice(failure.explanation(of: title).text(in: language), kind: .failure)
    return []
  }

  mutating func undo() -> [Effect] { [.undo] }

  mutating func redo() -> [Effect] { [.redo] }

  mutating func tickOff() -> [Effect] {
    if case .box(let lineIndex, nil) = selectedLine?.target { return tickBox(at: lineIndex) }
    let followUps = selectedFollowUps.compactMap(catalog.followUp).filter {
      !isInFlight(RecordKey(.followUp, $0.id))
    }
    guard let first = followUps.first else { return [] }
    let isDone = first.isOpen
    let label =
      isDone
      ? Phrase(
        nb: "Fullført: \(first.title)", nn: "Fullført: \(first.title)", en: "Done: \(first.title)")
      : Phrase(
        nb: "Åpnet igjen: \(first.title)", nn: "Opna att: \(first.title)",
        en: "Reopened: \(first.title)")
    start[.followUps].marks = []
    let several = Phrase(
      nb: "\(followUps.count) fullført", nn: "\(followUps.count) fullførte",
      en: "\(followUps.count) done")
    return apply(
      followUps.count > 1 && isDone ? several : label,
      followUps.flatMap { changes(of: $0, isDone: isDone) })
  }

  /// Ticks a box that stands for no follow-up, in the text of the note in front.
  private mutating func tickBox(at lineIndex: Int) -> [Effect] {
    guard case .note(let id) = page.place, var note = catalog.note(id),
      !isInFlight(RecordKey(.note, id))
    else { return [] }
    var lines = note.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.indices.contains(lineIndex),
      let box = lines[lineIndex].firstRange(of: "[ ]") ?? lines[lineIndex].firstRange(of: "[x]")
    else { return [] }
    let isTicked = lines[lineIndex][box] == "[x]"
    lines[lineIndex].replaceSubrange(box, with: isTicked ? "[ ]" : "[x]")
    note.text = lines.joined(separator: "\n")
    let label = Phrase(nb: "Krysset av", nn: "Kryssa av", en: "Ticked")
    return apply(label, [put(.note(note))])
  }

  /// The follow-up ticked off or reopened, and the box in the note that it was agreed in.
  private func changes(of followUp: FollowUp, isDone: Bool) -> [Change] {
    var changed = followUp
    changed.status = isDone ? .completed : .needsAction
    changed.completed = isDone ? today : nil
    let note = NoteFollowUps.note(agreeingWith: changed, in: catalog)
    return [put(.followUp(changed))] + (note.map { [put(.note($0))] } ?? [])
  }

  mutating func mark() -> [Effect] {
    if page.place == .start { start.list.toggleMark() }
    return []
  }

  mutating func delete() -> [Effect] {
    if case .draft(let id) = selectedLine?.target { return discardDraft(id) }
    let found = subjects.compactMap { catalog.record($0) }.filter(\.canBeDeleted)
    guard let first = found.first else {
      notice = Notice(Self.cannotDelete(language), kind: .hint)
      return []
    }
    let what = found.count == 1 ? first.title : "\(found.count)"
    let label = Phrase(nb: "Slettet: \(what)", nn: "Sletta: \(what)", en: "Deleted: \(what)")
    start.list.marks = []
    return apply(
      label, found.map { .delete($0.key, basedOn: catalog.revision(of: $0.key)) })
  }

  private static let cannotDelete = Phrase(
    nb: "Dette kan ikke slettes herfra.", nn: "Dette kan ikkje slettast herifrå.",
    en: "This cannot be deleted from here.")
}

extension Record {
  /// Whether `d` deletes it: municipalities belong to the network, messages to their senders, method
  /// pages to their authors.
  fileprivate var canBeDeleted: Bool {
    switch self {
    case .contact, .event, .note, .followUp, .project: true
    case .organization(let organization): organization.municipality == nil
    case .message(let message): message.isUnsent
    case .method: false
    }
  }
}

extension Change {
  /// What people know the record by, if it is said.
  var title: String? {
    guard case .put(let record, _) = self else { return nil }
    return record.title
  }
}

extension ChangeSet {
  /// What people know the first of its records by.
  fileprivate var firstTitle: String? { changes.lazy.compactMap(\.title).first }
}

extension ChangeFailure {
  /// The record that the failure is about, if it is about one.
  var key: RecordKey? {
    switch self {
    case .conflict(let key, _), .undoConflict(let key, _, _, _), .missing(let key): key
    case .readOnly, .system, .durabilityUnknown, .nothingToUndo, .nothingToRedo: nil
    }
  }
}
