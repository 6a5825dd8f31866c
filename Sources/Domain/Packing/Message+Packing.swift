import CivilTime

extension Message: PackedRecord {
  static var kind: RecordKind { .message }

  init?(_ record: Record) {
    guard case .message(let value) = record else { return nil }
    self = value
  }

  init(from reader: inout PackReader) {
    self.init(
      id: reader.id(), subject: reader.text(), from: reader.mailboxes(), to: reader.mailboxes(),
      cc: reader.mailboxes(),
      sent: reader.optional { Instant(secondsSince1970: $0.int()) },
      sentLocal: reader.optional { CivilDateTime(from: &$0) },
      references: reader.list { $0.id() }, flags: Flags(rawValue: reader.int()),
      attachmentNames: reader.texts(),
      linkedMunicipalities: reader.texts().compactMap { Municipality.Number($0) },
      isUnsent: reader.flag())
    text = reader.text()
  }

  func pack(into writer: inout PackWriter) {
    writer.put(id)
    writer.put(subject)
    writer.put(from)
    writer.put(to)
    writer.put(cc)
    writer.put(sent) { $0.put($1.secondsSince1970) }
    writer.put(sentLocal) { $1.pack(into: &$0) }
    writer.put(references) { $0.put($1) }
    writer.put(flags.rawValue)
    writer.put(attachmentNames)
    writer.put(linkedMunicipalities.map(\.description))
    writer.put(isUnsent)
    writer.put(text)
  }

  var shelfKey: SortKey { .message(self) }
  var asRecord: Record { .message(self) }
}

extension PackReader {
  fileprivate mutating func mailboxes() -> [Message.Mailbox] {
    list { Message.Mailbox(name: $0.text(), address: $0.text()) }
  }
}

extension PackWriter {
  fileprivate mutating func put(_ mailboxes: [Message.Mailbox]) {
    put(mailboxes) { writer, mailbox in
      writer.put(mailbox.name)
      writer.put(mailbox.address)
    }
  }
}

extension MethodPage: PackedRecord {
  static var kind: RecordKind { .method }

  init?(_ record: Record) {
    guard case .method(let value) = record else { return nil }
    self = value
  }

  init(from reader: inout PackReader) {
    self.init(
      id: reader.id(), title: reader.text(), section: reader.text(), links: reader.texts(),
      isTemplate: reader.flag(), noteKind: reader.text(), language: reader.text(),
      text: reader.text())
  }

  func pack(into writer: inout PackWriter) {
    writer.put(id)
    writer.put(title)
    writer.put(section)
    writer.put(links)
    writer.put(isTemplate)
    writer.put(noteKind)
    writer.put(language)
    writer.put(text)
  }

  var shelfKey: SortKey { .method(self) }
  var asRecord: Record { .method(self) }
}
