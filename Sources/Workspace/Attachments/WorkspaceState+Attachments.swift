import Domain
import TerminalUI
import Wording

/// Listing the files that came with the messages of a thread, and saving them to a folder.
extension WorkspaceState {
  /// Whether a message of the thread that commands are about came with a file.
  var hasAttachments: Bool {
    guard let subject, subject.kind == .message else { return false }
    return catalog.hasAttachments(inThreadOf: subject.id)
  }

  private var threadMessages: [RecordID] {
    guard let subject, subject.kind == .message else { return [] }
    return catalog.conversation(containing: subject.id)?.entries.compactMap(\.message) ?? []
  }

  /// The file that the keys have arrived at, or a list of all in the thread.
  mutating func openAttachments() -> [Effect] {
    if case .attachment(let file) = selectedLine?.target { return askForFolder(for: [file]) }
    let messages = threadMessages.compactMap { catalog.messages[$0] }
    let files = messages.flatMap(\.attachedFiles)
    guard !files.isEmpty else {
      notice = Notice(Self.noAttachments(language), kind: .hint)
      return []
    }
    var items = messages.flatMap { message in
      message.attachedFiles.map { file in
        ChoiceItem(id: .attachments([file]), title: file.name, detail: origin(of: message))
      }
    }
    if files.count > 1 {
      items.append(ChoiceItem(id: .attachments(files), title: Self.all(files.count)(language)))
    }
    show(items, title: Self.listTitle)
    return []
  }

  /// Who sent a message, and when.
  private func origin(of message: Message) -> String {
    let sender = message.from.first?.shownName
    let day = message.day.map { DateWords(language).weekdayAndDay($0, asOf: today) }
    return [sender, day].compactMap(\.self).joined(separator: " · ")
  }

  mutating func askForFolder(for files: [AttachedFile]) -> [Effect] {
    let field = Form<RecordForm.Field>.Field(
      id: .folder, label: Self.folder(language), content: .text(TextField(settings.downloads)))
    let what = files.count == 1 ? files[0].name : Self.all(files.count)(language)
    let title = Phrase(
      nb: "Lagre vedlegg: \(what)", nn: "Lagre vedlegg: \(what)", en: "Save attachment: \(what)")
    overlays.append(.form(RecordForm(.attachments(files), title: title, fields: [field])))
    return []
  }

  /// The form stays until the files lie where they should.
  mutating func submit(_ files: [AttachedFile], _ form: RecordForm) -> [Effect] {
    let folder = form.text(of: .folder)
    guard !folder.isEmpty else {
      refuseFolder(Self.nameAFolder)
      return []
    }
    return [.saveAttachments(files, folder: folder)]
  }

  mutating func finishSaving(at paths: [String]) {
    if case .form(let form) = overlays.last, case .attachments = form.subject { closeTop() }
    guard let first = paths.first else { return }
    let others = paths.count - 1
    let sentence =
      others == 0
      ? Phrase(nb: "Lagret: \(first)", nn: "Lagra: \(first)", en: "Saved: \(first)")
      : Phrase(
        nb: "Lagret: \(first) og \(others) til i samme mappe",
        nn: "Lagra: \(first) og \(others) til i same mappa",
        en: "Saved: \(first) and \(others) more in the same folder")
    notice = Notice(sentence(language))
  }

  mutating func takeAttachmentFailure(_ failure: AttachmentFailure) {
    switch failure {
    case .noFolder(let path): refuseFolder(Self.noFolder(path))
    case .notAFolder(let path): refuseFolder(Self.notAFolder(path))
    case .messageIsGone: notice = Notice(Self.messageIsGone(language), kind: .failure)
    case .system(let path, let reason):
      let cause = reason.cause
      let sentence = Phrase(
        nb: "Vedlegget ble ikke lagret i \(path): \(cause.nb).",
        nn: "Vedlegget vart ikkje lagra i \(path): \(cause.nn).",
        en: "The attachment was not saved to \(path): \(cause.en).")
      notice = Notice(sentence(language), kind: .failure)
    }
  }

  /// Says beside the field what is wrong with the folder, or on the bottom line if it is closed.
  private mutating func refuseFolder(_ problem: Phrase) {
    guard case .form(var form) = overlays.last, case .attachments = form.subject else {
      notice = Notice(problem(language), kind: .failure)
      return
    }
    form.form.setProblem(problem(language), of: .folder)
    replaceTop(with: .form(form))
  }

  private static let listTitle = Phrase(
    nb: "Vedleggene i tråden", nn: "Vedlegga i tråden", en: "The attachments of the thread")
  private static let folder = Phrase(no: "Mappe", en: "Folder")
  private static let noAttachments = Phrase(
    nb: "Ingen vedlegg i denne tråden.", nn: "Ingen vedlegg i denne tråden.",
    en: "There are no attachments in this thread.")
  private static let nameAFolder = Phrase(
    nb: "Skriv hvilken mappe.", nn: "Skriv kva mappe.", en: "Name a folder.")
  private static let messageIsGone = Phrase(
    nb: "Meldingen ligger ikke lenger der den lå, så vedlegget ble ikke lagret.",
    nn: "Meldinga ligg ikkje lenger der ho låg, så vedlegget vart ikkje lagra.",
    en: "The message is no longer where it was, so the attachment was not saved.")

  private static func all(_ count: Int) -> Phrase {
    Phrase(nb: "alle \(count)", nn: "alle \(count)", en: "all \(count)")
  }

  private static func noFolder(_ path: String) -> Phrase {
    Phrase(
      nb: "Mappa finnes ikke: \(path)", nn: "Mappa finst ikkje: \(path)",
      en: "There is no such folder: \(path)")
  }

  private static func notAFolder(_ path: String) -> Phrase {
    Phrase(
      nb: "Dette er ikke en mappe: \(path)", nn: "Dette er ikkje ei mappe: \(path)",
      en: "This is not a folder: \(path)")
  }
}
