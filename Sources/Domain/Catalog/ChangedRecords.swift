/// The records of a shelf that are not as they are in its columns, by their slots.
///
/// That a record is none of them, as most are not, is told by a bit.
struct ChangedRecords: Sendable {
  private var records: [Int: Shelf.Changed] = [:]
  private var bits: [UInt64] = []

  var isEmpty: Bool { records.isEmpty }
  var count: Int { records.count }
  var slots: some Collection<Int> { records.keys }

  subscript(slot: Int) -> Shelf.Changed? {
    let word = slot >> 6
    guard word < bits.count, bits[word] >> UInt64(slot & 63) & 1 == 1 else { return nil }
    return records[slot]
  }

  /// Notes what the record in a slot is now.
  mutating func set(_ record: Shelf.Changed, at slot: Int) {
    let word = slot >> 6
    if word >= bits.count { bits += Array(repeating: 0, count: word + 1 - bits.count) }
    bits[word] |= 1 << UInt64(slot & 63)
    records[slot] = record
  }
}
