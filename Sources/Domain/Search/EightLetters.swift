/// Eight bytes of text that are folded at once, the first in the lowest bits.
struct EightLetters {
  let word: UInt64

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let tops = ones << 7

  /// Makes small letters of the capitals.
  ///
  /// - Returns: `nil` if there is more to it: a byte beyond ASCII, or a letter that only continues a
  ///   long vowel, be it the one before.
  init?(folding word: UInt64, behind previous: UInt8) {
    guard word & Self.tops == 0 else { return nil }
    let notBelowA = word &+ Self.ones &* (0x80 - 0x41)
    let aboveZ = word &+ Self.ones &* (0x80 - 0x5b)
    let small = word | (notBelowA & ~aboveZ & Self.tops) >> 2
    let before = small << 8 | UInt64(previous)
    let behindA = Self.places(of: UInt8(ascii: "a"), in: before)
    let behindO = Self.places(of: UInt8(ascii: "o"), in: before)
    let doubled = Self.places(of: UInt8(ascii: "a"), in: small) & behindA
    let continued = Self.places(of: UInt8(ascii: "e"), in: small) & (behindA | behindO)
    guard doubled | continued == 0 else { return nil }
    self.word = small
  }

  subscript(place: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: word >> UInt64(place * 8))
  }

  /// The top bits of the bytes that are `byte`.
  private static func places(of byte: UInt8, in word: UInt64) -> UInt64 {
    let difference = word ^ ones &* UInt64(byte)
    return ~(((difference & ~tops) &+ ~tops) | difference) & tops
  }
}
