import CNcurses
import Glibc

/// Lets each frame reach the terminal in one piece.
///
/// ncurses writes whenever it moves the cursor, twenty times for a list that scrolls, and between any
/// two the terminal may show half a frame. While it does, its descriptor leads to a file in memory.
final class FrameOutput {
  private let port: TerminalPort
  private let descriptor: Int32
  private let memory: Int32

  /// Prepares collecting what is written to `descriptor`, another name for the output of `port`.
  ///
  /// Where the system has no file in memory to give, nothing is collected.
  init(of descriptor: Int32, to port: TerminalPort) {
    self.port = port
    self.descriptor = descriptor
    memory = cn_file_in_memory("frame")
  }

  deinit {
    if memory >= 0 { close(memory) }
  }

  /// Calls `body`, then writes at once what it wrote piece by piece.
  func collect(_ body: () -> Void) {
    guard memory >= 0, dup2(memory, descriptor) >= 0 else { return body() }
    body()
    _ = dup2(port.output, descriptor)
    let count = Int(lseek(memory, 0, SEEK_CUR))
    guard count > 0 else { return }
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      initialized = max(0, pread(memory, buffer.baseAddress, count, 0))
    }
    lseek(memory, 0, SEEK_SET)
    port.write(bytes)
  }
}
