import Dispatch
import Synchronization

/// Work that goes on beside what follows, on a thread of its own, until its result is asked for.
package final class Background<Output: Sendable>: Sendable {
  private let ended = DispatchSemaphore(value: 0)
  private let result: Mutex<Output?> = Mutex(nil)

  /// Begins to do the work.
  package init(_ work: @escaping @Sendable () -> Output) {
    let isStarted = PlainThread.start { [self] in run(work) }
    if !isStarted { run(work) }
  }

  private func run(_ work: () -> Output) {
    let output = work()
    result.withLock { $0 = output }
    ended.signal()
  }

  /// The result, waited for if it is not there yet.
  package var output: Output {
    while true {
      if let output = result.withLock({ $0 }) { return output }
      ended.wait()
      ended.signal()
    }
  }
}
