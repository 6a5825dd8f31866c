import Dispatch

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
    let pieces = inputs.map { input in { @Sendable in transform(input) } }
    var underWay = UnderWay(SharedWork([{ @Sendable in ((), pieces) }]), mostHelpers: helperCount)
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
    let work = SharedWork<Layout, Output>(
      inputs.map { input in
        { @Sendable in
          let (layout, pieces) = layOut(input)
          return (layout, pieces.map { piece in { @Sendable in transform(piece) } })
        }
      })
    var underWay = UnderWay(work, mostHelpers: helperCount)
    underWay.startHelpers(for: inputs.count)
    return underWay
  }

  /// What other threads have begun with.
  package struct UnderWay<Layout: Sendable, Output: Sendable>: Sendable {
    private let work: SharedWork<Layout, Output>
    private let ended = DispatchSemaphore(value: 0)
    private let mostHelpers: Int
    private var helperCount = 0

    fileprivate init(_ work: SharedWork<Layout, Output>, mostHelpers: Int) {
      (self.work, self.mostHelpers) = (work, mostHelpers)
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
      let layouts = work.layouts
      startHelpers(for: layouts.reduce(0) { $0 + $1.pieces.count })
      return layouts.map { $0.layout }
    }

    /// Does what nobody has begun with, and hands what was made of each piece to `take`, in their order;
    /// to be called once.
    package func finish(_ take: (Output) -> Void) {
      for (input, layout) in work.layouts.enumerated() {
        for piece in layout.pieces.indices {
          take(work.output(at: SharedWork.Place(input: input, piece: piece)))
        }
      }
      for _ in 0..<helperCount { ended.wait() }
    }
  }
}
