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
    var next = offsets
    let entries = [Element](unsafeUninitializedCapacity: pairs.count) { buffer, initialized in
      for pair in pairs {
        let place = Int(next[Int(pair.owner)])
        buffer.initializeElement(at: place, to: pair.entry)
        next[Int(pair.owner)] += 1
      }
      initialized = pairs.count
    }
    (self.offsets, self.entries) = (Column(offsets), Column(entries))
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
