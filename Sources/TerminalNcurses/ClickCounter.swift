import Glibc
import TerminalUI

/// Makes double presses of two that come soon after each other on the same cell.
struct ClickCounter {
  private static let longestPause = 400

  private var last: (event: MouseEvent, milliseconds: Int)?

  mutating func counted(_ event: MouseEvent) -> MouseEvent {
    guard event.action == .press else { return event }
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    let now = time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    if let last, last.event == event, now - last.milliseconds <= Self.longestPause {
      self.last = nil
      return MouseEvent(.doublePress, button: event.button, at: event.point)
    }
    last = (event, now)
    return event
  }
}
