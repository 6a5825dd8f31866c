/// A value that does not fit its grammar, and where the first byte is that does not.
package struct ValueError: Error, Hashable, Sendable {
  /// Index from 0 into the UTF-8 of the value.
  package let byteOffset: Int
  /// What stood there to be read, in a few words for people: `a number`, `T or the end`.
  package let expected: String

  package init(at byteOffset: Int, expected: String) {
    self.byteOffset = byteOffset
    self.expected = expected
  }
}

extension ValueError: CustomStringConvertible {
  package var description: String {
    "expected \(expected) at byte \(byteOffset + 1)"
  }
}
