import Foundation

/// Walks over a message line by line in linear time, whatever ends its lines.
///
/// A line ends with LF, with any number of CR before it (CRLF, and the CRCRLF of careless
/// gateways). A message whose very first line ends with a CR alone is read as one that ends all
/// its lines so; anywhere else a lone CR is a character of its line, RFC 5322 §4.
///
/// The bytes have to stay where they are meanwhile.
struct LineReader {
  let bytes: UnsafeBufferPointer<UInt8>
  /// Where the lines to read end.
  let end: Int
  /// Where the next line starts.
  private(set) var position: Int
  let terminator: UInt8

  struct Line {
    fileprivate let start: Int
    fileprivate let contentEnd: Int
    fileprivate let end: Int

    /// With the line end.
    var range: Range<Int> { start..<end }
    /// Without it.
    var content: Range<Int> { start..<contentEnd }

    var isEmpty: Bool { start == contentEnd }
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>, terminator: UInt8) {
    (self.bytes, self.end, self.position) = (bytes, range.upperBound, range.lowerBound)
    self.terminator = terminator
  }

  /// Reads the lines of a whole message.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.init(bytes, in: 0..<bytes.count, terminator: Self.terminator(of: bytes))
  }

  /// CR for a message whose first line ends with a CR alone, else LF.
  static func terminator(of bytes: UnsafeBufferPointer<UInt8>) -> UInt8 {
    guard let first = firstLineEnd(in: bytes), bytes[first] == .carriageReturn,
      let next = bytes[first...].firstIndex(where: { $0 != .carriageReturn }),
      bytes[next] != .lineFeed
    else { return .lineFeed }
    return .carriageReturn
  }

  private static func firstLineEnd(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let feed = bytes.firstIndex(of: .lineFeed, from: 0, to: bytes.count)
    return bytes.firstIndex(of: .carriageReturn, from: 0, to: feed ?? bytes.count) ?? feed
  }

  /// The next line without moving on, or `nil` at the end.
  @inline(__always)
  func peek() -> Line? {
    guard position < end else { return nil }
    let stop = bytes.firstIndex(of: terminator, from: position, to: end)
    var contentEnd = stop ?? end
    while contentEnd > position, bytes[contentEnd - 1] == .carriageReturn { contentEnd -= 1 }
    return Line(start: position, contentEnd: contentEnd, end: stop.map { $0 + 1 } ?? end)
  }

  func begins(with byte: UInt8) -> Bool { position < end && bytes[position] == byte }

  func begins(with text: StaticString) -> Bool { bytes.part(position..<end).begins(with: text) }

  var beginsWithBlank: Bool { position < end && bytes[position].isBlank }
  var beginsWithLineEnd: Bool { begins(with: .lineFeed) || begins(with: .carriageReturn) }

  mutating func next() -> Line? {
    guard let line = peek() else { return nil }
    position = line.end
    return line
  }

  mutating func move(to newPosition: Int) {
    position = newPosition
  }

  /// Moves on to the next line that begins with two hyphens, or else to the end.
  ///
  /// Hyphens are fewer than lines are.
  mutating func skipToHyphens() {
    var index = position
    while let hyphen = bytes.firstIndex(of: .hyphen, from: index, to: end - 1) {
      let beginsLine = hyphen == position || bytes[hyphen - 1] == terminator
      if beginsLine, bytes[hyphen + 1] == .hyphen {
        position = hyphen
        return
      }
      index = hyphen + 1
    }
    position = end
  }

  /// Where the content ends that begins with the line at `start` and goes on up to the line that
  /// comes next; the line end before that one is no part of it.
  func endOfContent(from start: Int) -> Int {
    guard position > start else { return start }
    var end = position - 1
    guard terminator == .lineFeed else { return end }
    while end > start, bytes[end - 1] == .carriageReturn { end -= 1 }
    return end
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
  func begins(with text: StaticString) -> Bool { begins(with: text.utf8Bytes) }

  func begins(with others: UnsafeBufferPointer<UInt8>) -> Bool {
    guard count >= others.count, let base = baseAddress, let start = others.baseAddress else {
      return others.isEmpty
    }
    return memcmp(base, start, others.count) == 0
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
}
