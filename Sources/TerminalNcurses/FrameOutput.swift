import CNcurses
import Glibc

/// Lets each frame reach the terminal in one piece.
///
/// ncurses writes whenever it moves the cursor, twenty times for a list that scrolls, and between any
/// two the terminal may show half a frame. While it does, its descriptor leads to a file in memory.
final class FrameOutput {
  private let descriptor: Int32
  private let terminal: Int32
  private let memory: Int32

  /// Prepares collecting what is written to `descriptor`, which leads to the terminal.
  ///
  /// Where the system has no file in memory to give, nothing is collected.
  init(of descriptor: Int32) {
    self.descriptor = descriptor
    terminal = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
    memory = terminal < 0 ? -1 : cn_file_in_memory("frame")
  }

  deinit {
    for file in [terminal, memory] where file >= 0 { close(file) }
  }

  /// Calls `body`, then writes at once what it wrote piece by piece.
  func collect(_ body: () -> Void) {
    guard memory >= 0, dup2(memory, descriptor) >= 0 else { return body() }
    body()
    _ = dup2(terminal, descriptor)
    let count = Int(lseek(memory, 0, SEEK_CUR))
    guard count > 0 else { return }
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      initialized = max(0, pread(memory, buffer.baseAddress, count, 0))
    }
    lseek(memory, 0, SEEK_SET)
    write(bytes)
  }

  /// Waits for a terminal that does not take more at the moment; gives up if it is gone.
  private func write(_ bytes: [UInt8]) {
    var offset = 0
    while offset < bytes.count {
      let written = bytes.withUnsafeBytes {
        Glibc.write(terminal, $0.baseAddress.map { $0 + offset }, bytes.count - offset)
      }
      if written > 0 {
        offset += written
      } else if errno == EAGAIN {
        var room = pollfd(fd: terminal, events: Int16(POLLOUT), revents: 0)
        _ = poll(&room, 1, -1)
      } else if errno != EINTR {
        return
      }
    }
  }
}
