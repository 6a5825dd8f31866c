import Domain
import TerminalUI
import Wording

/// A note or a message being written.
struct TextEditor: Hashable, Sendable {
  var purpose: Draft.Purpose
  let draftID: RecordID
  var area: TextArea
  /// The text it was opened with; closing it unchanged loses nothing.
  let original: String
  /// How many changes the last draft that was sent to the store has in it.
  var draftedChangeCount = 0
  /// Whether there may be a draft of it in the store.
  var hasDraft: Bool
  /// How many drafts were sent to the store and have not been answered.
  var unansweredDraftCount = 0
  /// What was sent to the store and has not been answered.
  var pending: ChangeSet?

  init(_ purpose: Draft.Purpose, draftID: RecordID, text: String, original: String? = nil) {
    self.purpose = purpose
    self.draftID = draftID
    area = TextArea(text)
    self.original = original ?? text
    hasDraft = original != nil
  }

  var isUnchanged: Bool { area.text == original }
  var hasUndraftedChanges: Bool { area.changeCount != draftedChangeCount }
  /// Whether the text as it stands would survive a crash.
  var isDraftSafe: Bool { hasDraft && unansweredDraftCount == 0 && !hasUndraftedChanges }

  var draft: Draft { Draft(id: draftID, purpose: purpose, text: area.text) }
}

extension TextEditor {
  /// `Notat: Dialogmøte, Frosta`, from the first line that is not empty.
  func title(in language: Language) -> String {
    let first = area.lines.first { !$0.allSatisfy { $0 == " " } } ?? ""
    return purpose.title(in: language, of: first)
  }
}

extension Draft {
  /// What the text is to become: `Notat: Dialogmøte, Frosta`.
  func title(in language: Language) -> String {
    purpose.title(in: language, of: text)
  }
}

extension Draft.Purpose {
  fileprivate func title(in language: Language, of text: String) -> String {
    switch self {
    case .note(let note, _):
      let title = NoteText(text).title
      return "\(RecordKind.note.name(language)): \(title.isEmpty ? note.title : title)"
    case .message(let message):
      let subject = message.subject.isEmpty ? NoteText(text).title : message.subject
      return "\(RecordKind.message.name(language)): \(subject)"
    }
  }
}

/// The first line of a text and the rest: people write the title first.
struct NoteText: Hashable {
  var title: String
  /// All below the title line.
  var body: String

  init(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let index = lines.firstIndex(where: { !$0.allSatisfy { $0 == " " } }) else {
      (title, body) = ("", "")
      return
    }
    title = String(lines[index].drop { $0 == "#" || $0 == " " })
    while title.last == " " { title.removeLast() }
    body = lines[(index + 1)...].drop { $0.allSatisfy { $0 == " " } }.joined(separator: "\n")
  }
}
