package import Domain
import Glibc

extension LocalStore {
  /// Adds new records that could be made again at any time, such as those of a demo network.
  ///
  /// Fast rather than safe: nothing is waited for to reach the disk, and there is no undo.
  ///
  /// - Throws: Why a record could not be written; those before it have been.
  package func fill(with records: [Record]) throws(ChangeFailure) {
    try whileLocked { () throws(ChangeFailure) in
      var directories: [StoreFolder: Directory] = [:]
      for record in records {
        var plan = plan()
        try plan.add(.put(record, basedOn: nil))
        do throws(StorageError) {
          for case .contents(let file, nil, let bytes?) in plan.operations {
            if directories[file.folder] == nil {
              directories[file.folder] = try layout.ensure(file.folder)
            }
            try directories[file.folder]?.create(file.name, with: bytes)
          }
        } catch {
          throw error.asChangeFailure
        }
      }
    }
    _ = reload(.everything)
  }
}

extension Directory {
  /// Creates a file, mode 0600, and does not wait for it to reach the disk.
  ///
  /// - Throws: `exists` if there is one of that name.
  fileprivate func create(_ name: FileName, with bytes: [UInt8]) throws(StorageError) {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let created = name.withCString { name in
      retryingInterrupted { openat(descriptor, name, flags, 0o600) }
    }
    guard created >= 0 else {
      if errno == EEXIST { throw .exists(path: path(of: name)) }
      throw lastError("open", name)
    }
    defer { close(created) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { buffer in
        retryingInterrupted { write(created, buffer.baseAddress, buffer.count) }
      }
      guard count > 0 else { throw lastError("write", name) }
      rest = rest.dropFirst(count)
    }
  }
}
