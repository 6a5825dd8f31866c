/// A fixed set of names, each known by its place, that is looked up in bytes without a copy.
struct NameTable {
  /// The letters of all names, one behind the other.
  private let letters: [UInt8]
  /// Where in ``letters`` each name begins, and at the end where the last one ends.
  private let starts: [Int]
  /// For each hash, which name has it, counted from 1, or 0; if a slot was taken, the next one is.
  private let slots: [UInt8]

  /// Takes names in upper case, each one once.
  init(_ names: [String]) {
    precondition(names.count < 256, "a place fits into a byte")
    let letters = names.flatMap(\.utf8)
    let starts = names.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.utf8.count) }
    var slots = [UInt8](repeating: 0, count: Self.slotCount)
    for index in names.indices {
      var slot = Self.slot(of: letters.span, starts[index]..<starts[index + 1])
      while slots[slot] != 0 { slot = Self.slot(after: slot) }
      slots[slot] = UInt8(index + 1)
    }
    (self.letters, self.starts, self.slots) = (letters, starts, slots)
  }

  /// The place of the name that stands in `range` of `bytes`, in any case; `nil` if it is none of them.
  func index(of bytes: Span<UInt8>, in range: Range<Int>) -> Int? {
    guard !range.isEmpty else { return nil }
    var slot = Self.slot(of: bytes, range)
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if isName(index, bytes, range) { return index }
      slot = Self.slot(after: slot)
    }
    return nil
  }

  /// The place of a name in upper case.
  func index(of name: String) -> Int? {
    let bytes = Array(name.utf8)
    return index(of: bytes.span, in: bytes.indices)
  }

  private func isName(_ index: Int, _ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let start = starts[index]
    guard starts[index + 1] - start == range.count else { return false }
    var offset = 0
    while offset < range.count,
      bytes[range.lowerBound + offset].uppercased == letters[start + offset]
    {
      offset += 1
    }
    return offset == range.count
  }

  private static let slotCount = 1024

  private static func slot(after slot: Int) -> Int { (slot + 1) % slotCount }

  /// From the length and four letters, which tells the names of properties apart well enough.
  private static func slot(of bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    let (first, last) = (range.lowerBound, range.upperBound - 1)
    var hash = UInt(range.count)
    hash = hash &* 31 &+ UInt(bytes[first] & 0x1f)
    hash = hash &* 31 &+ UInt(bytes[(first &+ last) / 2] & 0x1f)
    hash = hash &* 31 &+ UInt(bytes[first &+ (last &- first) / 3] & 0x1f)
    hash = hash &* 31 &+ UInt(bytes[last] & 0x1f)
    return Int(hash % UInt(slotCount))
  }
}
