import Glibc

/// The handlers of some signals as they are now, to be put back after others have had their way.
struct SignalHandlers {
  private let actions: [(number: Int32, action: sigaction)]

  init(of numbers: [Int32]) {
    actions = numbers.map { number in
      var action = sigaction()
      sigaction(number, nil, &action)
      return (number, action)
    }
  }

  func restore() {
    for (number, action) in actions {
      var action = action
      sigaction(number, &action, nil)
    }
  }

  /// Lets a function handle a signal; system calls it interrupts are not begun again.
  static func set(_ number: Int32, to handler: @escaping sighandler_t, flags: Int32 = 0) {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = handler
    action.sa_flags = flags
    sigaction(number, &action, nil)
  }

  /// Lets the system do with a signal what it does by default.
  static func reset(_ number: Int32) {
    signal(number, SIG_DFL)
  }
}
