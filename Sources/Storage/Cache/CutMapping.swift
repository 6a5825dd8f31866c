import Glibc
import Synchronization

/// Lets the program live on when another program cuts short a file that is mapped into memory.
///
/// Where the file was, there are zeros then. Nothing that is unpacked relies on what it reads, so no more
/// comes of that than records that say nothing, until everything has been read anew.
package enum CutMapping {
  /// What has to be done about a file that was cut short.
  private enum Concern {
    static let none = 0
    static let untold = 1
    static let told = 2
  }

  private static let concern = Atomic(Concern.none)

  /// Begins to do so, for as long as the program runs.
  ///
  /// Any other reason for SIGBUS ends the program as SIGABRT does.
  package static func survive() {
    concern.store(Concern.none, ordering: .relaxed)
    var action = sigaction()
    action.__sigaction_handler.sa_sigaction = putZeros
    action.sa_flags = SA_SIGINFO
    sigaction(SIGBUS, &action, nil)
  }

  /// Whether a file was cut short of which nobody has been told yet; `true` once for each time.
  package static func isNews() -> Bool {
    concern.compareExchange(
      expected: Concern.untold, desired: Concern.told, ordering: .relaxed
    ).exchanged
  }

  /// Whether a file was cut short and nothing has been read anew since.
  package static var isUnmended: Bool {
    concern.load(ordering: .relaxed) != Concern.none
  }

  /// Whether a file was cut short since this was asked last; who asks reads everything anew.
  static func hasHappened() -> Bool {
    concern.exchange(Concern.none, ordering: .relaxed) != Concern.none
  }

  /// Puts a page of zeros where there is none; does nothing that a signal handler may not do.
  private static let putZeros:
    @convention(c) (Int32, UnsafeMutablePointer<siginfo_t>?, UnsafeMutableRawPointer?) -> Void = {
      _, info, _ in
      guard let info, info.pointee.si_code == missingAddress else {
        raise(SIGABRT)
        return
      }
      let address = UInt(bitPattern: info.pointee._sifields._sigfault.si_addr)
      let page = UInt(getpagesize())
      let place = UnsafeMutableRawPointer(bitPattern: address / page * page)
      let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED
      guard mmap(place, Int(page), PROT_READ, flags, -1, 0) != MAP_FAILED else {
        raise(SIGABRT)
        return
      }
      concern.store(Concern.untold, ordering: .relaxed)
    }

  /// `BUS_ADRERR`: there is nothing at the address.
  private static let missingAddress: Int32 = 2
}
