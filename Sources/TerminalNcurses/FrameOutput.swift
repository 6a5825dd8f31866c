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
  /// What is known of how the terminal has been left, for saying it in fewer bytes.
  var shortening: FrameShortening?

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
    guard let bytes = caught(body) else { return pass(body) }
    write(shortened(bytes, on: size))
  }

  /// Calls `body`, and returns what it wrote instead of writing it; `nil` if it was not called, for want
  /// of a place to keep it in.
  func caught(_ body: () -> Void) -> [UInt8]? {
    guard memory >= 0, dup2(memory, descriptor) >= 0 else { return nil }
    body()
    _ = dup2(port.output, descriptor)
    let count = Int(lseek(memory, 0, SEEK_CUR))
    guard count > 0 else { return [] }
    lseek(memory, 0, SEEK_SET)
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      initialized = max(0, pread(memory, buffer.baseAddress, count, 0))
    }
  }

  /// The same for the terminal in fewer bytes, which are to be written next.
  func shortened(_ bytes: [UInt8], on size: Size) -> [UInt8] {
    bytes.isEmpty ? [] : shortening?.shortened(bytes, on: size) ?? bytes
  }

  /// Writes to the terminal what was made for it.
  func write(_ bytes: [UInt8]) {
    if !bytes.isEmpty { port.write(bytes) }
  }
}
