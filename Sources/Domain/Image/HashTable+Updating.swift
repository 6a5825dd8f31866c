extension HashTable {
  /// The table without some pairs, with others, and with the values of the rest moved.
  ///
  /// - Parameters:
  ///   - removed: Pairs to be left out.
  ///   - added: Pairs to be put in, among those of their hash where their value has them.
  ///   - positions: For each value what it is now; `nil` if they stay as they are.
  /// - Returns: The table that all pairs would make anew.
  func updated(
    removing removed: [(hash: UInt64, value: UInt32)],
    adding added: [(hash: UInt64, value: UInt32)], moving positions: [Int32]?
  ) -> HashTable {
    guard positions != nil || !removed.elementsEqual(added, by: ==) else { return self }
    var (newHashes, newValues) = (hashes.array, values.array)
    let places = removed.flatMap { pair in range(of: pair.hash).filter { values[$0] == pair.value }
    }
    for place in Set(places).sorted(by: >) {
      newHashes.remove(at: place)
      newValues.remove(at: place)
    }
    if let positions {
      for index in newValues.indices { newValues[index] = UInt32(positions[Int(newValues[index])]) }
    }
    for (hash, value) in added {
      let place = newHashes.indices.partitioningIndex {
        (newHashes[$0], newValues[$0]) >= (hash, value)
      }
      newHashes.insert(hash, at: place)
      newValues.insert(value, at: place)
    }
    return HashTable(hashes: Column(newHashes), values: Column(newValues))
  }
}
