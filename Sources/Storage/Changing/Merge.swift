/// Brings together what two sides made of one value, property by property.
///
/// A property that only one side changed is as that side left it; one that both changed alike is
/// alike. Lists take the additions and removals of both. Anything else is a conflict; there the result
/// is as mine.
struct Merge<Value> {
  let base: Value
  let mine: Value
  private(set) var result: Value
  private(set) var hasConflict = false

  /// Begins with `theirs` as the result.
  init(base: Value, mine: Value, theirs: Value) {
    (self.base, self.mine, result) = (base, mine, theirs)
  }

  mutating func property<Property: Equatable>(_ path: WritableKeyPath<Value, Property>) {
    guard mine[keyPath: path] != base[keyPath: path] else { return }
    guard result[keyPath: path] != mine[keyPath: path] else { return }
    if result[keyPath: path] != base[keyPath: path] { hasConflict = true }
    result[keyPath: path] = mine[keyPath: path]
  }

  /// Merges a list whose elements have no identity beyond what they say.
  mutating func list<Element: Hashable>(_ path: WritableKeyPath<Value, [Element]>) {
    list(path, identifiedBy: \.self)
  }

  /// Merges a list whose elements keep their identity when they change.
  mutating func list<Element: Equatable, ID: Hashable>(
    _ path: WritableKeyPath<Value, [Element]>, identifiedBy id: (Element) -> ID
  ) {
    let (base, mine, theirs) = (base[keyPath: path], mine[keyPath: path], result[keyPath: path])
    guard mine != base, mine != theirs else { return }
    result[keyPath: path] = mine
    guard theirs != base else { return }
    let (own, others) = (numbered(mine, id), numbered(theirs, id))
    let (old, ours) = (table(numbered(base, id)), table(own))
    let seen = Set(others.map(\.place))
    var merged: [Element] = []
    for (place, element) in others {
      let (before, own) = (old[place], ours[place])
      if own == before || own == element {
        merged.append(element)  // Ours is as it was, or says the same.
      } else if before == element {
        if let own { merged.append(own) }  // Theirs is as it was.
      } else {
        hasConflict = true
        return
      }
    }
    for (place, element) in own where !seen.contains(place) {
      let before = old[place]
      if before == nil {
        merged.append(element)
      } else if before != element {
        hasConflict = true
        return  // They removed what we changed.
      }
    }
    result[keyPath: path] = merged
  }

  /// Takes a value for a property that is merged in its own way.
  mutating func setResult<Property>(_ path: WritableKeyPath<Value, Property>, _ value: Property) {
    result[keyPath: path] = value
  }

  /// The elements with their places: those of one identity, as people who share an address, are told
  /// apart by their order.
  private func numbered<Element, ID: Hashable>(
    _ elements: [Element], _ id: (Element) -> ID
  ) -> [(place: Place<ID>, element: Element)] {
    var counts: [ID: Int] = [:]
    return elements.map { element in
      let identity = id(element)
      counts[identity, default: 0] += 1
      return (Place(id: identity, number: counts[identity, default: 0]), element)
    }
  }

  private func table<Element, ID>(
    _ elements: [(place: Place<ID>, element: Element)]
  ) -> [Place<ID>: Element] {
    Dictionary(elements.map { ($0.place, $0.element) }, uniquingKeysWith: { first, _ in first })
  }

  private struct Place<ID: Hashable>: Hashable {
    let id: ID
    let number: Int
  }
}
