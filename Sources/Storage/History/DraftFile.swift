import CivilTime
import Domain
import VObject

/// A draft as a calendar file in `.samspill/drafts`: a VJOURNAL that people and other programs can
/// read, with what else a draft needs in X-SAMSPILL properties.
enum DraftFile {
  static func bytes(of draft: Draft, in zone: LocalZone) -> [UInt8] {
    var journal: Component
    let baseText: String
    switch draft.purpose {
    case .note(var note, let revision):
      baseText = note.text
      note.text = draft.text
      journal = NoteCodec.make(note, in: zone)
      if let revision { journal.setText(revision.token, of: "X-SAMSPILL-BASED-ON") }
    case .message(let message):
      baseText = message.text
      journal = MessageDraftLines.make(message, text: draft.text)
    }
    journal.setText(draft.id.rawValue, of: "X-SAMSPILL-DRAFT")
    if baseText != draft.text { journal.setText(baseText, of: baseTextName) }
    if let saved = draft.saved {
      journal.setDateValue(.dateTime(ZonedDateTime(saved.utc, in: .utc)), of: "DTSTAMP")
    }
    return ParsedFile.calendar(with: [journal]).bytes
  }

  /// The draft, or `nil` if the file is not one.
  static func read(_ bytes: [UInt8], in zone: LocalZone) -> Draft? {
    let file = ParsedFile(parsing: bytes)
    guard let journal = file.components.first?.components.first,
      let id = journal.text(of: "X-SAMSPILL-DRAFT"), let uid = journal.text(of: "UID")
    else { return nil }
    let text = CalendarLines.description(of: PropertyIndex(journal))
    let baseText = journal.text(of: baseTextName) ?? text
    let purpose: Draft.Purpose
    if var message = MessageDraftLines.read(journal, id: RecordID(uid)) {
      message.text = baseText
      purpose = .message(message)
    } else {
      guard var note = NoteCodec.read(journal, id: RecordID(uid), in: zone) else { return nil }
      note.text = baseText
      let revision = journal.text(of: "X-SAMSPILL-BASED-ON").map { Revision(token: $0) }
      purpose = .note(note, basedOn: revision)
    }
    return Draft(id: RecordID(id), purpose: purpose, text: text, saved: saved(journal))
  }

  private static let baseTextName = "X-SAMSPILL-BASE-TEXT"

  private static func saved(_ journal: Component) -> Instant? {
    guard case .dateTime(let time) = journal.dateValue(of: "DTSTAMP") else { return nil }
    return Instant(secondsSince1970: time.local.secondsSince1970)
  }
}

/// What a message that is being written adds to a draft.
private enum MessageDraftLines {
  static func make(_ message: Message, text: String) -> Component {
    var journal = CalendarLines.scaffold("VJOURNAL", id: message.id)
    journal.setText(message.subject, of: "SUMMARY")
    journal.setOnlyText(text, of: "DESCRIPTION")
    journal.setText("\(message.flags.rawValue)", of: "X-SAMSPILL-FLAGS")
    journal.setText(message.isUnsent ? "TRUE" : "FALSE", of: "X-SAMSPILL-UNSENT")
    for (name, mailboxes) in [("FROM", message.from), ("TO", message.to), ("CC", message.cc)] {
      for mailbox in mailboxes {
        let parameters = mailbox.name.isEmpty ? [] : [Parameter("CN", mailbox.name)]
        journal.insert(
          ContentLine("X-SAMSPILL-\(name)", parameters: parameters, text: mailbox.address))
      }
    }
    for id in message.references {
      journal.insert(ContentLine("X-SAMSPILL-REFERENCE", text: id.rawValue))
    }
    for number in message.linkedMunicipalities {
      journal.insert(ContentLine("X-SAMSPILL-UNIT", text: number.description))
    }
    return journal
  }

  /// `nil` if the draft is that of a note.
  static func read(_ journal: Component, id: RecordID) -> Message? {
    guard let flags = journal.number(of: "X-SAMSPILL-FLAGS") else { return nil }
    func mailboxes(_ name: String) -> [Message.Mailbox] {
      journal.properties(named: "X-SAMSPILL-\(name)").map {
        Message.Mailbox(name: $0.parameter("CN") ?? "", address: $0.text)
      }
    }
    return Message(
      id: id, subject: journal.text(of: "SUMMARY") ?? "", from: mailboxes("FROM"),
      to: mailboxes("TO"), cc: mailboxes("CC"),
      references: journal.properties(named: "X-SAMSPILL-REFERENCE").map { RecordID($0.text) },
      flags: Message.Flags(rawValue: flags),
      linkedMunicipalities: journal.properties(named: "X-SAMSPILL-UNIT").compactMap {
        Municipality.Number($0.text)
      }, isUnsent: journal.text(of: "X-SAMSPILL-UNSENT") != "FALSE")
  }
}
