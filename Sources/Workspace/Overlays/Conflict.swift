import Domain
import TerminalUI
import Wording

/// Two versions of one record, of which the user chooses one.
struct Conflict: Hashable, Sendable {
  let key: RecordKey
  /// The user's version; `nil` if it was to be deleted.
  let mine: Record?
  /// What is stored now; `nil` if it was deleted.
  let theirs: Record?
  /// The revision of `theirs`; `nil` if there is nothing, or something else is known by now.
  ///
  /// What has come since has not been shown, and the user's version is not to take its place.
  var revision: Revision?
  let changes: ChangeSet
  /// What to do for the user's version, if it is undo or redo that met the other one.
  var step: Effect?
}

extension WorkspaceState {
  /// Shows both versions; `merged` is the user's with what only the other side changed.
  mutating func showConflict(
    over key: RecordKey, mine merged: Record?, theirs: Record?, in changes: ChangeSet
  ) {
    var mine = merged
    for case .put(let record, _) in changes.changes where record.key == key && merged == nil {
      mine = record
    }
    let revision = catalog.record(key) == theirs ? catalog.revision(of: key) : nil
    overlays.append(
      .conflict(
        Conflict(key: key, mine: mine, theirs: theirs, revision: revision, changes: changes)))
  }

  /// Undo and redo ask before they go over what somebody else wrote since.
  mutating func takeUndoFailure(_ failure: ChangeFailure) {
    guard case .undoConflict(let key, let isRedo, let mine, let theirs) = failure else {
      notice = Notice(failure.explanation().text(in: language), kind: .failure)
      return
    }
    overlays.append(
      .conflict(
        Conflict(
          key: key, mine: mine, theirs: theirs, changes: ChangeSet(label: "", changes: []),
          step: isRedo ? .redoAnyway : .undoAnyway)))
  }

  /// `1` takes the user's version, `2` the other one; Escape goes back to the text.
  mutating func press(_ key: Key, in conflict: Conflict) -> [Effect] {
    switch key {
    case .character("1"):
      closeTop()
      if let step = conflict.step { return [step] }
      return insist(on: conflict)
    case .character("2"):
      closeTop()
      return yield(in: conflict)
    case .escape, .control("c"):
      closeTop()
      keepEditing(after: conflict.changes)
      return []
    default:
      return []
    }
  }

  /// Asks for the same changes again, this one based on what was shown.
  private mutating func insist(on conflict: Conflict) -> [Effect] {
    var set = conflict.changes
    for index in set.changes.indices where set.changes[index].key == conflict.key {
      switch set.changes[index] {
      case .put(let record, _):
        set.changes[index] = .put(conflict.mine ?? record, basedOn: conflict.revision)
      case .delete(let key, let former):
        set.changes[index] = .delete(key, basedOn: conflict.revision ?? former)
      }
    }
    for index in overlays.indices {
      switch overlays[index] {
      case .editor(var editor) where editor.pending == conflict.changes:
        editor.pending = set
        overlays[index] = .editor(editor)
      case .form(var form) where form.pending == conflict.changes:
        form.pending = set
        overlays[index] = .form(form)
      default: break
      }
    }
    inFlight.append(set)
    return [.apply(set)]
  }

  /// Keeps what is stored and closes what was being written.
  private mutating func yield(in conflict: Conflict) -> [Effect] {
    let phrase = Phrase(
      nb: "Den andre utgaven er beholdt.", nn: "Den andre utgåva er behalden.",
      en: "The other version was kept.")
    notice = Notice(phrase(language))
    return closeEditing(of: conflict.changes)
  }

  func draw(_ conflict: Conflict, in frame: inout Frame) {
    let title = Phrase(
      nb: "Endret to steder", nn: "Endra to stader", en: "Changed in two places")
    let box = body.inset(rows: body.rows > 16 ? 2 : 0, columns: body.columns > 90 ? 4 : 0)
    var inner = frame.drawDialog(box, title: title(language), theme: theme)
    let failure =
      conflict.step == nil
      ? ChangeFailure.conflict(conflict.key, theirs: conflict.theirs)
      : .undoConflict(
        conflict.key, isRedo: conflict.step == .redoAnyway, mine: conflict.mine,
        theirs: conflict.theirs)
    let name = (conflict.mine ?? conflict.theirs)?.title
    let sentence = failure.explanation(of: name).text(in: language)
    for row in Wrapping.rows(of: sentence, columns: inner.columns) {
      frame.draw(row, style: theme.text, in: inner.removeTop(1))
    }
    _ = inner.removeTop(1)
    let (left, right) = inner.splitColumns(at: inner.columns / 2)
    let mine = conflict.mine.map(lines) ?? [Self.deleted(language)]
    let theirs = conflict.theirs.map(lines) ?? [Self.deleted(language)]
    draw(
      mine, not: theirs, in: &frame, area: left.withoutLastColumn,
      title: "1  " + Phrase(nb: "Din utgave", nn: "Di utgåve", en: "Your version")(language))
    draw(
      theirs, not: mine, in: &frame, area: right,
      title: "2  " + Phrase(nb: "Den andre", nn: "Den andre", en: "The other one")(language))
  }

  private func draw(
    _ lines: [String], not others: [String], in frame: inout Frame, area: Rect, title: String
  ) {
    frame.draw(title, style: theme.key, in: area.row(0))
    let known = Set(others)
    var rest = area.splitRows(at: 1).bottom
    for line in lines {
      let isOwn = !known.contains(line)
      let style = isOwn ? theme.accent : theme.dim
      for row in Wrapping.rows(of: (isOwn ? "+ " : "  ") + line, columns: max(1, area.columns)) {
        guard rest.rows > 0 else { return }
        frame.draw(row, style: style, in: rest.removeTop(1))
      }
    }
  }

  private static let deleted = Phrase(nb: "(slettet)", nn: "(sletta)", en: "(deleted)")

  /// A record line by line, to compare two versions.
  private func lines(of record: Record) -> [String] {
    let texts: [String]
    switch record {
    case .contact(let contact):
      texts =
        [contact.name, contact.title, contact.organization] + contact.roles.map(\.title)
        + contact.phones.map(\.display) + contact.emails + [contact.note]
    case .organization(let organization):
      texts =
        [organization.name, organization.locality, organization.website]
        + organization.phones.map(\.display) + organization.emails + [organization.note]
    case .event(let event):
      texts =
        [event.title, DateWords(language).when(event.when), event.location, event.link]
        + [event.text]
        + event.participants.map { "\($0.name): \($0.status.name(language))" }
    case .note(let note): texts = [note.title, note.text]
    case .followUp(let followUp):
      texts =
        [followUp.title, followUp.status.name(language)]
        + [followUp.due.map { DateWords(language).full($0) } ?? ""]
        + followUp.participants.map(\.name) + [followUp.text]
    case .project(let project): texts = [project.title, project.text]
    case .message(let message): texts = [message.subject, message.text]
    case .method(let method): texts = [method.title, method.text]
    }
    return texts.flatMap { $0.split(separator: "\n").map(String.init) }
  }
}
