import CNcurses
import Glibc
import Synchronization

/// Gives the terminal back when the program dies by its own fault, or is overdue.
///
/// It does so from a signal handler, with nothing but `poll`, `write` and `tcsetattr`. SIGBUS is not its
/// business: most often a mapped file is meant, and whoever has mapped it raises SIGABRT for the rest.
struct CrashRescue {
  private static let signals = [SIGSEGV, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGALRM]

  private let record: UnsafeMutablePointer<Record>

  /// Arms the rescue.
  ///
  /// - Parameters:
  ///   - port: the terminal.
  ///   - modes: as they are to be left.
  ///   - farewell: what to write to it before.
  init(_ port: TerminalPort, modes: termios, farewell: [UInt8]) {
    let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: farewell.count)
    _ = bytes.initialize(from: farewell)
    record = .allocate(capacity: 1)
    record.initialize(
      to: Record(input: port.input, output: port.output, modes: modes, farewell: bytes))
    armedRecord.store(UInt(bitPattern: record), ordering: .releasing)
    for number in Self.signals {
      SignalHandlers.set(
        number, to: restoreTerminal, flags: Int32(bitPattern: UInt32(SA_RESETHAND)))
    }
  }

  func disarm() {
    for number in Self.signals { SignalHandlers.reset(number) }
    armedRecord.store(0, ordering: .releasing)
    record.pointee.farewell.deallocate()
    record.deallocate()
  }
}

private struct Record {
  var input: Int32
  var output: Int32
  var modes: termios
  var farewell: UnsafeMutableBufferPointer<UInt8>
}

/// The address of the record in force, 0 if there is none.
private let armedRecord = Atomic<UInt>(0)

/// Raises the signal again, which now ends the program as it would have without us.
private func restoreTerminal(_ number: Int32) {
  let address = armedRecord.load(ordering: .acquiring)
  if let record = UnsafeMutablePointer<Record>(bitPattern: address) {
    var descriptor = pollfd(fd: record.pointee.output, events: Int16(POLLOUT), revents: 0)
    if poll(&descriptor, 1, 0) == 1 {
      let farewell = record.pointee.farewell
      _ = write(record.pointee.output, farewell.baseAddress, farewell.count)
    }
    _ = tcsetattr(record.pointee.input, TCSANOW, &record.pointee.modes)
  }
  raise(number)
}
