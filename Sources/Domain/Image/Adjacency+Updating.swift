/// A value of a list that is in order of some position.
protocol AdjacencyEntry: BitwiseCopyable, Sendable {
  var position: Int { get }
}

extension Adjacency where Element: AdjacencyEntry {
  /// The lists without some values, with others, and with the rest moved.
  ///
  /// - Parameters:
  ///   - removed: Values to be left out, known by their positions, each with the owner of its list.
  ///   - added: Values to be put in, each where its new position has it.
  ///   - move: What becomes of values that stay, which keep their order; `nil` if they stay as they
  ///     are.
  /// - Returns: Lists in order, as ever.
  func updated(
    removing removed: [(owner: Int, entry: Element)], adding added: [(owner: Int, entry: Element)],
    moving move: ((Element) -> Element)?
  ) -> Adjacency {
    guard !removed.isEmpty || !added.isEmpty || move != nil else { return self }
    let leaving = Dictionary(grouping: removed, by: \.owner)
    let coming = Dictionary(grouping: added, by: \.owner)
    var starts = offsets.array
    var values: [Element] = []
    values.reserveCapacity(entries.count + added.count)
    entries.withElements { old in
      func keep(_ range: Range<Int>) {
        if let move { values += old[range].lazy.map(move) } else { values += old[range] }
      }
      var (copied, firstOwner) = (0, 0)
      for owner in Set(leaving.keys).union(coming.keys).sorted() where owner < count {
        let list = range(of: owner)
        let difference = values.count - copied
        for index in firstOwner..<owner { starts[index] = UInt32(Int(starts[index]) + difference) }
        keep(copied..<list.lowerBound)
        starts[owner] = UInt32(values.count)
        let gone = leaving[owner, default: []].map(\.entry.position).sorted()
        let staying = old[list].filter { !gone.hasSorted($0.position) }.map { move?($0) ?? $0 }
        values += Self.merged(staying, coming[owner, default: []].map(\.entry))
        (copied, firstOwner) = (list.upperBound, owner + 1)
      }
      let difference = values.count - copied
      for index in firstOwner..<starts.count {
        starts[index] = UInt32(Int(starts[index]) + difference)
      }
      keep(copied..<old.count)
    }
    return Adjacency(offsets: Column(starts), entries: Column(values))
  }

  /// Puts values that are in order among others that are.
  private static func merged(_ left: [Element], _ right: [Element]) -> [Element] {
    var merged: [Element] = []
    merged.reserveCapacity(left.count + right.count)
    var rest = left[...]
    for entry in right {
      let before = rest.prefix { $0.position <= entry.position }
      merged += before
      merged.append(entry)
      rest = rest.dropFirst(before.count)
    }
    merged += rest
    return merged
  }
}

extension Adjacency {
  /// The same lists of owners that stand elsewhere now, and none of new ones.
  ///
  /// - Parameters:
  ///   - positions: For each owner where it stands now, -1 for one that is gone with its list.
  ///   - newCount: How many owners there are now.
  /// - Returns: Lists for all of these.
  func movingOwners(to positions: [Int32], count newCount: Int) -> Adjacency {
    var owners = [Int32](repeating: -1, count: newCount)
    for (owner, position) in positions.enumerated() where position >= 0 {
      owners[Int(position)] = Int32(owner)
    }
    var starts: [UInt32] = [0]
    var values: [Element] = []
    starts.reserveCapacity(newCount + 1)
    values.reserveCapacity(entries.count)
    entries.withElements { old in
      for owner in owners {
        if owner >= 0 { values += old[range(of: Int(owner))] }
        starts.append(UInt32(values.count))
      }
    }
    return Adjacency(offsets: Column(starts), entries: Column(values))
  }
}

extension [Int] {
  /// Whether a value is among those that stand in rising order here.
  fileprivate func hasSorted(_ value: Int) -> Bool {
    let index = indices.partitioningIndex { self[$0] >= value }
    return index < count && self[index] == value
  }
}
