import Glibc

/// A system call that failed, and why.
package struct SystemError: Error, Hashable, Sendable {
  /// The call's name: `rename`.
  package let call: String
  /// The error number, as in `errno`.
  package let code: Int32

  package init(call: String, code: Int32) {
    self.call = call
    self.code = code
  }

  /// The error that `call` has just left in `errno`.
  init(last call: String) {
    self.init(call: call, code: errno)
  }

  /// The system's own words for the error, in English whatever the locale.
  package var message: String {
    guard let words = strerror_l(code, Self.plainLocale) else { return "error \(code)" }
    return String(cString: words)
  }

  private static var plainLocale: locale_t? { newlocale(1 << LC_MESSAGES, "C", nil) }
}

/// Makes a system call again for as long as a signal interrupts it.
func retryingInterrupted<Result: BinaryInteger>(_ call: () -> Result) -> Result {
  while true {
    let result = call()
    guard result == -1, errno == EINTR else { return result }
  }
}
