import Domain

/// Where the identities of new records come from: UUIDs of version 4 (RFC 9562 §5.4) made from a
/// seed, so that a test knows them beforehand and two sessions never make the same.
package struct IdentifierSource: Hashable, Sendable {
  private var low: UInt64
  private var high: UInt64

  /// Creates a source from 128 random bits.
  package init(low: UInt64, high: UInt64) {
    (self.low, self.high) = (low, high)
  }

  mutating func next() -> RecordID {
    low &+= 0x9e37_79b9_7f4a_7c15
    if low < 0x9e37_79b9_7f4a_7c15 { high &+= 1 }
    let first = Self.mixed(low ^ Self.mixed(high))
    let second = Self.mixed(high &+ Self.mixed(first))
    let upper = first & ~0xf000 | 0x4000
    let lower = second & ~(0b11 << 62) | 0b10 << 62
    let digits = Self.hexadecimal(upper) + Self.hexadecimal(lower)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if [8, 12, 16, 20].contains(index) { text += "-" }
      text.append(digit)
    }
    return RecordID(text)
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  private static func hexadecimal(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
