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
    return effects + continueAnswering() + tickWhatWaited()
  }

  /// Takes in that changes were refused; what was being written stays open.
  mutating func fail(_ changes: ChangeSet, because failure: ChangeFailure) -> [Effect] {
    inFlight.removeAll { $0 == changes }
    waitingTicks = []
    unsavedEvent = nil
    if case .conflict(let key, let theirs, let mine) = failure {
      showConflict(over: key, mine: mine, theirs: theirs, in: changes)
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

  mutating func mark() -> [Effect] {
    if page.place == .start { start.list.toggleMark() }
    return []
  }

  mutating func delete() -> [Effect] {
    if case .draft(let id) = selectedLine?.target { return discardDraft(id) }
    let found = subjects.compactMap { catalog.record($0) }.filter(\.canBeDeleted)
    guard !found.contains(where: { isInFlight($0.key) }) else { return [] }
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
    case .conflict(let key, _, _), .undoConflict(let key, _, _, _), .missing(let key),
      .present(let key, _, _), .otherCharset(let key, _):
      key
    case .readOnly, .system, .durabilityUnknown, .nothingToUndo, .nothingToRedo: nil
    }
  }
}
