/// Brings together what two sides made of one value, property by property.
///
/// A property that only one side changed is as that side left it; one that both changed alike is
/// alike. Lists take the additions and removals of both. Anything else is a conflict.
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
    guard result[keyPath: path] == base[keyPath: path] else {
      hasConflict = true
      return
    }
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
    guard theirs != base else {
      result[keyPath: path] = mine
      return
    }
    let (old, ours) = (table(base, id), table(mine, id))
    var merged: [Element] = []
    var seen: Set<ID> = []
    for element in theirs {
      let identity = id(element)
      seen.insert(identity)
      let (before, own) = (old[identity], ours[identity])
      if own == before || own == element {
        merged.append(element)  // Ours is as it was, or says the same.
      } else if before == element {
        if let own { merged.append(own) }  // Theirs is as it was.
      } else {
        hasConflict = true
        return
      }
    }
    for element in mine where !seen.contains(id(element)) {
      let before = old[id(element)]
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

  private func table<Element, ID: Hashable>(
    _ elements: [Element], _ id: (Element) -> ID
  ) -> [ID: Element] {
    Dictionary(elements.map { (id($0), $0) }, uniquingKeysWith: { first, _ in first })
  }
}
