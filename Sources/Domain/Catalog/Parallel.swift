import Foundation
import Synchronization

/// Work on several cores at once, on plain threads that end with it: nothing is left that wakes up
/// later.
package enum Parallel {
  /// Cuts a list into portions that are worth a thread's while, enough of them for every core to be
  /// busy until the end.
  package static func portions<Element>(of list: [Element]) -> [ArraySlice<Element>] {
    portions(of: list, size: min(max(list.count / 16, 32), 256))
  }

  /// Cuts a list into portions of one size.
  package static func portions<Element>(of list: [Element], size: Int) -> [ArraySlice<Element>] {
    stride(from: 0, to: list.count, by: size).map { start in
      list[start..<min(start + size, list.count)]
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
    guard inputs.count > 1 else { return inputs.map(transform).forEach(take) }
    let work = Work(inputs, transform)
    let helperCount = min(threadCount, inputs.count) - 1
    let ended = DispatchSemaphore(value: 0)
    for _ in 0..<helperCount {
      let thread = Thread {
        while work.doNext() {}
        ended.signal()
      }
      thread.stackSize = 8 << 20
      thread.start()
    }
    for index in inputs.indices { take(work.output(at: index)) }
    for _ in 0..<helperCount { ended.wait() }
  }

  private final class Work<Input: Sendable, Output: Sendable>: Sendable {
    private let inputs: [Input]
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
