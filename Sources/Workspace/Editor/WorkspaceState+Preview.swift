import Domain
import TerminalUI
import Wording

/// Saving a note: what its lines become is shown first.
extension WorkspaceState {
  mutating func saveNote(_ note: Note, text: String, basedOn revision: Revision?) -> [Effect] {
    var note = note
    note.text = text
    let title = NoteText(text).title
    if !title.isEmpty { note.title = title }
    return storeNote(note, followUps: [], basedOn: revision)
  }

  mutating func storeNote(
    _ note: Note, followUps: [FollowUp], basedOn revision: Revision?
  ) -> [Effect] {
    let label = Phrase(
      nb: "Notatet er lagret", nn: "Notatet er lagra", en: "The note is saved")
    return applyFromEditor(
      label, [.put(.note(note), basedOn: revision)] + followUps.map { put(.followUp($0)) })
  }

  mutating func press(_ key: Key, in preview: FollowUpPreview) -> [Effect] {
    switch key {
    case .enter, .control("s"):
      closeTop()
      return storeNote(preview.note, followUps: preview.followUps, basedOn: preview.basedOn)
    case .escape, .control("c"):
      closeTop()
      return []
    default:
      return []
    }
  }

  func draw(_ preview: FollowUpPreview, in frame: inout Frame) {
    _ = preview
  }
}
