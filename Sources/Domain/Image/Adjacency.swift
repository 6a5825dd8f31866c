/// For each of a number of things a list of values, laid end to end.
struct Adjacency<Element: BitwiseCopyable & Sendable>: Sendable {
  /// Where the list of each begins, and behind them all where the last ends.
  let offsets: Column<UInt32>
  let entries: Column<Element>

  /// Groups `pairs` by their first part, which is below `count`; each list keeps their order.
  init(count: Int, _ pairs: [(owner: UInt32, entry: Element)]) {
    var offsets = [UInt32](repeating: 0, count: count + 1)
    for pair in pairs { offsets[Int(pair.owner) + 1] += 1 }
    for index in 0..<count { offsets[index + 1] += offsets[index] }
    self.offsets = Column(offsets)
    entries = Column(count: pairs.count) { room in
      for pair in pairs {
        let place = Int(offsets[Int(pair.owner)])
        room.initializeElement(at: place, to: pair.entry)
        offsets[Int(pair.owner)] += 1
      }
    }
  }

  /// Lists that are parts of another one, which may have more.
  init(_ parts: [Range<Int>], of all: [Element]) {
    var offsets: [UInt32] = [0]
    offsets.reserveCapacity(parts.count + 1)
    for part in parts { offsets.append(offsets[offsets.count - 1] + UInt32(part.count)) }
    self.offsets = Column(offsets)
    entries = Column(count: Int(offsets[parts.count])) { room in
      for (part, start) in zip(parts, offsets) {
        for (index, entry) in all[part].enumerated() {
          room.initializeElement(at: Int(start) + index, to: entry)
        }
      }
    }
  }

  init(offsets: Column<UInt32>, entries: Column<Element>) {
    (self.offsets, self.entries) = (offsets, entries)
  }

  var count: Int { max(0, offsets.count - 1) }

  /// Where the list of one of them lies among the entries.
  func range(of index: Int) -> Range<Int> {
    guard index >= 0, index < count else { return 0..<0 }
    let start = min(Int(offsets[index]), entries.count)
    return start..<min(max(start, Int(offsets[index + 1])), entries.count)
  }

  subscript(index: Int) -> [Element] {
    range(of: index).map { entries[$0] }
  }

  /// The list of one of them where it lies: a look at its beginning costs no more than that.
  func list(of index: Int) -> some RandomAccessCollection<Element> {
    range(of: index).lazy.map { entries[$0] }
  }
}
