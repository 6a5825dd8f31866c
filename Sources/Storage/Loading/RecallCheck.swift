import Foundation
import Synchronization

/// A look at whether what was kept is still so, under way on a thread of its own while something is
/// made of what was kept.
package final class RecallCheck: Sendable {
  private let outcome = Mutex(false)
  private let ended = DispatchSemaphore(value: 0)

  init(_ check: @escaping @Sendable () -> Bool) {
    let thread = Thread { [self] in
      let holds = check()
      outcome.withLock { $0 = holds }
      ended.signal()
    }
    thread.stackSize = 8 << 20
    thread.start()
  }

  /// Whether everything is as it was, when that has been found out.
  package func holds() -> Bool {
    ended.wait()
    ended.signal()
    return outcome.withLock { $0 }
  }
}
