/// Any record of the store.
package indirect enum Record: Hashable, Sendable {
  case contact(Contact)
  case organization(Organization)
  case event(Event)
  case note(Note)
  case followUp(FollowUp)
  case project(Project)
  case message(Message)
  case method(MethodPage)

  package var kind: RecordKind {
    switch self {
    case .contact: .contact
    case .organization: .organization
    case .event: .event
    case .note: .note
    case .followUp: .followUp
    case .project: .project
    case .message: .message
    case .method: .method
    }
  }

  package var key: RecordKey {
    switch self {
    case .contact(let value): RecordKey(.contact, value.id)
    case .organization(let value): RecordKey(.organization, value.id)
    case .event(let value): RecordKey(.event, value.id)
    case .note(let value): RecordKey(.note, value.id)
    case .followUp(let value): RecordKey(.followUp, value.id)
    case .project(let value): RecordKey(.project, value.id)
    case .message(let value): RecordKey(.message, value.id)
    case .method(let value): RecordKey(.method, value.id)
    }
  }

  /// What people know the record by.
  package var title: String {
    switch self {
    case .contact(let value): value.name
    case .organization(let value): value.name
    case .event(let value): value.title
    case .note(let value): value.title
    case .followUp(let value): value.title
    case .project(let value): value.title
    case .message(let value): value.subject
    case .method(let value): value.title
    }
  }
}

/// A record and the file it came from.
package struct StoredRecord: Hashable, Sendable {
  package var record: Record
  package var revision: Revision
  /// The file's path below the store, for people: `contacts/5f1c….vcf`.
  package var path: String

  package init(_ record: Record, revision: Revision, path: String) {
    self.record = record
    self.revision = revision
    self.path = path
  }
}
