import TestSupport
import Testing

@testable import Domain

struct ByteComparingTests {
  @Test func `bytes are compared as one by one, however many there are`() {
    for seed in 0..<4000 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      func bytes(like other: [UInt8]) -> [UInt8] {
        let shared = other.prefix(Int.random(in: 0...20, using: &generator))
        let values: [UInt8] = [0, 0x61, 0x7f, 0x80, 0xff]
        let own = (0..<Int.random(in: 0...4, using: &generator)).map { _ in
          values.randomElement(using: &generator) ?? 0
        }
        return shared + own
      }
      let left = bytes(like: Array(repeating: 0x62, count: 20))
      let right = bytes(like: left)
      left.withUnsafeBytes { one in
        right.withUnsafeBytes { other in
          #expect(one.isSame(as: other) == (left == right), "seed \(seed)")
          #expect(
            one.comes(before: other) == left.lexicographicallyPrecedes(right), "seed \(seed)")
        }
      }
    }
  }

  @Test(arguments: 0..<80)
  func `a hash tells every byte, and none of those around`(count: Int) {
    func hash(_ bytes: [UInt8], amid filling: UInt8) -> UInt64 {
      let around = [UInt8](repeating: filling, count: 9)
      return (around + bytes + around).withUnsafeBytes {
        ContentHash.of(UnsafeRawBufferPointer(rebasing: $0[9..<9 + count]))
      }
    }
    var bytes = (0..<count).map { UInt8($0 + 100) }
    var hashes: Set<UInt64> = [hash(bytes, amid: 0)]
    #expect(hashes == [hash(bytes, amid: 0xff)])
    for index in 0..<count {
      bytes[index] ^= 0x81
      #expect(hashes.insert(hash(bytes, amid: 0)).inserted, "byte \(index) of \(count)")
    }
  }
}
