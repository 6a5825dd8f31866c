import Glibc

/// A bell that `poll` can wait for: rung from any thread, heard by one.
final class WakePipe: Sendable {
  /// Readable once the bell has been rung.
  let fileDescriptor: Int32
  private let writingEnd: Int32

  /// Creates a bell, or returns `nil` if the system has no pipe to give.
  init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    (fileDescriptor, writingEnd) = (ends[0], ends[1])
  }

  func ring() {
    var byte: UInt8 = 0
    _ = write(writingEnd, &byte, 1)
  }

  /// Makes it quiet again.
  func silence() {
    var bytes = [UInt8](repeating: 0, count: 256)
    while read(fileDescriptor, &bytes, bytes.count) > 0 {}
  }
}
