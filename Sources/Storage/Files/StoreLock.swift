import Glibc

/// One writer at a time: held from its making until it is let go of, at the latest when the process
/// ends, however it ends.
///
/// Advisory (`flock`), so it orders only our own processes; that nothing of others is lost is the work
/// of ``AtomicFile``. Where the file system knows no locks, it is as good as held.
package final class StoreLock: Sendable {
  private let descriptor: Int32

  private init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  deinit {
    close(descriptor)
  }

  /// Locks `directory` itself: nothing is left in it.
  ///
  /// - Throws: `busy` after `milliseconds` of waiting.
  package convenience init(
    locking directory: Directory, waitingAtMost milliseconds: Int = 10_000
  ) throws(StorageError) {
    let opened = retryingInterrupted {
      openat(directory.descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    guard opened >= 0 else { throw .last("open", path: directory.path) }
    self.init(descriptor: opened)
    try wait(atMost: milliseconds, path: directory.path)
  }

  /// Locks the file `name`, which is created if need be and stays.
  package convenience init(
    locking name: FileName, in directory: Directory, waitingAtMost milliseconds: Int = 10_000
  ) throws(StorageError) {
    let flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    let opened = name.withCString { name in
      retryingInterrupted { openat(directory.descriptor, name, flags, 0o600) }
    }
    guard opened >= 0 else { throw directory.lastError("open", name) }
    makePrivate(opened)
    self.init(descriptor: opened)
    try wait(atMost: milliseconds, path: directory.path(of: name))
  }

  /// Asks again after 1, 2, 4 … 32 ms: a blocking call could not be given up.
  private func wait(atMost milliseconds: Int, path: String) throws(StorageError) {
    var (waited, pause) = (0, 1)
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      let code = errno
      guard code == EWOULDBLOCK || code == EINTR else { return }
      guard waited < milliseconds else { throw .busy(path: path) }
      usleep(UInt32(pause) * 1000)
      waited += pause
      pause = min(pause * 2, 32)
    }
  }
}
