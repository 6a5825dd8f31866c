import TestSupport
import Testing

@testable import Storage

/// The names of a folder in one piece come out as they would one by one.
struct FileNamesTests {
  @Test func `names are kept, and laid in order, whatever bytes they are of`() {
    for seed in 0..<300 as Range<UInt64> {
      var random = RandomRecords(seed: seed)
      let beginning = (0..<random.below(12)).map { _ in UInt8(1 + random.below(255)) }
      let names = (0..<random.below(40)).compactMap { _ in
        // Of few letters and now and then long, so that many are alike for long.
        let letters = random.pick([[0x61], [0x61, 0x62], [0x2c, 0x3a, 0x61, 0x80, 0xff]])
        let end = (0...random.below(28)).map { _ in random.pick(letters) }
        return FileName(bytes: beginning + end.map { UInt8($0) })
      }
      var packed = FileNames()
      for name in names { name.withCString { packed.append($0, byteCount: name.bytes.count) } }
      #expect(Array(packed) == names, "seed \(seed)")
      packed.sort()
      #expect(Array(packed) == names.sorted(), "seed \(seed)")
    }
  }
}
