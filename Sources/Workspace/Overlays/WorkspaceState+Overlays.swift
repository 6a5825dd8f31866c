import Domain
import TerminalUI
import Wording

/// Keys, pastes and drawing of what lies on top.
extension WorkspaceState {
  mutating func pressInOverlay(_ key: Key) -> [Effect] {
    guard let overlay = overlays.last else { return [] }
    if key == .control("l") { return [.repaint] }
    switch overlay {
    case .palette(let list): return press(key, in: list)
    case .search(let panel): return press(key, in: panel)
    case .confirmation(let question): return press(key, in: question)
    case .form(let form): return press(key, in: form)
    case .editor(let editor): return press(key, in: editor)
    case .preview(let preview): return press(key, in: preview)
    case .conflict(let conflict): return press(key, in: conflict)
    }
  }

  mutating func pasteInOverlay(_ text: String) -> [Effect] {
    switch overlays.last {
    case .palette(var list):
      list.palette.paste(text)
      replaceTop(with: .palette(list))
    case .search(var panel):
      panel.field.insert(text)
      replaceTop(with: .search(searched(panel)))
    case .form(var form):
      form.form.paste(text)
      replaceTop(with: .form(form))
    case .editor(var editor):
      editor.area.paste(text)
      replaceTop(with: .editor(editor))
      return saveDrafts()
    case .confirmation, .preview, .conflict, nil: break
    }
    return []
  }

  mutating func replaceTop(with overlay: Overlay) {
    guard !overlays.isEmpty else { return overlays.append(overlay) }
    overlays[overlays.count - 1] = overlay
  }

  mutating func closeTop() {
    _ = overlays.popLast()
  }

  func draw(_ overlay: Overlay, in frame: inout Frame) {
    switch overlay {
    case .palette(let list):
      let inner = frame.drawDialog(list.area(in: body), title: list.title, theme: theme)
      list.palette.draw(in: &frame, area: inner, theme: theme)
    case .search(let panel): draw(panel, in: &frame)
    case .confirmation(let question):
      question.confirmation.draw(in: &frame, area: body, theme: theme)
    case .form(let form): draw(form, in: &frame)
    case .editor(let editor): draw(editor, in: &frame)
    case .preview(let preview): draw(preview, in: &frame)
    case .conflict(let conflict): draw(conflict, in: &frame)
    }
  }

  private mutating func press(_ key: Key, in list: ChoiceList) -> [Effect] {
    switch key {
    case .escape, .control("c"):
      closeTop()
      return []
    case .enter:
      guard let choice = list.palette.selected?.id else { return [] }
      closeTop()
      return take(choice)
    default:
      var list = list
      let rows = list.area(in: body).rows - 3
      if list.palette.handle(key, rows: rows) { replaceTop(with: .palette(list)) }
      return []
    }
  }

  mutating func take(_ choice: ChoiceList.Choice) -> [Effect] {
    switch choice {
    case .command(let command): return run(command)
    case .place(let place): return go(to: place)
    case .template(let template, let subject): return startNote(about: subject, from: template)
    case .draft(let id): return resume(id)
    case .attachments(let files): return askForFolder(for: files)
    }
  }

  private mutating func press(_ key: Key, in question: Question) -> [Effect] {
    var question = question
    let pressed = key == .control("c") ? Key.escape : key
    switch question.confirmation.handle(pressed) {
    case .open:
      replaceTop(with: .confirmation(question))
      return []
    case .cancelled:
      closeTop()
      return []
    case .answered(let answer):
      closeTop()
      return take(answer)
    }
  }

  mutating func take(_ answer: Question.Answer) -> [Effect] {
    switch answer {
    case .resumeDraft(let id): return resume(id)
    case .discardDraft(let id): return discardDraft(id)
    case .save: return save()
    case .discardText: return discardText()
    case .setAside: return setAside()
    case .discardForm:
      closeTop()
      return []
    case .quitAnyway: return [.savePlace(page.place.saved), .quit]
    case .stay: return []
    }
  }

  /// Asks a question; the key of each answer is its first letter, and Enter takes the first one.
  mutating func ask(
    _ title: Phrase, _ message: Phrase, _ answers: KeyValuePairs<Question.Answer, Phrase>
  ) {
    let choices = answers.map { answer, label in
      let text = label(language)
      return Confirmation<Question.Answer>.Choice(
        answer, key: .character(text.first ?? " "), label: text)
    }
    let confirmation = Confirmation(
      title: title(language), message: StyledText(message(language)), choices: choices)
    overlays.append(.confirmation(Question(confirmation: confirmation)))
  }

  /// Asks before leaving while something is still being stored.
  mutating func confirmQuit() {
    ask(
      Phrase(nb: "Lagrer fortsatt", nn: "Lagrar framleis", en: "Still saving"),
      Phrase(
        nb: "En endring er ikke bekreftet lagret ennå.",
        nn: "Ei endring er ikkje stadfesta lagra enno.",
        en: "A change has not been confirmed as saved yet."),
      [
        .stay: Phrase(nb: "vent", nn: "vent", en: "wait"),
        .quitAnyway: Phrase(nb: "avslutt likevel", nn: "avslutt likevel", en: "quit anyway"),
      ])
  }
}
