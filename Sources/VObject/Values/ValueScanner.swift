import CivilTime

/// Reads a short value from front to back, byte by byte.
struct ValueScanner {
  private let bytes: ArraySlice<UInt8>
  private var index: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    index = bytes.startIndex
  }

  var isAtEnd: Bool { index == bytes.endIndex }

  /// The next byte with lower case raised, or `nil` at the end.
  var next: UInt8? { isAtEnd ? nil : bytes[index].uppercased }

  /// Steps over `letter`, which is upper case, in either case.
  mutating func skip(_ letter: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: letter) else { return false }
    index += 1
    return true
  }

  /// Exactly `count` digits as a number within `range`; `nil`, and nothing read, if there is none.
  mutating func number(digits count: Int, in range: ClosedRange<Int>) -> Int? {
    guard bytes.endIndex - index >= count else { return nil }
    var number = 0
    for place in index..<index + count {
      guard bytes[place].isDigit else { return nil }
      number = number * 10 + Int(bytes[place] - UInt8(ascii: "0"))
    }
    guard range.contains(number) else { return nil }
    index += count
    return number
  }

  /// How many digits come next.
  var digitCount: Int { bytes[index...].prefix { $0.isDigit }.count }

  func error(expecting expected: String) -> ValueError {
    ValueError(at: index - bytes.startIndex, expected: expected)
  }

  /// Throws unless all has been read.
  func expectEnd() throws(ValueError) {
    if !isAtEnd { throw error(expecting: "the end") }
  }
}
