import Glibc

/// A file as it was read.
package struct FileContents: Sendable {
  package let bytes: [UInt8]
  package let status: FileStatus
}

/// A name in a folder and the kind that the folder itself tells, so that no file need be asked.
struct DirectoryEntry: Sendable {
  let name: FileName
  /// `nil` where the file system does not tell.
  let kind: FileStatus.Kind?
}

extension Directory {
  /// Every name but `.` and `..`, in no order.
  func entries() throws(StorageError) -> [DirectoryEntry] {
    var entries: [DirectoryEntry] = []
    try visit {
      entries.append(DirectoryEntry($0, $1, byteCount: $2))
      return true
    }
    return entries
  }

  /// Calls `body` with every name but `.` and `..`, which is in memory only meanwhile, and its length,
  /// for as long as it returns `true`.
  func visitEntries(_ body: (UnsafePointer<CChar>, Int) -> Bool) throws(StorageError) {
    try visit { _, name, byteCount in body(name, byteCount) }
  }

  private func visit(
    _ body: (UnsafeMutablePointer<dirent>, UnsafePointer<CChar>, Int) -> Bool
  ) throws(StorageError) {
    let copy = retryingInterrupted {
      openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    guard copy >= 0, let stream = fdopendir(copy) else {
      throw .last("open", path: path)
    }
    defer { closedir(stream) }
    let offset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
    errno = 0
    while let entry = readdir(stream) {
      let name = (UnsafeRawPointer(entry) + offset).assumingMemoryBound(to: CChar.self)
      let byteCount = strlen(name)
      let isItselfOrParent = name[0] == 46 && (byteCount == 1 || (byteCount == 2 && name[1] == 46))
      if !isItselfOrParent, !body(entry, name, byteCount) { return }
      errno = 0
    }
    guard errno == 0 else { throw .last("readdir", path: path) }
  }

  /// Reads a whole file; never waits for a FIFO, never follows a symbolic link.
  package func read(_ name: FileName) throws(StorageError) -> FileContents {
    var bytes: [UInt8] = []
    let status = try read(name, into: &bytes)
    return FileContents(bytes: bytes, status: status)
  }

  /// The same into memory that may have been used before.
  ///
  /// - Returns: The status of the file.
  func read(_ name: FileName, into bytes: inout [UInt8]) throws(StorageError) -> FileStatus {
    let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC
    let file = name.withCString { name in
      retryingInterrupted { openat(descriptor, name, flags) }
    }
    guard file >= 0 else { throw lastError("open", name) }
    defer { close(file) }
    var found = stat()
    guard fstat(file, &found) == 0 else { throw lastError("stat", name) }
    let status = FileStatus(found)
    guard status.kind == .regular else { throw .notRegular(path: path(of: name)) }
    guard status.byteCount <= Self.largestFile else {
      throw .tooBig(path: path(of: name), byteCount: status.byteCount)
    }
    guard bytes.read(file, expecting: status.byteCount) else { throw lastError("read", name) }
    return status
  }
}

extension [UInt8] {
  /// Becomes what is read of a file to its end, which most often is where `byteCount` says; `false` on
  /// error.
  fileprivate mutating func read(_ file: Int32, expecting byteCount: Int) -> Bool {
    removeAll(keepingCapacity: true)
    guard readMore(of: file, atMost: byteCount + 1, expecting: byteCount) else { return false }
    var oldCount = byteCount
    while count > oldCount, count <= Directory.largestFile {
      oldCount = count
      guard readMore(of: file, atMost: 1 << 16, expecting: 0) else { return false }
    }
    return true
  }

  /// Reads until there are `limit` bytes more or the file ends; `false` on error.
  ///
  /// A file of whose bytes there were as many as `expected` when there was room for more has ended.
  private mutating func readMore(
    of file: Int32, atMost limit: Int, expecting expected: Int
  ) -> Bool {
    var hasFailed = false
    append(addingCapacity: limit) { output in
      output.withUnsafeMutableBufferPointer { buffer, count in
        while count < limit, let start = buffer.baseAddress {
          let got = retryingInterrupted { Glibc.read(file, start + count, limit - count) }
          hasFailed = got < 0
          guard got > 0 else { return }
          count += got
          if count == expected { return }
        }
      }
    }
    return !hasFailed
  }
}

extension DirectoryEntry {
  fileprivate init(
    _ entry: UnsafeMutablePointer<dirent>, _ name: UnsafePointer<CChar>, byteCount: Int
  ) {
    self.name = FileName(copying: name, byteCount: byteCount)
    switch Int(entry.pointee.d_type) {
    case Int(DT_REG): kind = .regular
    case Int(DT_DIR): kind = .directory
    case Int(DT_LNK): kind = .symbolicLink
    case Int(DT_UNKNOWN): kind = nil
    default: kind = .other
    }
  }
}
