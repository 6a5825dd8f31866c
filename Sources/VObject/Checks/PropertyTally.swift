/// How often each known property stands in a component, and where the first is.
struct PropertyTally {
  private struct Entry {
    var first: Int32 = -1
    var count: UInt8 = 0
    var lineCount: UInt8 = 0
  }

  private var entries = InlineArray<128, Entry>(repeating: Entry())

  /// The place among the component's items of the first property of that name.
  func first(_ name: PropertyName) -> Int? {
    let first = entries[name.index].first
    return first < 0 ? nil : Int(first)
  }

  func has(_ name: PropertyName) -> Bool { entries[name.index].first >= 0 }

  /// Whether there is exactly one property of that name, alternatives counted too.
  func hasOne(_ name: PropertyName) -> Bool { entries[name.index].lineCount == 1 }

  /// Notes a property, and says how often it has been there; an alternative adds nothing to that,
  /// and more than three is three.
  mutating func note(_ name: PropertyName, at index: Int, isAlternative: Bool) -> Int {
    var entry = entries[name.index]
    if entry.first < 0 { entry.first = Int32(truncatingIfNeeded: index) }
    if !isAlternative, entry.count < 3 { entry.count += 1 }
    if entry.lineCount < 2 { entry.lineCount += 1 }
    entries[name.index] = entry
    return Int(entry.count)
  }
}
