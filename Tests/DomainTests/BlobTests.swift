import TestSupport
import Testing

@testable import Domain

struct BlobTests {
  @Test(arguments: [false, true])
  func `pieces are found where they were said to lie, wherever that is`(sharesRoom: Bool) {
    for seed in 0..<4 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      var room: LargeRoom? = sharesRoom ? LargeRoom(after: 100_000) : nil
      var builders = (0..<3).map { _ in BlobBuilder(in: room) }
      room = nil
      var pieces: [[(bytes: [UInt8], place: Blob.Place)]] = [[], [], []]
      for number in 0..<90 {
        let longest = [0, 1, 100, 10_000, 40_000, 300_000].randomElement(using: &generator) ?? 0
        let count = Int.random(in: 0...longest, using: &generator)
        let bytes = [UInt8](repeating: UInt8(number), count: count)
        let index = number % 3
        let place = bytes.withUnsafeBytes { builders[index].append($0) }
        pieces[index].append((bytes, place))
        if number % 20 == 0 { builders[index].close() }
      }
      for index in builders.indices { builders[index].close() }
      var whole = BlobBuilder()
      for (builder, pieces) in zip(builders, pieces) {
        let distance = whole.append(closed: builder.blob)
        for (bytes, place) in pieces {
          #expect(Array(builder.blob.piece(at: place)) == bytes, "seed \(seed)")
          let moved = Blob.moved(place, by: distance)
          #expect(Array(whole.blob.piece(at: moved)) == bytes, "seed \(seed)")
        }
      }
    }
  }

  @Test func `a builder that is copied leaves what the copy takes to that`() {
    var builder = BlobBuilder(in: LargeRoom(after: 0))
    let (shared, own, others): ([UInt8], [UInt8], [UInt8]) = ([1, 2, 3], [4, 5], [6, 7])
    let first = shared.withUnsafeBytes { builder.append($0) }
    var copy = builder
    let second = own.withUnsafeBytes { builder.append($0) }
    let other = others.withUnsafeBytes { copy.append($0) }
    builder.close()
    copy.close()
    #expect(Array(builder.blob.piece(at: first)) == shared)
    #expect(Array(copy.blob.piece(at: first)) == shared)
    #expect(Array(builder.blob.piece(at: second)) == own)
    #expect(Array(copy.blob.piece(at: other)) == others)
  }
}
