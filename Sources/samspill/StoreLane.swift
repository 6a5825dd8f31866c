import Dispatch
import Domain
import Glibc
import Storage
import Synchronization
import Workspace

/// The background lane: the one thread that touches the store, one job at a time, in order.
///
/// It answers only by posting to the workspace's inbox. What crosses over is an immutable value.
final class StoreLane: Sendable {
  /// What the lane is asked to do.
  enum Job: Sendable {
    /// To show what is soon known: what was kept, or all of a small store.
    case load
    /// To read everything that is not as it was, once there is something to look at.
    case verify
    case carryOut(Effect)
    case end
  }

  private let jobs: Inbox<Job>
  private let ended = DispatchSemaphore(value: 0)

  /// Creates a lane, or returns `nil` if the system has no bell to give.
  init?() {
    guard let jobs = Inbox<Job>() else { return nil }
    self.jobs = jobs
  }

  /// Adds a job; from any thread.
  func post(_ job: Job) {
    jobs.post(job)
  }

  /// Starts the lane's thread and opens the store there.
  ///
  /// - Returns: What the network is called.
  /// - Throws: Why the store cannot be opened; then there is no thread.
  func start(
    path: String, isReadOnly: Bool, trashDays: Int?, inbox: Inbox<LaneNews>, place: PlaceFile
  ) throws(StorageError) -> NetworkDescription {
    let opened = Mutex<Result<NetworkDescription, StorageError>?>(nil)
    let isOpen = DispatchSemaphore(value: 0)
    let isStarted = PlainThread.start { [self] in
      do throws(StorageError) {
        let store = try LocalStore(
          opening: path, readOnly: isReadOnly, clock: { WallClock.now })
        store.trashDays = trashDays
        opened.withLock { $0 = .success(store.network) }
        isOpen.signal()
        var worker = StoreWorker(store: store, inbox: inbox, place: place)
        run(&worker)
      } catch {
        opened.withLock { $0 = .failure(error) }
        isOpen.signal()
      }
      ended.signal()
    }
    guard isStarted else {
      throw .system(SystemError(call: "pthread_create", code: EAGAIN), path: path)
    }
    isOpen.wait()
    guard let result = opened.withLock({ $0 }) else {
      preconditionFailure("the lane says how opening went before it signals")
    }
    return try result.get()
  }

  /// Lets the jobs that are waiting be done, and the thread end; at most `seconds`.
  func finish(within seconds: Int) {
    post(.end)
    _ = ended.wait(timeout: .now() + .seconds(seconds))
  }

  private func run(_ worker: inout StoreWorker) {
    while true {
      worker.wait(forJobsAt: jobs.fileDescriptor)
      for job in jobs.take() {
        if case .end = job { return }
        worker.perform(job)
      }
    }
  }
}
