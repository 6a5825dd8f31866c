import Testing

@testable import InternetMessage

struct UTF8TextTests {
  /// The bytes at which what is allowed behind them, or they themselves behind others, changes.
  private static let edges: [UInt8] = [
    0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC,
    0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
  ]

  @Test func `bytes are UTF-8 where Swift says so, wherever they lie among eight`() {
    let behind: [UInt8] = [0x41, 0x80, 0xBF, 0xC2]
    for before in [0, 5, 7] {
      for (first, second) in Self.edges.flatMap({ first in Self.edges.map { (first, $0) } }) {
        for (third, last) in behind.flatMap({ third in behind.map { (third, $0) } }) {
          let bytes = Array("abcdefg".utf8.prefix(before)) + [first, second, third, last]
          let isText = String(validating: bytes, as: UTF8.self) != nil
          if bytes.withUnsafeBufferPointer(\.isUTF8) != isText { Issue.record("\(bytes)") }
        }
      }
    }
  }

  @Test func `text is what Swift makes of the bytes, whole or cut off`() {
    let bytes = Array("Hei på deg, 你好 og 👋 til alle i Ærfugldalen!".utf8)
    for start in bytes.indices {
      for end in start...bytes.count {
        let piece = bytes[start..<end]
        #expect(piece.text == String(decoding: piece, as: UTF8.self))
      }
    }
  }
}
