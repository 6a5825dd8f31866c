package import Domain

extension Revision {
  /// The revision of a file with these contents: its length and a 64-bit mark of its bytes.
  ///
  /// Equal contents have equal revisions, whoever wrote them and when, so that a `git checkout` or a
  /// sync that changes nothing is no change.
  package init(of bytes: [UInt8]) {
    self.init(byteCount: bytes.count, ContentMark(bytes), digitCount: 16)
  }

  /// A length, a hyphen and a mark in hexadecimal of so many digits at least.
  init(byteCount: Int, _ mark: ContentMark, digitCount: Int) {
    let hexadecimalCount = max((64 - mark.value.leadingZeroBitCount + 3) / 4, digitCount)
    let decimalCount = Self.decimalCount(of: byteCount)
    let size = decimalCount + 1 + hexadecimalCount
    let token = String(unsafeUninitializedCapacity: size) { buffer in
      var (length, mark, place) = (UInt(byteCount), mark.value, size)
      while place > decimalCount + 1 {
        place -= 1
        let digit = UInt8(truncatingIfNeeded: mark) & 15
        buffer[place] = digit &+ (digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)
        mark >>= 4
      }
      buffer[decimalCount] = UInt8(ascii: "-")
      place = decimalCount
      while place > 0 {
        place -= 1
        buffer[place] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: length % 10)
        length /= 10
      }
      return size
    }
    self.init(token: token)
  }

  private static func decimalCount(of number: Int) -> Int {
    var (count, rest) = (1, number / 10)
    while rest > 0 { (count, rest) = (count + 1, rest / 10) }
    return count
  }
}

/// A 64-bit mark of some bytes, the same on every machine; not meant against forgery.
struct ContentMark: Hashable, Sendable {
  let value: UInt64

  init(_ bytes: [UInt8]) {
    self = bytes.withUnsafeBytes { ContentMark($0) }
  }

  init(_ bytes: UnsafeRawBufferPointer) {
    value = Self.mark(of: bytes)
  }

  /// Eight bytes at a time: multiply, fold the high half into the low, as wyhash does.
  private static func mark(of bytes: UnsafeRawBufferPointer) -> UInt64 {
    var mixed = 0x9e37_79b9_7f4a_7c15 ^ UInt64(bytes.count)
    var offset = 0
    while offset + 8 <= bytes.count {
      let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      mixed = fold(mixed ^ word, 0xa076_1d64_78bd_642f)
      offset += 8
    }
    var rest: UInt64 = 0
    for byte in bytes[offset...] { rest = rest << 8 | UInt64(byte) }
    return fold(mixed ^ rest ^ 0xe703_7ed1_a0b4_28db, 0x8ebc_6af0_9c88_c6e3)
  }

  private static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }
}
