/// The records of one kind in the order they are shown, each found by its identity.
struct Shelf<Value: Sendable>: Sendable {
  /// What a record's file was when it was read.
  struct File: Sendable {
    var revision: Revision
    var path: String
  }

  private(set) var values: [Value] = []
  private var files: [File] = []
  private var positions: [RecordID: Int] = [:]
  private let key: @Sendable (Value) -> SortKey

  /// An empty shelf.
  ///
  /// - Parameter key: What a record is sorted by; its identity in it is the one it is found by.
  init(key: @escaping @Sendable (Value) -> SortKey) {
    self.key = key
  }

  /// Sorts records of which the first counts where several have one identity.
  ///
  /// - Parameters:
  ///   - records: Records of all kinds.
  ///   - indices: Those of this kind.
  ///   - value: The record's content, if it is of this kind.
  mutating func fill(
    _ records: [StoredRecord], at indices: [Int], value: (Record) -> Value?
  ) {
    // The content is copied once, and moved once into its place.
    let unsorted = indices.compactMap { value(records[$0].record) }
    precondition(unsorted.count == indices.count, "the indices are those of one kind")
    let keys = Self.keys(unsorted.span, key)
    var ordinals: [RecordID: Int] = [:]
    ordinals.reserveCapacity(keys.count)
    var order: [Int] = []
    order.reserveCapacity(keys.count)
    for (ordinal, key) in keys.enumerated()
    where ordinals.updateValue(ordinal, forKey: key.id) == nil {
      order.append(ordinal)
    }
    if order.count < keys.count { (order, ordinals) = Self.firsts(keys) }
    keys.withUnsafeBufferPointer { keys in order.sort { keys[$0] < keys[$1] } }
    var ranks = Array(repeating: 0, count: keys.count)
    for (position, ordinal) in order.enumerated() { ranks[ordinal] = position }
    values = order.map { unsorted[$0] }
    files = order.map {
      File(revision: records[indices[$0]].revision, path: records[indices[$0]].path)
    }
    positions = ordinals.mapValues { ranks[$0] }
  }

  private static func keys(_ values: Span<Value>, _ key: (Value) -> SortKey) -> [SortKey] {
    var keys: [SortKey] = []
    keys.reserveCapacity(values.count)
    for index in values.indices { keys.append(key(values[index])) }
    return keys
  }

  /// The first ordinal of each identity, in order and by identity.
  private static func firsts(_ keys: [SortKey]) -> (order: [Int], ordinals: [RecordID: Int]) {
    let ordinals = Dictionary(
      keys.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: min)
    return (ordinals.values.sorted(), ordinals)
  }

  func position(of id: RecordID) -> Int? {
    positions[id]
  }

  func file(at position: Int) -> File {
    files[position]
  }

  subscript(id: RecordID) -> Value? {
    positions[id].map { values[$0] }
  }

  var ids: some Collection<RecordID> {
    positions.keys
  }
}

extension Shelf {
  /// Puts a new version of a record, or a new record, in its place; costs a move of what is behind it.
  mutating func put(_ value: Value, _ file: File) {
    let key = key(value)
    if let position = positions[key.id] {
      guard !fits(key, at: position) else {
        (values[position], files[position]) = (value, file)
        return
      }
      remove(key.id)
    }
    let place = self.place(for: key)
    values.insert(value, at: place)
    files.insert(file, at: place)
    shift(from: place, by: 1)
    positions[key.id] = place
  }

  mutating func remove(_ id: RecordID) {
    guard let position = positions.removeValue(forKey: id) else { return }
    values.remove(at: position)
    files.remove(at: position)
    shift(from: position, by: -1)
  }

  private mutating func shift(from place: Int, by distance: Int) {
    positions = positions.mapValues { $0 >= place ? $0 + distance : $0 }
  }

  /// Whether a record with `new` as its key may stay where it is.
  private func fits(_ new: SortKey, at position: Int) -> Bool {
    let isAfterPrevious = position == 0 || key(values[position - 1]) < new
    let isBeforeNext = position + 1 == values.count || new < key(values[position + 1])
    return isAfterPrevious && isBeforeNext
  }

  /// The position of the first record that does not come before `new`.
  private func place(for new: SortKey) -> Int {
    var range = values.startIndex..<values.endIndex
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      range =
        key(values[middle]) < new ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return range.lowerBound
  }
}
