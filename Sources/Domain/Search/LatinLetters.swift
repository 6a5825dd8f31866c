/// The letters of Latin-1 and Latin Extended-A (U+00C0 to U+017F) and the plain letters below them.
enum LatinLetters {
  static let first: UInt32 = 0xc0
  static let last: UInt32 = 0x17f

  /// The small ASCII letter under each scalar from U+00C0 on, `*` where there is none.
  ///
  /// Letters that are two (þ th, ß ss, ĳ ij) have their first one here.
  static let bases: StaticString = """
    aaaaaaaceeeeiiiidnooooo*ouuuuytsaaaaaaaceeeeiiiidnooooo*ouuuuyty\
    aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllll\
    nnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs
    """

  /// The plain letter of `scalar`, or `nil` if it is not in the table.
  static func base(of scalar: UInt32) -> UInt8? {
    guard first <= scalar, scalar <= last else { return nil }
    let base = bases.utf8Start[Int(scalar - first)]
    return base == UInt8(ascii: "*") ? nil : base
  }

  /// The second letter of those that are two.
  static func second(of scalar: UInt32) -> UInt8? {
    switch scalar {
    case 0xde, 0xfe: UInt8(ascii: "h")
    case 0xdf: UInt8(ascii: "s")
    case 0x132, 0x133: UInt8(ascii: "j")
    default: nil
    }
  }

  /// The small letter of `scalar`, which must be in the table.
  static func small(of scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0xc0...0xde: scalar + 32
    case 0x178: 0xff
    case 0x130: 0x69
    case 0x100...0x137, 0x14a...0x177: scalar | 1
    case 0x139...0x148, 0x179...0x17e: scalar & 1 == 1 ? scalar + 1 : scalar
    default: scalar
    }
  }

  /// Whether `scalar` is a combining mark such as the ring of a decomposed å.
  static func isCombiningMark(_ scalar: UInt32) -> Bool {
    (0x300...0x36f).contains(scalar)
  }
}
