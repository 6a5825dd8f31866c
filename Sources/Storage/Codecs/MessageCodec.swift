import CivilTime
import Domain
import InternetMessage

/// A message as the network sees it, from a mail file.
enum MessageCodec {
  /// The message, and what threading needs to know of it, so that no field is read twice.
  static func read(
    _ mail: MailMessage, name: MaildirName, folder: StoreFolder, received: Instant
  ) -> (message: Message, threaded: ThreadableMessage) {
    let header = mail.header
    let date = header.date
    let (text, attachments) = mail.textAndAttachments
    let threaded = ThreadableMessage(
      name: name.unique, id: header.messageID, references: header.references,
      inReplyTo: header.inReplyTo, subject: header.subject ?? "",
      sent: date?.instant ?? received, isDated: date != nil)
    let message = Message(
      id: threaded.recordID, subject: threaded.subject, from: mailboxes("From", header),
      to: mailboxes("To", header), cc: mailboxes("Cc", header), sent: date?.instant,
      sentLocal: date.map { $0.instant.adding(seconds: $0.zoneOffset ?? 0).utc },
      references: references(of: threaded), flags: Message.Flags(name), text: text,
      attachmentNames: attachments.map { $0.fileName ?? $0.type },
      isUnsent: folder == .outbox)
    return (message, threaded)
  }

  /// Contents never change in a Maildir, so the name says it all, flags included.
  static func revision(of file: StoredFile, _ status: FileStatus) -> Revision {
    let mark = file.name.withBytes(behind: file.folder.rawValue) { ContentMark($0) }
    return Revision(byteCount: status.byteCount, mark, digitCount: 1)
  }

  /// The bytes of a message that is written here.
  static func make(_ message: Message, at now: Instant, in zone: LocalZone) -> [UInt8] {
    let sent = message.sent ?? now
    let offset = TimeZoneRules(named: zone.name)?.offset(at: sent) ?? 0
    let references = message.references.map { MessageID($0.rawValue) }
    let outgoing = OutgoingMessage(
      from: message.from.map(mailbox), to: message.to.map(mailbox), cc: message.cc.map(mailbox),
      subject: message.subject, body: message.text,
      date: MessageDate(instant: sent, zoneOffset: offset), id: MessageID(message.id.rawValue),
      inReplyTo: references.last, references: references)
    return outgoing.encoded()
  }

  private static func references(of threaded: ThreadableMessage) -> [RecordID] {
    let hasNone = threaded.references.isEmpty
    return (hasNone ? threaded.inReplyTo : threaded.references).map { RecordID($0.description) }
  }

  private static func mailboxes(_ field: StaticString, _ header: HeaderBlock) -> [Message.Mailbox] {
    var mailboxes: [Message.Mailbox] = []
    header.visitMailboxes(field) { mailboxes.append(mailbox($0)) }
    return mailboxes
  }

  private static func mailbox(_ mailbox: Message.Mailbox) -> Mailbox {
    Mailbox(name: mailbox.name.isEmpty ? nil : mailbox.name, address: mailbox.address)
  }

  private static func mailbox(_ mailbox: Mailbox) -> Message.Mailbox {
    Message.Mailbox(name: mailbox.name ?? "", address: mailbox.address)
  }
}
