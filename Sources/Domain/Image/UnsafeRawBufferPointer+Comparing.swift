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
