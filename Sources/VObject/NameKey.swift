/// A number that all properties of one name have, in whatever case; some of another name may have it too.
struct NameKey: Hashable {
  private let number: UInt64

  /// The key of the name that stands in `range`: its first letters, and how many there are.
  init(of bytes: Span<UInt8>, in range: Range<Int>) {
    number = bytes.beginning(of: range) ^ UInt64(range.count)
  }

  init(of name: String) {
    let bytes = name.utf8.span
    self.init(of: bytes, in: 0..<bytes.count)
  }

  /// The key of a line's name, which may be folded or have blanks in it.
  init(of line: ContentLine) {
    self = line.withName { NameKey(of: $0, in: $1) }
  }

  private init(packed letters: UInt64, count: UInt64) {
    number = letters ^ count
  }

  /// That of BEGIN, and of nothing else that is made of the bytes that a name may have.
  static let begin = NameKey(packed: 0x42_4547_494e, count: 5)
  /// That of END, and of nothing else.
  static let end = NameKey(packed: 0x45_4e44, count: 3)
  /// One that no name has.
  static let none = NameKey(packed: 0, count: 0)
}
