/// Which UIDs the items of a file have more than once, held as one number each.
struct ItemIdentities {
  private var seen = NumberSet()
  private var repeated = NumberSet()

  /// Whether there is anything to be looked at more closely.
  var hasRepeated: Bool { !repeated.isEmpty }

  mutating func note(_ item: Component, _ tally: PropertyTally) {
    guard let index = tally.first(.uid), case .property(let line) = item.items[index] else {
      return
    }
    let fingerprint = line.fingerprint
    if !seen.insert(fingerprint) { _ = repeated.insert(fingerprint) }
  }

  /// Whether the item's UID may stand in another item too; `false` is certain.
  func areRepeated(by item: Component) -> Bool {
    guard hasRepeated, let line = item.property(named: "UID") else { return false }
    return repeated.contains(line.fingerprint)
  }
}

/// A set of numbers that are spread evenly already, so that none is hashed.
private struct NumberSet {
  /// Each number in the first free slot from the one that its lowest bits name; 0 is a free slot.
  private var slots = [Int](repeating: 0, count: 16)
  private var count = 0

  var isEmpty: Bool { count == 0 }

  /// Whether the number is there; 0 and 1 are the same.
  func contains(_ number: Int) -> Bool {
    let number = number == 0 ? 1 : number
    return slots[slot(of: number)] == number
  }

  /// Puts the number in, and says whether it is new.
  mutating func insert(_ number: Int) -> Bool {
    let number = number == 0 ? 1 : number
    let slot = slot(of: number)
    guard slots[slot] != number else { return false }
    slots[slot] = number
    count += 1
    if count * 2 > slots.count { grow() }
    return true
  }

  /// Where the number is, or where it would be put.
  private func slot(of number: Int) -> Int {
    var slot = number & (slots.count - 1)
    while slots[slot] != 0, slots[slot] != number { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  private mutating func grow() {
    let old = slots
    slots = [Int](repeating: 0, count: old.count * 2)
    for number in old where number != 0 { slots[slot(of: number)] = number }
  }
}

extension ContentLine {
  /// A number that is the same for lines whose texts are the same, and hardly for others.
  fileprivate var fingerprint: Int {
    var hasher = Hasher()
    if let bytes = bytesOfPlainText {
      bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
      return hasher.finalize()
    }
    let text = text
    // Texts may be the same though their bytes are not, but not if these are ASCII.
    if text.utf8.allSatisfy({ $0 < 0x80 }) {
      Array(text.utf8).withUnsafeBytes { hasher.combine(bytes: $0) }
    } else {
      hasher.combine(text)
    }
    return hasher.finalize()
  }
}
