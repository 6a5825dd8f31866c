/// Up to eight bytes of text that are folded at once, the first in the lowest bits.
struct EightLetters {
  /// What they become; behind the first ``count`` bytes anything may stand.
  let word: UInt64
  /// How many bytes of those that there were could be folded so, from the first.
  let count: Int

  static let mostCount = 8

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let tops = ones << 7

  /// Makes small letters of the capitals from `offset` on, up to where there is more to it: a byte beyond
  /// ASCII, or a letter that only continues a long vowel, be it the one before.
  init(folding text: UnsafeRawBufferPointer, from offset: Int, behind previous: UInt8) {
    let word = Self.word(in: text, from: offset)
    let small = word | Self.capitals(in: word) >> 2
    let before = small << 8 | UInt64(previous)
    let behindA = Self.places(of: UInt8(ascii: "a"), in: before)
    let behindO = Self.places(of: UInt8(ascii: "o"), in: before)
    let doubled = Self.places(of: UInt8(ascii: "a"), in: small) & behindA
    let continued = Self.places(of: UInt8(ascii: "e"), in: small) & (behindA | behindO)
    let others = word & Self.tops | doubled | continued
    (self.word, count) = (small, min(others.trailingZeroBitCount / 8, text.count - offset))
  }

  /// Eight bytes, or what there are before the end.
  private static func word(in text: UnsafeRawBufferPointer, from offset: Int) -> UInt64 {
    let missing = offset + mostCount - text.count
    if missing <= 0 {
      return UInt64(littleEndian: text.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
    if text.count >= mostCount {
      let word = text.loadUnaligned(fromByteOffset: offset - missing, as: UInt64.self)
      return UInt64(littleEndian: word) >> UInt64(8 * missing)
    }
    var word: UInt64 = 0
    for byte in text[offset...].reversed() { word = word << 8 | UInt64(byte) }
    return word
  }

  /// Whether all are ASCII and none is a capital.
  static func isSmall(_ word: UInt64) -> Bool {
    (word | capitals(in: word)) & tops == 0
  }

  /// The top bits of the bytes that are capitals.
  ///
  /// What a byte beyond ASCII carries over spoils those behind it alone.
  private static func capitals(in word: UInt64) -> UInt64 {
    let notBelowA = word &+ ones &* (0x80 - 0x41)
    let aboveZ = word &+ ones &* (0x80 - 0x5b)
    return notBelowA & ~aboveZ & tops
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
