import Dispatch
import Synchronization

/// Work on several cores at once, on plain threads that end with it: nothing is left that wakes up
/// later.
package enum Parallel {
  /// Cuts the places of a list into portions that are worth a thread's while, enough of them for every
  /// core to be busy until the end.
  package static func portions(of places: Range<Int>) -> [Range<Int>] {
    portions(of: places, size: min(max(places.count / 16, 32), 256))
  }

  /// Cuts the places of a list into portions of one size.
  package static func portions(of places: Range<Int>, size: Int) -> [Range<Int>] {
    stride(from: places.lowerBound, to: places.upperBound, by: size).map { start in
      start..<min(start + size, places.upperBound)
    }
  }

  /// Hands what `transform` makes of each to `take`, in their order and on this thread, while others
  /// go on with what follows.
  ///
  /// - Parameters:
  ///   - inputs: What there is to do.
  ///   - threadCount: How many threads are at work at most, this one included.
  ///   - transform: Does one of it, on any of them.
  ///   - take: Gets what was made.
  package static func forEach<Input: Sendable, Output: Sendable>(
    _ inputs: [Input], onThreads threadCount: Int,
    _ transform: @escaping @Sendable (Input) -> Output, take: (Output) -> Void
  ) {
    guard inputs.count > 1 else {
      if let only = inputs.first { take(transform(only)) }
      return
    }
    begin(inputs, withHelpers: min(threadCount, inputs.count) - 1, transform).finish(take)
  }

  /// Lets other threads begin with something while this one goes on with what follows.
  ///
  /// - Parameters:
  ///   - inputs: What there is to do.
  ///   - helperCount: How many other threads are at work at most.
  ///   - transform: Does one of it, on any of them.
  /// - Returns: What is under way, for ``UnderWay/finish(_:)``.
  package static func begin<Input: Sendable, Output: Sendable>(
    _ inputs: [Input], withHelpers helperCount: Int,
    _ transform: @escaping @Sendable (Input) -> Output
  ) -> UnderWay<Void, Output> {
    var underWay = UnderWay([()], mostHelpers: helperCount, layOut: { ((), inputs) }, transform)
    underWay.startHelpers(for: helperCount + 1)
    return underWay
  }

  /// Lets other threads begin with work in two steps while this one goes on with what follows.
  ///
  /// What is laid out early is begun with while the rest still is.
  ///
  /// - Parameters:
  ///   - inputs: What there is to do.
  ///   - helperCount: How many other threads are at work at most.
  ///   - layOut: Tells on any of them what one of it is like, and which pieces it consists of.
  ///   - transform: Does a piece, on any of them.
  /// - Returns: What is under way, for ``UnderWay/layouts()`` and then ``UnderWay/finish(_:)``.
  package static func begin<Input: Sendable, Layout: Sendable, Piece: Sendable, Output: Sendable>(
    _ inputs: [Input], withHelpers helperCount: Int,
    layOut: @escaping @Sendable (Input) -> (Layout, [Piece]),
    _ transform: @escaping @Sendable (Piece) -> Output
  ) -> UnderWay<Layout, Output> {
    var underWay = UnderWay(inputs, mostHelpers: helperCount, layOut: layOut, transform)
    underWay.startHelpers(for: inputs.count)
    return underWay
  }

  /// What other threads have begun with.
  package struct UnderWay<Layout: Sendable, Output: Sendable>: Sendable {
    private typealias LaidOut = (layout: Layout, outputs: [Slot<Output>])

    private let work: SharedWork
    private let inputs: [Slot<LaidOut>]
    private let ended = DispatchSemaphore(value: 0)
    private let mostHelpers: Int
    private var helperCount = 0

    fileprivate init<Input: Sendable, Piece: Sendable>(
      _ inputs: [Input], mostHelpers: Int,
      layOut: @escaping @Sendable (Input) -> (Layout, [Piece]),
      _ transform: @escaping @Sendable (Piece) -> Output
    ) {
      self.mostHelpers = mostHelpers
      let slots = inputs.map { _ in Slot<LaidOut>() }
      self.inputs = slots
      work = SharedWork(
        zip(inputs, slots).map { input, slot in
          { @Sendable in
            let (layout, pieces) = layOut(input)
            let outputs = pieces.map { _ in Slot<Output>() }
            slot.value = (layout, outputs)
            return zip(pieces, outputs).map { piece, output in
              { @Sendable in output.value = transform(piece) }
            }
          }
        })
    }

    /// Starts as many threads beside this one as are worth their while for so many tasks.
    fileprivate mutating func startHelpers(for taskCount: Int) {
      for _ in helperCount..<max(helperCount, min(mostHelpers, taskCount - 1)) {
        let isStarted = PlainThread.start { [work, ended] in
          work.help()
          ended.signal()
        }
        helperCount += isStarted ? 1 : 0
      }
    }

    /// What everything was laid out as, in order; does what there is to do until it is.
    package mutating func layouts() -> [Layout] {
      let laidOut = laidOut
      startHelpers(for: laidOut.reduce(0) { $0 + $1.outputs.count })
      return laidOut.map { $0.layout }
    }

    private var laidOut: [LaidOut] {
      work.layOut()
      // With a key path, the runtime would make one each time.
      return inputs.compactMap { $0.value }
    }

    /// Does what nobody has begun with, and hands what was made of each piece to `take`, in their order;
    /// to be called once.
    package func finish(_ take: (Output) -> Void) {
      for (input, laidOut) in laidOut.enumerated() {
        for (piece, output) in laidOut.outputs.enumerated() {
          work.make(SharedWork.Place(input: input, piece: piece))
          if let made = output.taken() { take(made) }
        }
      }
      for _ in 0..<helperCount { ended.wait() }
    }
  }
}

/// Where a thread leaves something for another.
private final class Slot<Value: Sendable>: Sendable {
  private let content = Mutex<Value?>(nil)

  var value: Value? {
    get { content.withLock { $0 } }
    set { content.withLock { $0 = newValue } }
  }

  /// What was left, which is kept no longer.
  func taken() -> Value? {
    content.withLock { $0.take() }
  }
}
