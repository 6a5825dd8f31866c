/// One header field as it stands in a message.
///
/// It knows where it stands, so that the bytes stay what they were; name and value are read from
/// them when somebody asks.
package struct HeaderField: Hashable, Sendable {
  /// Where the whole field stands in the message, with the line end of its last line.
  package let range: Range<Int>
  private let nameEnd: Int
  /// What follows the colon, still folded, without the last line end.
  let valueRange: Range<Int>
  /// What tells most fields of other names from it.
  let key: FieldKey

  /// Takes a field of the message in `bytes` by where it stands.
  init(
    in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, nameEnd: Int, value: Range<Int>
  ) {
    (self.range, self.nameEnd, valueRange) = (range, nameEnd, value)
    key = FieldKey(of: bytes, in: range.lowerBound..<nameEnd)
  }

  var nameRange: Range<Int> { range.lowerBound..<nameEnd }
}

/// A number that all fields of one name have, in whatever case; hardly any of another name has it too.
struct FieldKey: Hashable, Sendable {
  private let number: UInt64

  /// The key of the name that stands in `range`: its first letters, and how many there are.
  @inline(__always)
  init(of bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) {
    let length = Swift.min(range.count, 8)
    var word: UInt64 = 0
    if range.lowerBound + 8 <= bytes.count {
      let eight = UnsafeRawBufferPointer(bytes).loadUnaligned(
        fromByteOffset: range.lowerBound, as: UInt64.self)
      word = UInt64(littleEndian: eight) &<< UInt64(64 &- 8 &* length)
    } else {
      for index in range.prefix(length) { word = word >> 8 | UInt64(bytes[index]) << 56 }
    }
    number = (word | 0x2020_2020_2020_2020) ^ UInt64(range.count)
  }

  init(of name: StaticString) {
    self.init(of: name.utf8Bytes, in: 0..<name.utf8CodeUnitCount)
  }
}
