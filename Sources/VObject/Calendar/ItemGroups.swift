/// What items with the same kind and UID have in common.
struct ItemIdentity: Hashable {
  let name: String
  let uid: String

  init(of item: Component) {
    (name, uid) = (item.name, item.text(of: "UID") ?? "")
  }
}

/// Puts items with the same UID together, the first groups first and more of them at a time.
///
/// So little is made of a million items if nobody asks for more than the first.
struct ItemGroups {
  private let items: [Component.Item]
  private let places: [Int]
  /// Which of ``places`` belong to a group that has been handed out.
  private var isTaken: [Bool]
  private var start = 0
  private var room = 1000

  /// - Parameters:
  ///   - items: The parts of a calendar.
  ///   - places: Which of them are to be put together; all are components.
  init(of items: [Component.Item], at places: [Int]) {
    (self.items, self.places) = (items, places)
    isTaken = [Bool](repeating: false, count: places.count)
  }

  /// The groups of the next items that are in none yet, or `nil` if there are no more; items without
  /// a UID, and those that `isAlone` tells of, are alone.
  mutating func next(isAlone: (Component) -> Bool) -> [[Component]]? {
    guard start < places.count else { return nil }
    let end = min(places.count, start + room)
    var groups: [[Component]] = []
    var indexes: [ItemIdentity: Int] = [:]
    for place in start..<places.count where !isTaken[place] {
      if place >= end, indexes.isEmpty { break }
      guard case .component(let item) = items[places[place]] else { continue }
      if isAlone(item) {
        if place < end { groups.append([item]) }
        continue
      }
      let identity = ItemIdentity(of: item)
      if let index = indexes[identity] {
        groups[index].append(item)
        isTaken[place] = true
      } else if place < end {
        if !identity.uid.isEmpty { indexes[identity] = groups.count }
        groups.append([item])
      }
    }
    start = end
    room *= 8
    return groups
  }
}
