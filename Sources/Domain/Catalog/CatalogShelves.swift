/// All records of a catalog, one shelf a kind.
struct CatalogShelves: Sendable {
  private var shelves: [Shelf]

  init(_ columns: (RecordKind) -> ShelfColumns) {
    shelves = RecordKind.allCases.map { Shelf($0, columns($0)) }
  }

  init(_ records: [StoredRecord]) {
    var builders = RecordKind.allCases.map { _ in ShelfBuilder() }
    var packer = RecordPacker()
    for record in records {
      _ = builders[record.record.kind.place].append(record, with: &packer)
    }
    self.init { builders[$0.place].finish() }
  }

  subscript(kind: RecordKind) -> Shelf { shelves[kind.place] }

  /// Removes records, then puts others in their places; says what that did to each kind concerned.
  mutating func update(
    removing keys: [RecordKey], putting records: [StoredRecord]
  ) -> [RecordKind: Shelf.Update] {
    let removed = Dictionary(grouping: keys, by: \.kind)
    let put = Dictionary(grouping: records, by: \.record.kind)
    var updates: [RecordKind: Shelf.Update] = [:]
    for kind in RecordKind.allCases where removed[kind] != nil || put[kind] != nil {
      updates[kind] = shelves[kind.place].update(
        removing: removed[kind, default: []].map(\.id), putting: put[kind, default: []])
    }
    return updates
  }
}

extension RecordKind {
  /// Its place among all kinds.
  var place: Int {
    switch self {
    case .contact: 0
    case .organization: 1
    case .event: 2
    case .note: 3
    case .followUp: 4
    case .project: 5
    case .message: 6
    case .method: 7
    }
  }
}
