extension Shelf {
  /// What an update did to the tables that hang on a shelf.
  struct Update {
    /// Whether records came, went or moved, so that positions are not what they were.
    var movesPositions = false
    /// Whether a record is tied to others than before.
    var changesMarks = false
    /// The records that came, went, moved or are tied to others, by their slots.
    var slots: Set<Int> = []
  }

  /// Removes records, then puts new versions and new records in their places.
  ///
  /// Costs a look at each, and a pass over the order if anything comes, goes or moves.
  mutating func update(removing ids: [RecordID], putting records: [StoredRecord]) -> Update {
    var update = Update()
    var leaving: Set<Int> = []
    var coming: [(key: SortKey, slot: Int)] = []
    for id in ids {
      guard let slot = slot(of: id), isPresent(slot) else { continue }
      leaving.insert(slot)
    }
    for stored in records { put(stored, &leaving, &coming, &update) }
    if !leaving.isEmpty || !records.isEmpty { version = Version() }
    guard !leaving.isEmpty || !coming.isEmpty else { return update }
    update.slots.formUnion(leaving)
    update.slots.formUnion(coming.map(\.slot))
    (update.movesPositions, update.changesMarks) = (true, true)
    rearrange(leaving, coming)
    return update
  }

  private mutating func put(
    _ stored: StoredRecord, _ leaving: inout Set<Int>,
    _ coming: inout [(key: SortKey, slot: Int)], _ update: inout Update
  ) {
    let new = Changed(stored)
    let key = stored.record.shelfKey
    if let slot = slot(of: key.id) {
      let isPresent = isPresent(slot) && !leaving.contains(slot)
      if isPresent, self.key(ofSlot: slot) == key {
        if marks(ofSlot: slot) != new.marks {
          update.changesMarks = true
          update.slots.insert(slot)
        }
      } else {
        if isPresent { leaving.insert(slot) }
        coming.removeAll { $0.slot == slot }
        coming.append((key, slot))
      }
      changed.set(new, at: slot)
    } else {
      added[key.id] = slotCount
      changed.set(new, at: slotCount)
      coming.append((key, slotCount))
      slotCount += 1
    }
  }

  private mutating func rearrange(
    _ leaving: Set<Int>, _ coming: [(key: SortKey, slot: Int)]
  ) {
    let old = order ?? (0..<UInt32(columns.count)).map(\.self)
    let staying = leaving.isEmpty ? old : old.filter { !leaving.contains(Int($0)) }
    var new: [UInt32] = []
    new.reserveCapacity(staying.count + coming.count)
    var copied = 0
    for (key, slot) in coming.sorted(by: { $0.key < $1.key }) {
      let place = place(for: key, in: staying, from: copied)
      new += staying[copied..<place]
      new.append(UInt32(slot))
      copied = place
    }
    new += staying[copied...]
    ranks = [Int32](repeating: -1, count: slotCount)
    for (position, slot) in new.enumerated() { ranks[Int(slot)] = Int32(position) }
    order = new
  }

  /// The place in `slots` of the first record that does not come before `key`.
  private func place(for key: SortKey, in slots: [UInt32], from start: Int) -> Int {
    (start..<slots.count).partitioningIndex { self.key(ofSlot: Int(slots[$0])) >= key }
  }

  private func isPresent(_ slot: Int) -> Bool {
    order == nil ? slot < columns.count : slot < ranks.count && ranks[slot] >= 0
  }

  private func key(ofSlot slot: Int) -> SortKey {
    (changed[slot]?.stored.record ?? columns.record(kind, at: slot)).shelfKey
  }

  private func marks(ofSlot slot: Int) -> [RecordMark] {
    changed[slot]?.marks ?? columns.marks[slot]
  }
}
