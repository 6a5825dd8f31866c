import CNcurses
import Glibc
import TerminalUI

/// Lets each frame reach the terminal in one piece.
///
/// ncurses writes whenever it moves the cursor, twenty times for a list that scrolls, and between any
/// two the terminal may show half a frame. While it does, its descriptor leads to a file in memory.
final class FrameOutput {
  private let port: TerminalPort
  private let descriptor: Int32
  private let memory: Int32
  private var shortening: FrameShortening?

  /// Prepares collecting what is written to `descriptor`, another name for the output of `port`, and
  /// saying it in fewer bytes if the terminal is one for that.
  ///
  /// Where the system has no file in memory to give, nothing is collected.
  init(of descriptor: Int32, to port: TerminalPort, _ shortening: FrameShortening?) {
    self.port = port
    self.shortening = shortening
    self.descriptor = descriptor
    memory = cn_file_in_memory("frame")
  }

  deinit {
    if memory >= 0 { close(memory) }
  }

  /// Calls `body`, which writes to the terminal in its own way.
  func pass(_ body: () -> Void) {
    forget()
    body()
  }

  /// Takes nothing for granted of how the terminal has been left.
  func forget() {
    shortening?.forget()
  }

  /// Calls `body`, then writes at once what it wrote piece by piece for a screen of that size.
  func collect(for size: Size, _ body: () -> Void) {
    guard memory >= 0, dup2(memory, descriptor) >= 0 else { return pass(body) }
    body()
    _ = dup2(port.output, descriptor)
    let count = Int(lseek(memory, 0, SEEK_CUR))
    guard count > 0 else { return }
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      initialized = max(0, pread(memory, buffer.baseAddress, count, 0))
    }
    lseek(memory, 0, SEEK_SET)
    port.write(shortening?.shortened(bytes, on: size) ?? bytes)
  }
}
