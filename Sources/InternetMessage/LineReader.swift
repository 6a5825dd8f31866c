import Foundation

/// Walks over a message line by line in linear time, whatever ends its lines.
///
/// A line ends with LF, with any number of CR before it (CRLF, and the CRCRLF of careless
/// gateways). A message whose very first line ends with a CR alone is read as one that ends all
/// its lines so; anywhere else a lone CR is a character of its line, RFC 5322 §4.
struct LineReader {
  let bytes: [UInt8]
  /// Where the lines to read end.
  let end: Int
  /// Where the next line starts.
  private(set) var position: Int
  private let terminator: UInt8

  struct Line {
    /// With the line end.
    var range: Range<Int>
    /// Without it.
    var content: Range<Int>

    var isEmpty: Bool { content.isEmpty }
  }

  init(_ bytes: [UInt8], in range: Range<Int>, terminator: UInt8) {
    (self.bytes, self.end, self.position) = (bytes, range.upperBound, range.lowerBound)
    self.terminator = terminator
  }

  /// CR for a message whose first line ends with a CR alone, else LF.
  static func terminator(of bytes: [UInt8]) -> UInt8 {
    guard let first = firstLineEnd(in: bytes), bytes[first] == .carriageReturn,
      let next = bytes[first...].firstIndex(where: { $0 != .carriageReturn }),
      bytes[next] != .lineFeed
    else { return .lineFeed }
    return .carriageReturn
  }

  private static func firstLineEnd(in bytes: [UInt8]) -> Int? {
    let feed = bytes.firstIndex(of: .lineFeed, from: 0, to: bytes.count)
    return bytes.firstIndex(of: .carriageReturn, from: 0, to: feed ?? bytes.count) ?? feed
  }

  /// The next line without moving on, or `nil` at the end.
  @inline(__always)
  func peek() -> Line? {
    guard position < end else { return nil }
    let stop = bytes.firstIndex(of: terminator, from: position, to: end)
    let content = bytes.dropTrailingReturns(position..<(stop ?? end))
    return Line(range: position..<(stop.map { $0 + 1 } ?? end), content: content)
  }

  func begins(with byte: UInt8) -> Bool { position < end && bytes[position] == byte }

  var beginsWithBlank: Bool { position < end && bytes[position].isBlank }

  mutating func next() -> Line? {
    guard let line = peek() else { return nil }
    position = line.range.upperBound
    return line
  }

  mutating func move(to newPosition: Int) {
    position = newPosition
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// `memchr` over part of the bytes.
  func firstIndex(of byte: UInt8, from start: Int, to end: Int) -> Int? {
    guard let base = baseAddress, start < end,
      let found = memchr(base + start, Int32(byte), end - start)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  func has(_ byte: UInt8) -> Bool {
    firstIndex(of: byte, from: 0, to: count) != nil
  }

  /// Whether `text` is what the bytes begin with, capitals being capitals.
  func begins(with text: StaticString) -> Bool {
    guard let base = baseAddress, count >= text.utf8CodeUnitCount else { return false }
    return memcmp(base, text.utf8Start, text.utf8CodeUnitCount) == 0
  }
}

extension [UInt8] {
  /// `memchr` over part of the array.
  func firstIndex(of byte: UInt8, from start: Int, to end: Int) -> Int? {
    withUnsafeBufferPointer { $0.firstIndex(of: byte, from: start, to: end) }
  }

  /// Whether `byte` stands within a range.
  func has(_ byte: UInt8, in range: Range<Int>) -> Bool {
    firstIndex(of: byte, from: range.lowerBound, to: range.upperBound) != nil
  }

  fileprivate func dropTrailingReturns(_ range: Range<Int>) -> Range<Int> {
    var upper = range.upperBound
    while upper > range.lowerBound, self[upper - 1] == .carriageReturn { upper -= 1 }
    return range.lowerBound..<upper
  }
}
