import Domain
import TerminalUI
import Testing

@testable import Workspace

/// Going from page to page.
@Suite struct PageTests {
  @Test func `back and forward work as in a browser`() throws {
    var desk = Desk()
    try desk.press("gkheim<Enter><Enter>")
    #expect(desk.state.page.place == .contact(RecordID("contact-hei")))
    try desk.press("[")
    #expect(desk.state.page.place == .organization(RecordID("municipality-5055")))
    try desk.press("<Backspace>")
    #expect(desk.state.page.place == .start)
    try desk.press("]]")
    #expect(desk.state.page.place == .contact(RecordID("contact-hei")))
    try desk.press("<Esc><Esc><Esc>")
    #expect(desk.state.page.place == .start)
  }

  @Test(arguments: ["orland", "Oerland", "ørland"])
  func `a municipality is jumped to however it is typed`(typed: String) throws {
    var desk = Desk()
    try desk.press("gk\(typed)<Enter>")
    #expect(desk.state.page.place == .organization(SampleNetwork.municipality("Ørland").id))
  }

  @Test func `a note can be begun from whatever concerns somebody`() throws {
    for keys in ["3n", "4n", "4<Enter>n", "3<Enter>n", "4<Enter>jj<Enter>n"] {
      var desk = Desk()
      try desk.press(keys + "<Enter>")
      let editor = try #require(desk.state.editor, "\(keys)")
      guard case .note(let note, _) = editor.purpose else { continue }
      #expect(!note.participants.isEmpty, "\(keys)")
    }
  }

  @Test func `every row of the timeline is one Enter away`() throws {
    var desk = Desk()
    try desk.press("gkheim<Enter>")
    try desk.press("G<Enter>")
    #expect(desk.state.page.place == .note(RecordID("note-heim")))
  }

  @Test func `what is selected on a page stays so when another adds something above it`() throws {
    var desk = Desk()
    try desk.press("gkheim<Enter>G")
    let selected = try #require(desk.state.selectedLine?.target)
    let heim = SampleNetwork.municipality("Heim")
    let added = ["Anne", "Bo", "Cato"].map { name in
      var contact = Contact(id: RecordID("contact-" + name), name: name + " Demo")
      contact.organization = heim.name
      return Change.put(.contact(contact), basedOn: nil)
    }
    let answer = desk.store?.answer(to: .apply(ChangeSet(label: "", changes: added)))
    guard case .applied(_, let catalog) = answer else {
      Issue.record("not stored")
      return
    }
    desk.take(.catalog(catalog))
    #expect(desk.screen.contains("Cato Demo"))
    #expect(desk.state.selectedLine?.target == selected)
  }

  @Test func `what is selected on a page is still so, and seen, in a smaller window`() throws {
    for size in [Size(rows: 14, columns: 60), Size(rows: 14, columns: 120)] {
      var desk = Desk()
      try desk.press("gkheim<Enter>G")
      let selected = try #require(desk.state.selectedLine?.target)
      desk.take(.terminal(.resize(size)))
      #expect(desk.state.selectedLine?.target == selected)
      #expect(desk.screen.contains("▌"), "\(desk.screen)")
      desk.take(.terminal(.resize(Size(rows: 34, columns: 120))))
      #expect(desk.state.selectedLine?.target == selected)
    }
  }

  @Test func `a page whose record is deleted elsewhere is left`() throws {
    var desk = Desk()
    try desk.press("2<Enter>")
    desk.take(.catalog(SampleNetwork.empty))
    #expect(desk.state.page.place == .start)
  }

  @Test func `opening a thread marks it as read`() throws {
    var desk = Desk()
    try desk.press("3<Enter>")
    #expect(desk.effects == [.markSeen([RecordID("m2")])])
  }

  @Test func `quoted text is folded until it is asked for`() throws {
    var desk = Desk()
    try desk.press("3<Enter>")
    #expect(!desk.screen.contains("Tolv besøksvenner"))
    try desk.press("v")
    #expect(desk.screen.contains("Tolv besøksvenner"))
    try desk.press("v")
    #expect(!desk.screen.contains("Tolv besøksvenner"))
    try desk.press("G<Enter>")
    #expect(desk.screen.contains("Tolv besøksvenner"))
  }

