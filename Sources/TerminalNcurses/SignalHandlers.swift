import Glibc

/// The signal handlers that ncurses would put its own in the place of, to be put back.
struct SignalHandlers {
  private static let numbers = [SIGINT, SIGTERM, SIGTSTP, SIGWINCH]

  private let actions: [sigaction]

  init() {
    actions = Self.numbers.map { number in
      var action = sigaction()
      sigaction(number, nil, &action)
      return action
    }
  }

  func restore() {
    for (number, action) in zip(Self.numbers, actions) {
      var action = action
      sigaction(number, &action, nil)
    }
  }
}
