import Domain
import TerminalUI
import Wording

/// Saving a note: what its lines become is shown first.
extension WorkspaceState {
  mutating func saveNote(_ note: Note, text: String, basedOn revision: Revision?) -> [Effect] {
    if revision != nil, editor?.isUnchanged == true { return discardText() }
    var note = note
    note.text = text
    let title = NoteText(text).title
    if !title.isEmpty { note.title = title }
    guard !note.title.isEmpty else {
      let phrase = Phrase(
        nb: "Skriv en tittel på første linje.", nn: "Skriv ein tittel på første linja.",
        en: "Write a title on the first line.")
      notice = Notice(phrase(language), kind: .hint)
      return []
    }
    let plan = plan(of: note)
    note.text = plan.text
    guard !plan.changes.isEmpty || plan.orphans.contains(where: \.isOpen) else {
      return storeNote(note, with: [], basedOn: revision)
    }
    overlays.append(.preview(FollowUpPreview(note: note, basedOn: revision, plan: plan)))
    return saveDrafts()
  }

  private mutating func plan(of note: Note) -> NoteFollowUps.Plan {
    var identifiers = settings.identifiers
    defer { settings.identifiers = identifiers }
    return NoteFollowUps.plan(
      note, in: catalog, today: today, directory: mentionDirectory(), newID: { identifiers.next() })
  }

  private mutating func storeNote(
    _ note: Note, with followUps: [Change], basedOn revision: Revision?
  ) -> [Effect] {
    let count = followUps.count
    let label =
      count == 0
      ? Phrase(nb: "Notatet er lagret", nn: "Notatet er lagra", en: "The note is saved")
      : Phrase(
        nb: "Notatet er lagret med \(RecordKind.followUp.counted(count, .nb))",
        nn: "Notatet er lagra med \(RecordKind.followUp.counted(count, .nn))",
        en: "The note is saved with \(RecordKind.followUp.counted(count, .en))")
    return applyFromEditor(label, [.put(.note(note), basedOn: revision)] + followUps)
  }

  mutating func press(_ key: Key, in preview: FollowUpPreview) -> [Effect] {
    var preview = preview
    switch key {
    case .enter, .control("s"):
      closeTop()
      return storeNote(preview.note, with: preview.plan.changes, basedOn: preview.basedOn)
    case .escape, .control("c"):
      closeTop()
      return []
    case .down, .pageDown: preview.offset += key == .down ? 1 : 10
    case .up, .pageUp: preview.offset -= key == .up ? 1 : 10
    default: return []
    }
    let last = preview.lines(for: self).count - 1
    preview.offset = max(0, min(preview.offset, last))
    replaceTop(with: .preview(preview))
    return []
  }

  func draw(_ preview: FollowUpPreview, in frame: inout Frame) {
    let width = min(body.columns, 90)
    let rows = preview.lines(for: self).flatMap {
      Wrapping.rows(of: $0, columns: width - 4, indent: .columns(8))
    }
    let box = body.centered(Size(rows: rows.count + 4, columns: width))
    let title = Phrase(
      nb: "Dette blir oppfølginger", nn: "Dette blir oppfølgingar",
      en: "This becomes follow-ups")
    var inner = frame.drawDialog(box, title: title(language), theme: theme)
    _ = inner.removeTop(1)
    for (index, row) in rows.dropFirst(preview.offset).prefix(inner.rows).enumerated() {
      frame.draw(row, in: inner.row(index))
    }
    frame.cursor = nil
  }

  /// The names that notes can mention, made once for each catalog.
  mutating func mentionDirectory() -> MentionDirectory {
    if let known = mentions, known.generation == generation { return known.directory }
    let directory = MentionDirectory(catalog)
    mentions = MentionDirectoryOfCatalog(generation: generation, directory: directory)
    return directory
  }
}

/// A directory and the catalog it is of.
struct MentionDirectoryOfCatalog: Sendable {
  let generation: Int
  let directory: MentionDirectory
}
