import CivilTime

/// Reads a short value from front to back, byte by byte, out of the bytes that each call is given.
struct ValueScanner {
  private let range: Range<Int>
  private var index: Int

  /// For the value that stands in `range` of the bytes.
  init(_ range: Range<Int>) {
    self.range = range
    index = range.lowerBound
  }

  var isAtEnd: Bool { index == range.upperBound }

  /// The next byte with lower case raised, or `nil` at the end.
  func next(in bytes: Span<UInt8>) -> UInt8? { isAtEnd ? nil : bytes[index].uppercased }

  /// Steps over `letter`, which is upper case, in either case.
  mutating func skip(_ letter: Unicode.Scalar, in bytes: Span<UInt8>) -> Bool {
    guard next(in: bytes) == UInt8(ascii: letter) else { return false }
    index += 1
    return true
  }

  /// Exactly `count` digits as a number within `limits`; `nil`, and nothing read, if there is none.
  mutating func number(
    digits count: Int, _ limits: ClosedRange<Int>, in bytes: Span<UInt8>
  ) -> Int? {
    guard range.upperBound - index >= count,
      let number = bytes.number(digits: count, at: index), limits.contains(number)
    else { return nil }
    index += count
    return number
  }

  func error(expecting expected: String) -> ValueError {
    ValueError(at: index - range.lowerBound, expected: expected)
  }

  /// Throws unless all has been read.
  func expectEnd() throws(ValueError) {
    if !isAtEnd { throw error(expecting: "the end") }
  }
}
