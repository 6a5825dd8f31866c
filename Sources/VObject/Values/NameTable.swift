/// A fixed set of names, each known by its place, that is looked up in bytes without a copy.
package struct NameTable: Sendable {
  /// The first eight letters of each name, packed.
  private let beginnings: [UInt64]
  /// The letters of all names, one behind the other.
  private let letters: [UInt8]
  /// Where in ``letters`` each name begins, and at the end where the last one ends.
  private let starts: [Int]
  /// For each hash, which name has it, counted from 1, or 0; if a slot was taken, the next one is.
  private let slots: [UInt8]

  /// How many names there are.
  var count: Int { beginnings.count }

  /// Takes names in upper case, each one once.
  package init(_ names: [String]) {
    precondition(names.count < 256, "a place fits into a byte")
    let letters = names.flatMap(\.utf8)
    let starts = names.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.utf8.count) }
    let beginnings = names.indices.map {
      letters.span.beginning(of: starts[$0]..<starts[$0 + 1])
    }
    var slots = [UInt8](repeating: 0, count: Self.slotCount)
    for index in names.indices {
      var slot = Self.slot(of: beginnings[index], length: starts[index + 1] - starts[index])
      while slots[slot] != 0 { slot = Self.slot(after: slot) }
      slots[slot] = UInt8(index + 1)
    }
    (self.beginnings, self.letters, self.starts, self.slots) = (beginnings, letters, starts, slots)
  }

  /// The place of the name that stands in `range` of `bytes`, in any case; `nil` if it is none of them.
  func index(of bytes: Span<UInt8>, in range: Range<Int>) -> Int? {
    guard !range.isEmpty else { return nil }
    let beginning = bytes.beginning(of: range)
    var slot = Self.slot(of: beginning, length: range.count)
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if beginnings[index] == beginning, isName(index, bytes, range) { return index }
      slot = Self.slot(after: slot)
    }
    return nil
  }

  /// The place of a name in upper case.
  func index(of name: String) -> Int? {
    let bytes = Array(name.utf8)
    return index(of: bytes.span, in: bytes.indices)
  }

  /// Whether it is that name, which begins alike.
  private func isName(_ index: Int, _ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let start = starts[index]
    guard starts[index + 1] - start == range.count else { return false }
    var offset = Self.packedCount
    while offset < range.count {
      guard bytes[range.lowerBound + offset].uppercased == letters[start + offset] else {
        return false
      }
      offset += 1
    }
    return true
  }

  private static let packedCount = 8

  private static let slotCount = 1024

  private static func slot(after slot: Int) -> Int { (slot + 1) % slotCount }

  /// The multiplier spreads the bits (Knuth, The Art of Computer Programming 3, §6.4).
  private static func slot(of beginning: UInt64, length: Int) -> Int {
    let product = (beginning ^ UInt64(length)) &* 0x9e37_79b9_7f4a_7c15
    return Int(product >> 54) % slotCount
  }
}
