import Foundation
import Synchronization

@testable import TerminalNcurses

/// A terminal that nobody looks at: what is written to it is kept, keys can be sent to it.
///
/// A thread reads it all the time, for a program that leaves waits until all has been shown.
final class PseudoTerminal: Sendable {
  /// TIOCSPTLCK and TIOCGPTN, which Swift does not see.
  private static let setLock: UInt = 0x4004_5431
  private static let getNumber: UInt = 0x8004_5430

  let follower: Int32
  private let state: State

  /// The terminal's own end, and what has come out of it.
  private final class State: Sendable {
    let leader: Mutex<Int32>
    let shown = Mutex<[UInt8]>([])

    init(leader: Int32) {
      self.leader = Mutex(leader)
    }

    /// Takes what is there; returns whether the terminal is still open.
    func read() -> Bool {
      leader.withLock { leader in
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while leader >= 0 {
          let count = buffer.withUnsafeMutableBytes { Glibc.read(leader, $0.baseAddress, $0.count) }
          guard count > 0 else { return true }
          shown.withLock { $0 += buffer.prefix(count) }
        }
        return false
      }
    }
  }

  init?(rows: Int, columns: Int) {
    let leader = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_NONBLOCK)
    var (lock, number): (Int32, Int32) = (0, 0)
    guard leader >= 0, ioctl(leader, Self.setLock, &lock) == 0,
      ioctl(leader, Self.getNumber, &number) == 0
    else { return nil }
    follower = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
    let state = State(leader: leader)
    self.state = state
    resize(rows: rows, columns: columns)
    Thread {
      var descriptor = pollfd(fd: leader, events: Int16(POLLIN), revents: 0)
      while state.read() { poll(&descriptor, 1, 10) }
    }.start()
  }

  deinit {
    hangUp()
    close(follower)
  }

  /// What happens when a terminal's window is closed.
  func hangUp() {
    state.leader.withLock { leader in
      if leader >= 0 { close(leader) }
      leader = -1
    }
    // The reading thread may still hold it for a moment.
    var descriptor = pollfd(fd: follower, events: 0, revents: 0)
    poll(&descriptor, 1, 1000)
  }

  func resize(rows: Int, columns: Int) {
    var size = winsize(
      ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(follower, UInt(TIOCSWINSZ), &size)
  }

  func send(_ text: String) {
    send(Array(text.utf8))
  }

  func send(_ bytes: [UInt8]) {
    state.leader.withLock { leader in
      _ = bytes.withUnsafeBytes { write(leader, $0.baseAddress, $0.count) }
    }
  }

  var modes: termios {
    var modes = termios()
    tcgetattr(follower, &modes)
    return modes
  }

  /// What has been written to the terminal since the last time.
  func output() -> String {
    String(decoding: outputBytes(), as: UTF8.self)
  }

  func outputBytes() -> [UInt8] {
    tcdrain(follower)
    _ = state.read()
    return state.shown.withLock { shown in
      defer { shown = [] }
      return shown
    }
  }

  func port(_ environment: [String: String] = [:]) -> TerminalPort {
    let all = ["TERM": "xterm-256color", "LANG": "C.UTF-8"].merging(environment) { $1 }
    return TerminalPort(input: follower, output: follower) { name in
      all[name].flatMap { $0.isEmpty ? nil : $0 }
    }
  }
}
