/// A number that all properties of one name have, in whatever case.
///
/// It is that of one name only if there are fewer than eight letters in it.
struct NameKey: Hashable {
  private let number: UInt64

  /// The most letters of which each is in the key.
  static let exactCount = 7

  /// The key of the name that stands in `range`: its first letters, and how many there are.
  ///
  /// The count of a short name takes the place of an eighth letter, and no letter is so small a number.
  @inline(__always)
  init(of bytes: Span<UInt8>, in range: Range<Int>) {
    let count = UInt64(truncatingIfNeeded: range.count)
    number = bytes.beginning(of: range) ^ (range.count > Self.exactCount ? count : count << 56)
  }

  init(of name: StaticString) {
    let bytes = name.utf8Bytes
    self.init(of: bytes.span, in: bytes.indices)
  }

  /// The key of a line's name, which may be folded or have blanks in it.
  init(of line: ContentLine) {
    self = line.withName { NameKey(of: $0, in: $1) }
  }

  private init(number: UInt64) {
    self.number = number
  }

  /// That of BEGIN.
  static let begin = NameKey(number: 0x0500_0042_4547_494e)
  /// That of END.
  static let end = NameKey(number: 0x0300_0000_0045_4e44)
  /// One that no name in ASCII has.
  static let none = NameKey(number: .max)
}
