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
  ) -> UnderWay<Input, Output> {
    UnderWay(Work(inputs, transform), helperCount: helperCount)
  }

  /// What other threads have begun with.
  package struct UnderWay<Input: Sendable, Output: Sendable>: Sendable {
    private let work: Work<Input, Output>
    private let ended = DispatchSemaphore(value: 0)
    private var helperCount = 0

    fileprivate init(_ work: Work<Input, Output>, helperCount wanted: Int) {
      self.work = work
      for _ in 0..<wanted {
        let isStarted = PlainThread.start { [ended] in
          while work.doNext() {}
          ended.signal()
        }
        helperCount += isStarted ? 1 : 0
      }
    }

    /// Does what nobody has begun with, and hands what was made of each to `take`, in their order; to be
    /// called once.
    package func finish(_ take: (Output) -> Void) {
      for index in work.inputs.indices { take(work.output(at: index)) }
      for _ in 0..<helperCount { ended.wait() }
    }
  }

  fileprivate final class Work<Input: Sendable, Output: Sendable>: Sendable {
    let inputs: [Input]
    private let transform: @Sendable (Input) -> Output
    private let next = Atomic(0)
    private let done: Mutex<[Int: Output]> = Mutex([:])
    private let progress = DispatchSemaphore(value: 0)

    init(_ inputs: [Input], _ transform: @escaping @Sendable (Input) -> Output) {
      self.inputs = inputs
      self.transform = transform
    }

    /// Does the first that nobody has begun; `false` if there is none.
    func doNext() -> Bool {
      let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard index < inputs.count else { return false }
      let output = transform(inputs[index])
      done.withLock { $0[index] = output }
      progress.signal()
      return true
    }

    /// What was made of one, which is given out once; does what there is to do until it is there.
    func output(at index: Int) -> Output {
      while true {
        if let output = done.withLock({ $0.removeValue(forKey: index) }) { return output }
        if !doNext() { progress.wait() }
      }
    }
  }
}
