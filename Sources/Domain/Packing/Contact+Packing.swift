import CivilTime

extension Contact: PackedRecord {
  static var kind: RecordKind { .contact }

  init?(_ record: Record) {
    guard case .contact(let value) = record else { return nil }
    self = value
  }

  init(from reader: inout PackReader) {
    self.init(
      id: reader.id(), name: reader.text(), familyName: reader.text(), givenName: reader.text(),
      organization: reader.text(), title: reader.text(),
      roles: reader.list {
        Role(title: $0.text(), from: $0.optionalDay(), through: $0.optionalDay())
      },
      phones: reader.list { PhoneNumber($0.text()) }, emails: reader.texts(),
      categories: reader.texts(), note: reader.text(), language: reader.text())
  }

  func pack(into writer: inout PackWriter) {
    writer.put(id)
    for text in [name, familyName, givenName, organization, title] { writer.put(text) }
    writer.put(roles) { writer, role in
      writer.put(role.title)
      writer.put(role.from)
      writer.put(role.through)
    }
    writer.put(phones) { $0.put($1.written) }
    writer.put(emails)
    writer.put(categories)
    writer.put(note)
    writer.put(language)
  }

  var shelfKey: SortKey { .contact(self) }
  var asRecord: Record { .contact(self) }
}
