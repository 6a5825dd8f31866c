import CivilTime
import Domain
import TerminalUI
import Wording

/// Beginning to write: notes, replies, posts.
extension WorkspaceState {
  /// A note about what is selected; where there are several templates, they are offered first.
  mutating func startNote() -> [Effect] {
    guard let subject = subject.flatMap(subjectOfNote) else {
      notice = Notice(Self.nothingSelected(language), kind: .hint)
      return []
    }
    let templates = templates(for: subject)
    guard templates.count > 1 else { return startNote(about: subject, from: templates.first?.id) }
    var items = templates.map { template in
      ChoiceItem(
        id: .template(template.id, about: subject), title: template.title,
        detail: template.noteKind)
    }
    let empty = Phrase(nb: "Uten mal", nn: "Utan mal", en: "Without a template")
    items.append(ChoiceItem(id: .template(nil, about: subject), title: empty(language)))
    let title = Phrase(nb: "Hva slags notat?", nn: "Kva slags notat?", en: "What kind of note?")
    show(items, title: title)
    return []
  }

  /// What a note is about when `key` is selected: it, or whom it concerns.
  private func subjectOfNote(_ key: RecordKey) -> RecordKey? {
    switch catalog.record(key) {
    case .contact, .organization, .event: return key
    case .note(let note):
      return note.event.map { RecordKey(.event, $0) } ?? subject(of: note.participants)
    case .followUp(let followUp): return subject(of: followUp.participants)
    case .message:
      let conversation = catalog.conversation(containing: key.id)
      let municipality = conversation.flatMap { catalog.municipalities(of: $0).first }
      return municipality.map { RecordKey(.organization, $0.id) }
    case .project, .method, nil: return nil
    }
  }

  private func subject(of participants: [Participant]) -> RecordKey? {
    if let municipality = catalog.municipalities(of: participants).first {
      return RecordKey(.organization, municipality.id)
    }
    let contact = participants.lazy.compactMap { catalog.contact(for: $0) }.first
    return contact.map { RecordKey(.contact, $0.id) }
  }

  /// Templates in the user's language; the one for the event's own kind first.
  private func templates(for subject: RecordKey) -> [MethodPage] {
    let all = catalog.methods.filter(\.isTemplate)
    let own = all.filter { $0.language == language.rawValue || $0.language.isEmpty }
    let templates = own.isEmpty ? all : own
    guard subject.kind == .event, let event = catalog.event(subject.id) else { return templates }
    let kinds = Set(event.categories.map(SearchText.fold))
    let fitting = templates.filter { kinds.contains(SearchText.fold($0.noteKind)) }
    return fitting + templates.filter { !fitting.contains($0) }
  }

  mutating func startNote(about subject: RecordKey, from template: RecordID?) -> [Effect] {
    let starter = NoteStarter(catalog: catalog, today: today, language: language)
    let (note, filled) = starter.note(
      id: settings.identifiers.next(), about: subject, from: template.flatMap(catalog.method))
    let text = Self.withRoom(below: filled.cursorLine, in: filled.text)
    openEditor(
      TextEditor(.note(note, basedOn: nil), draftID: settings.identifiers.next(), text: text))
    let cursor = TextArea.Position(line: filled.cursorLine, offset: filled.cursorOffset)
    updateEditor { $0.area.move(to: cursor) }
    return []
  }

  /// The text with an empty line between where writing begins and a heading right below.
  private static func withRoom(below line: Int, in text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard line + 1 < lines.count, lines[line].isEmpty, lines[line + 1].hasPrefix("#") else {
      return text
    }
    lines.insert("", at: line + 1)
    return lines.joined(separator: "\n")
  }

  /// Edits a note that there is.
  mutating func editNote(_ note: Note) -> [Effect] {
    let key = RecordKey(.note, note.id)
    let purpose = Draft.Purpose.note(note, basedOn: catalog.revision(of: key))
    let hasTitle = NoteText(note.text).title == note.title
    let text = hasTitle ? note.text : "# \(note.title)\n\n\(note.text)"
    openEditor(TextEditor(purpose, draftID: settings.identifiers.next(), text: text))
    return []
  }

