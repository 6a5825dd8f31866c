/// Makes the columns of one kind from its records, which may come from several builders at work at once.
package struct ShelfBuilder: Sendable {
  private struct Row: Sendable {
    var key: SortKey
    /// Of the identity.
    var hash: UInt64
    var record: Blob.Place
    var folded: Blob.Place
    var facts: RecordFacts
    var marks: Range<Int>
  }

  private var rows: [Row] = []
  private var marks: [RecordMark] = []
  private var records = BlobBuilder()
  private var folded = BlobBuilder()
  private var writer = PackWriter()
  private var text = FoldedText()

  /// Nothing yet.
  package init() {}

  /// Takes in a record.
  package mutating func append(_ stored: StoredRecord) {
    let origin = RecordOrigin(stored)
    switch stored.record {
    case .contact(let value): append(value, origin)
    case .organization(let value): append(value, origin)
    case .event(let value): append(value, origin)
    case .note(let value): append(value, origin)
    case .followUp(let value): append(value, origin)
    case .project(let value): append(value, origin)
    case .message(let value): append(value, origin)
    case .method(let value): append(value, origin)
    }
  }

  private mutating func append(_ value: some PackedRecord, _ origin: RecordOrigin) {
    writer.removeAll()
    origin.pack(into: &writer)
    value.pack(into: &writer)
    text.replace(with: value)
    let firstMark = marks.count
    marks += value.marks
    let key = value.shelfKey
    rows.append(
      Row(
        key: key, hash: key.id.hash, record: records.append(writer),
        folded: folded.append { [text] in text.pack(into: &$0) }, facts: value.facts,
        marks: firstMark..<marks.count))
  }

  /// Gives up the room for more that will not come.
  mutating func close() {
    records.close()
    folded.close()
  }

  /// Takes over all that another builder has, as if it had been appended now.
  package mutating func append(contentsOf other: ShelfBuilder) {
    var other = other
    other.close()
    let recordDistance = records.append(closed: other.records.blob)
    let foldedDistance = folded.append(closed: other.folded.blob)
    let markDistance = marks.count
    marks += other.marks
    for row in other.rows {
      var row = row
      row.record = Blob.moved(row.record, by: recordDistance)
      row.folded = Blob.moved(row.folded, by: foldedDistance)
      row.marks = (row.marks.lowerBound + markDistance)..<(row.marks.upperBound + markDistance)
      rows.append(row)
    }
  }

  /// The columns, sorted; of several records with one identity the first counts.
  func finish() -> ShelfColumns {
    var (records, folded) = (records, folded)
    records.close()
    folded.close()
    let order = self.order
    var owners: [(owner: UInt32, entry: RecordMark)] = []
    owners.reserveCapacity(marks.count)
    for (slot, row) in order.enumerated() {
      for mark in marks[rows[row].marks] { owners.append((UInt32(slot), mark)) }
    }
    // The bytes stay where they are: there may be hundreds of millions of them.
    return ShelfColumns(
      records: records.blob, recordPlaces: Column(order.map { rows[$0].record }),
      folded: folded.blob, foldedPlaces: Column(order.map { rows[$0].folded }),
      facts: Column(order.map { rows[$0].facts }),
      marks: Adjacency(count: order.count, owners),
      identities: HashTable(
        order.indices.map { (hash: rows[order[$0]].hash, value: UInt32($0)) }))
  }

  private var order: [Int] {
    let table = HashTable(rows.indices.map { (hash: rows[$0].hash, value: UInt32($0)) })
    var isRepeated = [Bool](repeating: false, count: rows.count)
    // Those of one hash come one after another, in their order.
    var known: [Int] = []
    for place in table.hashes.indices {
      let row = Int(table.values[place])
      if let last = known.last, rows[last].hash != rows[row].hash { known.removeAll() }
      if known.contains(where: { rows[$0].key.id == rows[row].key.id }) {
        isRepeated[row] = true
      } else {
        known.append(row)
      }
    }
    let beginsWithText = rows.allSatisfy { $0.key.text.isEmpty || SortPlace.canTell($0.key.text) }
    let places = rows.indices.filter { !isRepeated[$0] }.map { row in
      SortPlace(rows[row].key, row: row, readsText: beginsWithText)
    }
    return rows.withUnsafeBufferPointer { rows in
      places.sorted { $0.comes(before: $1) ?? (rows[$0.row].key < rows[$1.row].key) }.map(\.row)
    }
  }
}
