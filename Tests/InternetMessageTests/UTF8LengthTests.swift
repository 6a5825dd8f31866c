import Testing

@testable import InternetMessage

struct UTF8LengthTests {
  /// Bytes at either side of every boundary of table 3-7.
  private static let edges: [UInt8] = [
    0x00, 0x0a, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xff,
  ]

  private static let continuations: [UInt8] = [0x7f, 0x80, 0xbf, 0xc0]

  @Test func `a character has the length that the standard library gives it`() {
    for first in 0x80...0xff as ClosedRange<UInt8> {
      for second in Self.edges {
        for third in Self.continuations {
          for fourth in Self.continuations { expectRight([first, second, third, fourth]) }
          expectRight([first, second, third])
        }
        expectRight([first, second])
      }
      expectRight([first])
    }
  }

  private func expectRight(_ bytes: [UInt8]) {
    let length = bytes.span.utf8Length(at: 0)
    let right = (2...4).first { count in
      bytes.count >= count
        && String(validating: bytes[..<count], as: UTF8.self)?.unicodeScalars.count == 1
    }
    if length != right ?? 0 { Issue.record("\(bytes)") }
  }
}
