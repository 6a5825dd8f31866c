/// Up to eight bytes of text that are folded at once, the first in the lowest bits.
struct EightLetters {
  /// What they become; behind the first ``count`` bytes anything may stand.
  let word: UInt64
  /// How many bytes of those that there were could be folded so, from the first.
  let count: Int

  static let mostCount = 8

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let tops = ones << 7
  private static let a = UInt8(ascii: "a")
  private static let e = UInt8(ascii: "e")
  private static let o = UInt8(ascii: "o")

  /// Makes small letters of the capitals from `offset` on, up to where there is more to it: a byte beyond
  /// ASCII, or a letter that only continues a long vowel, be it the one before, which is ASCII.
  @inline(__always)
  init(folding text: UnsafeRawBufferPointer, from offset: Int, behind previous: UInt8) {
    let isWhole = offset + Self.mostCount <= text.count
    let word =
      isWhole
      ? UInt64(littleEndian: text.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      : Self.lastWord(in: text, from: offset)
    let small = word | Self.capitals(in: word) >> 2
    let before = small << 8 | UInt64(previous)
    let areBehindA = Self.places(of: Self.a, in: before)
    let areBehindO = Self.places(of: Self.o, in: before)
    let continued =
      Self.places(of: Self.a, in: small) & areBehindA
      | Self.places(of: Self.e, in: small) & (areBehindA | areBehindO)
    let others = (word | continued) & Self.tops
    (self.word, count) = (small, others.trailingZeroBitCount &>> 3)
  }

  /// What there is before the end, fewer than eight bytes, and bytes beyond ASCII behind it.
  private static func lastWord(in text: UnsafeRawBufferPointer, from offset: Int) -> UInt64 {
    let missing = offset + mostCount - text.count
    let end = tops << UInt64(8 * (mostCount - missing))
    if text.count >= mostCount {
      let word = text.loadUnaligned(fromByteOffset: offset - missing, as: UInt64.self)
      return UInt64(littleEndian: word) >> UInt64(8 * missing) | end
    }
    var word: UInt64 = 0
    for byte in text[offset...].reversed() { word = word << 8 | UInt64(byte) }
    return word | end
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
    UInt8(truncatingIfNeeded: word &>> UInt64(truncatingIfNeeded: place &* 8))
  }

  /// Has the top bits of the bytes that are `byte` and not those of others; the rest says nothing.
  ///
  /// What a byte beyond ASCII carries over spoils those behind it alone.
  private static func places(of byte: UInt8, in word: UInt64) -> UInt64 {
    ~((word ^ ones &* UInt64(byte)) &+ ~tops)
  }
}
