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
      if self[index] < 0x80 {
        index += 1
        continue
      }
      let length = span.utf8Length(at: index)
      guard length > 0 else { return false }
      index += length
    }
    return true
  }
}

extension Span<UInt8> {
  /// How many bytes the character has that begins at `index` with a byte from 0x80 on; 0 if the bytes
  /// there are not UTF-8 (The Unicode Standard, table 3-7).
  package func utf8Length(at index: Int) -> Int {
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xbf
    switch self[index] {
    case 0xc2...0xdf: length = 2
    case 0xe0: (length, second) = (3, 0xa0...0xbf)
    case 0xed: (length, second) = (3, 0x80...0x9f)
    case 0xe1...0xef: length = 3
    case 0xf0: (length, second) = (4, 0x90...0xbf)
    case 0xf1...0xf3: length = 4
    case 0xf4: (length, second) = (4, 0x80...0x8f)
    default: return 0
    }
    guard index + length <= count, second.contains(self[index + 1]) else { return 0 }
    for next in index + 2..<index + length where self[next] & 0xc0 != 0x80 { return 0 }
    return length
  }
}
