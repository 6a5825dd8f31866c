/// The records of one kind in the order they are shown, each found by its identity.
///
/// Most lie packed in columns and are unpacked one at a time when somebody asks; those that changed
/// since are held beside them. Positions count in the order shown, slots never move.
struct Shelf: Sendable {
  /// A record that is not as it is in the columns, or not there at all.
  struct Changed: Sendable {
    let stored: StoredRecord
    let facts: RecordFacts
    let marks: [RecordMark]

    init(_ stored: StoredRecord) {
      self.stored = stored
      facts = stored.record.facts
      marks = stored.record.marks
    }
  }

  let kind: RecordKind
  let columns: ShelfColumns
  var changed = ChangedRecords()
  /// The slots of records that are not in the columns.
  var added: [RecordID: Int] = [:]
  var slotCount: Int
  /// The slots in the order shown; `nil` as long as that is the order of the columns.
  var order: [UInt32]?
  /// For every slot its position, -1 for a record that is gone; there when `order` is.
  var ranks: [Int32] = []
  /// Another one with every change: two shelves of one version hold the same.
  var version = Version()

  /// Known by its identity alone.
  final class Version: Sendable {}

  init(_ kind: RecordKind, _ columns: ShelfColumns) {
    self.kind = kind
    self.columns = columns
    slotCount = columns.count
  }

  var count: Int { order?.count ?? columns.count }

  func slot(at position: Int) -> Int {
    order.map { Int($0[position]) } ?? position
  }

  func slot(of id: RecordID) -> Int? {
    added[id] ?? columns.slot(of: id)
  }

  func position(of id: RecordID) -> Int? {
    // A method handed on would take the whole shelf with it.
    guard let slot = slot(of: id) else { return nil }
    return position(ofSlot: slot)
  }

  /// Where one of the records stands, of whose identity these are the bytes.
  func position(ofKnownID id: UnsafeRawBufferPointer) -> Int? {
    guard added.isEmpty else { return position(of: RecordID(String(decoding: id, as: UTF8.self))) }
    guard let slot = columns.slot(ofKnownID: id) else { return nil }
    return position(ofSlot: slot)
  }

  /// Where the record in a slot stands; `nil` if it is gone or not there yet.
  func position(ofSlot slot: Int) -> Int? {
    guard order != nil else { return slot < columns.count ? slot : nil }
    return slot < ranks.count && ranks[slot] >= 0 ? Int(ranks[slot]) : nil
  }

  func record(at position: Int) -> Record {
    let slot = slot(at: position)
    return changed[slot]?.stored.record ?? columns.record(kind, at: slot)
  }

  /// The record's content; `Value` is the type of this shelf's kind.
  func value<Value: PackedRecord>(at position: Int, as type: Value.Type = Value.self) -> Value {
    precondition(Value.kind == kind, "a shelf is asked for what it holds")
    let slot = slot(at: position)
    if !changed.isEmpty, let value = changed[slot].flatMap({ Value($0.stored.record) }) {
      return value
    }
    return columns.value(at: slot)
  }

  /// The record's content, or no more of it than lists by day tell.
  func beginning<Value: PackedRecord>(at position: Int, as type: Value.Type = Value.self) -> Value {
    let slot = slot(at: position)
    if !changed.isEmpty, let value = changed[slot].flatMap({ Value($0.stored.record) }) {
      return value
    }
    return columns.read(at: slot) { reader in
      RecordOrigin.skip(&reader)
      return Value(beginningFrom: &reader)
    }
  }

  func stored(at position: Int) -> StoredRecord {
    let slot = slot(at: position)
    if let changed = changed[slot] { return changed.stored }
    let file = columns.file(at: slot)
    return StoredRecord(
      columns.record(kind, at: slot), revision: file.revision, path: file.path)
  }

  func file(at position: Int) -> RecordOrigin {
    let slot = slot(at: position)
    return changed[slot].map { RecordOrigin($0.stored) } ?? columns.file(at: slot)
  }

  func id(at position: Int) -> RecordID {
    let slot = slot(at: position)
    return changed[slot]?.stored.record.key.id ?? columns.id(at: slot)
  }

  func facts(at position: Int) -> RecordFacts {
    let slot = slot(at: position)
    if changed.isEmpty { return columns.facts[slot] }
    return changed[slot]?.facts ?? columns.facts[slot]
  }

  /// Calls `visit` with every mark of a record.
  func visitMarks(at position: Int, _ visit: (RecordMark) -> Void) {
    let slot = slot(at: position)
    if !changed.isEmpty, let changed = changed[slot] {
      changed.marks.forEach(visit)
    } else {
      for place in columns.marks.range(of: slot) { visit(columns.marks.entries[place]) }
    }
  }

  /// Calls `visit` with the facts and the folded text of each of some records, the last one first.
  func visitFolded(
    _ positions: Range<Int>, _ visit: (Int, RecordFacts, FoldedText.View) -> Void
  ) {
    let hasChanges = !changed.isEmpty
    columns.withFolded { folded in
      for position in positions.reversed() {
        let slot = slot(at: position)
        if hasChanges, let changed = changed[slot] {
          FoldedText(changed.stored.record).withView { visit(position, changed.facts, $0) }
        } else {
          visit(position, folded.facts[slot], folded.text(at: slot))
        }
      }
    }
  }
}
