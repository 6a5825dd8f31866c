/// What the terminal tells the program.
package enum TerminalEvent: Hashable, Sendable {
  case key(Key)
  /// Text that was pasted as a whole; line ends are "\n", control characters are gone.
  case paste(String)
  case mouse(MouseEvent)
  case resize(Size)
  /// The user has come back to a program that was stopped; everything must be drawn anew.
  case resumed
  /// The terminal is gone or sends no more.
  case closed
}

/// What the mouse did, and on which cell.
package struct MouseEvent: Hashable, Sendable {
  /// What happened to a button or the wheel.
  package enum Action: Hashable, Sendable {
    case press
    case doublePress
    case release
    case scrollUp
    case scrollDown
  }

  /// The button that did it.
  package enum Button: Hashable, Sendable {
    case left
    case middle
    case right
  }

  package var action: Action
  /// Of no meaning when scrolling.
  package var button: Button
  package var point: Point

  /// Creates an event; `point` may lie outside of the screen.
  package init(_ action: Action, button: Button = .left, at point: Point) {
    self.action = action
    self.button = button
    self.point = point
  }
}
