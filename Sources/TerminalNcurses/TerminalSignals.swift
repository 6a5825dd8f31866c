import Glibc
import Synchronization

/// The signals a terminal program lives with, through a pipe that `poll` can wait for.
///
/// There is one at a time; it acts from its creation to the end of the process.
package final class TerminalSignals {
  /// What a signal asks of the program.
  package enum Request: Hashable, Sendable {
    /// SIGTERM, SIGHUP, SIGINT or SIGQUIT: save, give the terminal back and go.
    case end(signal: Int32)
    /// SIGTSTP, see ``NcursesScreen/stopProcess()``.
    case stop
    /// SIGCONT, see ``NcursesScreen/resume()``.
    case resume
    /// SIGWINCH: ask for the next event, it is the new size.
    case resize
  }

  /// Readable when there is a request.
  package let fileDescriptor: Int32

  private static let ending = [SIGTERM, SIGHUP, SIGINT, SIGQUIT]

  /// Installs the handlers; returns `nil` if the system has no pipe to give.
  ///
  /// SIGPIPE is caught and forgotten, so that a write to a closed pipe is an error and no more. A
  /// program that is told to end and is still there `graceSeconds` later (because it hangs in a
  /// write to a terminal that does not read, say) is ended by SIGALRM.
  package init?(graceSeconds: UInt32 = 5) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    fileDescriptor = ends[0]
    signalGrace.store(graceSeconds, ordering: .relaxed)
    signalPipe.store(ends[1], ordering: .releasing)
    for number in Self.ending + [SIGTSTP, SIGCONT, SIGWINCH, SIGPIPE] {
      SignalHandlers.set(number, to: noteSignal)
    }
  }

  /// The next request that is there already, or `nil` if there is none.
  package func next() -> Request? {
    var byte: UInt8 = 0
    while read(fileDescriptor, &byte, 1) == 1 {
      switch Int32(byte) {
      case SIGTSTP: return .stop
      case SIGCONT: return .resume
      case SIGWINCH: return .resize
      case let number where Self.ending.contains(number): return .end(signal: number)
      default: continue
      }
    }
    return nil
  }
}

/// Where handlers write the number of their signal.
private let signalPipe = Atomic<Int32>(-1)
private let signalGrace = Atomic<UInt32>(5)

/// Runs as a signal handler: `write` and `alarm` are all it may call.
private func noteSignal(_ number: Int32) {
  let savedError = errno
  var byte = UInt8(truncatingIfNeeded: number)
  _ = write(signalPipe.load(ordering: .acquiring), &byte, 1)
  if number == SIGTERM || number == SIGHUP { alarm(signalGrace.load(ordering: .relaxed)) }
  errno = savedError
}
