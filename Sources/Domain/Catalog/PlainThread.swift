import Foundation

/// A thread of the system, without what Foundation keeps of each.
package enum PlainThread {
  private static let stackByteCount = 8 << 20

  /// Does `work` on a thread of its own, which ends with it and is waited for by nobody.
  ///
  /// - Returns: `false` if the system has no more threads to give; then nothing is done.
  package static func start(_ work: @escaping @Sendable () -> Void) -> Bool {
    withUnsafeTemporaryAllocation(of: pthread_attr_t.self, capacity: 1) { buffer in
      guard let attributes = buffer.baseAddress, pthread_attr_init(attributes) == 0 else {
        return false
      }
      defer { pthread_attr_destroy(attributes) }
      pthread_attr_setdetachstate(attributes, Int32(PTHREAD_CREATE_DETACHED))
      pthread_attr_setstacksize(attributes, stackByteCount)
      let job = Unmanaged.passRetained(Job(work))
      var thread = pthread_t()
      guard pthread_create(&thread, attributes, Job.run, job.toOpaque()) == 0 else {
        job.release()
        return false
      }
      return true
    }
  }

  private final class Job: Sendable {
    private let work: @Sendable () -> Void

    init(_ work: @escaping @Sendable () -> Void) {
      self.work = work
    }

    /// Takes over the job at an address and does it.
    static let run: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = {
      guard let address = $0 else { return nil }
      Unmanaged<Job>.fromOpaque(address).takeRetainedValue().work()
      return nil
    }
  }
}
