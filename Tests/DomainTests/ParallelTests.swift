import Dispatch
import Testing

@testable import Domain

@Suite struct ParallelTests {
  @Test(arguments: [0, 1, 2, 31, 500, 5000])
  func `what is made in parallel is taken once each, in order`(count: Int) {
    var taken: [Int] = []
    Parallel.forEach(Array(0..<count), onThreads: 3) { number in
      // Uneven work, so that some are ready before those in front of them.
      (0..<(number % 7) * 100).reduce(number) { $0 ^ $1 ^ $1 }
    } take: {
      taken.append($0)
    }
    #expect(taken == Array(0..<count))
  }

  @Test(arguments: [0, 1, 4], [0, 1, 300])
  func `what others have begun with is taken once each, in order`(helpers: Int, count: Int) {
    let underWay = Parallel.begin(Array(0..<count), withHelpers: helpers) { $0 * 2 }
    var taken: [Int] = []
    underWay.finish { taken.append($0) }
    #expect(taken == (0..<count).map { $0 * 2 })
  }

  @Test(arguments: [0, 1, 4], [0, 1, 2, 9])
  func `what is laid out in pieces is taken once each, in order`(helpers: Int, inputs: Int) {
    var underWay = Parallel.begin(Array(0..<inputs), withHelpers: helpers) { input in
      ("\(input)", (0..<(input * 7) % 5).map { input * 10 + $0 })
    } _: { piece in
      piece
    }
    #expect(underWay.layouts() == (0..<inputs).map { "\($0)" })
    var taken: [Int] = []
    underWay.finish { taken.append($0) }
    #expect(
      taken == (0..<inputs).flatMap { input in (0..<(input * 7) % 5).map { input * 10 + $0 } })
  }

  @Test func `nobody waits for a layout while there are pieces of others`() {
    let isMade = DispatchSemaphore(value: 0)
    var underWay = Parallel.begin([0, 1], withHelpers: 1) { input in
      // Would wait for ever if no other piece were made before this is laid out.
      if input == 0 { isMade.wait() }
      return (input, [input])
    } _: { piece in
      if piece == 1 { isMade.signal() }
      return piece
    }
    #expect(underWay.layouts() == [0, 1])
    var taken: [Int] = []
    underWay.finish { taken.append($0) }
    #expect(taken == [0, 1])
  }

  @Test(arguments: [0, 1, 32, 33, 5007, 320_000])
  func `portions are the whole list, in order`(count: Int) {
    let portions = Parallel.portions(of: 7..<7 + count)
    #expect(Array(portions.joined()) == Array(7..<7 + count))
    #expect(portions.allSatisfy { !$0.isEmpty && $0.count <= 256 })
  }
}
