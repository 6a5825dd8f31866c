/// Reads a short value such as a date or a duration from front to back, byte by byte.
struct ValueCursor {
  private let bytes: [UInt8]
  private(set) var byteOffset = 0

  init(_ text: some StringProtocol) {
    bytes = Array(text.utf8)
  }

  var isAtEnd: Bool {
    byteOffset == bytes.count
  }

  /// The next byte with lower case raised, or 0 at the end.
  var next: UInt8 {
    guard byteOffset < bytes.count else { return 0 }
    let byte = bytes[byteOffset]
    return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) ? byte - 32 : byte
  }

  /// Steps over `letter`, which is upper case, in either case.
  mutating func skip(_ letter: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: letter), !isAtEnd else { return false }
    byteOffset += 1
    return true
  }

  /// Steps over a sign; -1 after a minus, else 1.
  mutating func sign() -> Int {
    if skip("-") { return -1 }
    _ = skip("+")
    return 1
  }

  /// A run of digits as a number, held at `maximum` however long it is; `nil` if there is none.
  mutating func number(maximum: Int) -> Int? {
    let start = byteOffset
    var number = 0
    while let digit = digit() {
      number = min(number * 10 + digit, maximum)
    }
    return byteOffset > start ? number : nil
  }

  /// Exactly `count` digits as a number; `nil`, and nothing read, if there are fewer.
  mutating func number(digits count: Int) -> Int? {
    let start = byteOffset
    var number = 0
    for _ in 0..<count {
      guard let digit = digit() else {
        byteOffset = start
        return nil
      }
      number = number * 10 + digit
    }
    return number
  }

  func error(expecting expected: String) -> ValueError {
    ValueError(at: byteOffset, expected: expected)
  }

  private mutating func digit() -> Int? {
    guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next) else { return nil }
    defer { byteOffset += 1 }
    return Int(next) - 48
  }
}
