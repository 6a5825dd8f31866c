import Synchronization

/// A value that is made when it is first asked for, and then kept for all who share this.
final class LazyValue<Value: Sendable>: Sendable {
  private let kept: Mutex<Value?> = Mutex(nil)

  /// The value; `make` is called once, whoever asks at the same time waits.
  func value(_ make: () -> Value) -> Value {
    kept.withLock { kept in
      if let kept { return kept }
      let value = make()
      kept = value
      return value
    }
  }
}
