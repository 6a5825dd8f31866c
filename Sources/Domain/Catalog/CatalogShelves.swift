/// All records of a catalog, one shelf a kind.
struct CatalogShelves: Sendable {
  var contacts = Shelf(key: SortKey.contact)
  var organizations = Shelf(key: SortKey.organization)
  var events = Shelf(key: SortKey.event)
  var notes = Shelf(key: SortKey.note)
  var followUps = Shelf(key: SortKey.followUp)
  var projects = Shelf(key: SortKey.project)
  var messages = Shelf(key: SortKey.message)
  var methods = Shelf(key: SortKey.method)

  init(_ records: [StoredRecord]) {
    var indices: [RecordKind: [Int]] = [:]
    for (index, kind) in records.lazy.map(\.record.kind).enumerated() {
      indices[kind, default: []].append(index)
    }
    func fill<Value>(
      _ shelf: inout Shelf<Value>, _ kind: RecordKind, _ value: (Record) -> Value?
    ) {
      shelf.fill(records, at: indices[kind, default: []], value: value)
    }
    fill(&contacts, .contact) { if case .contact(let value) = $0 { value } else { nil } }
    fill(&organizations, .organization) {
      if case .organization(let value) = $0 { value } else { nil }
    }
    fill(&events, .event) { if case .event(let value) = $0 { value } else { nil } }
    fill(&notes, .note) { if case .note(let value) = $0 { value } else { nil } }
    fill(&followUps, .followUp) { if case .followUp(let value) = $0 { value } else { nil } }
    fill(&projects, .project) { if case .project(let value) = $0 { value } else { nil } }
    fill(&messages, .message) { if case .message(let value) = $0 { value } else { nil } }
    fill(&methods, .method) { if case .method(let value) = $0 { value } else { nil } }
  }

  mutating func put(_ stored: StoredRecord) {
    switch stored.record {
    case .contact(let value): contacts.put(value, Shelf.File(stored))
    case .organization(let value): organizations.put(value, Shelf.File(stored))
    case .event(let value): events.put(value, Shelf.File(stored))
    case .note(let value): notes.put(value, Shelf.File(stored))
    case .followUp(let value): followUps.put(value, Shelf.File(stored))
    case .project(let value): projects.put(value, Shelf.File(stored))
    case .message(let value): messages.put(value, Shelf.File(stored))
    case .method(let value): methods.put(value, Shelf.File(stored))
    }
  }

  mutating func remove(_ key: RecordKey) {
    switch key.kind {
    case .contact: contacts.remove(key.id)
    case .organization: organizations.remove(key.id)
    case .event: events.remove(key.id)
    case .note: notes.remove(key.id)
    case .followUp: followUps.remove(key.id)
    case .project: projects.remove(key.id)
    case .message: messages.remove(key.id)
    case .method: methods.remove(key.id)
    }
  }

  func position(of key: RecordKey) -> Int? {
    switch key.kind {
    case .contact: contacts.position(of: key.id)
    case .organization: organizations.position(of: key.id)
    case .event: events.position(of: key.id)
    case .note: notes.position(of: key.id)
    case .followUp: followUps.position(of: key.id)
    case .project: projects.position(of: key.id)
    case .message: messages.position(of: key.id)
    case .method: methods.position(of: key.id)
    }
  }

  func count(of kind: RecordKind) -> Int {
    switch kind {
    case .contact: contacts.values.count
    case .organization: organizations.values.count
    case .event: events.values.count
    case .note: notes.values.count
    case .followUp: followUps.values.count
    case .project: projects.values.count
    case .message: messages.values.count
    case .method: methods.values.count
    }
  }

  func record(_ kind: RecordKind, at position: Int) -> Record {
    switch kind {
    case .contact: .contact(contacts.values[position])
    case .organization: .organization(organizations.values[position])
    case .event: .event(events.values[position])
    case .note: .note(notes.values[position])
    case .followUp: .followUp(followUps.values[position])
    case .project: .project(projects.values[position])
    case .message: .message(messages.values[position])
    case .method: .method(methods.values[position])
    }
  }

  func id(of kind: RecordKind, at position: Int) -> RecordID {
    switch kind {
    case .contact: contacts.values[position].id
    case .organization: organizations.values[position].id
    case .event: events.values[position].id
    case .note: notes.values[position].id
    case .followUp: followUps.values[position].id
    case .project: projects.values[position].id
    case .message: messages.values[position].id
    case .method: methods.values[position].id
    }
  }

  func stored(_ kind: RecordKind, at position: Int) -> StoredRecord {
    let (revision, path) = file(kind, at: position)
    return StoredRecord(record(kind, at: position), revision: revision, path: path)
  }

  func file(_ kind: RecordKind, at position: Int) -> (revision: Revision, path: String) {
    switch kind {
    case .contact: contacts.file(at: position).parts
    case .organization: organizations.file(at: position).parts
    case .event: events.file(at: position).parts
    case .note: notes.file(at: position).parts
    case .followUp: followUps.file(at: position).parts
    case .project: projects.file(at: position).parts
    case .message: messages.file(at: position).parts
    case .method: methods.file(at: position).parts
    }
  }
}

extension Shelf.File {
  fileprivate init(_ stored: StoredRecord) {
    self.init(revision: stored.revision, path: stored.path)
  }

  fileprivate var parts: (revision: Revision, path: String) {
    (revision, path)
  }
}