  // MARK: Threads

  mutating func startReply() -> [Effect] {
    guard let subject, subject.kind == .message,
      let conversation = catalog.conversation(containing: subject.id),
      let answered = latestMessage(of: conversation)
    else {
      notice = Notice(Self.nothingSelected(language), kind: .hint)
      return []
    }
    guard let own = ownMailbox else { return askForSender() }
    let others = (answered.from + answered.to + answered.cc).filter {
      $0.address.lowercased() != own.address.lowercased() && !catalog.isHome($0)
    }
    let isReply =
      answered.subject.lowercased().hasPrefix("re:")
      || answered.subject.lowercased().hasPrefix("sv:")
    let message = Message(
      id: newMessageID(), subject: isReply ? answered.subject : "Re: " + answered.subject,
      from: [own], to: Self.distinct(others), references: answered.references + [answered.id],
      flags: .seen)
    openEditor(
      TextEditor(
        .message(message), draftID: settings.identifiers.next(), text: quotation(of: answered)))
    return []
  }

  /// The message quoted below an empty line to begin at.
  private func quotation(of message: Message) -> String {
    let name = message.from.first?.shownName ?? ""
    let day = message.day.map { DateWords(language).dayAndYear($0) } ?? ""
    let intro = Phrase(
      nb: "\(name) skrev \(day):", nn: "\(name) skreiv \(day):", en: "\(name) wrote \(day):")
    let lines = message.text.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix(">") }
    let quoted = lines.map { $0.isEmpty ? ">" : "> " + $0 }.joined(separator: "\n")
    return "\n\n\(intro(language))\n\(quoted)\n"
  }

  private func latestMessage(of conversation: Conversation) -> Message? {
    conversation.entries.compactMap { $0.message.flatMap { catalog.messages[$0] } }
      .filter { !$0.isUnsent }
      .max { ($0.sent?.secondsSince1970 ?? .min) < ($1.sent?.secondsSince1970 ?? .min) }
  }

  /// A new thread, to all main contacts.
  mutating func startPost() -> [Effect] {
    guard let own = ownMailbox else { return askForSender() }
    let people = catalog.municipalities.flatMap { catalog.mainContacts(of: $0, on: today) }
    let to = people.compactMap { person in
      person.emails.first.map { Message.Mailbox(name: person.name, address: $0) }
    }
    let message = Message(
      id: newMessageID(), subject: "", from: [own], to: Self.distinct(to), flags: .seen)
    openEditor(TextEditor(.message(message), draftID: settings.identifiers.next(), text: ""))
    return []
  }

  private mutating func newMessageID() -> RecordID {
    RecordID(settings.identifiers.next().rawValue + "@samspill.invalid")
  }

  /// Who writes: as configured, or else the home organisation; `nil` if neither has an address.
  private var ownMailbox: Message.Mailbox? {
    if let sender = settings.sender { return sender }
    let home = catalog.organization(named: catalog.network.homeOrganization)
    return home?.emails.first.map { Message.Mailbox(name: home?.name ?? "", address: $0) }
  }

  /// Says how to tell who writes, before anything is written.
  private mutating func askForSender() -> [Effect] {
    notice = Notice(Self.noSender(language), kind: .failure)
    return []
  }

  private static func distinct(_ mailboxes: [Message.Mailbox]) -> [Message.Mailbox] {
    var seen: Set<String> = []
    return mailboxes.filter { seen.insert($0.address.lowercased()).inserted }
  }

  private static let noSender = Phrase(
    nb: """
      Det mangler en avsender. Legg linja «email DIN-ADRESSE» i ~/.config/samspill/config, og start \
      Samspill på nytt.
      """,
    nn: """
      Det manglar ein avsendar. Legg linja «email DI-ADRESSE» i ~/.config/samspill/config, og start \
      Samspill på nytt.
      """,
    en: """
      There is no sender. Put the line “email YOUR-ADDRESS” into ~/.config/samspill/config and start \
      Samspill again.
      """)

  static let nothingSelected = Phrase(
    nb: "Velg noe først, med piltastene.", nn: "Vel noko først, med piltastane.",
    en: "Select something first, with the arrow keys.")
}
