import CivilTime
import Domain
import TerminalUI
import Wording

/// Keys in the editor, its drafts, leaving it.
extension WorkspaceState {
  var editor: TextEditor? {
    for case .editor(let editor) in overlays { return editor }
    return nil
  }

  mutating func updateEditor(_ change: (inout TextEditor) -> Void) {
    for index in overlays.indices {
      guard case .editor(var editor) = overlays[index] else { continue }
      change(&editor)
      overlays[index] = .editor(editor)
    }
  }

  mutating func openEditor(_ editor: TextEditor) {
    var editor = editor
    editor.area.viewport = editorArea.size
    prepareNames()
    overlays.append(.editor(editor))
  }

  /// After how many milliseconds ``Input/tick(_:)`` is wanted; `nil` when there is no need.
  package var millisecondsUntilTick: Int? {
    editor?.hasUndraftedChanges == true ? 2000 : nil
  }

  mutating func press(_ key: Key, in editor: TextEditor) -> [Effect] {
    if let effects = pressCommand(key) { return effects }
    if key == .tab, complete(in: editor) { return [] }
    var editor = editor
    editor.area.viewport = editorArea.size
    if editor.area.handle(key) { replaceTop(with: .editor(editor)) }
    return []
  }

  /// Saves what has been written since the last draft.
  mutating func saveDrafts() -> [Effect] {
    guard let editor, editor.hasUndraftedChanges else { return [] }
    updateEditor {
      $0.draftedChangeCount = $0.area.changeCount
      $0.hasDraft = true
      $0.unansweredDraftCount += 1
    }
    return [.saveDraft(editor.draft)]
  }

  /// The store has a draft.
  mutating func confirmDraft(_ id: RecordID) {
    guard editor?.draftID == id else { return }
    updateEditor { $0.unansweredDraftCount -= 1 }
  }

  /// The store could not keep a draft: the user hears of it, and it is tried again.
  mutating func takeDraftFailure(_ failure: ChangeFailure) {
    notice = Notice(failure.explanation().text(in: language), kind: .failure)
    updateEditor {
      $0.unansweredDraftCount = 0
      $0.draftedChangeCount = -1
    }
  }

  /// Escape in the editor: nothing is thrown away without a word.
  mutating func leaveEditor() -> [Effect] {
    guard let editor else { return [] }
    guard !editor.isUnchanged else { return discardText() }
    ask(
      Phrase(nb: "Ferdig å skrive?", nn: "Ferdig å skrive?", en: "Done writing?"),
      Phrase(
        nb: "Teksten er trygg: et utkast er lagret.",
        nn: "Teksten er trygg: eit utkast er lagra.", en: "The text is safe: a draft is saved."),
      [
        .save: Phrase(nb: "lagre", nn: "lagre", en: "save"),
        .stay: Phrase(nb: "skriv videre", nn: "skriv vidare", en: "go on writing"),
        .setAside: Phrase(nb: "behold utkastet", nn: "behald utkastet", en: "keep the draft"),
        .discardText: Phrase(nb: "forkast", nn: "forkast", en: "discard"),
      ])
    return saveDrafts()
  }

  mutating func discardText() -> [Effect] {
    guard let editor else { return [] }
    overlays.removeAll { $0.isEditor }
    drafts.removeAll { $0.id == editor.draftID }
    return editor.hasDraft ? [.discardDraft(editor.draftID)] : []
  }

  /// Closes the editor and keeps its draft.
  mutating func setAside() -> [Effect] {
    guard let editor else { return [] }
    let effects = saveDrafts()
    overlays.removeAll { $0.isEditor }
    drafts.removeAll { $0.id == editor.draftID }
    drafts.append(editor.draft)
    let key = settings.keyMap.label(for: .showDrafts)
    let phrase = Phrase(
      nb: "Utkastet er beholdt · \(key) viser utkastene",
      nn: "Utkastet er behalde · \(key) viser utkasta",
      en: "The draft is kept · \(key) shows the drafts")
    notice = Notice(phrase(language))
    return effects
  }

  mutating func editExternally() -> [Effect] {
    guard let editor else { return [] }
    return saveDrafts() + [.editExternally(editor.area.text)]
  }

  mutating func takeEdited(_ text: String?) -> [Effect] {
    guard let text, editor != nil else {
      let phrase = Phrase(
        nb: "Teksten er uendret.", nn: "Teksten er uendra.", en: "The text is unchanged.")
      notice = Notice(phrase(language), kind: .hint)
      return [.repaint]
    }
    updateEditor { editor in
      let last = editor.area.lines.count - 1
      let end = TextArea.Position(line: last, offset: .max)
      editor.area.replace(TextArea.Position(line: 0, offset: 0)..<end, with: text)
    }
    return [.repaint] + saveDrafts()
  }

  // MARK: Drafts of earlier sessions

  mutating func offer(_ found: [Draft]) {
    drafts = found
    guard let draft = found.first, overlays.isEmpty else { return }
    let title = draft.title(in: language)
    let day = dayWritten(draft)
    ask(
      Phrase(
        nb: "Du har et utkast", nn: "Du har eit utkast", en: "You have a draft"),
      Phrase(
        nb: "«\(title)»\(day.isEmpty ? "" : ", skrevet \(day),") er ikke lagret.",
        nn: "«\(title)»\(day.isEmpty ? "" : ", skrive \(day),") er ikkje lagra.",
        en: "“\(title)”\(day.isEmpty ? "" : ", written \(day),") is not saved."),
      [
        .resumeDraft(draft.id): Phrase(nb: "fortsett", nn: "hald fram", en: "continue"),
        .stay: Phrase(nb: "vent", nn: "vent", en: "later"),
        .discardDraft(draft.id): Phrase(nb: "slett", nn: "slett", en: "discard"),
      ])
  }

  /// When a draft was written, counted from today, or as a date where today is one that has been.
  func dayWritten(_ draft: Draft) -> String {
    guard let day = draft.saved?.utc.date else { return "" }
    let words = DateWords(language)
    return day > today ? words.dayAndYear(day) : words.relative(day, to: today)
  }

  mutating func resume(_ id: RecordID) -> [Effect] {
    guard let draft = drafts.first(where: { $0.id == id }), editor == nil else { return [] }
    openEditor(TextEditor(draft.purpose, draftID: draft.id, text: draft.text, original: ""))
    return []
  }

  mutating func discardDraft(_ id: RecordID) -> [Effect] {
    drafts.removeAll { $0.id == id }
    return [.discardDraft(id)]
  }
}

extension Overlay {
  var isEditor: Bool {
    guard case .editor = self else { return false }
    return true
  }
}
