/// A kind of record that can be kept as a row of bytes and read again one at a time.
protocol PackedRecord: Sendable {
  static var kind: RecordKind { get }
  var id: RecordID { get }

  /// The record's content if it is of this kind.
  init?(_ record: Record)
  /// Reads what ``pack(into:)`` wrote.
  init(from reader: inout PackReader)
  /// Reads what lists by day tell of a record, which lies in front; the rest is as if it had none.
  init(beginningFrom reader: inout PackReader)
  /// Writes everything, the identity first.
  func pack(into writer: inout PackWriter)
  /// What the records of the kind are sorted by.
  var shelfKey: SortKey { get }
  var asRecord: Record { get }
}

extension PackedRecord {
  init(beginningFrom reader: inout PackReader) {
    self.init(from: &reader)
  }
}

extension Record {
  /// Writes the content, from which ``init(from:kind:)`` makes an equal record.
  package func pack(into writer: inout PackWriter) {
    switch self {
    case .contact(let value): value.pack(into: &writer)
    case .organization(let value): value.pack(into: &writer)
    case .event(let value): value.pack(into: &writer)
    case .note(let value): value.pack(into: &writer)
    case .followUp(let value): value.pack(into: &writer)
    case .project(let value): value.pack(into: &writer)
    case .message(let value): value.pack(into: &writer)
    case .method(let value): value.pack(into: &writer)
    }
  }

  /// Reads a record of `kind`.
  package init(from reader: inout PackReader, kind: RecordKind) {
    switch kind {
    case .contact: self = .contact(Contact(from: &reader))
    case .organization: self = .organization(Organization(from: &reader))
    case .event: self = .event(Event(from: &reader))
    case .note: self = .note(Note(from: &reader))
    case .followUp: self = .followUp(FollowUp(from: &reader))
    case .project: self = .project(Project(from: &reader))
    case .message: self = .message(Message(from: &reader))
    case .method: self = .method(MethodPage(from: &reader))
    }
  }

  var shelfKey: SortKey {
    switch self {
    case .contact(let value): value.shelfKey
    case .organization(let value): value.shelfKey
    case .event(let value): value.shelfKey
    case .note(let value): value.shelfKey
    case .followUp(let value): value.shelfKey
    case .project(let value): value.shelfKey
    case .message(let value): value.shelfKey
    case .method(let value): value.shelfKey
    }
  }
}
