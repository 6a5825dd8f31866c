/// A 64-bit hash that is the same on every machine and in every run, for tables that are kept.
package struct ContentHash: Sendable {
  /// The hash of bytes; two texts that differ have different ones, but for a chance of one in 10^19.
  package static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var lanes = (
      seed ^ UInt64(bytes.count), seed &* 3, seed &* 5, seed &* 7
    )
    var offset = 0
    while offset + 32 <= bytes.count {
      lanes.0 = fold(lanes.0 ^ word(bytes, offset), factors.0)
      lanes.1 = fold(lanes.1 ^ word(bytes, offset + 8), factors.1)
      lanes.2 = fold(lanes.2 ^ word(bytes, offset + 16), factors.2)
      lanes.3 = fold(lanes.3 ^ word(bytes, offset + 24), factors.3)
      offset += 32
    }
    var mixed = fold(lanes.0 ^ lanes.1, factors.2) ^ fold(lanes.2 ^ lanes.3, factors.3)
    while offset + 8 <= bytes.count {
      mixed = fold(mixed ^ word(bytes, offset), factors.0)
      offset += 8
    }
    let rest = end(of: bytes, from: offset)
    return fold(fold(mixed ^ rest, factors.1) ^ UInt64(bytes.count), factors.0)
  }

  /// The hash of a text in UTF-8.
  package static func of(_ text: String) -> UInt64 {
    text.withBytes { of(UnsafeRawBufferPointer($0)) }
  }

  private static let seed: UInt64 = 0x9e37_79b9_7f4a_7c15
  private static let factors: (UInt64, UInt64, UInt64, UInt64) = (
    0xa076_1d64_78bd_642f, 0xe703_7ed1_a0b4_28db, 0x8ebc_6af0_9c88_c6e3, 0x5899_65cc_7537_4cc3
  )

  private static func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// The bytes from `offset` on, fewer than eight, the last in the lowest bits.
  @inline(__always)
  private static func end(of bytes: UnsafeRawBufferPointer, from offset: Int) -> UInt64 {
    guard bytes.count >= 8 else {
      return bytes[offset...].reduce(0) { $0 << 8 | UInt64($1) }
    }
    let word = bytes.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self)
    return UInt64(bigEndian: word) & (1 << UInt64(8 * (bytes.count - offset)) - 1)
  }

  private static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }
}
