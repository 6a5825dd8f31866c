/// Values by a 64-bit hash, which stands for what was hashed.
package struct HashTable: Sendable {
  /// In rising order; the same one may occur several times.
  package let hashes: Column<UInt64>
  package let values: Column<UInt32>

  /// A table of pairs in any order; those of one hash keep theirs.
  package init(_ pairs: [(hash: UInt64, value: UInt32)]) {
    let sorted = Self.sorted(pairs)
    hashes = Column(sorted.lazy.map(\.hash))
    values = Column(sorted.lazy.map(\.value))
  }

  /// Pairs by rising hash, those of one hash in their order.
  ///
  /// Hashes are spread evenly: each is dealt to about where it belongs, and is hardly moved from there.
  private static func sorted(
    _ pairs: [(hash: UInt64, value: UInt32)]
  ) -> [(hash: UInt64, value: UInt32)] {
    let bits = Int.bitWidth - pairs.count.leadingZeroBitCount
    let shift = UInt64(64 - bits)
    var starts = [Int](repeating: 0, count: 1 << bits + 1)
    for pair in pairs { starts[Int(pair.hash >> shift) + 1] += 1 }
    guard pairs.count > 1, starts.allSatisfy({ $0 <= mostInPlace }) else {
      return pairs.enumerated().sorted {
        ($0.element.hash, $0.offset) < ($1.element.hash, $1.offset)
      }
      .map(\.element)
    }
    for index in 1..<starts.count { starts[index] += starts[index - 1] }
    var sorted = pairs
    for pair in pairs {
      let place = Int(pair.hash >> shift)
      sorted[starts[place]] = pair
      starts[place] += 1
    }
    for index in 1..<sorted.count {
      let pair = sorted[index]
      var place = index
      while place > 0, sorted[place - 1].hash > pair.hash {
        sorted[place] = sorted[place - 1]
        place -= 1
      }
      sorted[place] = pair
    }
    return sorted
  }

  /// So many that belong to one place still tell that hashes are spread evenly.
  private static let mostInPlace = 32

  /// The table whose parts these are.
  package init(hashes: Column<UInt64>, values: Column<UInt32>) {
    (self.hashes, self.values) = (hashes, values)
  }

  /// Where the values of `hash` lie.
  package func range(of hash: UInt64) -> Range<Int> {
    let first = place(of: hash)
    var end = first
    while end < hashes.count, hashes[end] == hash { end += 1 }
    return first..<min(end, max(first, values.count))
  }

  /// The first value of `hash`.
  package func first(of hash: UInt64) -> UInt32? {
    let place = place(of: hash)
    guard place < min(hashes.count, values.count), hashes[place] == hash else { return nil }
    return values[place]
  }

  /// The first place whose hash is not below `hash`; hashes are spread evenly, so that a guess from
  /// their size is near.
  private func place(of hash: UInt64) -> Int {
    hashes.withElements { hashes in
      var (low, high) = (0, hashes.count)
      let guess = Int(hash.multipliedFullWidth(by: UInt64(hashes.count)).high)
      var reach = 8
      while reach < hashes.count {
        let (from, to) = (max(0, guess - reach), min(hashes.count - 1, guess + reach))
        let isAbove = from == 0 || hashes[from] < hash
        let isBelow = to == hashes.count - 1 || hashes[to] >= hash
        if isAbove && isBelow {
          (low, high) = (from, to + 1)
          break
        }
        reach *= 8
      }
      return (low..<high).partitioningIndex { hashes[$0] >= hash }
    }
  }
}
