import Domain
import Glibc

/// A file mapped into memory, to be read only.
enum MappedFile {
  /// Maps a regular file that belongs to us; `nil` if there is none, or it cannot be had.
  ///
  /// The file must be replaced by renaming, never written in place: what is mapped stays as it was.
  static func region(of name: FileName, in directory: Directory) -> ByteRegion? {
    let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    let file = name.withCString { name in
      retryingInterrupted { openat(directory.descriptor, name, flags) }
    }
    guard file >= 0 else { return nil }
    defer { close(file) }
    return region(of: file)
  }

  /// Maps an open file; it may be closed afterwards.
  static func region(of descriptor: Int32) -> ByteRegion? {
    var found = stat()
    guard fstat(descriptor, &found) == 0, found.st_mode & S_IFMT == S_IFREG,
      found.st_uid == geteuid(), found.st_size > 0
    else { return nil }
    let count = Int(found.st_size)
    guard let start = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED
    else { return nil }
    return ByteRegion(takingOver: start, count: count) {
      munmap($0, $1)
    } letGo: {
      letGo(of: $0)
    }
  }

  private static func letGo(of piece: UnsafeRawBufferPointer) {
    guard let start = piece.baseAddress else { return }
    let page = sysconf(Int32(_SC_PAGESIZE))
    let first = (Int(bitPattern: start) + page - 1) / page * page
    let end = (Int(bitPattern: start) + piece.count) / page * page
    guard first < end else { return }
    madvise(UnsafeMutableRawPointer(bitPattern: first), end - first, MADV_DONTNEED)
  }
}
