/// What items with the same kind and UID have in common.
struct ItemIdentity: Hashable {
  let name: String
  let uid: String

  init(of item: Component) {
    (name, uid) = (item.name, item.text(of: "UID") ?? "")
  }

  static func == (left: ItemIdentity, right: ItemIdentity) -> Bool {
    left.name == right.name && left.uid.hasBytes(of: right.uid)
  }
}

extension String {
  /// Whether the other text is the same in its bytes too.
  ///
  /// A UID is opaque: two that look alike, with an accent as one letter or as two, are two.
  package func hasBytes(of other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}

/// Which of a calendar's items with a time have the same UID; each without one is alone.
///
/// A million items take some bytes each, and no copy of them is made.
struct ItemChains {
  /// The places of the items that are the first of theirs.
  private(set) var firsts: [Int32] = []
  /// For each place that of the next item with the same UID, or 0.
  private var next: [Int32]

  init(of items: [Component.Item]) {
    next = [Int32](repeating: 0, count: items.count)
    // The last item of each UID, by a hash of it or, if another has that, by the number after it.
    var lasts: [Int: Int32] = [:]
    for (index, item) in items.enumerated() {
      guard case .component(let component) = item, TimedItems.isTimed(component) else { continue }
      let place = Int32(truncatingIfNeeded: index)
      let identity = ItemIdentity(of: component)
      guard !identity.uid.isEmpty else {
        firsts.append(place)
        continue
      }
      var key = identity.hashValue
      while let last = lasts[key], items[Int(last)].identity != identity { key &+= 1 }
      if let last = lasts.updateValue(place, forKey: key) {
        next[Int(last)] = place
      } else {
        firsts.append(place)
      }
    }
  }

  /// The items that belong to the one at `first`, and itself.
  func group(from first: Int32, in items: [Component.Item]) -> [Component] {
    var group: [Component] = []
    var place = first
    repeat {
      if case .component(let item) = items[Int(place)] { group.append(item) }
      place = next[Int(place)]
    } while place > 0
    return group
  }
}

extension Component.Item {
  fileprivate var identity: ItemIdentity? {
    if case .component(let item) = self { ItemIdentity(of: item) } else { nil }
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
