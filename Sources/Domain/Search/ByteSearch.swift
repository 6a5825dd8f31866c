/// Finding bytes in bytes, sixteen places at a time.
enum ByteSearch {
  /// The first offset at or after `start` where `needle` stands in `bytes`, or `nil`.
  ///
  /// Compares first and last byte of the needle in parallel and looks closer where both agree; an empty
  /// needle is found nowhere.
  static func firstOffset(
    of needle: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0
  ) -> Int? {
    needle.withUnsafeBufferPointer { firstOffset(of: $0, in: bytes, from: start) }
  }

  /// The same for a needle wherever it lies.
  static func firstOffset(
    of needle: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>,
    from start: Int = 0
  ) -> Int? {
    let count = needle.count
    guard count > 0, let base = bytes.baseAddress, bytes.count - count >= start else { return nil }
    let end = bytes.count - count
    let raw = UnsafeRawPointer(base)
    let first = SIMD16<UInt8>(repeating: needle[0])
    let last = SIMD16<UInt8>(repeating: needle[count - 1])
    var offset = start
    while offset + 15 <= end {
      let heads = raw.loadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self)
      let tails = raw.loadUnaligned(fromByteOffset: offset + count - 1, as: SIMD16<UInt8>.self)
      let differences = (heads ^ first) | (tails ^ last)
      let both = differences .== SIMD16<UInt8>(repeating: 0)
      if both != SIMDMask(repeating: false) {
        for lane in 0..<16 where both[lane] && matches(needle, base + offset + lane) {
          return offset + lane
        }
      }
      offset += 16
    }
    while offset <= end {
      if base[offset] == needle[0] && matches(needle, base + offset) { return offset }
      offset += 1
    }
    return nil
  }

  private static func matches(
    _ needle: UnsafeBufferPointer<UInt8>, _ place: UnsafePointer<UInt8>
  ) -> Bool {
    for index in needle.indices where place[index] != needle[index] { return false }
    return true
  }
}
