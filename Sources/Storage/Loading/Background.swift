import Foundation
import Synchronization

/// Work that goes on beside what follows, on a thread of its own, until its result is asked for.
final class Background<Output: Sendable>: Sendable {
  private let ended = DispatchSemaphore(value: 0)
  private let result: Mutex<Output?> = Mutex(nil)

  init(_ work: @escaping @Sendable () -> Output) {
    let thread = Thread { [self] in
      let output = work()
      result.withLock { $0 = output }
      ended.signal()
    }
    thread.stackSize = 8 << 20
    thread.start()
  }

  /// The result, waited for if it is not there yet.
  var output: Output {
    while true {
      if let output = result.withLock({ $0 }) { return output }
      ended.wait()
      ended.signal()
    }
  }
}
