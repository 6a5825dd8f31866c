import Domain
import TerminalUI
import Testing

@testable import Workspace

/// Files that came with messages: listed, and saved to a folder that is named.
@Suite struct AttachmentTests {
  /// A thread whose second message came with `names`.
  private func desk(_ names: [String] = ["plan.pdf", "bilde.png"]) -> Desk {
    var catalog = SampleNetwork.catalog
    if var message = catalog.messages[RecordID("m2")] {
      message.attachmentNames = names
      catalog = SampleStore(catalog, changing: message).catalog
    }
    var desk = Desk(catalog)
    desk.state.settings.downloads = "~/Nedlastinger"
    return desk
  }

  private func file(_ index: Int, _ name: String) -> AttachedFile {
    AttachedFile(message: RecordID("m2"), index: index, name: name)
  }

  /// Opens the thread with the attachments.
  private let thread = "3/besøksvenn<Enter><Enter>"

  @Test func `the attachments of a thread are listed with who sent them, and all of them`() throws {
    for script in ["3/besøksvenn<Enter>f", thread + "f"] {
      var desk = desk()
      try desk.press(script)
      #expect(desk.screen.contains("Vedleggene i tråden"), "\(script)")
      for text in ["plan.pdf", "bilde.png", "alle 2"] {
        #expect(desk.screen.contains(text), "\(text) after \(script)")
      }
      #expect(desk.screen.contains(" · "))
    }
  }

  @Test func `one is saved to the folder that is proposed, and the path is told`() throws {
    var desk = desk()
    try desk.press(thread + "f<Down><Enter>")
    #expect(desk.screen.contains("Lagre vedlegg: bilde.png"))
    #expect(desk.screen.contains("~/Nedlastinger"))
    desk.forgetEffects()
    try desk.press("<Ctrl-S>")
    #expect(desk.effects == [.saveAttachments([file(1, "bilde.png")], folder: "~/Nedlastinger")])
    desk.take(.attachmentsSaved(["~/Nedlastinger/bilde.png"]))
    #expect(desk.state.overlays.isEmpty)
    #expect(desk.footer.contains("Lagret: ~/Nedlastinger/bilde.png"))
  }

  @Test func `all are saved at once to another folder`() throws {
    var desk = desk()
    try desk.press(thread + "f<Down><Down><Enter>")
    desk.forgetEffects()
    try desk.press("<Ctrl-U>/tmp/x<Enter>")
    #expect(
      desk.effects
        == [.saveAttachments([file(0, "plan.pdf"), file(1, "bilde.png")], folder: "/tmp/x")])
    desk.take(.attachmentsSaved(["/tmp/x/plan.pdf", "/tmp/x/bilde.png"]))
    #expect(desk.footer.contains("Lagret: /tmp/x/plan.pdf og 1 til i samme mappe"))
  }

  @Test func `Enter on the line of an attachment saves that one`() throws {
    var desk = desk(["plan.pdf"])
    try desk.press(thread + "<End><Enter>")
    #expect(desk.screen.contains("Lagre vedlegg: plan.pdf"))
    try desk.press("<Esc>f")
    #expect(desk.screen.contains("Lagre vedlegg: plan.pdf"))
  }

  @Test(arguments: [
    (AttachmentFailure.noFolder("/borte"), "! Mappa finnes ikke: /borte"),
    (.notAFolder("/fil"), "! Dette er ikke en mappe: /fil"),
    (.system(path: "/d/plan.pdf", reason: .noSpace), "det er ikke mer plass på disken."),
    (.messageIsGone, "Meldingen ligger ikke lenger der den lå"),
  ])
  func `what goes wrong is told and the folder can be mended`(
    failure: AttachmentFailure, sentence: String
  ) throws {
    var desk = desk()
    try desk.press(thread + "f<Enter><Ctrl-S>")
    desk.take(.attachmentFailed(failure))
    #expect(desk.screen.contains(sentence), "\(desk.screen)")
    #expect(desk.screen.contains("Lagre vedlegg: plan.pdf"))
    desk.forgetEffects()
    try desk.press("<Ctrl-U>~<Ctrl-S>")
    #expect(desk.effects == [.saveAttachments([file(0, "plan.pdf")], folder: "~")])
  }

  @Test func `a folder must be named`() throws {
    var desk = desk()
    try desk.press(thread + "f<Enter><Ctrl-U>")
    desk.forgetEffects()
    try desk.press("<Ctrl-S>")
    #expect(desk.effects == [] && desk.screen.contains("! Skriv hvilken mappe."))
  }

  @Test func `a thread without attachments says so, and the footer does not offer them`() throws {
    var desk = desk([])
    try desk.press(thread)
    #expect(!desk.footer.contains("f vedlegg"))
    try desk.press("f")
    #expect(desk.footer.contains("Ingen vedlegg i denne tråden."))
    var other = self.desk()
    try other.press(thread)
    #expect(other.footer.contains("f vedlegg"))
  }

  @Test(arguments: [("smime.p7m", "", true), ("smime.p7m", "Hei", false), ("a.pdf", "", false)])
  func `a message that is encrypted says so`(name: String, text: String, isSealed: Bool) throws {
    var message = try #require(SampleNetwork.catalog.messages[RecordID("m2")])
    (message.attachmentNames, message.text) = ([name], text)
    var desk = Desk(
      SampleStore(SampleNetwork.catalog, changing: message).catalog, rows: 24, columns: 80)
    try desk.press(thread)
    #expect(desk.screen.contains("meldingen er kryptert") == isSealed)
    #expect(desk.screen.contains("med nøkkelen din)") == isSealed)
    #expect(desk.footer.contains("f vedlegg"))
  }

  @Test func `a name with control characters draws nothing but its letters`() throws {
    var desk = desk(["ond\u{1b}[31m\u{202e}fdp.exe"])
    try desk.press(thread + "f")
    let text = desk.screen
    #expect(text.contains("ond"))
    #expect(!text.unicodeScalars.contains { $0 == "\u{1b}" || $0 == "\u{202e}" })
  }
}

extension SampleStore {
  /// A store in which one message is another.
  fileprivate init(_ catalog: Catalog, changing message: Message) {
    self.init(catalog)
    _ = answer(
      to: .apply(ChangeSet(label: "", changes: [.put(.message(message), basedOn: nil)])))
  }
}
