/// How often each known property stands in a component, and where the first is.
///
/// It takes a kilobyte, so one is made for a file and emptied before each component.
struct PropertyTally {
  private struct Entry {
    var first: Int32 = 0
    var count: UInt8 = 0
    var lineCount: UInt8 = 0
  }

  /// Those of ``names`` are valid.
  private var entries = InlineArray<128, Entry>(repeating: Entry())
  private var names = PropertyNameSet()

  mutating func empty() {
    names = PropertyNameSet()
  }

  /// The place among the component's items of the first property of that name.
  func first(_ name: PropertyName) -> Int? {
    has(name) ? Int(entries[name.index].first) : nil
  }

  func has(_ name: PropertyName) -> Bool { names.contains(name) }

  /// Whether there is exactly one property of that name, alternatives counted too.
  func hasOne(_ name: PropertyName) -> Bool { has(name) && entries[name.index].lineCount == 1 }

  /// Notes a property, and says how often it has been there; an alternative adds nothing to that,
  /// and more than three is three.
  mutating func note(_ name: PropertyName, at index: Int, isAlternative: Bool) -> Int {
    var entry =
      has(name) ? entries[name.index] : Entry(first: Int32(truncatingIfNeeded: index))
    names.insert(name)
    if !isAlternative, entry.count < 3 { entry.count += 1 }
    if entry.lineCount < 2 { entry.lineCount += 1 }
    entries[name.index] = entry
    return Int(entry.count)
  }
}
