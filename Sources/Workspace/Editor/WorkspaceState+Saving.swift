import Domain
import TerminalUI
import Wording

/// From text to records.
extension WorkspaceState {
  /// Saves what is being written: a note with its follow-ups, a message, a form.
  mutating func save() -> [Effect] {
    if case .form(let form) = overlays.last { return submit(form) }
    guard let editor, editor.pending == nil else { return [] }
    switch editor.purpose {
    case .note(let note, let revision):
      return saveNote(note, text: editor.area.text, basedOn: revision)
    case .message(let message):
      return saveMessage(message, text: editor.area.text)
    }
  }

  private mutating func saveMessage(_ message: Message, text: String) -> [Effect] {
    var message = message
    let parts = NoteText(text)
    if message.subject.isEmpty {
      (message.subject, message.text) = (parts.title, parts.body)
    } else {
      message.text = text
    }
    guard !message.text.allSatisfy({ $0.isWhitespace }), !message.subject.isEmpty else {
      let phrase = Phrase(
        nb: "Skriv noe først: emnet på første linje, så teksten.",
        nn: "Skriv noko først: emnet på første linja, så teksten.",
        en: "Write something first: the subject on the first line, then the text.")
      notice = Notice(phrase(language), kind: .hint)
      return []
    }
    message.sent = settings.now
    message.isUnsent = true
    let label = Phrase(
      nb: "Lagt i utboksen, ikke sendt: \(message.subject)",
      nn: "Lagt i utboksen, ikkje sendt: \(message.subject)",
      en: "In the outbox, not sent: \(message.subject)")
    return applyFromEditor(label, [.put(.message(message), basedOn: nil)])
  }

  /// Sends the editor's changes to the store; it stays open until they are there.
  mutating func applyFromEditor(_ label: Phrase, _ changes: [Change]) -> [Effect] {
    let effects = saveDrafts() + apply(label, changes)
    let set = inFlight.last
    updateEditor { $0.pending = set }
    return effects
  }

  /// Closes the editor or form whose changes have been stored.
  mutating func closeEditing(of changes: ChangeSet) -> [Effect] {
    var effects: [Effect] = []
    overlays.removeAll { overlay in
      switch overlay {
      case .editor(let editor) where editor.pending == changes:
        drafts.removeAll { $0.id == editor.draftID }
        effects.append(.discardDraft(editor.draftID))
        return true
      case .form(let form) where form.pending == changes: return true
      default: return false
      }
    }
    return effects
  }

  /// Lets the user go on with what could not be stored.
  mutating func keepEditing(after changes: ChangeSet) {
    for index in overlays.indices {
      switch overlays[index] {
      case .editor(var editor) where editor.pending == changes:
        editor.pending = nil
        overlays[index] = .editor(editor)
      case .form(var form) where form.pending == changes:
        form.pending = nil
        overlays[index] = .form(form)
      default: break
      }
    }
  }
}
