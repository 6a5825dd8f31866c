/// Makes the columns of one kind from its records, which may come from several builders at work at once.
package struct ShelfBuilder: Sendable {
  /// Holds nothing that would have to be counted, as rows move from builder to builder.
  private struct Row: BitwiseCopyable, Sendable {
    var place: SortPlace
    /// What it is sorted by behind the number.
    var text: Blob.Place
    /// Of the identity.
    var hash: UInt64
    var record: Blob.Place
    var folded: Blob.Place
    var facts: RecordFacts
    var firstMark: Int
    let markCount: Int

    /// Where its marks lie among all.
    var marks: Range<Int> { firstMark..<firstMark + markCount }
  }

  private var rows: [Row] = []
  private var marks: [RecordMark] = []
  private var texts = BlobBuilder()
  private var records: BlobBuilder
  private var folded: BlobBuilder

  /// Nothing yet.
  ///
  /// - Parameter room: Where what is kept is to lie; `nil` for anywhere.
  package init(in room: LargeRoom? = nil) {
    (records, folded) = (BlobBuilder(in: room), BlobBuilder(in: room))
  }

  /// Takes in a record and returns the hash of its identity.
  mutating func append(_ stored: StoredRecord, with packer: inout RecordPacker) -> UInt64 {
    packer.writer.removeAll()
    RecordOrigin.pack(of: stored, into: &packer.writer)
    return switch stored.record {
    case .contact(let value): append(value, &packer)
    case .organization(let value): append(value, &packer)
    case .event(let value): append(value, &packer)
    case .note(let value): append(value, &packer)
    case .followUp(let value): append(value, &packer)
    case .project(let value): append(value, &packer)
    case .message(let value): append(value, &packer)
    case .method(let value): append(value, &packer)
    }
  }

  /// Takes in what a record says, whose origin is written already.
  private mutating func append(
    _ value: some PackedRecord, _ packer: inout RecordPacker
  ) -> UInt64 {
    value.pack(into: &packer.writer)
    packer.text.replace(with: value)
    let firstMark = marks.count
    value.visitMarks { marks.append($0) }
    let key = value.shelfKey
    let hash = key.id.hash
    rows.append(
      Row(
        place: SortPlace(key),
        text: key.text.withBytes { texts.append(UnsafeRawBufferPointer($0)) },
        hash: hash, record: records.append(packer.writer),
        folded: packer.text.pack(into: &folded), facts: value.facts,
        firstMark: firstMark, markCount: marks.count - firstMark))
    return hash
  }

  /// Gives up the room for more that will not come.
  mutating func close() {
    texts.close()
    records.close()
    folded.close()
  }

  /// Takes over all that some builders have, one after another.
  init(_ builders: [ShelfBuilder]) {
    self.init()
    rows.reserveCapacity(builders.reduce(0) { $0 + $1.rows.count })
    marks.reserveCapacity(builders.reduce(0) { $0 + $1.marks.count })
    for builder in builders { append(contentsOf: builder) }
  }

  private mutating func append(contentsOf other: ShelfBuilder) {
    var other = other
    other.close()
    let textDistance = texts.append(closed: other.texts.blob)
    let recordDistance = records.append(closed: other.records.blob)
    let foldedDistance = folded.append(closed: other.folded.blob)
    let markDistance = marks.count
    marks += other.marks
    for row in other.rows {
      var row = row
      row.text = Blob.moved(row.text, by: textDistance)
      row.record = Blob.moved(row.record, by: recordDistance)
      row.folded = Blob.moved(row.folded, by: foldedDistance)
      row.firstMark += markDistance
      rows.append(row)
    }
  }

  /// The columns, sorted; of several records with one identity the first counts.
  func finish() -> ShelfColumns {
    var closed = self
    closed.close()
    let (records, folded, order) = (closed.records, closed.folded, closed.order)
    // The bytes stay where they are: there may be hundreds of millions of them.
    return ShelfColumns(
      records: records.blob, recordPlaces: Column(order.lazy.map { rows[$0].record }),
      folded: folded.blob, foldedPlaces: Column(order.lazy.map { rows[$0].folded }),
      facts: Column(order.lazy.map { rows[$0].facts }),
      marks: Adjacency(order.map { rows[$0].marks }, of: marks),
      identities: HashTable(
        order.indices.map { (hash: rows[order[$0]].hash, value: UInt32($0)) }))
  }

  /// The rows as they are shown, repeated ones left out; everything has to be closed.
  private var order: [Int] {
    let table = HashTable(rows.indices.map { (hash: rows[$0].hash, value: UInt32($0)) })
    var isRepeated = [Bool](repeating: false, count: rows.count)
    // Those of one hash come one after another, in their order.
    var first = 0
    for place in table.hashes.indices {
      if table.hashes[place] != table.hashes[first] { first = place }
      let row = Int(table.values[place])
      isRepeated[row] = (first..<place).contains { other in
        id(of: rows[Int(table.values[other])]).isSame(as: id(of: rows[row]))
      }
    }
    let readsLetters = rows.allSatisfy(\.place.tells)
    // Made once where the letters cannot tell, and else only of those that begin alike.
    let sortTexts = readsLetters ? [] : rows.map(text)
    func comes(_ left: Int, before right: Int) -> Bool {
      let (row, other) = (rows[left], rows[right])
      if !readsLetters {
        if sortTexts[left] != sortTexts[right] { return sortTexts[left] < sortTexts[right] }
      } else if !texts.blob.piece(at: row.text).isSame(as: texts.blob.piece(at: other.text)) {
        // Other bytes may be the same text, with an accent as a letter of its own.
        let (text, otherText) = (text(of: row), text(of: other))
        if text != otherText { return text < otherText }
      }
      return id(of: row).comes(before: id(of: other))
    }
    // Sorted where they lie and small, as much of the time goes to getting memory.
    var places: [(place: SortPlace, row: UInt32)] = []
    places.reserveCapacity(rows.count)
    for row in rows.indices where !isRepeated[row] { places.append((rows[row].place, UInt32(row))) }
    places.sort {
      $0.place.comes(before: $1.place, readingLetters: readsLetters)
        ?? comes(Int($0.row), before: Int($1.row))
    }
    return places.map { Int($0.row) }
  }

  private func text(of row: Row) -> String {
    String(decoding: texts.blob.piece(at: row.text), as: UTF8.self)
  }

  /// The identity of a row; to be used only while the builder is held.
  private func id(of row: Row) -> UnsafeRawBufferPointer {
    var reader = PackReader(records.blob.piece(at: row.record))
    RecordOrigin.skip(&reader)
    return reader.raw()
  }
}
