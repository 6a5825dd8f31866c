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
  /// What lists and figures ask of it.
  var facts: RecordFacts { get }
  /// Calls `visit` with what ties it to others, in an order that tells which name goes with which
  /// address.
  func visitMarks(_ visit: (RecordMark) -> Void)
  /// Calls `visit` with every field that can be searched, the title first.
  func visitSearchFields(_ visit: (FoldedText.Role, String) -> Void)
  var asRecord: Record { get }
}

extension PackedRecord {
  init(beginningFrom reader: inout PackReader) {
    self.init(from: &reader)
  }
}

extension Record {
  /// What the record is, whatever its kind.
  ///
  /// Takes memory; who goes through all records does better with a `switch` of its own.
  private var content: any PackedRecord {
    switch self {
    case .contact(let value): value
    case .organization(let value): value
    case .event(let value): value
    case .note(let value): value
    case .followUp(let value): value
    case .project(let value): value
    case .message(let value): value
    case .method(let value): value
    }
  }

  /// Writes the content, from which ``init(from:kind:)`` makes an equal record.
  package func pack(into writer: inout PackWriter) { content.pack(into: &writer) }

  var shelfKey: SortKey { content.shelfKey }
  var facts: RecordFacts { content.facts }

  /// What ties it to others.
  var marks: [RecordMark] {
    var marks: [RecordMark] = []
    content.visitMarks { marks.append($0) }
    return marks
  }

  /// Calls `visit` with every field that can be searched, the title first.
  func visitSearchFields(_ visit: (FoldedText.Role, String) -> Void) {
    content.visitSearchFields(visit)
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
}
