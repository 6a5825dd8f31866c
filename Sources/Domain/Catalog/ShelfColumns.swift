/// The records of one kind as they were when an image of them was made.
///
/// Packed, in order, each found by its identity. A record's number here is its slot.
struct ShelfColumns: Sendable {
  /// Each record's file, then its content.
  let records: Blob
  let recordPlaces: Column<Blob.Place>
  /// Each record's text as it is searched; see ``FoldedText``.
  let folded: Blob
  let foldedPlaces: Column<Blob.Place>
  let facts: Column<RecordFacts>
  let marks: Adjacency<RecordMark>
  let identities: HashTable

  var count: Int { recordPlaces.count }

  /// Nothing.
  init() {
    (records, folded) = (Blob(), Blob())
    (recordPlaces, foldedPlaces, facts) = (Column(), Column(), Column())
    marks = Adjacency(count: 0, [])
    identities = HashTable([])
  }

  init(
    records: Blob, recordPlaces: Column<Blob.Place>, folded: Blob,
    foldedPlaces: Column<Blob.Place>, facts: Column<RecordFacts>, marks: Adjacency<RecordMark>,
    identities: HashTable
  ) {
    (self.records, self.recordPlaces) = (records, recordPlaces)
    (self.folded, self.foldedPlaces) = (folded, foldedPlaces)
    (self.facts, self.marks, self.identities) = (facts, marks, identities)
  }

  /// Reads of a record's bytes what `read` wants; its file comes first.
  func read<Value>(at slot: Int, _ read: (inout PackReader) -> Value) -> Value {
    withExtendedLifetime(records) {
      var reader = PackReader(records.piece(at: recordPlaces[slot]))
      return read(&reader)
    }
  }

  func value<Value: PackedRecord>(at slot: Int) -> Value {
    read(at: slot) { reader in
      RecordOrigin.skip(&reader)
      return Value(from: &reader)
    }
  }

  func record(_ kind: RecordKind, at slot: Int) -> Record {
    read(at: slot) { reader in
      RecordOrigin.skip(&reader)
      return Record(from: &reader, kind: kind)
    }
  }

  func file(at slot: Int) -> RecordOrigin {
    read(at: slot) { RecordOrigin(from: &$0) }
  }

  func id(at slot: Int) -> RecordID {
    read(at: slot) { reader in
      RecordOrigin.skip(&reader)
      return reader.id()
    }
  }

  /// Whether that is the identity, without a text made of the one that is there.
  private func isID(_ id: UnsafeRawBufferPointer, at slot: Int) -> Bool {
    read(at: slot) { reader in
      RecordOrigin.skip(&reader)
      return reader.raw().isSame(as: id)
    }
  }

  func slot(of id: RecordID) -> Int? {
    id.withBytes { slot(ofID: $0) }
  }

  /// The slot of one of the records by the bytes of its identity; of one that is none of them, nobody
  /// knows what.
  ///
  /// Costs no look into the record, as long as no other has the hash of the identity.
  func slot(ofKnownID id: UnsafeRawBufferPointer) -> Int? {
    let places = identities.range(of: ContentHash.of(id))
    guard places.count == 1 else { return slot(ofID: id) }
    let slot = Int(identities.values[places.lowerBound])
    return slot < count ? slot : nil
  }

  /// The slot of the identity that these bytes spell.
  private func slot(ofID id: UnsafeRawBufferPointer) -> Int? {
    for place in identities.range(of: ContentHash.of(id)) {
      let slot = Int(identities.values[place])
      if slot < count, isID(id, at: slot) { return slot }
    }
    return nil
  }

  /// Calls `body` with the folded texts and the facts, which cost no count of who holds them then.
  func withFolded<Result>(_ body: (FoldedRecords) -> Result) -> Result {
    folded.withPieces { pieces in
      foldedPlaces.withElements { places in
        facts.withElements { body(FoldedRecords(pieces: pieces, places: places, facts: $0)) }
      }
    }
  }

  /// The texts as they are searched and the facts, wherever they lie, for as long as they lie there.
  struct FoldedRecords {
    fileprivate let pieces: Blob.Pieces
    fileprivate let places: UnsafeBufferPointer<Blob.Place>
    let facts: UnsafeBufferPointer<RecordFacts>

    func text(at slot: Int) -> FoldedText.View {
      FoldedText.View(packed: pieces[places[slot]])
    }
  }
}

/// What a record's file was when it was read.
struct RecordOrigin: Hashable, Sendable {
  var revision: Revision
  var path: String
}

extension RecordOrigin {
  init(_ stored: StoredRecord) {
    self.init(revision: stored.revision, path: stored.path)
  }

  init(from reader: inout PackReader) {
    self.init(revision: Revision(token: reader.text()), path: reader.text())
  }

  /// Writes that of a record.
  static func pack(of stored: StoredRecord, into writer: inout PackWriter) {
    writer.put(stored.revision.token)
    writer.put(stored.path)
  }

  static func skip(_ reader: inout PackReader) {
    reader.skipRaw()
    reader.skipRaw()
  }
}
