/// One place on the screen: a character, or the right half of the one before it, and its style.
package struct Cell: Hashable, Sendable {
  /// A scalar's value; `rightHalf`; or, from `firstCluster` on, an index into the frame's clusters.
  var code: UInt32
  package var style: Style

  /// Whether this is the second column of the character to the left.
  package var isRightHalf: Bool { code == Self.rightHalf }

  /// The value of the one scalar it shows; `nil` for a right half and for a character with marks.
  package var scalarValue: UInt32? {
    code == Self.rightHalf || code >= Self.firstCluster ? nil : code
  }

  static let rightHalf: UInt32 = 0
  /// Above every Unicode scalar.
  static let firstCluster: UInt32 = 0x11_0000
  static let space: UInt32 = 0x20
  static let replacement: UInt32 = 0xfffd
  static let ellipsis: UInt32 = 0x2026

  static let blank = Cell(code: space, style: .plain)
}
