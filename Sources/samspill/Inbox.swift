import Synchronization

/// Values that one thread leaves for another; `poll` wakes for them.
final class Inbox<Value: Sendable>: Sendable {
  private let bell: WakeBell
  private let values = Mutex<[Value]>([])

  /// Creates an empty box, or returns `nil` if the system has no bell to give.
  init?() {
    guard let bell = WakeBell() else { return nil }
    self.bell = bell
  }

  /// Readable when there is something in the box.
  var fileDescriptor: Int32 { bell.fileDescriptor }

  /// Adds a value; from any thread.
  func post(_ value: Value) {
    values.withLock { $0.append(value) }
    bell.ring()
  }

  /// Takes everything out, oldest first.
  func take() -> [Value] {
    bell.silence()
    return values.withLock { values in
      defer { values = [] }
      return values
    }
  }
}
