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
        let gone = Set(leaving[owner, default: []].map(\.entry.position))
        let staying = old[list].filter { !gone.contains($0.position) }.map { move?($0) ?? $0 }
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

  private static func merged(_ left: [Element], _ right: [Element]) -> [Element] {
    var merged = left
    for entry in right {
      let place = merged.firstIndex { $0.position > entry.position } ?? merged.endIndex
      merged.insert(entry, at: place)
    }
    return merged
  }
}
