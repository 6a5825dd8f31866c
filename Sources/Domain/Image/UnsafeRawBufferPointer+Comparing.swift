extension UnsafeRawBufferPointer {
  /// Whether the other bytes are the same.
  func isSame(as other: UnsafeRawBufferPointer) -> Bool {
    count == other.count && countOfCommon(with: other) == count
  }

  /// Whether these come before the other bytes in the order of their values.
  func comes(before other: UnsafeRawBufferPointer) -> Bool {
    let common = countOfCommon(with: other)
    guard common < other.count else { return false }
    return common == count || self[common] < other[common]
  }

  /// Whether none is beyond ASCII.
  var isASCII: Bool {
    var offset = 0
    while offset + 8 <= count {
      if word(at: offset) & 0x8080_8080_8080_8080 != 0 { return false }
      offset += 8
    }
    return self[offset...].allSatisfy { $0 < 0x80 }
  }

  /// How many bytes both begin with.
  private func countOfCommon(with other: UnsafeRawBufferPointer) -> Int {
    let most = Swift.min(count, other.count)
    var offset = 0
    while offset + 8 <= most {
      let difference = word(at: offset) ^ other.word(at: offset)
      if difference != 0 { return offset + difference.trailingZeroBitCount / 8 }
      offset += 8
    }
    while offset < most, self[offset] == other[offset] { offset += 1 }
    return offset
  }

  /// Eight bytes, the first in the lowest bits.
  private func word(at offset: Int) -> UInt64 {
    UInt64(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }
}
