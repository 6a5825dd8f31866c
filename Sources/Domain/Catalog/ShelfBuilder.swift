/// Makes the columns of one kind from its records, which may come from several builders at work at once.
package struct ShelfBuilder: Sendable {
  private struct Row: Sendable {
    var key: SortKey
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
    writer.removeAll()
    RecordOrigin(stored).pack(into: &writer)
    stored.record.pack(into: &writer)
    text.replace(with: stored.record)
    let firstMark = marks.count
    marks += stored.record.marks
    rows.append(
      Row(
        key: stored.record.shelfKey, record: records.append(writer.bytes),
        folded: folded.append(text.packed), facts: RecordFacts(stored.record),
        marks: firstMark..<marks.count))
  }

  /// Takes over all that another builder has, as if it had been appended now.
  package mutating func append(contentsOf other: ShelfBuilder) {
    var other = other
    other.records.close()
    other.folded.close()
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
  mutating func finish() -> ShelfColumns {
    records.close()
    folded.close()
    let order = self.order
    let owners = order.indices.flatMap { slot in
      rows[order[slot]].marks.map { (owner: UInt32(slot), entry: marks[$0]) }
    }
    return ShelfColumns(
      records: records.blob, recordPlaces: Column(order.map { rows[$0].record }),
      folded: folded.blob, foldedPlaces: Column(order.map { rows[$0].folded }),
      facts: Column(order.map { rows[$0].facts }),
      marks: Adjacency(count: order.count, owners),
      identities: HashTable(
        order.indices.map { (hash: rows[order[$0]].key.id.hash, value: UInt32($0)) }))
  }

  private var order: [Int] {
    var seen: Set<RecordID> = []
    seen.reserveCapacity(rows.count)
    var order = rows.indices.filter { seen.insert(rows[$0].key.id).inserted }
    rows.withUnsafeBufferPointer { rows in order.sort { rows[$0].key < rows[$1].key } }
    return order
  }
}
