import Glibc

extension Directory {
  /// Renames a file, replacing what has the new name.
  func move(
    _ name: FileName, to target: Directory? = nil, replacing newName: FileName
  ) throws(StorageError) {
    let result = name.withCString { old in
      newName.withCString { new in
        retryingInterrupted {
          renameat(descriptor, old, (target ?? self).descriptor, new)
        }
      }
    }
    guard result == 0 else { throw (target ?? self).lastError("rename", newName) }
  }

  /// Renames a file to a name that is free.
  ///
  /// - Throws: `exists` if it is not; then nothing has changed.
  func move(
    _ name: FileName, to target: Directory? = nil, toAbsent newName: FileName
  ) throws(StorageError) {
    let target = target ?? self
    if rename(name, to: target, newName, flags: HiddenCall.renameToAbsent) == 0 { return }
    guard isUnsupported(errno) else { throw target.lastError("rename", newName) }
    let linked = name.withCString { old in
      newName.withCString { new in
        retryingInterrupted { linkat(descriptor, old, target.descriptor, new, 0) }
      }
    }
    guard linked == 0 else { throw target.lastError("link", newName) }
    try unlink(name)
  }

  /// Lets two files change names in one step; `false` where the file system cannot.
  func exchange(_ name: FileName, _ other: FileName) throws(StorageError) -> Bool {
    if rename(name, to: self, other, flags: HiddenCall.renameByExchange) == 0 { return true }
    guard isUnsupported(errno) else { throw lastError("rename", other) }
    return false
  }

  private func rename(
    _ name: FileName, to target: Directory, _ newName: FileName, flags: UInt32
  ) -> Int32 {
    guard let call = HiddenCall.renameat2 else {
      errno = ENOSYS
      return -1
    }
    return name.withCString { old in
      newName.withCString { new in
        retryingInterrupted { call(descriptor, old, target.descriptor, new, flags) }
      }
    }
  }
}

/// Whether an error says that the system or the file system has no such way of renaming.
private func isUnsupported(_ code: Int32) -> Bool {
  code == EINVAL || code == ENOSYS || code == EOPNOTSUPP
}
