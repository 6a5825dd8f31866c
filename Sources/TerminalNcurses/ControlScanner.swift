/// Takes apart what is written to a terminal.
struct ControlScanner {
  /// What a terminal obeys or shows.
  enum Piece: Hashable {
    /// Characters in UTF-8.
    case text(Range<Int>)
    case control(UInt8)
    /// A control sequence, its parameters and its last byte.
    case sequence(ArraySlice<UInt8>, UInt8)
    /// The choice of a set of characters; `B` is ASCII.
    case characterSet(UInt8)
  }

  let bytes: [UInt8]
  private(set) var offset = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The next piece; `nil` at the end, or before what is none of the above.
  mutating func next() -> Piece? {
    guard offset < bytes.count else { return nil }
    switch bytes[offset] {
    case 0x1b: return escape()
    case 0..<0x20, 0x7f:
      offset += 1
      return .control(bytes[offset - 1])
    default:
      let end = bytes[offset...].firstIndex { $0 < 0x20 || $0 == 0x7f } ?? bytes.endIndex
      defer { offset = end }
      return .text(offset..<end)
    }
  }

  private mutating func escape() -> Piece? {
    guard offset + 2 < bytes.count else { return nil }
    switch bytes[offset + 1] {
    case UInt8(ascii: "("):
      offset += 3
      return .characterSet(bytes[offset - 1])
    case UInt8(ascii: "["):
      let start = offset + 2
      guard let end = bytes[start...].firstIndex(where: { !(0x30...0x3f).contains($0) }),
        (0x40...0x7e).contains(bytes[end])
      else { return nil }
      offset = end + 1
      return .sequence(bytes[start..<end], bytes[end])
    default: return nil
    }
  }
}

/// The parameters of a control sequence, which semicolons keep apart; there is always one at least.
struct ControlParameters: Sequence, IteratorProtocol {
  private var rest: ArraySlice<UInt8>?

  init(_ bytes: ArraySlice<UInt8>) {
    rest = bytes
  }

  mutating func next() -> ArraySlice<UInt8>? {
    guard let bytes = rest else { return nil }
    let end = bytes.firstIndex(of: UInt8(ascii: ";"))
    rest = end.map { bytes[($0 + 1)...] }
    return bytes[..<(end ?? bytes.endIndex)]
  }

  /// What a parameter says as a decimal number; `nil` for anything else, such as nothing.
  static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard (1...9).contains(digits.count) else { return nil }
    var number = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      number = number * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return number
  }
}
