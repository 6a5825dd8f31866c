import CivilTime
import Domain
import TerminalUI
import Wording

/// What follows from each input.
extension WorkspaceState {
  mutating func effects(of input: Input) -> [Effect] {
    switch input {
    case .terminal(let event):
      return effects(of: event)
    case .catalog(let catalog):
      adoptWhole(catalog)
      if editor != nil { prepareNames() }
      leaveWhatIsGone()
    case .glimpse(let catalog):
      glimpse(catalog)
    case .reading(let count, let total):
      readPercentage = total > 0 ? min(count * 100 / total, 99) : nil
    case .applied(let changes, let catalog):
      return finish(changes, with: catalog)
    case .failed(let failure, let changes):
      return fail(changes, because: failure)
    case .undone(let label, let catalog):
      finishStep(with: catalog, Notice(Self.undone(label)(language)))
    case .redone(let label, let catalog):
      finishStep(with: catalog, Notice(Self.redone(label)(language)))
    case .leftOutbox(let title, let catalog):
      let sentence = StepWords.leftOutbox(title)(language)
      finishStep(with: catalog, Notice(sentence, kind: .failure))
    case .undoFailed(let failure):
      takeUndoFailure(failure)
    case .draftSaved(let id):
      confirmDraft(id)
    case .draftFailed(let failure):
      takeDraftFailure(failure)
    case .drafts(let found):
      offer(found)
    case .editedExternally(let text):
      return takeEdited(text)
    case .downloads(let folder):
      settings.downloads = folder
    case .attachmentsSaved(let paths):
      finishSaving(at: paths)
    case .attachmentFailed(let failure):
      takeAttachmentFailure(failure)
    case .failedToOpen(let what):
      notice = Notice(Self.failedToOpen(what)(language), kind: .failure)
    case .storeIsReadableByOthers:
      notice = Notice(Self.readableByOthers(language), kind: .failure)
    case .storeCannotBeWritten(let reason):
      let explanation = Explanation(what: Self.cannotBeWritten(reason.cause), advice: reason.advice)
      notice = Notice(explanation.text(in: language), kind: .failure)
    case .storeIsGone:
      notice = Notice(Self.gone(language), kind: .failure)
    case .storeIsBack:
      notice = Notice(Self.back(language))
    case .dayChanged(let day):
      settings.today = day
      summarize()
    case .tick(let now):
      settings.now = now
      return saveDrafts()
    }
    return []
  }

  private mutating func finishStep(with catalog: Catalog, _ outcome: Notice) {
    adopt(catalog)
    leaveWhatIsGone()
    notice = outcome
  }

  private mutating func effects(of event: TerminalEvent) -> [Effect] {
    switch event {
    case .key(let key):
      notice = nil
      return press(key)
    case .paste(let text):
      notice = nil
      return paste(text)
    case .mouse(let event):
      if event.action != .release { notice = nil }
      return point(event)
    case .resize(let size):
      settings.size = size
      return []
    case .resumed:
      return [.repaint]
    case .closed:
      return saveDrafts() + [.savePlace(page.place.saved), .quit]
    }
  }

  /// A key goes to what lies on top, then to the filter being typed, then to the commands.
  private mutating func press(_ key: Key) -> [Effect] {
    if !overlays.isEmpty { return pressInOverlay(key) }
    if filterField != nil { return pressInFilter(key) }
    return pressCommand(key) ?? []
  }

  /// Runs the command that `key` completes; `nil` if the key means nothing here.
  mutating func pressCommand(_ key: Key) -> [Effect]? {
    let beganBefore = !pressed.isEmpty
    pressed.append(key)
    switch settings.keyMap.match(pressed, in: context) {
    case .beginning:
      return []
    case .command(let command):
      pressed = []
      return command.entry.run(&self)
    case .nothing:
      let keys = KeySequence(pressed).description
      pressed = []
      guard context.isDisjoint(with: .writing) else { return nil }
      if beganBefore, key == .escape { return [] }
      notice = Notice(Self.unknownKey(keys)(language), kind: .hint)
      return nil
    }
  }

  /// Runs a command chosen from a list, or says that it does not apply here.
  mutating func run(_ command: Command) -> [Effect] {
    guard !command.entry.contexts.isDisjoint(with: context) else {
      notice = Notice(Self.notHere(command.entry.name)(language), kind: .hint)
      return []
    }
    return command.entry.run(&self)
  }

  private mutating func paste(_ text: String) -> [Effect] {
    if !overlays.isEmpty { return pasteInOverlay(text) }
    guard var field = filterField else { return [] }
    field.insert(text)
    filterField = field
    applyFilter(field.text)
    return []
  }

  /// Where the keys go.
  var context: Contexts {
    switch overlays.last {
    case .editor: .editor
    case .form: .form
    case .palette, .search, .confirmation, .preview, .conflict, nil:
      page.place == .start ? start.focus.context : page.place.context
    }
  }
}

extension WorkspaceState {
  private static let readableByOthers = Phrase(
    nb: "Andre på maskinen kan lese lageret. «samspill check --repair» ordner det.",
    nn: "Andre på maskina kan lese lageret. «samspill check --repair» ordnar det.",
    en: "Others on this machine can read the store. “samspill check --repair” sees to it.")

  private static func cannotBeWritten(_ cause: Phrase) -> Phrase {
    Phrase(
      nb: "Ingenting kan lagres her: \(cause.nb).", nn: "Ingenting kan lagrast her: \(cause.nn).",
      en: "Nothing can be saved here: \(cause.en).")
  }

  private static let gone = Phrase(
    nb: "Mappa til nettverket er slettet; ingenting kan lagres. Legg den tilbake for å fortsette.",
    nn: "Mappa til nettverket er sletta; ingenting kan lagrast. Legg ho tilbake for å halde fram.",
    en: "The network’s folder is gone; nothing can be saved. Put it back to go on.")

  private static let back = Phrase(
    nb: "Mappa til nettverket er på plass igjen.", nn: "Mappa til nettverket er på plass att.",
    en: "The network’s folder is back in its place.")

  private static func undone(_ label: String) -> Phrase {
    Phrase(nb: "Angret: \(label)", nn: "Angra: \(label)", en: "Undone: \(label)")
  }

  private static func redone(_ label: String) -> Phrase {
    Phrase(
      nb: "Gjort om igjen: \(label)", nn: "Gjort om att: \(label)", en: "Done again: \(label)")
  }

  private static func failedToOpen(_ what: String) -> Phrase {
    Phrase(
      nb: "Fikk ikke åpnet \(what). Trykk y for å kopiere i stedet.",
      nn: "Fekk ikkje opna \(what). Trykk y for å kopiere i staden.",
      en: "Could not open \(what). Press y to copy it instead.")
  }

  private static func unknownKey(_ keys: String) -> Phrase {
    Phrase(
      nb: "«\(keys)» gjør ingenting her · ? viser tastene",
      nn: "«\(keys)» gjer ingenting her · ? viser tastane",
      en: "“\(keys)” does nothing here · ? shows the keys")
  }

  private static func notHere(_ name: Phrase) -> Phrase {
    Phrase(
      nb: "«\(name.nb)» gjelder ikke her", nn: "«\(name.nn)» gjeld ikkje her",
      en: "“\(name.en)” does not apply here")
  }
}
