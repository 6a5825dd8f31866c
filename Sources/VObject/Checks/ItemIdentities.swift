/// Which UIDs the items of a file have more than once, held as one number each.
struct ItemIdentities {
  private var seen: Set<Int> = []
  private var repeated: Set<Int> = []

  /// Whether there is anything to be looked at more closely.
  var hasRepeated: Bool { !repeated.isEmpty }

  mutating func note(_ item: Component, _ tally: PropertyTally) {
    guard let index = tally.first(.uid), case .property(let line) = item.items[index] else {
      return
    }
    let fingerprint = line.fingerprint
    if !seen.insert(fingerprint).inserted { repeated.insert(fingerprint) }
  }

  /// Whether the item's UID may stand in another item too; `false` is certain.
  func areRepeated(by item: Component) -> Bool {
    guard hasRepeated, let line = item.property(named: "UID") else { return false }
    return repeated.contains(line.fingerprint)
  }
}

extension ContentLine {
  /// A number that is the same for lines whose texts have the same bytes, and hardly for others.
  fileprivate var fingerprint: Int {
    var hasher = Hasher()
    (bytesOfPlainText ?? Array(text.utf8)[...]).withUnsafeBytes { hasher.combine(bytes: $0) }
    return hasher.finalize()
  }
}
