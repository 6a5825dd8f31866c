import Glibc

/// The two ends of the terminal, and what the environment says about it.
package struct TerminalPort {
  /// Where keys come from.
  var input: Int32
  /// Where frames go.
  var output: Int32
  /// The value of an environment variable, `nil` if it is not set or empty.
  var environment: (String) -> String?

  /// Standard input and output and the environment of the process.
  package static var standard: TerminalPort {
    TerminalPort(input: STDIN_FILENO, output: STDOUT_FILENO) { name in
      guard let value = getenv(name), value.pointee != 0 else { return nil }
      return String(cString: value)
    }
  }

  /// Writes all bytes, past stdio and ncurses; waits for a terminal that takes no more at the moment,
  /// gives up if it is gone.
  func write(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(output, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        var room = pollfd(fd: output, events: Int16(POLLOUT), revents: 0)
        _ = poll(&room, 1, -1)
      } else if errno != EINTR {
        return
      }
    }
  }
}
