extension UnsafeBufferPointer<UInt8> {
  /// The bytes as text; what is not UTF-8 becomes U+FFFD.
  ///
  /// They are looked through here, as that takes half of the time that `String` takes for it.
  var text: String {
    isASCII || isUTF8
      ? String(copying: UTF8Span(unchecked: span)) : String(decoding: self, as: UTF8.self)
  }

  /// Whether all of it is UTF-8, Unicode table 3-7.
  var isUTF8: Bool {
    let bytes = UnsafeRawBufferPointer(self)
    var index = 0
    while index < count {
      if index + 8 <= count {
        let word = UInt64(
          littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        let others = word & 0x8080_8080_8080_8080
        index += others.trailingZeroBitCount / 8
        if others == 0 { continue }
      }
      guard let length = lengthOfScalar(at: index) else { return false }
      index += length
    }
    return true
  }

  /// How many bytes the character has that begins there; `nil` if they are none.
  private func lengthOfScalar(at start: Int) -> Int? {
    let first = self[start]
    if first < 0x80 { return 1 }
    let rest = count - start - 1
    guard rest >= 1, isContinuation(at: start + 1) else { return nil }
    let second = self[start + 1]
    switch first {
    case 0xC2...0xDF: return 2
    case 0xE0...0xEF:
      let isShortest = first > 0xE0 || second >= 0xA0
      let isSurrogate = first == 0xED && second > 0x9F
      return rest >= 2 && isContinuation(at: start + 2) && isShortest && !isSurrogate ? 3 : nil
    case 0xF0...0xF4:
      let isShortest = first > 0xF0 || second >= 0x90
      let isTooLarge = first == 0xF4 && second > 0x8F
      guard rest >= 3, isContinuation(at: start + 2), isContinuation(at: start + 3) else {
        return nil
      }
      return isShortest && !isTooLarge ? 4 : nil
    default: return nil
    }
  }

  private func isContinuation(at index: Int) -> Bool { UTF8.isContinuation(self[index]) }
}
