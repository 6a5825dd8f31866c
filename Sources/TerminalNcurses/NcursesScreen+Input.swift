import CNcurses
import Glibc
package import TerminalUI

extension NcursesScreen {
  /// The next event that is there already; see ``InputSource/nextEvent()``.
  ///
  /// To wait for one, `poll` standard input for reading; call this until it returns `nil`. After an
  /// Escape it may take ``escapeDelay``, within a paste a second.
  package func nextEvent() -> TerminalEvent? {
    guard isRunning, !isClosed else { return nil }
    if adoptSize() { return .resize(size) }
    while true {
      if let event = events.isEmpty ? decoder.next() : events.removeFirst() {
        guard case .mouse(let mouse) = event else { return event }
        return .mouse(clicks.counted(mouse))
      }
      switch readInput(waiting: decoder.isIncomplete ? patience : 0) {
      case .bytes(let bytes): decoder.feed(bytes)
      case .interrupted: return nil
      case .closed:
        isClosed = true
        return .closed
      case .nothing:
        events = decoder.flush()
        if events.isEmpty { return nil }
      }
    }
  }

  /// Milliseconds until what has begun is taken to have ended.
  private var patience: Int32 {
    if decoder.isPasting { return 1000 }
    return decoder.isLoneEscape ? escapeDelay : 200
  }

  private enum Reading {
    case bytes(ArraySlice<UInt8>)
    case nothing
    case interrupted
    case closed
  }

  private func readInput(waiting milliseconds: Int32) -> Reading {
    var descriptor = pollfd(fd: port.input, events: Int16(POLLIN), revents: 0)
    let ready = poll(&descriptor, 1, milliseconds)
    if ready < 0 { return .interrupted }
    if ready == 0 { return .nothing }
    var buffer = [UInt8](repeating: 0, count: 16_384)
    let count = buffer.withUnsafeMutableBytes { read(port.input, $0.baseAddress, $0.count) }
    if count > 0 { return .bytes(buffer.prefix(count)) }
    return count < 0 && (errno == EINTR || errno == EAGAIN) ? .interrupted : .closed
  }

  /// Lets ncurses know if the terminal has another size; returns whether it has.
  func adoptSize() -> Bool {
    var (rows, columns): (Int32, Int32) = (0, 0)
    guard cn_terminal_size(port.output, &rows, &columns) != 0 else { return false }
    let newSize = Size(rows: Int(rows), columns: Int(columns))
    guard newSize != size else { return false }
    resize_term(rows, columns)
    size = newSize
    redraw()
    return true
  }
}
