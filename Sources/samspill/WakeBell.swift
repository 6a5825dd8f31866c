import Glibc

/// A bell that `poll` can wait for: rung from any thread, heard by one.
///
/// Not a pipe: Linux takes who writes to one to be about to sleep, and wakes the reader on the writer's core,
/// where each then waits for the other though another core is free.
final class WakeBell: Sendable {
  /// Readable once the bell has been rung.
  let fileDescriptor: Int32

  /// Creates a bell, or returns `nil` if the system has none to give.
  init?() {
    guard let file = Self.eventfd?(0, O_CLOEXEC | O_NONBLOCK), file >= 0 else { return nil }
    fileDescriptor = file
  }

  func ring() {
    var once: UInt64 = 1
    _ = write(fileDescriptor, &once, MemoryLayout.size(ofValue: once))
  }

  /// Makes it quiet again.
  func silence() {
    var count: UInt64 = 0
    _ = read(fileDescriptor, &count, MemoryLayout.size(ofValue: count))
  }

  private typealias EventFD = @Sendable @convention(c) (UInt32, Int32) -> Int32

  /// `eventfd`, which Swift's Glibc does not show; its flags are those of `open`.
  private static let eventfd: EventFD? = dlsym(nil, "eventfd").map {
    unsafeBitCast($0, to: EventFD.self)
  }
}
