import CivilTime
import Domain
import TerminalUI
import Wording

/// Going from page to page.
extension WorkspaceState {
  mutating func go(to place: Place) -> [Effect] {
    filterField = nil
    history.open(place)
    return markSeen()
  }

  mutating func goBack() -> [Effect] {
    guard history.canGoBack else { return [] }
    history.goBack()
    return []
  }

  mutating func goForward() -> [Effect] {
    guard history.canGoForward else { return [] }
    history.goForward()
    return []
  }

  /// Shows a pane of the start page, with the keys in it.
  mutating func show(_ pane: Pane) -> [Effect] {
    start.focus(on: pane)
    return go(to: .start)
  }

  /// Undoes the last step into something: filter, marks, zoom, page.
  mutating func close() -> [Effect] {
    switch overlays.last {
    case .editor: return leaveEditor()
    case .form: return leaveForm()
    case .palette, .search, .confirmation, .preview, .conflict, nil: break
    }
    if page.place != .start {
      guard page.filter.isEmpty else {
        page.filter = ""
        return []
      }
      return history.canGoBack ? goBack() : go(to: .start)
    }
    if !start.list.filter.isEmpty {
      applyFilter("")
    } else if !start.list.marks.isEmpty {
      start.list.marks = []
    } else {
      start.isZoomed = false
    }
    return []
  }

  mutating func openSelection() -> [Effect] {
    if page.place == .start {
      guard let key = start.list.selection else { return [] }
      return go(to: Place(key))
    }
    if page.place == .map {
      return page.municipality.map { go(to: .organization($0)) } ?? []
    }
    return selectedLine?.target.map { follow($0) } ?? []
  }

  private mutating func follow(_ target: Document.Target) -> [Effect] {
    switch target {
    case .place(let place): return go(to: place)
    case .link(let link): return [.openLink(link)]
    case .mail(let address): return [.openLink(MailLink(to: [address]).url)]
    case .phone(let number): return copy(number)
    case .command(let command): return run(command)
    case .followUp(let id): return go(to: .followUp(id))
    case .box(_, let followUp): return followUp.map { go(to: .followUp($0)) } ?? tickOff()
    case .fold(let id):
      if page.unfolded.remove(id) == nil { page.unfolded.insert(id) }
      return []
    case .answer: return nextAnswer()
    case .draft(let id): return resume(id)
    case .attachment(let file): return askForFolder(for: [file])
    }
  }

  /// The first coming event; on other days than today's the same.
  mutating func goToToday() -> [Effect] {
    start.focus(on: .calendar)
    start.list.selectFirst()
    return go(to: .start)
  }

  mutating func zoom() -> [Effect] {
    start.isZoomed.toggle()
    return []
  }

  /// Shows the quoted text of every message, or hides it again.
  mutating func toggleQuotes() -> [Effect] {
    let folds = document.lines.compactMap { line -> String? in
      guard case .fold(let name) = line.target else { return nil }
      return name
    }
    page.unfolded = page.unfolded.isEmpty ? Set(folds) : []
    return []
  }

  mutating func sort() -> [Effect] {
    if page.place == .coverage {
      page.isSortedByNeed.toggle()
      return []
    }
    start.contactOrder = start.contactOrder.next
    refresh(.contacts)
    notice = Notice(start.contactOrder.title(language), kind: .hint)
    return []
  }

  mutating func use(_ language: Language) -> [Effect] {
    settings.language = language
    return []
  }

  /// Cancels what is going on, gently: Ctrl-C never loses anything.
  mutating func interrupt() -> [Effect] {
    pressed = []
    guard overlays.isEmpty else { return close() }
    let quitKey = settings.keyMap.label(for: .quit)
    let hint = Phrase(
      nb: "Trykk \(quitKey) for å avslutte.", nn: "Trykk \(quitKey) for å avslutte.",
      en: "Press \(quitKey) to quit.")
    notice = Notice(hint(language), kind: .hint)
    return []
  }

  mutating func quit() -> [Effect] {
    guard inFlight.isEmpty else {
      confirmQuit()
      return []
    }
    return [.savePlace(page.place.saved), .quit]
  }

  /// Opening a thread is reading it.
  private func markSeen() -> [Effect] {
    guard case .thread(let id) = page.place,
      let conversation = catalog.conversation(containing: id)
    else { return [] }
    let unread = conversation.entries.compactMap(\.message).filter { id in
      catalog.messages[id].map { !$0.flags.contains(.seen) && !$0.isUnsent } ?? false
    }
    return unread.isEmpty ? [] : [.markSeen(unread)]
  }

  /// Leaves pages of records that there are no more.
  mutating func leaveWhatIsGone() {
    while !exists(page.place) { history.leave() }
  }

  func exists(_ place: Place) -> Bool {
    place.record.map { catalog.record($0) != nil } ?? true
  }
}
