import CivilTime
import Domain
import TerminalUI
import Testing

@testable import Workspace

/// Writing notes: templates, drafts, follow-ups, saving.
@Suite struct NoteTests {
  @Test func `a note about a municipality begins with its template filled in`() throws {
    var desk = Desk()
    try desk.press("gkheim<Enter>n<Enter>")
    let editor = try #require(desk.state.editor)
    #expect(
      editor.area.lines.prefix(4) == [
        "# Dialogmøte, Heim", "", "- Dato: onsdag 1. september 2021", "- Kommuner: Heim",
      ])
    #expect(editor.area.lines[editor.area.cursor.line - 1] == "## Hva er dere gode på?")
  }

  @Test func `a note about an event is of its day and links to it`() throws {
    var desk = Desk()
    try desk.press("2jn")
    for character in "uten" { desk.take(.terminal(.key(.character(character)))) }
    try desk.press("<Enter><Down><Down><Down>Godt oppmøte.<Ctrl-S>")
    let note = try #require(desk.savedNote)
    #expect(note.event == RecordID("conference"))
    #expect(note.date == SampleNetwork.day(2021, 10, 5))
    #expect(note.title == "Helse- og omsorgskonferansen")
  }

  @Test func `a note about a contact is about the municipality too`() throws {
    var desk = Desk()
    try desk.press("gkheim<Enter><Enter>n<Enter>Alt vel.<Ctrl-S>")
    let note = try #require(desk.savedNote)
    #expect(note.participants.map(\.name) == ["Ola Demo", "Heim kommune"])
    #expect(note.categories == ["Dialogmøte"])
    #expect(desk.state.editor == nil)
    #expect(desk.footer.contains("Notatet er lagret · u angre"))
  }

  @Test func `what is agreed becomes a follow-up, shown first and then at once in its pane`() throws
  {
    var desk = Desk()
    try desk.press("gkheim<Enter>n<Enter>- [ ] Sende plan @Ola fredag<Ctrl-S>")
    #expect(desk.state.editor != nil)
    #expect(desk.screen.contains("fredag 3. september (om 2 dager) · @Ola Demo · #Heim"))
    try desk.press("<Enter>")
    #expect(desk.state.overlays.isEmpty)
    #expect(desk.screen.contains("Sende plan"))
    let followUp = try #require(desk.state.catalog.followUps.first { $0.title == "Sende plan" })
    #expect(followUp.due == SampleNetwork.day(2021, 9, 3))
    #expect(followUp.note == desk.savedNote?.id)
    try desk.press("4")
    #expect(desk.screen.contains("fre 3. sep.  Sende plan"))
  }

  @Test func `Escape in the preview leads back to the text`() throws {
    var desk = Desk()
    try desk.press("gkheim<Enter>n<Enter>- [ ] Ringe<Ctrl-S><Esc>")
    #expect(desk.state.editor != nil)
    #expect(desk.effects.contains { if case .apply = $0 { true } else { false } } == false)
  }

  @Test func `ticking a follow-up ticks its box in the note`() throws {
    var desk = Desk()
    try desk.press("4x")
    let note = try #require(desk.state.catalog.note(RecordID("note-heim")))
    #expect(note.text.contains("- [x] Sende veilederen"))
    #expect(desk.state.catalog.followUp(RecordID("guide"))?.status == .completed)
    #expect(desk.state.catalog.followUp(RecordID("guide"))?.completed == SampleNetwork.today)
  }

  @Test func `ticking a box on the page of a note ticks the follow-up`() throws {
    var desk = Desk()
    try desk.press("4<Enter>jj<Enter>jx")
    #expect(desk.state.catalog.followUp(RecordID("guide"))?.status == .completed)
    #expect(desk.screen.contains("[x] Sende veilederen"))
    try desk.press("x")
    #expect(desk.state.catalog.followUp(RecordID("guide"))?.isOpen == true)
  }

  @Test(arguments: ["4xxx", "4<Enter>jj<Enter>jxxx"])
  func `what is ticked before the last was stored is worked out from that`(keys: String) throws {
    var desk = Desk(answers: false)
    try desk.press(keys)
    var store = SampleStore(SampleNetwork.catalog)
    for isOpen in [false, true, false] {
      #expect(desk.state.inFlight.count == 1)
      let set = try #require(desk.state.inFlight.first)
      let answer = store.answer(to: .apply(set))
      desk.take(try #require(answer))
      #expect(desk.state.catalog.followUp(RecordID("guide"))?.isOpen == isOpen)
    }
    #expect(desk.state.inFlight == [] && desk.state.waitingTicks == [])
  }

  @Test func `ticks that waited for one that failed are dropped`() throws {
    var desk = Desk(answers: false)
    try desk.press("4xx")
    let set = try #require(desk.state.inFlight.first)
    desk.take(.failed(.readOnly, set))
    #expect(desk.state.inFlight == [] && desk.state.waitingTicks == [])
  }

  @Test func `what is being deleted is not deleted again`() throws {
    var desk = Desk(answers: false)
    try desk.press("4dd")
    #expect(desk.state.inFlight.count == 1)
  }

  @Test func `an edited note is based on what was read`() throws {
    var desk = Desk()
    try desk.press("4<Enter>jj<Enter>e<Ctrl-S>")
    #expect(desk.effects == [])
    #expect(desk.state.editor == nil)
    try desk.press("e<Down><Down>Mer.<Ctrl-S>")
    guard case .put(_, let revision) = desk.lastChanges?.changes.first else {
      Issue.record("nothing saved")
      return
    }
    #expect(revision == Revision(token: "1"))
  }

  @Test func `a name is completed with Tab, however it is spelled`() throws {
    var desk = Desk()
    try desk.press("gkheim<Enter>n<Enter>- [ ] Ringe @oyv")
    #expect(desk.screen.contains("Øyvind Demo"))
    try desk.press("<Tab>i morgen")
    let line = try #require(desk.state.editor?.area.lines.first { $0.contains("Ringe") })
    #expect(line == "- [ ] Ringe @Øyvind Demo i morgen")
    try desk.press("<Enter>Hilse #oerl<Tab>")
    #expect(desk.state.editor?.area.text.contains("Hilse #Ørland ") == true)
  }

  @Test func `nothing is offered behind an address or a heading`() {
    for text in ["kari@ex", "## Hva", "a #", "@", "alt er sagt"] {
      #expect(NameCompletion.Mention(endOf: text[...]) == nil, "\(text)")
    }
  }

  // MARK: Drafts

  @Test func `a draft is saved after a while and on every paste`() throws {
    var desk = Desk()
    #expect(desk.state.millisecondsUntilTick == nil)
    try desk.press("gkheim<Enter>n<Enter>x")
    #expect(desk.state.millisecondsUntilTick == 2000)
    desk.take(.tick(SampleNetwork.now))
    #expect(desk.savedDrafts.count == 1)
    #expect(desk.state.millisecondsUntilTick == nil)
    desk.take(.tick(SampleNetwork.now))
    #expect(desk.savedDrafts.count == 1)
    desk.take(.terminal(.paste("limt inn")))
    #expect(desk.savedDrafts.last?.text.contains("xlimt inn") == true)
  }

  @Test func `a closed terminal saves the draft`() throws {
    var desk = Desk()
    try desk.press("gkheim<Enter>n<Enter>viktig")
    desk.take(.terminal(.closed))
    #expect(desk.savedDrafts.last?.text.contains("viktig") == true)
    #expect(desk.effects.last == .quit)
  }

  @Test func `a draft of an earlier session is offered, and Enter goes on with it`() throws {
    var desk = Desk()
    try desk.press("gkheim<Enter>n<Enter>halvferdig")
    desk.take(.tick(SampleNetwork.now))
    let draft = try #require(desk.savedDrafts.last)
    var next = Desk()
    next.take(.drafts([draft]))
    #expect(next.screen.contains("Du har et utkast"))
    try next.press("<Enter>")
    #expect(next.state.editor?.area.text.contains("halvferdig") == true)
    try next.press("<Ctrl-S>")
    #expect(next.savedNote?.text.contains("halvferdig") == true)
    #expect(next.effects.contains(.discardDraft(draft.id)))
  }

  @Test func `a draft says when it was written, also when today is a day that has been`() {
    let days = [
      (Int?.none, "» er ikke lagret"), (0, ", skrevet i dag, er"),
      (-3, ", skrevet for 3 dager siden, er"), (400, ", skrevet 6. oktober 2022, er"),
    ]
    for (days, expected) in days {
      var draft = Draft(
        id: RecordID("d"), purpose: .note(SampleNetwork.notes[0], basedOn: nil), text: "x")
      draft.saved = days.map { SampleNetwork.now.adding(seconds: $0 * 86_400) }
      var desk = Desk()
      desk.take(.drafts([draft]))
      let words = desk.screen.split { $0.isWhitespace || $0 == "│" }.joined(separator: " ")
      #expect(words.contains(expected), "\(desk.screen)")
    }
  }

  @Test func `an offered draft can wait or be thrown away`() throws {
    let draft = Draft(
      id: RecordID("d"), purpose: .note(SampleNetwork.notes[0], basedOn: nil), text: "# Gammelt")
    var desk = Desk()
    desk.take(.drafts([draft]))
    try desk.press("v")
    #expect(desk.effects == [])
    try desk.press("gu<Enter>")
    #expect(desk.state.editor?.area.text == "# Gammelt")
    var other = Desk()
    other.take(.drafts([draft]))
    try other.press("s")
    #expect(other.effects == [.discardDraft(RecordID("d"))])
  }

  @Test func `leaving an unchanged note asks nothing`() throws {
    var desk = Desk()
    try desk.press("gkheim<Enter>n<Enter><Esc>")
    #expect(desk.state.overlays.isEmpty)
    #expect(desk.effects == [])
  }

  @Test func `leaving a changed note asks, and discarding discards the draft`() throws {
    var desk = Desk()
    try desk.press("gkheim<Enter>n<Enter>x<Esc>")
    #expect(desk.screen.contains("Ferdig å skrive?"))
    try desk.press("f")
    #expect(desk.state.overlays.isEmpty)
    let draft = try #require(desk.savedDrafts.last)
    #expect(desk.effects.last == .discardDraft(draft.id))
  }

  @Test func `a draft can be kept for later`() throws {
    var desk = Desk()
    try desk.press("gkheim<Enter>n<Enter>senere<Esc>b")
    #expect(desk.state.overlays.isEmpty)
    try desk.press("gu")
    #expect(desk.screen.contains("Notat: Dialogmøte, Heim"))
    try desk.press("<Enter>")
    #expect(desk.state.editor?.area.text.contains("senere") == true)
  }

  @Test func `a draft is said to be saved when the store has said so`() throws {
    var desk = Desk(answers: false)
    try desk.press("gkheim<Enter>n<Enter>viktig")
    desk.take(.tick(SampleNetwork.now))
    let draft = try #require(desk.savedDrafts.last)
    #expect(!desk.screen.contains("utkast lagret"))
    desk.take(.draftSaved(draft.id))
    #expect(desk.screen.contains("utkast lagret"))
  }

  @Test func `a draft that failed is tried again`() throws {
    var desk = Desk(answers: false)
    try desk.press("gkheim<Enter>n<Enter>viktig")
    desk.take(.tick(SampleNetwork.now))
    desk.take(.draftFailed(.system(path: "drafts", reason: .noSpace)))
    #expect(!desk.screen.contains("utkast lagret"))
    desk.take(.tick(SampleNetwork.now))
    #expect(desk.savedDrafts.count == 2)
  }

  @Test func `a failed draft is told at once`() throws {
    var desk = Desk()
    desk.take(.draftFailed(.system(path: "drafts", reason: .noSpace)))
    #expect(desk.screen.contains("det er ikke mer plass på disken"))
  }

  @Test func `another editor can go on with the text`() throws {
    var desk = Desk()
    try desk.press("gkheim<Enter>n<Enter>x<F4>")
    guard case .editExternally(let text) = desk.effects.last else {
      Issue.record("not handed over")
      return
    }
    desk.take(.editedExternally(text + "\nmer"))
    #expect(desk.state.editor?.area.text.hasSuffix("mer") == true)
    #expect(desk.effects.contains(.repaint))
  }
}

extension Desk {
  /// The last set of changes that was asked for.
  var lastChanges: ChangeSet? {
    for case .apply(let set) in effects.reversed() { return set }
    return nil
  }

  /// The note in it.
  var savedNote: Note? {
    for case .put(.note(let note), _) in lastChanges?.changes ?? [] { return note }
    return nil
  }

  var savedDrafts: [Draft] {
    effects.compactMap { effect in
      guard case .saveDraft(let draft) = effect else { return nil }
      return draft
    }
  }
}