  @Test func `links open, numbers and addresses are copied`() throws {
    var desk = Desk()
    try desk.press("gkheim<Enter>")
    desk.forgetEffects()
    try desk.press("o")
    #expect(desk.effects == [.openLink("https://example.no/hei")])
    try desk.press("<Enter>j<Enter>")
    #expect(desk.effects.last == .copyText("90 00 01 31"))
    #expect(desk.footer.contains("Kopiert: 90 00 01 31"))
    try desk.press("m")
    #expect(desk.effects.last == .openLink("mailto:hei@example.no"))
  }

  @Test func `those who have not answered are reminded with a message that is ready`() throws {
    var desk = Desk()
    try desk.press("2m")
    guard case .openLink(let link) = desk.effects.last else {
      Issue.record("no mail")
      return
    }
    #expect(link.hasPrefix("mailto:?bcc=fla@example.no,hei@example.no,"))
    #expect(link.contains("subject=P%C3%A5minnelse%3A%20Webinar%20om%20implementering"))
    #expect(link.contains("%0D%0A"))
  }

  @Test func `the map moves between neighbours and opens the card`() throws {
    var desk = Desk()
    try desk.press("gkfrosta<Enter><Esc>/frosta<Enter><Esc>gm")
    #expect(desk.state.selectedMunicipality?.shortName == "Frosta")
    try desk.press("<Right>")
    #expect(desk.state.selectedMunicipality?.shortName == "Levanger")
    try desk.press("<Up>")
    #expect(desk.state.selectedMunicipality?.shortName == "Verdal")
    try desk.press("<Enter>")
    #expect(desk.state.page.place == .organization(RecordID("municipality-5038")))
  }

  @Test func `every municipality can be reached on the map`() {
    var desk = Desk()
    desk.take(.terminal(.key(.character("g"))))
    desk.take(.terminal(.key(.character("m"))))
    var seen: Set<RecordID> = []
    var waiting = [SampleNetwork.municipality("Frosta").id]
    while let next = waiting.popLast() {
      guard seen.insert(next).inserted else { continue }
      for key in [Key.up, .down, .left, .right] {
        var state = desk.state
        state.page.municipality = next
        _ = state.handle(.terminal(.key(key)))
        if let reached = state.page.municipality { waiting.append(reached) }
      }
    }
    #expect(seen.count == 38)
  }

  @Test func `measures go round, and the table can begin with those in need`() throws {
    var desk = Desk()
    try desk.press("gd")
    #expect(desk.screen.contains("31 av 38 bra · 7 trenger oppfølging"))
    try desk.press("s")
    #expect(
      desk.state.document.lines.first { $0.target != nil }?.text.text.contains("Grong") == true)
    for _ in 0..<5 { try desk.press("<Tab>") }
    #expect(desk.state.shownMeasure == .mainContact)
    try desk.press("/røros")
    #expect(desk.state.document.lines.count == 1)
  }

  @Test func `the last place is remembered and found again`() throws {
    var desk = Desk()
    try desk.press("gkheim<Enter>q")
    #expect(desk.effects.suffix(2) == [.savePlace("organization municipality-5055"), .quit])
    let again = Desk(place: "organization municipality-5055")
    #expect(again.state.page.place == .organization(RecordID("municipality-5055")))
    #expect(Desk(place: "organization gone").state.page.place == .start)
    #expect(Desk(place: "nonsense").state.page.place == .start)
  }

  @Test func `every place is read back as it was saved`() {
    let id = RecordID("a b c")
    let places: [Place] = [
      .start, .contact(id), .organization(id), .event(id), .attendance(id), .thread(id), .note(id),
      .followUp(id), .method(id), .project(id), .methods, .map, .coverage, .problems, .drafts,
    ]
    for place in places { #expect(Place(saved: place.saved) == place) }
  }

  @Test func `searching leads to what was found`() throws {
    var desk = Desk()
    try desk.press("<Ctrl-F>besoksvenner type:notat<Enter>")
    #expect(desk.state.page.place == .note(RecordID("note-heim")))
  }

  @Test func `Ctrl-C says how to quit and loses nothing`() throws {
    var desk = Desk()
    try desk.press("<Ctrl-C>")
    #expect(desk.footer.contains("Trykk q for å avslutte."))
    #expect(desk.effects == [])
    try desk.press(":<Ctrl-C>")
    #expect(desk.state.overlays.isEmpty)
  }
}
